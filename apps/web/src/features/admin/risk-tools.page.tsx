/** The risk tools of domestic abuse, with the version that each is put in now. */
import type { RiskToolLine } from '@mips/contracts/risk-tool'
import { DataTable, type Column } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { formatDate } from '../../platform/format.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { AdminFrame } from './admin-frame.tsx'
import { adminPaths } from './admin.paths.ts'

const columns: Column<RiskToolLine>[] = [
  {
    key: 'tool',
    header: 'Tool',
    isRowHeader: true,
    cell: (row) => <Link href={adminPaths.riskTool(row.tool)}>{row.label}</Link>,
  },
  {
    key: 'version',
    header: 'Version',
    cell: (row) => (
      <>
        {versionWords(row)} {row.hasProposal ? <Tag tone="caution">A new version waits</Tag> : null}
      </>
    ),
  },
  { key: 'topics', header: 'Questions', numeric: true, cell: (row) => row.topics },
]

/** Which version stands, in words. */
export const versionWords = ({ version, validFrom, isBuiltIn }: RiskToolLine): string => {
  if (version !== null && validFrom !== null) return `${version} of the force, since ${formatDate(validFrom)}`
  return isBuiltIn ? 'Topics of the program, without words' : 'Not loaded: it cannot be used'
}

export function RiskToolsPage() {
  const query = useQuery({ ...topicApi.riskTool.listTools.query(), staleTime: 0 })
  return (
    <AdminFrame
      part="riskTools"
      title="Risk tools"
      caption="The questions, grades and thresholds of domestic abuse, version by version"
    >
      <Shown query={query} words="Reading the tools…">
        {({ tools }) => (
          <>
            <p>
              The wording of most tools is licensed and does not come with the program: load it here as your
              force has agreed it. Assessments keep the version that they were made with.
            </p>
            <DataTable
              caption="Risk tools"
              captionHidden
              columns={columns}
              rows={tools}
              rowKey={({ tool }) => tool}
              empty={<p>No tools.</p>}
            />
          </>
        )}
      </Shown>
    </AdminFrame>
  )
}
