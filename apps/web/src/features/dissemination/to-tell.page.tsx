/** Who has to be told of what changed in intelligence that they received, whose answer is waited for, and whose receipt. */
import type { ToTellLine } from '@mips/contracts/dissemination'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { formatDateTime } from '../../platform/format.ts'
import { IntelligenceNav } from '../../platform/intelligence-nav.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'

const columns: Column<ToTellLine>[] = [
  {
    key: 'who',
    header: 'Recipient',
    isRowHeader: true,
    cell: ({ toPerson, toOrganisation }) => `${toPerson}, ${toOrganisation}`,
  },
  {
    key: 'report',
    header: 'Report',
    cell: ({ reportId, reference }) => (
      <Link href={paths.givenIntelligence(reportId)}>{reference ?? 'The report'}</Link>
    ),
  },
  {
    key: 'what',
    header: 'What changed',
    cell: ({ kind, isUrgent, isTold }) =>
      kind === null ? (
        'Conditions to accept'
      ) : (
        <>
          {kind.label} {isUrgent && !isTold ? <Tag tone="bad">Urgent</Tag> : null}
        </>
      ),
  },
  { key: 'given', header: 'Given', cell: ({ givenAt }) => formatDateTime(givenAt) },
  {
    key: 'due',
    header: 'Due',
    cell: ({ due }) => (
      <>
        {due.text} by {formatDateTime(due.by)} {due.isOverdue ? <Tag tone="bad">Overdue</Tag> : null}
      </>
    ),
  },
]

export function ToTellPage() {
  usePageTitle('Who has to be told')
  const list = useQuery({ ...topicApi.dissemination.toTell.query({}), refetchInterval: 60_000 })
  return (
    <div className="mips-stack">
      <PageHeading>Who has to be told</PageHeading>
      <IntelligenceNav current={paths.toTell()} />
      <p>Everybody who received intelligence is told without delay when it is wrong or called back.</p>
      <Shown query={list} words="Reading who has to be told…" headingLevel={2}>
        {({ figures, lines, isCut }) => (
          <>
            <p role="status">
              <strong>{figures.toTell}</strong> to tell, {figures.urgent} of them urgent;{' '}
              <strong>{figures.overdue}</strong> overdue; {figures.answers} to answer; {figures.receipts} to
              accept conditions.
            </p>
            {isCut ? <p>There are more: these are the oldest.</p> : null}
            <DataTable
              caption="Who has to be told"
              captionHidden
              columns={columns}
              rows={lines}
              rowKey={({ givenId, eventId }) => `${givenId} ${eventId ?? ''}`}
              rowTone={({ due }) => (due.isOverdue ? 'bad' : undefined)}
              empty={<p>Nobody whom you may see has to be told.</p>}
            />
          </>
        )}
      </Shown>
    </div>
  )
}
