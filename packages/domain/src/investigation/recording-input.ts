/** What a crime cannot say: the future, a victim not yet born, an offence not yet made, a suspect under ten (CR-10 to CR-16). */
import { problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { ageOn, formatDay, isDay } from '../time/day.ts'
import { type Instant, isLater } from '../time/instant.ts'
import { londonDay } from '../time/london-day.ts'
import { isOneOf } from './offence-class.ts'
import { type InForce, isInForceOn, offenceInForce } from './offences-in-force.ts'
import type { InvestigationRules } from './investigation-rules-table.ts'
import type { SuspectStatus } from './suspects.ts'

export interface CrimeInput {
  /** The earliest and, for "between", the latest time. */
  committedFrom?: Instant
  committedTo?: Instant
  reportedAt?: Instant
  offence?: { code: string; hoCode?: string; inForce?: InForce }
  victims: readonly { personId: string; bornOn?: string; diedOn?: string }[]
  suspects: readonly { personId: string; bornOn?: string; status: SuspectStatus }[]
}

/** Ages that the words of a class name; recalled from the class titles. `to` is the last age. */
export const victimAgeOfClass = {
  rows: [
    { classes: ['019/16', '019/17', '020/06'], from: 0, to: 12 },
    { classes: ['019/07', '019/09', '022/06'], from: 13, to: 15 },
    { classes: ['019/08', '019/10'], from: 16, to: undefined },
    { classes: ['088/01'], from: 0, to: 15 },
  ],
  mark: 'recalled',
} as const

/**
 * Everything in a crime that cannot be, each at its field and with what would be accepted. What is missing is no fault:
 * a crime is saved with what is known.
 */
export function crimeInputProblems(
  crime: CrimeInput,
  now: Instant,
  rules: InvestigationRules,
): RuleProblem[] {
  return [
    ...timeProblems(crime, now),
    ...offenceProblems(crime),
    ...victimProblems(crime),
    ...suspectProblems(crime, rules),
  ]
}

function timeProblems(crime: CrimeInput, now: Instant): RuleProblem[] {
  const { problems, block } = problemList()
  const { committedFrom, committedTo, reportedAt } = crime
  block(
    isLater(committedFrom, now),
    'CR-11',
    'The crime begins in the future: enter a time up to now.',
    'committedFrom',
  )
  block(
    isLater(committedTo, now),
    'CR-11',
    'The crime ends in the future: enter a time up to now.',
    'committedTo',
  )
  block(
    isLater(reportedAt, now),
    'CR-11',
    'The report is in the future: enter a time up to now.',
    'reportedAt',
  )
  block(
    isLater(committedFrom, committedTo),
    'CR-10',
    'The crime ends before it begins: enter the earlier time first.',
    'committedTo',
  )
  block(
    isLater(committedFrom, reportedAt),
    'CR-10',
    'The crime was reported before it began: correct one of the times.',
    'committedFrom',
  )
  return problems
}

function offenceProblems({ committedFrom, committedTo, offence }: CrimeInput): RuleProblem[] {
  const { problems, block } = problemList()
  const last = committedTo ?? committedFrom
  if (offence === undefined || committedFrom === undefined || last === undefined) return problems
  const known = offenceInForce(offence.code, offence.inForce)
  block(
    !isInForceOn({ from: known.from }, londonDay(last)),
    'CR-13',
    `This offence is in force from ${formatDay(known.from ?? '')}: choose the offence of the day of the crime.`,
    'offence',
  )
  block(
    !isInForceOn({ until: known.until }, londonDay(committedFrom)),
    'CR-13',
    `This offence ended on ${formatDay(known.until ?? '')}: choose the offence of the day of the crime.`,
    'offence',
  )
  return problems
}

function victimProblems({ committedFrom, committedTo, offence, victims }: CrimeInput): RuleProblem[] {
  const { problems, block, warn } = problemList()
  const last = committedTo ?? committedFrom
  if (committedFrom === undefined || last === undefined) return problems
  const [from, to] = [londonDay(committedFrom), londonDay(last)]
  for (const [index, victim] of victims.entries()) {
    const field = `victims.${index}`
    const isBorn = victim.bornOn === undefined || !isDay(victim.bornOn) || victim.bornOn <= to
    block(
      !isBorn,
      'CR-12',
      `The victim was born on ${formatDay(victim.bornOn ?? '')}, after the crime: correct the date of one of them.`,
      field,
    )
    warn(
      victim.diedOn !== undefined && isDay(victim.diedOn) && victim.diedOn < from,
      'CR-12',
      'The victim had died before the crime: check both dates.',
      field,
    )
    const band = victimAgeOfClass.rows.find((row) => isOneOf(offence?.hoCode ?? '', row.classes))
    const age = victim.bornOn === undefined ? undefined : ageOn(victim.bornOn, from)
    warn(
      band !== undefined && age !== undefined && (age < band.from || age > (band.to ?? age)),
      'CR-16',
      `The victim was ${age}, which is not the age of this class: check the class.`,
      field,
    )
  }
  return problems
}

function suspectProblems(crime: CrimeInput, rules: InvestigationRules): RuleProblem[] {
  const { problems, block, warn } = problemList()
  const on = crime.committedFrom === undefined ? undefined : londonDay(crime.committedFrom)
  const victims = new Set(crime.victims.map(({ personId }) => personId))
  for (const [index, suspect] of crime.suspects.entries()) {
    const field = `suspects.${index}`
    const age = on === undefined || suspect.bornOn === undefined ? undefined : ageOn(suspect.bornOn, on)
    block(
      age !== undefined && age < rules.responsibleAge && suspect.status !== 'BELOW_AGE',
      'CR-14',
      `The child was ${age}: under ${rules.responsibleAge} nobody is a suspect. Record them as below the age of responsibility and raise a child report.`,
      field,
    )
    block(
      age !== undefined && age >= rules.responsibleAge && suspect.status === 'BELOW_AGE',
      'CR-14',
      `The person was ${age} on the day: choose another standing of the suspect.`,
      field,
    )
    warn(
      victims.has(suspect.personId),
      'CR-15',
      'The same person is a victim here: right for a counter-allegation, otherwise take one role out.',
      field,
    )
  }
  return problems
}
