/** Notices that are due: the court's clock first, then what waits for authority or service, then orders in force. */
import type { NoticeLine } from '@mips/contracts/protection'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { formatDate, formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { SafeguardingNav } from '../../platform/safeguarding-nav.tsx'
import { topicApi } from '../../platform/topic-api.ts'

const columns: Column<NoticeLine>[] = [
  {
    key: 'person',
    header: 'Person',
    isRowHeader: true,
    cell: ({ id, person, reference }) => (
      <Link href={paths.protectionNotice(id)}>
        {person?.name ?? 'Not shown'} <span className="mips-muted">{reference}</span>
      </Link>
    ),
  },
  { key: 'kind', header: 'Notice', cell: ({ kind }) => kind.label },
  { key: 'state', header: 'State', cell: ({ state }) => state.label },
  {
    key: 'due',
    header: 'Due',
    cell: ({ due, orderEndsOn }) => {
      if (due === null) return orderEndsOn === null ? '' : `In force until ${formatDate(orderEndsOn)}`
      return (
        <>
          {due.text} {formatDateTimeZone(due.by)} {due.isOverdue ? <Tag tone="bad">Overdue</Tag> : null}
        </>
      )
    },
  },
  {
    key: 'hearing',
    header: 'Hearing',
    cell: ({ hearingAt }) => (hearingAt === null ? '' : formatDateTimeZone(hearingAt)),
  },
  { key: 'by', header: 'Asked by', cell: ({ by }) => (by === null ? '' : formatOfficer(by)) },
]

export function NoticesPage() {
  usePageTitle('Protection notices')
  const desk = useQuery({ ...topicApi.protection.desk.query({}), refetchInterval: 60_000 })
  return (
    <>
      <PageHeading>Protection notices and orders</PageHeading>
      <SafeguardingNav current={paths.noticeDesk()} />
      <Shown query={desk} words="Looking what is due…" headingLevel={2}>
        {({ lines }) => (
          <DataTable
            caption="Notices and orders, what is due first"
            captionHidden
            columns={columns}
            rows={lines}
            rowKey={({ id }) => id}
            rowTone={({ due }) => (due?.isOverdue === true ? 'bad' : undefined)}
            empty={<p>No notice or order is in force.</p>}
          />
        )}
      </Shown>
    </>
  )
}
