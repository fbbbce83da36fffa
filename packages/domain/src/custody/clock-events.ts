/** What happened to a detainee, as far as the detention clock cares; every time is a UTC instant. */
import type { Instant } from '../time/instant.ts'
import type { CustodyRecordType } from './codes.ts'
import type { CustodyRules } from './rules-table.ts'

/** The area of an arrival: where the person was arrested, or where the offence is investigated (RT-4 to RT-6). */
export type ArrivalArea = 'ARRESTING' | 'INVESTIGATING'

export type ClockEvent =
  /** `isOnNewEvidence`: arrested again for the same offence (s.41(9), s.47(2)); a fresh clock begins (RT-9). */
  | { kind: 'ARRESTED'; at: Instant; soughtByAnotherArea?: boolean; isOnNewEvidence?: boolean }
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
  /** The information is laid; `courtNextSits` opens the six-hour window (WF-4). */
  | { kind: 'WARRANT_APPLIED'; at: Instant; courtNextSits?: Instant; hasNewEvidence?: boolean }
  | { kind: 'WARRANT_REFUSED'; at: Instant }
  /** `isHeldForDrugSample`: kept after charge for the sample alone (PC-6). */
  | { kind: 'CHARGED'; at: Instant; isOtherOffenceUncharged?: boolean; isHeldForDrugSample?: boolean }
  /** The right to have someone informed (s.56) or to a solicitor (s.58) is delayed, until the ground ends (RG-2). */
  | { kind: 'RIGHTS_DELAYED'; at: Instant; right: 'S56' | 'S58'; until?: Instant }
  /** A gap that the law does not leave out of the clock; no `until`: not recaptured. */
  | { kind: 'ESCAPED'; at: Instant; until?: Instant }
  /** The end of detention; on bail before charge the clock waits for the return (CL-6). */
  | { kind: 'RELEASED'; at: Instant; isOnBail?: boolean }

export type ClockEventKind = ClockEvent['kind']
export type ClockEventOf<Kind extends ClockEventKind> = Extract<ClockEvent, { kind: Kind }>

export interface ClockInput {
  recordTypes: readonly CustodyRecordType[]
  events: readonly ClockEvent[]
  /** The instant the clock is read at; without it, the last event. */
  asOf?: Instant
  /** A custody officer's own relevant time, with the reason; the computed one is kept beside it. */
  relevantTimeOverride?: { at: Instant; reason: string }
  /** The classes (L-9) of the offences; left out, an extension is taken to be open to give (EX-2). */
  offenceCategories?: readonly string[]
  /** Figures that the force has been told to use instead of the table's. */
  rules?: Partial<CustodyRules>
}

/** Every kind that there is, so that one that comes from elsewhere can be told apart. */
export const clockEventKinds = [
  'ARRESTED',
  'FURTHER_ARREST',
  'ATTENDED_VOLUNTARILY',
  'ANSWERED_STREET_BAIL',
  'ANSWERED_BAIL',
  'ARRESTED_S46A',
  'ARRIVED',
  'ENTERED_ENGLAND_WALES',
  'QUESTIONED_IN_ARRESTING_AREA',
  'LEFT_FIRST_AREA',
  'PREVIOUS_DETENTION',
  'AUTHORISED',
  'HOSPITAL',
  'QUESTIONED_AT_HOSPITAL',
  'REVIEWED',
  'REVIEW_POSTPONED',
  'EXTENDED_S42',
  'WARRANT_ISSUED',
  'WARRANT_EXTENDED',
  'WARRANT_APPLIED',
  'WARRANT_REFUSED',
  'CHARGED',
  'RIGHTS_DELAYED',
  'ESCAPED',
  'RELEASED',
] as const satisfies readonly ClockEventKind[]

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
