import type { CodeListLine } from '@mips/contracts/code-list'
import { DataTable, type Column } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../platform/api.ts'
import { formatDate } from '../../platform/format.ts'
import { Shown } from '../../platform/problem.tsx'
import { AdminFrame } from './admin-frame.tsx'
import { adminPaths } from './admin.paths.ts'

const columns: Column<CodeListLine>[] = [
  {
    key: 'list',
    header: 'List',
    isRowHeader: true,
    sortValue: (row) => row.title,
    cell: (row) => <Link href={adminPaths.codeList(row.list)}>{row.title}</Link>,
  },
  {
    key: 'version',
    header: 'Version',
    cell: (row) => (
      <>
        {row.version} <span className="mips-muted">since {formatDate(row.validFrom)}</span>{' '}
        {row.hasProposal ? <Tag tone="caution">A new version waits</Tag> : null}
      </>
    ),
  },
  { key: 'codes', header: 'Codes', numeric: true, sortValue: (row) => row.codes, cell: (row) => row.codes },
  {
    key: 'retired',
    header: 'Retired',
    numeric: true,
    sortValue: (row) => row.retired,
    cell: (row) => row.retired,
  },
  { key: 'tie', header: 'National catalogue', cell: (row) => <Tie line={row} /> },
]

/** How a list is tied to the national catalogue, in words. */
export function Tie({ line: { catalogue } }: { line: Pick<CodeListLine, 'catalogue'> }) {
  if (catalogue.status === 'not-yet-mapped') return <span className="mips-muted">not yet mapped</span>
  const words = `${catalogue.entity ?? ''}: ${catalogue.attribute ?? ''}`
  return catalogue.status === 'mapped' ? (
    <>
      {words} ({catalogue.officialId})
    </>
  ) : (
    <>
      {words} <span className="mips-muted">[R] from recall, official id not known</span>
    </>
  )
}

/** Every coded list with its version, and how far the lists are tied to the national catalogue. */
export function CodeListsPage() {
  const query = useQuery({ ...api.codeList.listLists.query(), staleTime: 0 })
  return (
    <AdminFrame
      part="codeLists"
      title="Coded lists"
      caption="What forms offer and codes mean, version by version"
    >
      <Shown query={query} words="Reading the lists…">
        {({ lists, catalogue }) => (
          <>
            <p>
              Of {lists.length} lists, {catalogue.mapped} carry an official id of the national catalogue (POLE
              data standards, 44 entities), {catalogue.recalled} are tied by recall, and{' '}
              {catalogue['not-yet-mapped']} are not yet mapped.
            </p>
            <DataTable
              caption="Coded lists"
              captionHidden
              columns={columns}
              rows={lists}
              rowKey={({ list }) => list}
              empty={<p>No lists.</p>}
            />
          </>
        )}
      </Shown>
    </AdminFrame>
  )
}
