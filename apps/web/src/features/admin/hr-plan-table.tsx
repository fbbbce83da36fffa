import type { HrPlan, HrRow } from '@mips/contracts/admin-hr'
import { isRoleCode, roleLabel } from '@mips/domain/access/roles'
import { DataTable } from '@mips/ui/data-table.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import type { Tone } from '@mips/ui/tone.ts'
import { useState } from 'react'

const outcomes: Record<HrRow['outcome'], { words: string; tone: Tone }> = {
  joiner: { words: 'Joins', tone: 'good' },
  mover: { words: 'Moves', tone: 'info' },
  leaver: { words: 'Leaves', tone: 'caution' },
  returner: { words: 'Returns', tone: 'good' },
  unchanged: { words: 'Unchanged', tone: 'neutral' },
  refused: { words: 'Refused', tone: 'bad' },
}
const order = ['refused', 'leaver', 'joiner', 'returner', 'mover', 'unchanged'] as const

/** Rows shown at a time; a long list is narrowed by its outcome. */
const mostShown = 200

/** Every row of the list with its outcome; what is refused stands first. */
export function HrPlanTable({ plan }: { plan: HrPlan }) {
  const [only, setOnly] = useState('')
  const rows = order.flatMap((outcome) =>
    plan.rows.filter((row) => row.outcome === outcome && (only === '' || only === outcome)),
  )
  return (
    <>
      <p>
        {plan.summary.rows} rows:{' '}
        {order
          .map((outcome) => `${plan.summary[outcome]} ${outcomes[outcome].words.toLowerCase()}`)
          .join(', ')}
        .
      </p>
      <Select
        name="outcome"
        label="Show"
        value={only}
        onChange={(event) => setOnly(event.target.value)}
        options={[
          { value: '', label: 'All rows' },
          ...order.map((outcome) => ({
            value: outcome,
            label: `${outcomes[outcome].words} (${plan.summary[outcome]})`,
          })),
        ]}
      />
      <DataTable
        caption={
          rows.length > mostShown ? `The first ${mostShown} of ${rows.length} rows` : `${rows.length} rows`
        }
        columns={columns}
        rows={rows.slice(0, mostShown)}
        rowKey={(row) => `${row.line} ${row.staffNumber}`}
        empty="No row has this outcome."
        rowTone={(row) => outcomes[row.outcome].tone}
      />
    </>
  )
}

const columns = [
  {
    key: 'line',
    header: 'Line',
    numeric: true,
    cell: (row: HrRow) => (row.line === 0 ? 'not on the list' : row.line),
  },
  { key: 'number', header: 'Number', isRowHeader: true, cell: (row: HrRow) => row.staffNumber },
  { key: 'name', header: 'Name', cell: (row: HrRow) => row.displayName },
  {
    key: 'outcome',
    header: 'Outcome',
    cell: (row: HrRow) => <Tag tone={outcomes[row.outcome].tone}>{outcomes[row.outcome].words}</Tag>,
  },
  { key: 'what', header: 'What changes, or why not', cell: (row: HrRow) => <What row={row} /> },
]

function What({ row }: { row: HrRow }) {
  const words = [...row.reasons, ...row.changes.map(changeWords)]
  if (words.length === 0) return <span className="mips-muted">nothing</span>
  return (
    <ul className="govuk-list">
      {words.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ul>
  )
}

const fields: Record<string, string> = {
  name: 'Name',
  rank: 'Rank',
  unit: 'Unit',
  post: 'Post',
  force: 'Force',
  joined: 'Joined on',
  left: 'Left on',
}
const labelOf = (code: string) => (isRoleCode(code) ? roleLabel(code) : code)

function changeWords({ field, from, to }: HrRow['changes'][number]): string {
  if (field === 'role') return to === '' ? `Loses the role ${labelOf(from)}` : `Gains the role ${labelOf(to)}`
  const name = fields[field] ?? field
  if (from === '') return `${name}: ${to}`
  return to === '' ? `${name}: no longer ${from}` : `${name}: ${from} becomes ${to}`
}
