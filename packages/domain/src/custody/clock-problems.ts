/** What can be wrong on the record of a clock: each with the rule that says so and what puts it right. */
import { fromMillis, type Instant } from '../time/instant.ts'

const problems = {
  BAD_TIME: ['CL-12', 'Enter the date and the time again.'],
  UNKNOWN_EVENT: ['CL-12', 'Ask for help: the record holds something that the clock does not know.'],
  ENDS_BEFORE_START: ['CL-12', 'Correct the time of the beginning or of the end.'],
  IN_FUTURE: ['CL-12', 'Correct the time; it does not count before it has come.'],
  ARRIVED_BEFORE_ARREST: ['RT-1', 'Correct the time of the arrest or of the arrival.'],
  AREA_NOT_SAID: ['RT-5', 'Say whether the station is in the area that investigates the offence.'],
  AUTHORISED_BEFORE_ARRIVAL: ['RT-1', 'Correct the time of the arrival or of the authorisation.'],
  AUTHORISED_TWICE: [
    'RV-2',
    'Correct the entry that is wrong: reviews are timed from the first authorisation.',
  ],
  NO_RELEVANT_TIME: ['RT-1', 'Record the arrival at the first police station.'],
  OVERRIDE_WITHOUT_REASON: [
    'RT-1',
    'Give the reason, or take the override away: without one it does not count.',
  ],
  OVERRIDE_NOT_A_TIME: ['RT-1', 'Enter the relevant time again: the override does not count.'],
  OVERRIDE_BEFORE_ARREST: ['RT-1', 'Correct the override: detention cannot begin before the arrest.'],
  QUESTIONED_OUTSIDE_HOSPITAL: ['CL-4', 'Correct the times of the questioning or of the hospital stay.'],
  HOSPITAL_TWICE_OPEN: ['CL-4', 'Record the return of the first trip to hospital.'],
  RELEASED_BEFORE_ARRIVAL: ['CL-12', 'Correct the time of the arrival or of the release.'],
  CHARGED_BEFORE_ARRIVAL: ['CL-11', 'Correct the time of the arrival or of the charge.'],
  AFTER_RELEASE: ['CL-10', 'Correct the time, or record that the person was detained again.'],
  RETURN_WITHOUT_BAIL: ['CL-6', 'Record the earlier detention, so that its time counts.'],
  PREVIOUS_MINUTES_DOUBTFUL: [
    'CL-6',
    'Correct the counted minutes of the earlier detention; the whole of it counts.',
  ],
  ESCAPE_GAP: ['CL-12', 'Take legal advice on the clock: it runs on through the escape.'],
  REVIEW_BEFORE_AUTHORISATION: ['RV-2', 'Correct the time of the review or of the authorisation.'],
  REVIEW_BREACH: ['RV-6', 'Review detention now and record why it is late.'],
  S42_BEFORE_SECOND_REVIEW: ['EX-3', 'Carry out the second review, then ask the superintendent again.'],
  S42_AFTER_24_HOURS: ['EX-3', 'Charge or release: the window for an extension has closed.'],
  S42_PAST_36_HOURS: ['EX-4', 'Correct the end of the extension.'],
  S42_SUMMARY_ONLY: ['EX-2', 'Charge or release: no offence here is indictable.'],
  AUTHORITY_AFTER_CHARGE: [
    'CL-11',
    'Correct the time: nothing extends detention before charge once charged.',
  ],
  WARRANT_TOO_LONG: ['WF-5', 'Enter the end that the court endorsed.'],
  WARRANT_LENGTH_DOUBTFUL: ['WF-9', 'Enter the hours or the end that the court endorsed.'],
  WARRANT_PAST_96_HOURS: ['WF-8', 'Enter the end that the court endorsed, not past 96 counted hours.'],
  WARRANT_EXTENSION_WITHOUT_WARRANT: ['WF-8', 'Record the warrant that was extended.'],
  WARRANT_APPLIED_LATE: ['WF-4', 'Charge or release, unless the court heard it in time.'],
  WARRANT_AGAIN_AFTER_REFUSAL: ['WF-10', 'Record the new evidence that allows another application.'],
  HELD_PAST_AUTHORITY: ['CL-10', 'Charge or release at once.'],
} as const satisfies Record<string, readonly [rule: string, action: string]>

export type InconsistencyCode = keyof typeof problems

/** Something on the record that cannot be right or must be looked at; the clock still answers. */
export interface Inconsistency {
  code: InconsistencyCode
  rule: string
  /** A sentence for the custody officer. */
  message: string
  /** What to do about it, as a sentence. */
  action: string
  at?: Instant
}

/** One thing that is wrong, with the rule and the remedy of its kind; `at` in milliseconds or as it was typed. */
export function inconsistency(code: InconsistencyCode, message: string, at?: number | string): Inconsistency {
  const [rule, action] = problems[code]
  const when = typeof at === 'number' ? fromMillis(at) : at
  return { code, rule, message, action, ...(when === undefined ? {} : { at: when }) }
}

export const inconsistencyCodes = Object.keys(problems)
