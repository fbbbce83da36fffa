/** Who has how much: by team, by person and by kind, and what came and went each day. */
import type { TeamWork } from '@mips/contracts/task-parts'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { formatDate, formatNumber } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'
import './team-tables.scss'

type Held = { open: number; overdue: number; harm: number }

const counts = <Row extends Held>(): Column<Row>[] => [
  { key: 'open', header: 'Open', numeric: true, cell: ({ open }) => open, sortValue: ({ open }) => open },
  {
    key: 'overdue',
    header: 'Overdue',
    numeric: true,
    cell: ({ overdue }) => overdue,
    sortValue: ({ overdue }) => overdue,
  },
  { key: 'harm', header: 'Harm', numeric: true, cell: ({ harm }) => harm, sortValue: ({ harm }) => harm },
]

function Table<Row extends Held>(props: {
  title: string
  first: Column<Row>
  rows: readonly Row[]
  rowKey: (row: Row) => string
}) {
  return (
    <Card title={props.title}>
      <DataTable
        caption={props.title}
        captionHidden
        columns={[props.first, ...counts<Row>()]}
        rows={props.rows}
        rowKey={props.rowKey}
        empty={<p>No work is open.</p>}
        className="mips-work-counts"
        withoutCards
      />
    </Card>
  )
}

export const ByTeam = ({ rows }: { rows: TeamWork['byTeam'] }) => (
  <Table
    title="By team"
    first={{
      key: 'team',
      header: 'Team',
      cell: ({ team, name }) => <Link href={paths.workTeam({ unit: team })}>{name}</Link>,
    }}
    rows={rows}
    rowKey={({ team }) => team}
  />
)

export const ByOwner = ({ rows, unit }: { rows: TeamWork['byOwner']; unit: string | undefined }) => (
  <Table
    title="Who has how much"
    first={{
      key: 'owner',
      header: 'Officer',
      cell: ({ owner }) => (
        <Link href={paths.workTeam({ unit, owner: owner.id })}>
          {`${formatNumber(owner)} ${owner.displayName}`}
        </Link>
      ),
    }}
    rows={rows}
    rowKey={({ owner, team }) => `${owner.id}${team}`}
  />
)

export const ByKind = ({ rows, unit }: { rows: TeamWork['byKind']; unit: string | undefined }) => (
  <Table
    title="By kind"
    first={{
      key: 'kind',
      header: 'Work',
      cell: ({ kind, label }) => <Link href={paths.workTeam({ unit, kind })}>{label}</Link>,
    }}
    rows={rows}
    rowKey={({ kind }) => kind}
  />
)

export function ByDay({ rows }: { rows: TeamWork['byDay'] }) {
  return (
    <Card title="Each day">
      <DataTable
        caption="What came and what was done each day"
        captionHidden
        columns={[
          { key: 'day', header: 'Day', cell: ({ day }) => formatDate(day) },
          { key: 'arrived', header: 'Came', numeric: true, cell: ({ arrived }) => arrived },
          { key: 'done', header: 'Done', numeric: true, cell: ({ done }) => done },
        ]}
        rows={rows.toReversed()}
        rowKey={({ day }) => day}
        empty={<p>No days.</p>}
        withoutCards
      />
    </Card>
  )
}
