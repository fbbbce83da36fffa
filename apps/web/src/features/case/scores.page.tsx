/** How clean the files of each team were when they were submitted, month by month. */
import type { TeamScore } from '@mips/contracts/case-forms'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useQuery } from '@tanstack/react-query'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'

const columns: Column<TeamScore>[] = [
  {
    key: 'team',
    header: 'Team',
    isRowHeader: true,
    cell: ({ unit, unitCode }) => unit ?? unitCode ?? 'No team',
  },
  { key: 'month', header: 'Month', cell: ({ month }) => month },
  { key: 'submitted', header: 'Submitted', numeric: true, cell: ({ submitted }) => submitted },
  { key: 'clean', header: 'Without a block', numeric: true, cell: ({ submittedClean }) => submittedClean },
  { key: 'returned', header: 'Returned', numeric: true, cell: ({ returned }) => returned },
  { key: 'certified', header: 'Certified', numeric: true, cell: ({ certified }) => certified },
  {
    key: 'kept',
    header: 'Rules kept, on average',
    numeric: true,
    cell: ({ keptOnAverage, of }) => `${keptOnAverage} of ${of}`,
  },
]

export function ScoresPage() {
  usePageTitle('Scores of case files')
  const found = useQuery({ ...topicApi.caseForms.scores.query(), staleTime: 0 })
  return (
    <div className="mips-stack">
      <PageHeading actions={<Link href={paths.cases()}>Cases</Link>}>Scores of case files</PageHeading>
      <Shown query={found} words="Counting the files…" headingLevel={2}>
        {({ teams }) => (
          <DataTable
            caption="Files by team and month, the newest month first"
            captionHidden
            columns={columns}
            rows={teams}
            rowKey={({ unitCode, month }) => `${unitCode ?? ''} ${month}`}
            empty={<p>No file was submitted in the last twelve months.</p>}
          />
        )}
      </Shown>
    </div>
  )
}
