/** Whether an interview may begin, and when it must break (TR-7, TR-8, RG-4, RG-6 to RG-8, PC-7, custody.md 12.15). */
import { isAtLeast, type Rank } from '../codes/ranks.ts'
import { fromMillis, type Instant, MINUTE, toMillis } from '../time/instant.ts'
import type { CareRules } from './care-rules-table.ts'
import type { RestInterruption, RestState } from './rest.ts'
import { isSaid, problemList, type RuleProblem } from './rule-problem.ts'
import type { CustodyRules } from './rules-table.ts'

/** Code C 6.6: the only ways to interview before the advice that was asked for, and who agrees. */
export const beforeAdviceLimbs = [
  { code: 'ANNEX_B', label: 'The right to a solicitor is delayed', least: 'SUPT', inWriting: false },
  { code: 'HARM', label: 'Delay would lead to harm', least: 'SUPT', inWriting: false },
  { code: 'UNREASONABLE_DELAY', label: 'Waiting would delay unreasonably', least: 'SUPT', inWriting: false },
  {
    code: 'SOLICITOR_UNAVAILABLE',
    label: 'Nominated solicitor unavailable, duty refused',
    least: 'INSP',
    inWriting: false,
  },
  { code: 'CHANGE_OF_MIND', label: 'The person changed their mind', least: 'INSP', inWriting: true },
] as const satisfies readonly { code: string; label: string; least: Rank; inWriting: boolean }[]
export type BeforeAdviceLimb = (typeof beforeAdviceLimbs)[number]['code']

/** Code C 16.5: the only questions about an offence after charge. */
export const afterChargeLimbs = [
  { code: 'PREVENT_HARM', label: 'To prevent or minimise harm' },
  { code: 'AMBIGUITY', label: 'To clear up an ambiguity' },
  { code: 'NEW_INFORMATION', label: 'To put new information, in the interests of justice' },
] as const
export type AfterChargeLimb = (typeof afterChargeLimbs)[number]['code']

export interface InterviewStart {
  rest?: RestState
  /** TR-7: the reason for which the rest may be broken. */
  restReason?: RestInterruption
  /** Drink, drugs, or not fit to be interviewed. */
  isUnfit: boolean
  needsAppropriateAdult: boolean
  isAppropriateAdultPresent: boolean
  needsInterpreter: boolean
  isInterpreterPresent: boolean
  /** RG-7: the superintendent who agreed, because of the harm that is to be prevented. */
  urgentBy?: { rank: Rank; reason: string }
  wantsSolicitor: boolean
  hasHadAdvice: boolean
  beforeAdvice?: { limb: BeforeAdviceLimb; rank: Rank; isInWriting: boolean }
  isCharged: boolean
  afterCharge?: AfterChargeLimb
  /** s.39: the custody officer who handed the person over. */
  releasedBy?: string
}

/** Everything that stands against beginning now; 12.15 refuses for rest, for being unfit and for an absent adult. */
export function interviewStartProblems(facts: InterviewStart): RuleProblem[] {
  const { problems, block, ask } = problemList()
  const isUrgent =
    facts.urgentBy !== undefined && isAtLeast(facts.urgentBy.rank, 'SUPT') && isSaid(facts.urgentBy.reason)
  block(
    facts.rest !== undefined && !facts.rest.canStillFit && facts.restReason === undefined,
    'TR-7',
    'Eight hours of rest no longer fit into these 24 hours: let the person rest, or give the reason.',
    'restReason',
  )
  block(
    facts.isUnfit && !isUrgent,
    'RG-7',
    'This person is not fit to be interviewed: wait, or record the superintendent who agreed and why.',
    'urgentBy',
  )
  block(
    facts.needsAppropriateAdult && !facts.isAppropriateAdultPresent && !isUrgent,
    'RG-6',
    'The appropriate adult is not there: wait, or record the superintendent who agreed and why.',
    'urgentBy',
  )
  block(
    facts.needsInterpreter && !facts.isInterpreterPresent && !isUrgent,
    'RG-7',
    'The interpreter is not there: wait, or record the superintendent who agreed and why.',
    'urgentBy',
  )
  block(
    facts.wantsSolicitor && !facts.hasHadAdvice && !isUrgent && !isBeforeAdviceOpen(facts),
    'RG-4',
    'Advice was asked for and not had: wait, or record the limb of Code C 6.6 and who agreed.',
    'beforeAdvice',
  )
  block(
    facts.isCharged && facts.afterCharge === undefined,
    'PC-7',
    'After charge no more is asked about the offence, unless for one of the three reasons: choose it.',
    'afterCharge',
  )
  ask(
    !isSaid(facts.releasedBy),
    '12.15',
    'Record the custody officer who hands the person over.',
    'releasedBy',
  )
  return problems
}

