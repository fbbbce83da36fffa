/** The relevant time: when the 24 hours begin (PACE s.41(2)-(5), rules RT-1 to RT-10 of custody.md 2). */
import { HOUR } from '../time/instant.ts'
import { type ClockEventKind, eventsOf, type Timed } from './clock-events.ts'
import { countedBefore } from './detention-spans.ts'
import type { CustodyRules } from './rules-table.ts'

export type RelevantTimeRule = 'RT-1' | 'RT-2' | 'RT-3' | 'RT-4' | 'RT-5' | 'RT-6' | 'RT-7' | 'RT-10'

export const relevantTimeRules = [
  { code: 'RT-1', label: 'Arrival at the first police station after arrest' },
  { code: 'RT-2', label: 'Arrest at the station after attending voluntarily' },
  { code: 'RT-3', label: 'Arrival to answer street bail' },
  { code: 'RT-4', label: 'Wanted by another area: the earlier of arrival there and arrest plus 24 hours' },
  {
    code: 'RT-5',
    label: 'Arrested outside England and Wales: the earlier of arrival and entry plus 24 hours',
  },
  { code: 'RT-6', label: 'Detained in another area: the earlier of arrival and leaving plus 24 hours' },
  { code: 'RT-7', label: 'Detained again on bail: the earlier clock goes on' },
  { code: 'RT-10', label: 'Taken to hospital first: arrival at the first police station' },
] as const satisfies readonly { code: RelevantTimeRule; label: string }[]

/** `start` is when this stay begins to count; it differs from `relevantTime` only when an earlier clock goes on. */
export interface RelevantTime {
  rule: RelevantTimeRule
  relevantTime: number
  start: number
  usedBefore: number
}

/** The relevant time as far as it is settled at `now`; undefined while the rule that fits has not been met yet. */
export function relevantTimeOf(
  timed: readonly Timed[],
  rules: CustodyRules,
  now: number,
): RelevantTime | undefined {
  if (has(timed, 'PREVIOUS_DETENTION')) return resumedClock(timed)
  if (has(timed, 'ANSWERED_STREET_BAIL')) return begin('RT-3', eventsOf(timed, 'ANSWERED_STREET_BAIL')[0]?.at)
  if (has(timed, 'ATTENDED_VOLUNTARILY')) return voluntaryAttender(timed)
  if (has(timed, 'LEFT_FIRST_AREA')) return detainedElsewhere(timed, rules, now)
  if (has(timed, 'ENTERED_ENGLAND_WALES')) return outsideEnglandAndWales(timed, rules, now)
  return isWantedElsewhere(timed) ? wantedElsewhere(timed, rules, now) : firstStation(timed)
}

const has = (timed: readonly Timed[], kind: ClockEventKind): boolean => eventsOf(timed, kind).length > 0

/** RT-4 gives way to RT-1 when the person was questioned about the offence in the area of the arrest. */
const isWantedElsewhere = (timed: readonly Timed[]): boolean =>
  eventsOf(timed, 'ARRESTED').some(({ event }) => event.soughtByAnotherArea) &&
  !has(timed, 'QUESTIONED_IN_ARRESTING_AREA')

/** RT-7, CL-6: the minutes of the earlier stay are carried, the time on bail is left out. */
function resumedClock(timed: readonly Timed[]): RelevantTime | undefined {
  const earlier = eventsOf(timed, 'PREVIOUS_DETENTION')
  const first = earlier[0]
  if (!first) return undefined
  const s46a = eventsOf(timed, 'ARRESTED_S46A')[0]
  const arrived = (since: number) => arrivals(timed).find((arrival) => arrival.at >= since)
  const back = s46a
    ? arrived(s46a.at)
    : (eventsOf(timed, 'ANSWERED_BAIL')[0] ??
      arrived(Math.max(...earlier.map(({ at, until }) => until ?? at))))
  if (!back) return undefined
  const usedBefore = earlier.reduce((total, detention) => total + countedBefore(detention).millis, 0)
  return { rule: 'RT-7', relevantTime: first.at, start: back.at, usedBefore }
}

function voluntaryAttender(timed: readonly Timed[]): RelevantTime | undefined {
  const attended = eventsOf(timed, 'ATTENDED_VOLUNTARILY')[0]
  return attended && begin('RT-2', eventsOf(timed, 'ARRESTED').find((arrest) => arrest.at >= attended.at)?.at)
}

function detainedElsewhere(
  timed: readonly Timed[],
  rules: CustodyRules,
  now: number,
): RelevantTime | undefined {
  const left = eventsOf(timed, 'LEFT_FIRST_AREA')[0]
  if (!left) return undefined
  // Questioned about the other area's offence before leaving: the allowance is lost and the first station counts.
  if (has(timed, 'QUESTIONED_IN_ARRESTING_AREA')) return begin('RT-1', arrivals(timed)[0]?.at ?? left.at)
  const arrived = arrivals(timed).find((arrival) => arrival.at >= left.at)?.at
  return earlierOf('RT-6', arrived, left.at + rules.travelAllowanceHours * HOUR, now)
}

function outsideEnglandAndWales(
  timed: readonly Timed[],
  rules: CustodyRules,
  now: number,
): RelevantTime | undefined {
  const entered = eventsOf(timed, 'ENTERED_ENGLAND_WALES')[0]
  if (!entered) return undefined
  return earlierOf(
    'RT-5',
    investigatingArrival(timed, entered.at),
    entered.at + rules.travelAllowanceHours * HOUR,
    now,
  )
}

function wantedElsewhere(
  timed: readonly Timed[],
  rules: CustodyRules,
  now: number,
): RelevantTime | undefined {
  const arrest = eventsOf(timed, 'ARRESTED').find(({ event }) => event.soughtByAnotherArea)
  if (!arrest) return undefined
  return earlierOf(
    'RT-4',
    investigatingArrival(timed, arrest.at),
    arrest.at + rules.travelAllowanceHours * HOUR,
    now,
  )
}

function firstStation(timed: readonly Timed[]): RelevantTime | undefined {
  // A return to bail with no earlier detention on record is told as a problem and counts as an arrival.
  const arrived = arrivals(timed)[0]?.at ?? eventsOf(timed, 'ANSWERED_BAIL')[0]?.at
  if (arrived === undefined) return undefined
  const wentToHospital = eventsOf(timed, 'HOSPITAL').some((trip) => trip.at < arrived)
  return begin(wentToHospital ? 'RT-10' : 'RT-1', arrived)
}

const arrivals = (timed: readonly Timed[]) => eventsOf(timed, 'ARRIVED')

/** A station whose area nobody said is taken to be the one, from `since` on: the earlier clock is the safe one. */
const investigatingArrival = (timed: readonly Timed[], since: number): number | undefined =>
  arrivals(timed).find(({ event, at }) => event.area !== 'ARRESTING' && at >= since)?.at

function begin(rule: RelevantTimeRule, at: number | undefined): RelevantTime | undefined {
  return at === undefined ? undefined : { rule, relevantTime: at, start: at, usedBefore: 0 }
}

/** An allowance that has not run out yet settles nothing, because the person may still arrive before it does. */
function earlierOf(rule: RelevantTimeRule, arrived: number | undefined, allowanceEnds: number, now: number) {
  if (arrived === undefined && allowanceEnds > now) return undefined
  return begin(rule, Math.min(arrived ?? allowanceEnds, allowanceEnds))
}
