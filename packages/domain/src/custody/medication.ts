/** Medication in custody: what is due, what was given, and what police may never give alone (TR-17, custody.md 12.8). */
import { fromMillis, type Instant, MINUTE, toMillis } from '../time/instant.ts'
import type { CareRules } from './care-rules-table.ts'
import { isSaid, problemList, type RuleProblem } from './rule-problem.ts'

export interface Medicine {
  name: string
  dose: string
  prescriber?: string
  /** Schedule of controlled drugs (Misuse of Drugs Regulations 2001). */
  isControlled: boolean
  /** The registered healthcare professional who authorised it here. */
  authorisedBy?: string
  firstDueAt: Instant
  /** Minutes between doses; none for a single dose. */
  everyMinutes?: number
  /** No dose falls due at or after this. */
  until?: Instant
}

export interface Dose {
  at: Instant
  outcome: 'GIVEN' | 'REFUSED' | 'NOT_AVAILABLE'
  /** SELF: taken by the detainee; POLICE: handed over by custody staff. */
  by: 'HCP' | 'SELF' | 'POLICE'
  isSupervisedByHcp?: boolean
  witness?: string
  reason?: string
}

export interface MedicationState {
  lastGivenAt?: Instant
  nextDueAt?: Instant
  isLate: boolean
  rule: 'TR-17'
}

/**
 * The next dose: the first one as prescribed, each later one timed from when the last was really taken, so that none is
 * given too soon. A refusal answers the dose that was due and the next is timed from that due time.
 */
export function medicationState(
  medicine: Medicine,
  doses: readonly Dose[],
  now: Instant,
  rules: CareRules,
): MedicationState {
  const at = toMillis(now)
  const known = doses
    .flatMap((dose) => {
      const time = toMillis(dose.at)
      return time === undefined || (at !== undefined && time > at) ? [] : [{ time, outcome: dose.outcome }]
    })
    .sort((a, b) => a.time - b.time)
  let due = toMillis(medicine.firstDueAt)
  let given: number | undefined
  for (const { time, outcome } of known) {
    // A dose that could not be had leaves the one that was due as it is.
    if (outcome === 'NOT_AVAILABLE' || due === undefined) continue
    if (outcome === 'GIVEN') given = time
    const from = outcome === 'GIVEN' ? time : due
    due = medicine.everyMinutes === undefined ? undefined : from + medicine.everyMinutes * MINUTE
  }
  const end =
    medicine.until === undefined
      ? Number.POSITIVE_INFINITY
      : (toMillis(medicine.until) ?? Number.POSITIVE_INFINITY)
  const next = due !== undefined && due < end ? due : undefined
  return {
    ...(given === undefined ? {} : { lastGivenAt: fromMillis(given) }),
    ...(next === undefined ? {} : { nextDueAt: fromMillis(next) }),
    isLate: next !== undefined && at !== undefined && at > next + rules.medicationLateMinutes * MINUTE,
    rule: 'TR-17',
  }
}

/** What stands against keeping a dose as it is typed. */
export function doseProblems(medicine: Medicine, dose: Dose, state: MedicationState): RuleProblem[] {
  const { problems, block, ask, warn } = problemList()
  const isGiven = dose.outcome === 'GIVEN'
  block(
    isGiven && medicine.isControlled && dose.by === 'POLICE',
    'TR-17',
    'Police never give a controlled drug: the person takes it under a healthcare professional.',
    'by',
  )
  block(
    isGiven &&
      medicine.isControlled &&
      dose.by === 'SELF' &&
      !isSaid(medicine.authorisedBy) &&
      !dose.isSupervisedByHcp,
    'TR-17',
    'A controlled drug needs the authority or the supervision of a healthcare professional.',
    'authorisedBy',
  )
  const [taken, due] = [
    toMillis(dose.at),
    state.nextDueAt === undefined ? undefined : toMillis(state.nextDueAt),
  ]
  warn(
    isGiven && state.lastGivenAt !== undefined && taken !== undefined && due !== undefined && taken < due,
    'TR-17',
    'This is earlier than the next dose is due: ask the healthcare professional.',
    'at',
  )
  ask(
    isGiven && dose.by === 'POLICE' && !isSaid(medicine.authorisedBy),
    'TR-17',
    'Record who authorised it.',
    'authorisedBy',
  )
  ask(isGiven && dose.by !== 'HCP' && !isSaid(dose.witness), '12.8', 'Name the witness.', 'witness')
  ask(!isGiven && !isSaid(dose.reason), '12.8', 'Say why it was not taken.', 'reason')
  return problems
}
