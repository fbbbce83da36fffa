/** Voluntary attendance: not custody, no clock, and the same rights (custody.md 8.4, C18; PACE s.29, Code C 3.21, 3.22). */
import { type Instant, toMillis } from '../time/instant.ts'
import type { ClockEvent } from './clock-events.ts'
import { isSaid, problemList, type RuleProblem } from './rule-problem.ts'

export const attendanceOutcomes = [
  { code: 'UNDER_INVESTIGATION', label: 'Case goes on without bail' },
  { code: 'NFA', label: 'No further action' },
  { code: 'OUT_OF_COURT', label: 'Out-of-court disposal' },
  { code: 'REPORTED', label: 'Reported for summons' },
  { code: 'ARRESTED', label: 'Arrested' },
] as const
export type AttendanceOutcome = (typeof attendanceOutcomes)[number]['code']

export interface Attendance {
  place?: string
  arrivedAt?: Instant
  offence?: string
  /** Why an arrest is not necessary (Code G). */
  whyNotArrested?: string
  cautionedAt?: Instant
  noticeAt?: Instant
  legalAdvice?: 'WANTED' | 'NOT_WANTED'
  hasHadAdvice?: boolean
  isInformedConsent?: boolean
  needsAppropriateAdult: boolean
  isAdultPresent?: boolean
  needsInterpreter: boolean
  isInterpreterPresent?: boolean
  hasWelfareCheck?: boolean
  /** s.29: a decision that the person may not leave. */
  mayNotLeaveAt?: Instant
  arrestedAt?: Instant
  leftAt?: Instant
  outcome?: AttendanceOutcome
}

/** What stands against interviewing the person now as an attender. */
export function attendanceInterviewProblems(facts: Attendance): RuleProblem[] {
  const { problems, block, ask } = problemList()
  block(
    facts.mayNotLeaveAt !== undefined && facts.arrestedAt === undefined,
    '8.4',
    'A person who may not leave is told at once that they are under arrest.',
    'arrestedAt',
  )
  block(facts.cautionedAt === undefined, '8.4', 'Caution the person first.', 'cautionedAt')
  block(facts.noticeAt === undefined, '8.4', 'Give the written notice of rights first.', 'noticeAt')
  block(facts.legalAdvice === undefined, '8.4', 'Ask whether legal advice is wanted.', 'legalAdvice')
  block(
    facts.legalAdvice === 'WANTED' && !facts.hasHadAdvice,
    '8.4',
    'Wait for the legal advice that is wanted.',
    'hasHadAdvice',
  )
  block(
    facts.isInformedConsent !== true,
    '8.4',
    'Have the person agree to the interview, knowing what it is.',
    'isInformedConsent',
  )
  block(
    facts.needsAppropriateAdult && !facts.isAdultPresent,
    'RG-6',
    'The interview waits for the appropriate adult.',
    'isAdultPresent',
  )
  block(
    facts.needsInterpreter && !facts.isInterpreterPresent,
    'RG-8',
    'The interview waits for the interpreter.',
    'isInterpreterPresent',
  )
  ask(!isSaid(facts.whyNotArrested), '8.4', 'Say why an arrest is not necessary.', 'whyNotArrested')
  ask(facts.hasWelfareCheck !== true, '8.4', 'Do the welfare check.', 'hasWelfareCheck')
  return problems
}

/** What the record still needs when the person leaves. */
export function attendanceCloseProblems(facts: Attendance): RuleProblem[] {
  const { problems, block, ask } = problemList()
  const [arrived, left] = [facts.arrivedAt, facts.leftAt].map((at) =>
    at === undefined ? undefined : toMillis(at),
  )
  ask(!isSaid(facts.place), '8.4', 'Say where the person attended.', 'place')
  ask(arrived === undefined, '8.4', 'Enter when the person came.', 'arrivedAt')
  ask(!isSaid(facts.offence), '8.4', 'Enter the offence.', 'offence')
  ask(facts.outcome === undefined, '8.4', 'Choose the outcome.', 'outcome')
  ask(facts.outcome !== 'ARRESTED' && left === undefined, '8.4', 'Enter when the person left.', 'leftAt')
  block(
    arrived !== undefined && left !== undefined && left < arrived,
    '8.4',
    'The person leaves before they came: correct the times.',
    'leftAt',
  )
  block(
    facts.outcome === 'ARRESTED' && facts.arrestedAt === undefined,
    'RT-2',
    'Enter when the person was arrested: that is the relevant time.',
    'arrestedAt',
  )
  return problems
}

/** RT-2: an attender who is arrested at the station has a custody clock from the arrest. */
export function clockOfAttender(facts: Attendance): ClockEvent[] {
  if (facts.arrivedAt === undefined || facts.arrestedAt === undefined) return []
  return [
    { kind: 'ATTENDED_VOLUNTARILY', at: facts.arrivedAt },
    { kind: 'ARRESTED', at: facts.arrestedAt },
  ]
}
