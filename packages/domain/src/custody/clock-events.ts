/** What happened to a detainee, as far as the detention clock cares; every time is a UTC instant. */
import type { Instant } from '../time/instant.ts'
import type { CustodyRecordType } from './codes.ts'

/** The area of an arrival: where the person was arrested, or where the offence is investigated (RT-4 to RT-6). */
export type ArrivalArea = 'ARRESTING' | 'INVESTIGATING'

export type ClockEvent =
  | { kind: 'ARRESTED'; at: Instant; soughtByAnotherArea?: boolean }
  | { kind: 'FURTHER_ARREST'; at: Instant }
  | { kind: 'ATTENDED_VOLUNTARILY'; at: Instant }
  | { kind: 'ANSWERED_STREET_BAIL'; at: Instant }
  | { kind: 'ANSWERED_BAIL'; at: Instant }
  | { kind: 'ARRESTED_S46A'; at: Instant }
  | { kind: 'ARRIVED'; at: Instant; area?: ArrivalArea }
  | { kind: 'ENTERED_ENGLAND_WALES'; at: Instant }
  | { kind: 'QUESTIONED_IN_ARRESTING_AREA'; at: Instant }
  | { kind: 'LEFT_FIRST_AREA'; at: Instant }
  /** An earlier stay for the same offence, from its relevant time; `countedMinutes` when it had exclusions. */
  | { kind: 'PREVIOUS_DETENTION'; at: Instant; until: Instant; countedMinutes?: number }
  | { kind: 'AUTHORISED'; at: Instant }
  /** A trip to hospital, both ways; it stops the clock when it is for treatment. No `until`: not back yet. */
  | { kind: 'HOSPITAL'; at: Instant; until?: Instant; isForTreatment: boolean }
  | { kind: 'QUESTIONED_AT_HOSPITAL'; at: Instant; until: Instant }
  | { kind: 'REVIEWED'; at: Instant; postponedReason?: string }
  | { kind: 'REVIEW_POSTPONED'; at: Instant; reason: string }
  /** A superintendent's extension; without `until` it runs to the 36-hour limit. */
  | { kind: 'EXTENDED_S42'; at: Instant; until?: Instant }
  /** A warrant or its extension; give the court's `until` or the `hours`, by default the longest the law allows. */
  | { kind: 'WARRANT_ISSUED'; at: Instant; until?: Instant; hours?: number }
  | { kind: 'WARRANT_EXTENDED'; at: Instant; until?: Instant; hours?: number }
  | { kind: 'CHARGED'; at: Instant; isOtherOffenceUncharged?: boolean }
  | { kind: 'RELEASED'; at: Instant }

export type ClockEventKind = ClockEvent['kind']
export type ClockEventOf<Kind extends ClockEventKind> = Extract<ClockEvent, { kind: Kind }>

export interface ClockInput {
  recordTypes: readonly CustodyRecordType[]
  events: readonly ClockEvent[]
  /** The instant the clock is read at; without it, the last event. */
  asOf?: Instant
  /** A custody officer's own relevant time, with the reason; the computed one is kept beside it. */
  relevantTimeOverride?: { at: Instant; reason: string }
}

/** Something on the record that cannot be right or must be looked at; the clock still answers. */
export interface Inconsistency {
  code: InconsistencyCode
  /** A sentence for the custody officer. */
  message: string
  at?: Instant
}

export type InconsistencyCode =
  | 'BAD_TIME'
  | 'ENDS_BEFORE_START'
  | 'IN_FUTURE'
  | 'ARRIVED_BEFORE_ARREST'
  | 'AUTHORISED_BEFORE_ARRIVAL'
  | 'NO_RELEVANT_TIME'
  | 'OVERRIDE_WITHOUT_REASON'
  | 'QUESTIONED_OUTSIDE_HOSPITAL'
  | 'REVIEW_BEFORE_AUTHORISATION'
  | 'REVIEW_BREACH'
  | 'S42_BEFORE_SECOND_REVIEW'
  | 'S42_AFTER_24_HOURS'
  | 'S42_PAST_36_HOURS'
  | 'WARRANT_TOO_LONG'
  | 'WARRANT_EXTENSION_WITHOUT_WARRANT'
  | 'HELD_PAST_AUTHORITY'

/** An event whose times are known to be good, in milliseconds. */
export interface Timed<Event extends ClockEvent = ClockEvent> {
  event: Event
  at: number
  until?: number
}

/** The timed events of one kind, in order of time. */
export function eventsOf<Kind extends ClockEventKind>(
  timed: readonly Timed[],
  kind: Kind,
): Timed<ClockEventOf<Kind>>[] {
  return timed.filter((candidate): candidate is Timed<ClockEventOf<Kind>> => candidate.event.kind === kind)
}
