/** Exhibits in rows: which, what, where now. */
import type { AlarmLine, ExhibitLine } from '@mips/contracts/property-lines'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { formatDateTimeZone } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'

export const exhibitName = ({ exhibitRef, description, kind }: ExhibitLine): string =>
  `${exhibitRef} ${description || kind.label}`

const columns: Column<ExhibitLine>[] = [
  {
    key: 'exhibit',
    header: 'Exhibit',
    isRowHeader: true,
    cell: (row) => (
      <>
        <Link href={paths.exhibit(row.id)}>{exhibitName(row)}</Link>{' '}
        {row.needsTwo ? <Tag tone="caution">Two people</Tag> : null}
      </>
    ),
  },
  { key: 'number', header: 'Number', cell: ({ reference }) => reference },
  {
    key: 'where',
    header: 'Where it is',
    cell: ({ holder, notFoundSince }) =>
      notFoundSince === null ? holder.label : <Tag tone="bad">Cannot be found</Tag>,
  },
  { key: 'seal', header: 'Seal', cell: ({ seal }) => seal ?? 'None' },
]

const alarmColumns: Column<AlarmLine>[] = [
  {
    key: 'what',
    header: 'What rings',
    isRowHeader: true,
    cell: ({ exhibit, alarm }) => (
      <>
        <Link href={paths.exhibit(exhibit.id)}>{alarm.text}</Link>{' '}
        {alarm.isOverdue ? <Tag tone="bad">Overdue</Tag> : null}
      </>
    ),
  },
  { key: 'due', header: 'Due', cell: ({ alarm }) => formatDateTimeZone(alarm.by) },
  { key: 'item', header: 'Exhibit', cell: ({ exhibit }) => exhibit.description || exhibit.kind.label },
  { key: 'where', header: 'Where it is', cell: ({ exhibit }) => exhibit.holder.label },
  { key: 'who', header: 'Who acts', cell: ({ alarm }) => alarm.who.label },
]

export const ExhibitTable = (props: { caption: string; rows: readonly ExhibitLine[]; empty: string }) => (
  <DataTable
    caption={props.caption}
    captionHidden
    columns={columns}
    rows={props.rows}
    rowKey={({ id }) => id}
    empty={<p>{props.empty}</p>}
  />
)

export const AlarmTable = (props: { caption: string; rows: readonly AlarmLine[]; empty: string }) => (
  <DataTable
    caption={props.caption}
    captionHidden
    columns={alarmColumns}
    rows={props.rows}
    rowKey={({ exhibit, alarm }) => `${alarm.what} ${exhibit.id}`}
    empty={<p>{props.empty}</p>}
  />
)
