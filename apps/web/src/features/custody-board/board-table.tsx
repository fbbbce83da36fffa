import type { BoardLine } from '@mips/contracts/custody-replies'
import { custodyRiskLevels } from '@mips/domain/custody/codes'
import { Button } from '@mips/ui/button.tsx'
import { Clock } from '@mips/ui/clock.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { formatTime } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'

type BoardTableProps = {
  lines: readonly BoardLine[]
  now: string
  isWall: boolean
  chosen: ReadonlySet<string>
  onToggle: ((id: string) => void) | undefined
  onCheck: ((id: string) => void) | undefined
}

/** One row for each person held, the next due first; colour, shape and word say how near it is. */
export function BoardTable(props: BoardTableProps) {
  const { lines, now, isWall } = props
  return (
    <DataTable
      className={isWall ? 'mips-board mips-board--wall' : 'mips-board'}
      caption="People held"
      captionHidden
      columns={isWall ? wallColumns(now) : [...choosing(props), ...acting(props), ...columns(now)]}
      rows={lines}
      rowKey={({ id }) => id}
      rowTone={(line) => toneOf(line, now)}
      empty={<p>Nobody is held here, as far as you may see.</p>}
    />
  )
}

function toneOf(line: BoardLine, now: string) {
  const next = line.clock.due[0]?.at
  if (next === undefined) return undefined
  if (next < now) return 'bad'
  return Date.parse(next) - Date.parse(now) <= 15 * 60_000 ? 'caution' : undefined
}

const riskLabel = (code: string | null) => custodyRiskLevels.find((level) => level.code === code)?.label
const riskTones: Record<string, 'bad' | 'caution'> = { HIGH: 'bad', MEDIUM: 'caution' }

const dueOf = (line: BoardLine, what: string) => line.clock.due.find((due) => due.what === what)

function Due({ line, what, now, label }: { line: BoardLine; what: string; now: string; label: string }) {
  const due = dueOf(line, what)
  return due === undefined ? (
    <span className="mips-muted">none due</span>
  ) : (
    <Clock label={label} dueAt={due.at} now={now} size="small" />
  )
}

function Name({ line }: { line: BoardLine }) {
  return (
    <>
      <Link href={paths.custody(line.id)} className="mips-board__name" data-line={line.id}>
        {line.personName}
      </Link>{' '}
      ({line.age ?? '?'}) {line.isChild ? <Tag tone="bad">Child</Tag> : null}
      {line.state === 'DETAINED' ? null : (
        <Tag tone={line.state === 'ARRIVED' ? 'caution' : 'info'}>{line.stateLabel}</Tag>
      )}
      <span className="mips-board__number">{line.custodyNumber}</span>
    </>
  )
}

const columns = (now: string): Column<BoardLine>[] => [
  { key: 'cell', header: 'Cell', cell: ({ cell }) => cell ?? <span className="mips-muted">none</span> },
  { key: 'person', header: 'Detainee', isRowHeader: true, cell: (line) => <Name line={line} /> },
  {
    key: 'offence',
    header: 'Offence',
    cell: ({ offence }) => <span className="mips-board__offence">{offence}</span>,
  },
  { key: 'since', header: 'Since', cell: ({ arrivedAt }) => formatTime(arrivedAt) },
  {
    key: 'review',
    header: 'Review',
    cell: (line) => <Due line={line} what="REVIEW" label="Review" now={now} />,
  },
  { key: 'checks', header: 'Checks', cell: (line) => <Checks line={line} now={now} /> },
  {
    key: 'limit',
    header: 'Release by',
    cell: (line) => <Due line={line} what="RELEASE_OR_CHARGE" label="By" now={now} />,
  },
  {
    key: 'risk',
    header: 'Risk',
    cell: (line) => (
      <>
        {line.riskLevel === null ? (
          <Tag tone="neutral">? not assessed</Tag>
        ) : (
          <Tag tone={riskTones[line.riskLevel] ?? 'neutral'}>
            {riskLabel(line.riskLevel) ?? line.riskLevel}
          </Tag>
        )}{' '}
        {line.markers.slice(0, 2).map((marker) => (
          <Tag key={marker.code} tone={marker.severity >= 4 ? 'bad' : 'caution'}>
            {marker.label}
          </Tag>
        ))}
        {line.markers.length > 2 ? <span> and {line.markers.length - 2} more warnings</span> : null}
      </>
    ),
  },
]

function Checks({ line, now }: { line: BoardLine; now: string }) {
  if (line.observationLevel === null) return <span className="mips-muted">? no level set</span>
  return (
    <>
      L{line.observationLevel} <Due line={line} what="VISIT" label="Visit" now={now} />
    </>
  )
}

/** What can be read from three metres: cell, initials, what is next. */
const wallColumns = (now: string): Column<BoardLine>[] => [
  { key: 'cell', header: 'Cell', cell: ({ cell }) => cell ?? '?' },
  {
    key: 'person',
    header: 'Detainee',
    isRowHeader: true,
    cell: (line) => (
      <>
        <Link href={paths.custody(line.id)} className="mips-board__name" data-line={line.id}>
          {line.personInitials}
        </Link>{' '}
        ({line.age ?? '?'}) {line.isChild ? <Tag tone="bad">Child</Tag> : null}
      </>
    ),
  },
  {
    key: 'next',
    header: 'Next due',
    cell: ({ clock, stateLabel }) => {
      const [next] = clock.due
      return next === undefined ? (
        stateLabel
      ) : (
        <Clock label={next.label} dueAt={next.at} now={now} size="wall" />
      )
    },
  },
  {
    key: 'risk',
    header: 'Risk',
    cell: (line) =>
      `${riskLabel(line.riskLevel) ?? '? not assessed'}${line.observationLevel === null ? '' : `, level ${line.observationLevel}`}`,
  },
]

function choosing({ chosen, onToggle }: BoardTableProps): Column<BoardLine>[] {
  if (onToggle === undefined) return []
  const cell = (line: BoardLine) => (
    <label className="mips-board__choose">
      <input type="checkbox" checked={chosen.has(line.id)} onChange={() => onToggle(line.id)} />
      <span className="govuk-visually-hidden">Choose {line.personName}</span>
    </label>
  )
  return [{ key: 'choose', header: 'Choose', headerHidden: true, cell }]
}

function acting({ onCheck }: BoardTableProps): Column<BoardLine>[] {
  if (onCheck === undefined) return []
  const cell = (line: BoardLine) => (
    <Button look="secondary" size="small" className="mips-no-print" onClick={() => onCheck(line.id)}>
      Check<span className="govuk-visually-hidden"> {line.personName}</span>
    </Button>
  )
  return [{ key: 'check', header: 'Record a check', headerHidden: true, cell }]
}