function isBeforeAdviceOpen({ beforeAdvice: given }: InterviewStart): boolean {
  const row = beforeAdviceLimbs.find(({ code }) => code === given?.limb)
  if (given === undefined || row === undefined) return false
  return isAtLeast(given.rank, row.least) && (!row.inWriting || given.isInWriting)
}

export interface BreakTaken {
  from: Instant
  to?: Instant
  isMeal?: boolean
}

export interface BreakState {
  /** Ten minutes before the break is due. */
  promptAt: Instant
  dueAt: Instant
  isOverdue: boolean
  /** Breaks that were shorter than they should be. */
  tooShort: { from: Instant; minutes: number; least: number }[]
  rule: 'TR-8'
}

/** When the interview should next break: about two hours after it began or after the last real break. */
export function breakState(
  startedAt: Instant,
  breaks: readonly BreakTaken[],
  now: Instant,
  rules: CareRules & Pick<CustodyRules, 'interviewBreakMinutes'>,
): BreakState | undefined {
  const [start, at] = [toMillis(startedAt), toMillis(now)]
  if (start === undefined || at === undefined) return undefined
  const ended = breaks.flatMap((pause) => {
    const [from, to] = [toMillis(pause.from), pause.to === undefined ? undefined : toMillis(pause.to)]
    if (from === undefined || to === undefined) return []
    const least = pause.isMeal ? rules.mealBreakMinutes : rules.shortBreakMinutes
    return [{ from: pause.from, to, minutes: (to - from) / MINUTE, least }]
  })
  // A meal that was cut short is told, and still ends the stretch when it was long enough for a short break.
  const real = ended.filter(({ minutes }) => minutes >= rules.shortBreakMinutes)
  const since = Math.max(start, ...real.map(({ to }) => to))
  const due = since + rules.interviewBreakMinutes * MINUTE
  return {
    promptAt: fromMillis(due - rules.interviewPromptMinutes * MINUTE),
    dueAt: fromMillis(due),
    isOverdue: at > due,
    tooShort: ended
      .filter(({ minutes, least }) => minutes < least)
      .map(({ from, minutes, least }) => ({ from, minutes, least })),
    rule: 'TR-8',
  }
}

export interface InterviewEnd {
  endedAt?: Instant
  cautionGiven: boolean
  reminderOfAdviceGiven: boolean
  isRecorded: boolean
  masterSealNo?: string
  adultToldRole?: boolean
  needsAppropriateAdult: boolean
  /** s.39(3): the report on how the person was treated. */
  takenBackBy?: string
}

/** What the record of an interview still needs when it has ended (12.15). */
export function interviewEndProblems(facts: InterviewEnd): RuleProblem[] {
  const { problems, ask } = problemList()
  ask(facts.endedAt === undefined, '12.15', 'Record when the interview ended.', 'endedAt')
  ask(!facts.cautionGiven, '12.15', 'Record the caution.', 'cautionGiven')
  ask(
    !facts.reminderOfAdviceGiven,
    'RG-1',
    'Record the reminder of free legal advice.',
    'reminderOfAdviceGiven',
  )
  ask(
    facts.isRecorded && !isSaid(facts.masterSealNo),
    '12.15',
    'Enter the number of the master seal.',
    'masterSealNo',
  )
  ask(
    facts.needsAppropriateAdult && !facts.adultToldRole,
    'RG-6',
    'Record that the appropriate adult was told what they are there for.',
    'adultToldRole',
  )
  ask(
    !isSaid(facts.takenBackBy),
    '12.15',
    'Record the custody officer who took the person back.',
    'takenBackBy',
  )
  return problems
}
