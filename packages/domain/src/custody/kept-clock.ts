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
  const medication = stay.due.filter(isDose).slice(doses)
  const care = stay.due.filter(
    (item) => !told.has(item.what) && !isLawful(item.what) && item.what !== 'VISIT' && !isDose(item),
  )
  const visit = visitDue(stay, entries)
  return [...lawful, ...medication, ...care, ...(visit === undefined ? [] : [visit])].sort((a, b) =>
    a.at.localeCompare(b.at),
  )
}

function visitDue(stay: KeptStay, entries: readonly KeptEntry[]): DueThing | undefined {
  const promised = stay.due.find(({ what }) => what === 'VISIT')
  const last = entries
    .filter(({ kind }) => kind === 'VISIT' || kind === 'ROUSE')
    .map(({ happenedAt }) => happenedAt)
    .sort()
    .at(-1)
  if (last === undefined || stay.visitMinutes === null) return promised
  const next = addMinutes(last, stay.visitMinutes)
  return next === undefined ? promised : { what: 'VISIT', label: promised?.label ?? 'Visit', at: next }
}

const isDose = ({ what }: DueThing) => what.startsWith('MED') || what === 'DOSE'
const isLawful = (what: string) => alarmKindOf(what) !== 'CHECK' && what !== 'BAIL_END'
const labelOf = (what: string) => dueKinds.find(({ code }) => code === what)?.label ?? what
