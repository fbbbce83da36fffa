/** What falls due in a stay while there is no network: from the copy that was kept, and from what was entered since. */
import { addMinutes, type Instant } from '../time/instant.ts'
import { alarmKindOf, type DueThing } from './alarm-items.ts'
import { detentionClock } from './clock.ts'
import type { ClockInput } from './clock-events.ts'
import { dueKinds } from './due-items.ts'

export interface KeptStay {
  /** What the server said was due when the copy was taken. */
  due: readonly DueThing[]
  clockInput: ClockInput
  /** Minutes between visits; none where no level of observation is set. */
  visitMinutes: number | null
}

/** An entry made since. */
export interface KeptEntry {
  kind: string
  happenedAt: Instant
}

/**
 * Everything due at `now`, the earliest first. What the law times is read anew from the detention clock; a check goes on
 * from the last visit entered; a dose that was given or refused is due no more until the server says when the next one is.
 */
export function keptDue(stay: KeptStay, entries: readonly KeptEntry[], now: Instant): DueThing[] {
  const clock = detentionClock({ ...stay.clockInput, asOf: now })
  const lawful = clock.due.map(({ what, at }) => ({ what, label: labelOf(what), at }))
  const told = new Set(lawful.map(({ what }) => what as string))
  const doses = entries.filter(({ kind }) => kind === 'MED_GIVEN' || kind === 'MED_REFUSED').length
  const isFed = entries.some(({ kind }) => kind === 'MEAL')
  const care = stay.due
    .filter((item) => !told.has(item.what) && !isLawful(item.what) && !isDose(item))
    .filter(({ what }) => what !== 'MEAL' || !isFed)
    .map((item) => checkAfter(item, stay.visitMinutes, entries))
  return [...lawful, ...stay.due.filter(isDose).slice(doses), ...care].sort((a, b) =>
    a.at.localeCompare(b.at),
  )
}

/** A check goes on from the last one entered; only rousing answers a check at which the person must be roused (TR-2). */
function checkAfter(item: DueThing, minutes: number | null, entries: readonly KeptEntry[]): DueThing {
  const answers: Partial<Record<string, readonly string[]>> = { VISIT: ['VISIT', 'ROUSE'], ROUSE: ['ROUSE'] }
  const last = entries
    .filter(({ kind }) => answers[item.what]?.includes(kind) === true)
    .map(({ happenedAt }) => happenedAt)
    .sort()
    .at(-1)
  const next = last === undefined || minutes === null ? undefined : addMinutes(last, minutes)
  return next === undefined ? item : { ...item, at: next }
}

const isDose = ({ what }: DueThing) => what.startsWith('MED') || what === 'DOSE'
const isLawful = (what: string) => alarmKindOf(what) !== 'CHECK' && what !== 'BAIL_END'
const labelOf = (what: string) => dueKinds.find(({ code }) => code === what)?.label ?? what
