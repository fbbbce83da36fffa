/** Events of the last four weeks at which nobody has decided about a child. */
import type { ChildrenAtEvent } from '@mips/contracts/mash-parts'
import { kindLabel } from '@mips/domain/codes/record-kinds'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { formatDateTime, formatRecord } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { SafeguardingNav } from '../../platform/safeguarding-nav.tsx'
import { topicApi } from '../../platform/topic-api.ts'

const columns: Column<ChildrenAtEvent>[] = [
  {
    key: 'event',
    header: 'Event',
    isRowHeader: true,
    cell: ({ event }) => <Link href={paths.childrenAt(event.id)}>{formatRecord(event)}</Link>,
  },
  { key: 'kind', header: 'Kind', cell: ({ event }) => kindLabel(event.kind) },
  { key: 'when', header: 'When', cell: ({ event }) => formatDateTime(event.occurredFrom) },
  {
    key: 'children',
    header: 'Children',
    cell: ({ counts, children }) => (
      <>
        {children
          .filter(({ report, noReport }) => report === null && noReport === null)
          .map(({ name }) => name)
          .join(', ')}{' '}
        <Tag tone="bad">
          {counts.undecided} of {counts.children} undecided
        </Tag>
      </>
    ),
  },
]

export function ChildrenDeskPage() {
  usePageTitle('Children at events')
  const desk = useQuery({ ...topicApi.mash.listUndecided.query({}), refetchInterval: 60_000 })
  return (
    <>
      <PageHeading>Children at events</PageHeading>
      <SafeguardingNav current={paths.childrenDesk()} />
      <p>Each child at an event needs a report, or a reason for none. These have neither.</p>
      <Shown query={desk} words="Counting…" headingLevel={2}>
        {({ events, undecided }) => (
          <>
            <p role="status">
              <strong>{undecided}</strong> {undecided === 1 ? 'child' : 'children'} without a decision
            </p>
            <DataTable
              caption="Events"
              captionHidden
              columns={columns}
              rows={events}
              rowKey={({ event }) => event.id}
              empty={<p>Every child at an event that you may see has a decision.</p>}
            />
          </>
        )}
      </Shown>
    </>
  )
}
