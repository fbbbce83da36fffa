/** The hearings of one day at one court. */
import type { DiaryLine } from '@mips/contracts/court-parts'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { formatOfficer } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'

const columns: readonly Column<DiaryLine>[] = [
  { key: 'time', header: 'Time', cell: ({ time }) => time ?? 'Not said' },
  {
    key: 'case',
    header: 'Case',
    isRowHeader: true,
    cell: ({ caseId, title, urn }) => (
      <Link href={paths.caseCourt(caseId)}>
        {title} <span className="mips-muted">{urn}</span>
      </Link>
    ),
  },
  { key: 'type', header: 'Hearing', cell: ({ type }) => type.label },
  { key: 'state', header: 'Case stands', cell: ({ state }) => state.label },
  {
    key: 'people',
    header: 'Needed',
    cell: ({ needed, notWarned, isHeard }) => (
      <>
        {needed} {notWarned > 0 && !isHeard ? <Tag tone="caution">{notWarned} not warned</Tag> : null}
        {isHeard ? <Tag tone="good">Heard</Tag> : null}
      </>
    ),
  },
  {
    key: 'officer',
    header: 'Officer in the case',
    cell: ({ officer }) => (officer === null ? '' : formatOfficer(officer)),
  },
]

export function HearingTable({ caption, hearings }: { caption: string; hearings: readonly DiaryLine[] }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={columns}
      rows={hearings}
      rowKey={({ id }) => id}
      empty={<p>Nothing is heard here.</p>}
    />
  )
}
