import { roundKinds, type RoundKind } from '@mips/domain/custody/rounds'
import { Button } from '@mips/ui/button.tsx'
import { Clock } from '@mips/ui/clock.tsx'
import { DateTimeInput } from '@mips/ui/date-time-input.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { fromInstant, toInstant } from '@mips/ui/time-text.ts'
import { useState, type FormEvent } from 'react'
import { formatTime } from '../../platform/format.ts'
import type { NewEntry } from './kept.ts'

export type RoundStay = {
  id: string
  personName: string
  cell: string | null
  observationLevel: string | null
  visitDue: string | undefined
}
/** What became of the last entry made here on a stay. */
export type RoundMark = { kind: RoundKind; at: string; words: string; isBad?: boolean }

const texts: Record<RoundKind, string> = {
  VISIT: 'Awake and well',
  ROUSE: 'Roused and spoke',
  MEAL: 'Meal taken',
  DRINK: 'Drink taken',
  BLANKET: 'Blanket given',
  WASH: 'Washed',
  EXERCISE: 'Exercise taken',
  MED_GIVEN: 'Medication given as directed',
  MED_REFUSED: 'Medication refused',
  NOTE: '',
}
const choices: Partial<Record<RoundKind, readonly string[]>> = {
  VISIT: ['Awake and well', 'Asleep, breathing', 'Asleep, roused and spoke'],
  MEAL: ['Meal taken', 'Meal refused', 'Vegetarian meal taken'],
  DRINK: ['Drink taken', 'Water', 'Drink refused'],
}

type RoundCellsProps = {
  stays: readonly RoundStay[]
  /** The time by the server's clock, as near as it is known. */
  now: string
  marks: ReadonlyMap<string, RoundMark>
  onEnter: (entry: NewEntry) => void
}

/** One press a cell: choose what the round is, then press each cell as it is done; each entry has the time of its press. */
export function RoundCells({ stays, now, marks, onEnter }: RoundCellsProps) {
  const [kind, setKind] = useState<RoundKind>('VISIT')
  const [text, setText] = useState(texts.VISIT)
  const [other, setOther] = useState<RoundStay>()
  const label = roundKinds.find(({ code }) => code === kind)?.label ?? kind
  const choose = (next: RoundKind) => {
    setKind(next)
    setText(texts[next])
  }
  const enter = (stay: RoundStay, more: { text?: string; happenedAt?: string; lateReason?: string } = {}) =>
    onEnter({
      key: crypto.randomUUID(),
      recordId: stay.id,
      kind,
      happenedAt: more.happenedAt ?? now,
      typedAt: now,
      text: more.text ?? text,
      lateReason: more.lateReason,
    })
  return (
    <div className="mips-stack">
      <div className="mips-row mips-no-print">
        <Select
          label="What the round is"
          value={kind}
          onChange={(event) => {
            const next = roundKinds.find(({ code }) => code === event.target.value)
            if (next !== undefined) choose(next.code)
          }}
          options={roundKinds
            .filter(({ code }) => code !== 'NOTE')
            .map(({ code, label: words }) => ({ value: code, label: words }))}
        />
        {choices[kind] === undefined ? null : (
          <Select
            label="What is entered"
            value={text}
            onChange={(event) => setText(event.target.value)}
            options={(choices[kind] ?? []).map((words) => ({ value: words, label: words }))}
          />
        )}
      </div>
      <ul className="mips-round" aria-label="Cells of the round">
        {stays.map((stay) => {
          const mark = marks.get(stay.id)
          return (
            <li key={stay.id} className="mips-round__cell">
              <Button className="mips-round__press" look="secondary" onClick={() => enter(stay)}>
                {stay.cell ?? 'No cell'}
                <span className="govuk-visually-hidden">
                  : {label}, {stay.personName}
                </span>
              </Button>
              <span>
                {stay.personName}
                {stay.observationLevel === null ? '' : `, level ${stay.observationLevel}`}
              </span>
              {stay.visitDue === undefined ? null : (
                <Clock label="Visit" dueAt={stay.visitDue} now={now} size="small" />
              )}
              {mark === undefined ? null : (
                <span className="mips-small" role="status">
                  {mark.isBad === true ? <strong>{mark.words}</strong> : mark.words}: {formatTime(mark.at)}
                </span>
              )}
              <Button look="link" onClick={() => setOther(stay)}>
                Otherwise<span className="govuk-visually-hidden"> for {stay.personName}</span>
              </Button>
            </li>
          )
        })}
      </ul>
      {other === undefined ? null : (
        <Otherwise
          stay={other}
          label={label}
          now={now}
          onClose={() => setOther(undefined)}
          onSay={(said) => {
            enter(other, said)
            setOther(undefined)
          }}
        />
      )}
    </div>
  )
}

type OtherwiseProps = {
  stay: RoundStay
  label: string
  now: string
  onClose: () => void
  onSay: (said: { text: string; happenedAt: string; lateReason?: string }) => void
}

/** The exception: other words or another time for one cell. */
function Otherwise({ stay, label, now, onClose, onSay }: OtherwiseProps) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(() => fromInstant(now))
  const [lateReason, setLateReason] = useState('')
  const [error, setError] = useState<string>()
  const happenedAt = toInstant(at)
  const isLate = happenedAt !== undefined && Date.parse(now) - Date.parse(happenedAt) > 10 * 60_000
  function onSubmit(event: FormEvent) {
    event.preventDefault()
    if (text.trim() === '') return setError('Say what happened')
    if (happenedAt === undefined || happenedAt > now)
      return setError('Enter when it happened, not in the future')
    if (isLate && lateReason.trim() === '') return setError('Say why it is entered late')
    onSay({ text: text.trim(), happenedAt, ...(isLate ? { lateReason: lateReason.trim() } : {}) })
  }
  return (
    <Dialog title={`${label}: ${stay.personName}`} isOpen onClose={onClose}>
      <form onSubmit={onSubmit} noValidate className="mips-stack">
        <Textarea
          label="What happened"
          value={text}
          onChange={(event) => setText(event.target.value)}
          rows={2}
          error={error}
          autoFocus
        />
        <DateTimeInput legend="When it happened" value={at} onChange={setAt} expects="past" now={now} />
        {isLate ? (
          <Textarea
            label="Why it is entered late"
            value={lateReason}
            onChange={(event) => setLateReason(event.target.value)}
            rows={2}
          />
        ) : null}
        <Button type="submit">Enter</Button>
      </form>
    </Dialog>
  )
}
