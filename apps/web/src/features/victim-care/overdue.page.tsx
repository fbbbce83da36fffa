/** Victims who have to be told: the most harm first, then the longest waiting. */
import type { VictimDueLine } from '@mips/contracts/victim-care-parts'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'

const columns: Column<VictimDueLine>[] = [
  {
    key: 'crime',
    header: 'Crime',
    isRowHeader: true,
    cell: ({ crimeId, reference, title }) => (
      <Link href={`/crimes/${crimeId}/victims`}>
        {reference} {title}
      </Link>
    ),
  },
  { key: 'victim', header: 'Victim', cell: ({ name }) => name },
  {
    key: 'what',
    header: 'To be told',
    cell: ({ trigger, failed }) =>
      failed === 0
        ? trigger.label
        : `${trigger.label} (${failed} failed ${failed === 1 ? 'attempt' : 'attempts'})`,
  },
  {
    key: 'by',
    header: 'By',
    cell: ({ by, isOverdue }) => (
      <>
        {formatDateTimeZone(by)} {isOverdue ? <Tag tone="bad">Overdue</Tag> : null}
      </>
    ),
  },
  { key: 'harm', header: 'Harm', cell: ({ harm }) => harm },
  {
    key: 'officer',
    header: 'Officer',
    cell: ({ officer }) => (officer === null ? 'Nobody' : formatOfficer(officer)),
  },
]

export function OverduePage() {
  usePageTitle('Victims to be told')
  const due = useQuery({
    ...topicApi.victimCare.listDue.query({ query: { when: 'soon' } }),
    refetchInterval: 60_000,
  })
  return (
    <>
      <PageHeading>Victims to be told</PageHeading>
      <p>Overdue, and due within two days; the most harm first.</p>
      <Shown query={due} words="Looking who has to be told…" headingLevel={2}>
        {({ lines, isCut }) => (
          <>
            <DataTable
              caption="Victims to be told"
              captionHidden
              columns={columns}
              rows={lines}
              rowKey={({ id }) => id}
              empty={<p>Every victim has been told in time.</p>}
            />
            {isCut ? <p>There are more than these.</p> : null}
          </>
        )}
      </Shown>
    </>
  )
}
