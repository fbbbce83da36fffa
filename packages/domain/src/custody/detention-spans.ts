/** The spells of detention in one stay and the time that does not count: hospital, bail, the pause of s.46A (CL-4 to CL-7). */
import { HOUR } from '../time/instant.ts'
import { type ClockInput, eventsOf, type Timed } from './clock-events.ts'
import { cutSpans, type Span } from './counted-time.ts'
import type { CustodyRules } from './rules-table.ts'

/** One spell of detention, from the arrival (or the return to bail) to the release; no `to`: still detained. */
export interface Spell {
  from: number
  to?: number
  /** Released on bail before charge, so that the clock waits for the return. */
  isOnBail: boolean
}

/** The spells in order. A release that nothing follows ends the last one; a return to bail begins the next. */
export function spellsOf(timed: readonly Timed[]): [Spell, ...Spell[]] {
  const spells: [Spell, ...Spell[]] = [{ from: Number.NEGATIVE_INFINITY, isOnBail: false }]
  let last: Spell = spells[0]
  for (const release of eventsOf(timed, 'RELEASED')) {
    if (last.to !== undefined || release.at < last.from) continue
    last.to = release.at
    last.isOnBail = release.event.isOnBail === true
    const back = returnAfter(timed, release.at)
    if (back === undefined) break
    last = { from: back, isOnBail: false }
    spells.push(last)
  }
  return spells
}

/** When the person was detained again: the attendance to answer bail, or the arrival after an arrest under s.46A. */
function returnAfter(timed: readonly Timed[], released: number): number | undefined {
  const answered = eventsOf(timed, 'ANSWERED_BAIL').find(({ at }) => at > released)?.at
  const arrested = eventsOf(timed, 'ARRESTED_S46A').find(({ at }) => at > released)
  const brought = arrested && eventsOf(timed, 'ARRIVED').find(({ at }) => at >= arrested.at)?.at
  if (answered === undefined || brought === undefined) return answered ?? brought
  return Math.min(answered, brought)
}

export interface Excluded {
  hospital: Span[]
  pause46a: Span[]
  bail: Span[]
}

/** Everything that is left out. A trip with no return is left out up to the reading, so the limits move as it goes on. */
export function excludedSpans(timed: readonly Timed[], now: number, rules: CustodyRules): Excluded {
  const treatment = eventsOf(timed, 'HOSPITAL')
    .filter(({ event }) => event.isForTreatment)
    .map(({ at, until }) => ({ from: at, to: until ?? Math.max(at, now) }))
  const questioning = eventsOf(timed, 'QUESTIONED_AT_HOSPITAL').map(({ at, until }) => ({
    from: at,
    to: until ?? at,
  }))
  const pause46a = eventsOf(timed, 'ARRESTED_S46A').flatMap((arrest): Span[] => {
    const back = eventsOf(timed, 'ARRIVED').find(({ at }) => at >= arrest.at)
    return back ? [{ from: back.at, to: back.at + rules.s46aPauseHours * HOUR }] : []
  })
  return { hospital: cutSpans(treatment, questioning), pause46a, bail: bailSpans(timed) }
}

function bailSpans(timed: readonly Timed[]): Span[] {
  const spells = spellsOf(timed)
  return spells.flatMap(({ to }, index): Span[] => {
    const next = spells[index + 1]
    return to === undefined || next === undefined ? [] : [{ from: to, to: next.from }]
  })
}

/** Acts that cannot count before they have happened; the arrival and the trips show what is known of the way ahead. */
const notBefore: readonly Timed['event']['kind'][] = [
  'REVIEWED',
  'EXTENDED_S42',
  'WARRANT_ISSUED',
  'WARRANT_EXTENDED',
  'CHARGED',
  'RELEASED',
]

/** The events that count at the reading: none before an arrest on new evidence (RT-9), no act that is still to come. */
export function countingEvents(timed: readonly Timed[], now: number): Timed[] {
  const fresh = eventsOf(timed, 'ARRESTED').findLast(({ event }) => event.isOnNewEvidence)
  return timed.filter(
    ({ at, event }) =>
      (fresh === undefined || at >= fresh.at) && (at <= now || !notBefore.includes(event.kind)),
  )
}

/** Minutes of an earlier detention that count (CL-6): as given when that can be, else the whole of it. */
export function countedBefore(
  previous: Timed<Extract<ClockInput['events'][number], { kind: 'PREVIOUS_DETENTION' }>>,
) {
  const whole = (previous.until ?? previous.at) - previous.at
  const given = previous.event.countedMinutes
  const isDoubtful = given !== undefined && !(given >= 0 && given * 60_000 <= whole)
  return { millis: given === undefined || isDoubtful ? whole : given * 60_000, isDoubtful }
}
