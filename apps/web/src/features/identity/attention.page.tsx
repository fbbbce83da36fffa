import type { Attention } from '@mips/contracts/identity-replies'
import { DataTable, type Column } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { Warning } from '@mips/ui/warning.tsx'
import { useQuery } from '@tanstack/react-query'
import { topicApi } from '../../platform/topic-api.ts'
import { formatDateTime } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { IdentityNav } from './identity-nav.tsx'

const columns: Column<Attention>[] = [
  {
    key: 'who',
    header: 'Person',
    isRowHeader: true,
    cell: (row) => (
      <>
        <Link href={`${paths.nominal(row.nominalId)}#decisions`}>{row.displayName}</Link>{' '}
        <span className="mips-muted">{row.reference}</span>
      </>
    ),
  },
  { key: 'why', header: 'Why', cell: (row) => <Tag tone="caution">{row.label}</Tag> },
  { key: 'words', header: 'What is wrong', cell: (row) => row.words },
  { key: 'since', header: 'Since', sortValue: (row) => row.since, cell: (row) => formatDateTime(row.since) },
]

/** The people whose records need somebody to look at them, and why. */
export function AttentionPage() {
  usePageTitle('People that need attention')
  const query = useQuery({
    ...topicApi.identity.listAttention.query({ query: { limit: 100 } }),
    staleTime: 0,
  })
  return (
    <div className="mips-stack">
      <PageHeading caption="The longest waiting first">People that need attention</PageHeading>
      <IdentityNav current={paths.attention()} />
      <Shown query={query} words="Reading the queue…">
        {({ clusters, matchingNotice }) => (
          <>
            {matchingNotice === null ? null : <Warning>{matchingNotice}</Warning>}
            <DataTable
              caption="People that need attention"
              captionHidden
              columns={columns}
              rows={clusters}
              rowKey={({ nominalId, code }) => `${nominalId} ${code}`}
              empty={
                <p>
                  Nobody’s records need attention: no joined records disagree and nothing waits to be placed.
                </p>
              }
            />
          </>
        )}
      </Shown>
    </div>
  )
}
