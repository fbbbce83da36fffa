/** The briefings that are made: drafts, those that stand and those that ended. */
import type { BriefingListLine } from '@mips/contracts/briefing-parts'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { formatDate } from '../../platform/format.ts'
import { goTo } from '../../platform/go-to.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { AudienceForm } from './audience-form.tsx'
import { audienceWords } from './briefing-words.ts'

const tones = { PUBLISHED: 'good', DRAFT: 'caution' } as const

const columns: Column<BriefingListLine>[] = [
  {
    key: 'title',
    header: 'Briefing',
    isRowHeader: true,
    cell: ({ id, title }) => <Link href={paths.briefingDraft(id)}>{title}</Link>,
  },
  { key: 'for', header: 'For', cell: audienceWords },
  {
    key: 'days',
    header: 'Days',
    cell: ({ from, until }) =>
      from === until ? formatDate(from) : `${formatDate(from)} to ${formatDate(until)}`,
  },
  {
    key: 'state',
    header: 'State',
    cell: ({ state, stateLabel }) => (
      <Tag tone={state in tones ? tones[state as keyof typeof tones] : 'neutral'}>{stateLabel}</Tag>
    ),
  },
  {
    key: 'items',
    header: 'Told now',
    numeric: true,
    cell: ({ standing, items }) => `${standing} of ${items}`,
  },
  {
    key: 'receipts',
    header: 'Receipts',
    cell: ({ id, title, state }) =>
      state === 'DRAFT' ? (
        ''
      ) : (
        <Link href={paths.briefingReceipts(id)}>
          Who has read<span className="govuk-visually-hidden"> {title}</span>
        </Link>
      ),
  },
]

export function BriefingsPage() {
  usePageTitle('Briefings')
  const list = useQuery({ ...topicApi.briefing.list.query(), staleTime: 0 })
  return (
    <div className="mips-stack">
      <PageHeading actions={<Link href={paths.briefing()}>Read today’s</Link>}>Briefings</PageHeading>
      <Shown query={list} words="Looking up the briefings…" headingLevel={2}>
        {({ briefings, allUnits }) => (
          <>
            <DataTable
              caption="Briefings, the newest first"
              captionHidden
              columns={columns}
              rows={briefings}
              rowKey={({ id }) => id}
              empty={<p>No briefing was made yet.</p>}
            />
            <Card title="Make a briefing">
              <AudienceForm units={allUnits} onDone={(id) => goTo(paths.briefingDraft(id))} />
            </Card>
          </>
        )}
      </Shown>
    </div>
  )
}
