/** A case of anti-social behaviour: its words, how calls of it are read, the clock of the case review and who reviews (AB-2 to AB-5). */
import { isAtLeast, type Rank } from '../codes/ranks.ts'
import { incidentTypes } from '../codes/incidents.ts'
import { problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { endOfWorkingDay } from '../time/working-days.ts'
import { isLater, type Instant } from '../time/instant.ts'
import type { SafeguardingRules } from './safeguarding-rules-table.ts'

/** What repeats; `CALL` where somebody opens a case before the count asks for one. */
export const asbCaseBases = [
  { code: 'VICTIM', label: 'Repeat victim' },
  { code: 'PLACE', label: 'Repeat place' },
  { code: 'SUSPECT', label: 'Same person complained of' },
  { code: 'CALL', label: 'Opened from one call' },
] as const
export type AsbCaseBasis = (typeof asbCaseBases)[number]['code']

export const asbPartners = [
  { code: 'COUNCIL', label: 'Council ASB team' },
  { code: 'HOUSING', label: 'Housing provider' },
  { code: 'ENVIRONMENT', label: 'Environmental health' },
  { code: 'FIRE', label: 'Fire service' },
  { code: 'HEALTH', label: 'Health or mental health service' },
  { code: 'SCHOOL', label: 'School or youth service' },
  { code: 'SOCIAL_CARE', label: 'Social care' },
  { code: 'VICTIM_SERVICE', label: 'Victim service' },
  { code: 'POLICE', label: 'Police, own action' },
  { code: 'OTHER', label: 'Another partner' },
] as const
export type AsbPartner = (typeof asbPartners)[number]['code']

/** What can be done about it (Anti-social Behaviour, Crime and Policing Act 2014, and what comes before it). */
export const asbTools = [
  { code: 'SUPPORT', label: 'Support for the victim' },
  { code: 'PATROL', label: 'Patrol or visit' },
  { code: 'MEDIATION', label: 'Mediation' },
  { code: 'WARNING', label: 'Warning' },
  { code: 'ABC', label: 'Acceptable behaviour contract' },
  { code: 'CPW', label: 'Community protection warning' },
  { code: 'CPN', label: 'Community protection notice' },
  { code: 'INJUNCTION', label: 'Civil injunction' },
  { code: 'CBO', label: 'Criminal behaviour order' },
  { code: 'CLOSURE', label: 'Closure notice or order' },
  { code: 'DISPERSAL', label: 'Dispersal (s.34)' },
  { code: 'PSPO', label: 'Public spaces protection order' },
  { code: 'TENANCY', label: 'Action on the tenancy' },
  { code: 'OTHER', label: 'Another action' },
] as const
export type AsbTool = (typeof asbTools)[number]['code']

export const asbCaseOutcomes = [
  { code: 'STOPPED', label: 'It has stopped' },
  { code: 'ORDER', label: 'An order or notice is in force' },
  { code: 'MOVED', label: 'Somebody moved' },
  { code: 'HANDED_OVER', label: 'A partner leads now' },
  { code: 'NO_POWER', label: 'Nothing more can be done' },
  { code: 'NOT_ASB', label: 'It is not anti-social behaviour' },
] as const
export type AsbCaseOutcome = (typeof asbCaseOutcomes)[number]['code']

/** The steps of an action in a plan; what was taken back is neither open nor owed a receipt. */
export const asbActionSteps = [
  { code: 'SENT', label: 'Sent to the partner' },
  { code: 'RECEIPT', label: 'The partner has it' },
  { code: 'DONE', label: 'Done' },
  { code: 'WITHDRAWN', label: 'Taken back' },
] as const
export type AsbActionStep = (typeof asbActionSteps)[number]['code']

/** The incident types that count as calls of anti-social behaviour. */
export const asbCallTypes: readonly string[] = incidentTypes
  .filter(({ group }) => group === 'Anti-social behaviour')
  .map(({ code }) => code)

export interface AsbAction {
  partner: string
  sentAt?: Instant
  receiptAt?: Instant
  doneAt?: Instant
  withdrawnAt?: Instant
}

/** AB-4: what an action cannot do next: a receipt comes after it was sent, and nothing after it is done or taken back. */
export function asbActionProblems(action: AsbAction, step: AsbActionStep): RuleProblem[] {
  const { problems, block } = problemList()
  const isOver = action.doneAt !== undefined || action.withdrawnAt !== undefined
  block(isOver && step !== 'RECEIPT', 'AB-4', 'This action is finished: add another.', 'step')
  block(action.withdrawnAt !== undefined && step === 'RECEIPT', 'AB-4', 'This action was taken back.', 'step')
  block(step === 'SENT' && action.sentAt !== undefined, 'AB-4', 'It was sent already.', 'step')
  block(
    step === 'RECEIPT' && action.sentAt === undefined,
    'AB-4',
    'Nothing was sent yet: send it first, then record what the partner answers.',
    'step',
  )
  block(
    step === 'RECEIPT' && action.receiptAt !== undefined,
    'AB-4',
    'The receipt is recorded already.',
    'step',
  )
  return problems
}

/** AB-2: by when the victim hears whether the threshold is met, and by when what is done about it. */
export const caseReviewClock = (
  askedAt: Instant,
  rules: SafeguardingRules,
): { decideBy: Instant | undefined; answerBy: Instant | undefined } => ({
  decideBy: endOfWorkingDay(askedAt, rules.asbCaseReviewDecideDays),
  answerBy: endOfWorkingDay(askedAt, rules.asbCaseReviewAnswerDays),
})

export interface CaseReviewAsked {
  askedAt: Instant
  isMet: boolean
  decidedAt?: Instant
  isAccepted?: boolean
  answeredAt?: Instant
  /** When the victim took it to the local policing body (2014 Act s.104(3)). */
  appealedAt?: Instant
}

export const caseReviewSteps = ['ACCEPT', 'REFUSE', 'ANSWER', 'APPEAL'] as const
export type CaseReviewStep = (typeof caseReviewSteps)[number]

/** AB-2: a review is decided once; the count binds whoever decides: a threshold that is met cannot be turned away. */
export function caseReviewProblems(
  asked: CaseReviewAsked,
  step: CaseReviewStep,
  bodies: readonly string[] = [],
): RuleProblem[] {
  const { problems, block } = problemList()
  block(
    (step === 'ACCEPT' || step === 'REFUSE') && asked.decidedAt !== undefined,
    'AB-2',
    'It is decided already whether the threshold is met.',
    'step',
  )
  block(
    step === 'REFUSE' && asked.isMet,
    'AB-2',
    'The threshold is met by the calls counted: the review goes ahead.',
    'step',
  )
  block(
    step === 'ANSWER' && asked.isAccepted !== true,
    'AB-2',
    'First decide that the review goes ahead.',
    'step',
  )
  block(step === 'ANSWER' && asked.answeredAt !== undefined, 'AB-2', 'It is answered already.', 'step')
  block(
    step === 'ANSWER' && bodies.every((body) => body === 'POLICE'),
    'AB-2',
    'Say which partners took part: the police do not hold a case review alone.',
    'bodies',
  )
  block(
    step === 'APPEAL' && asked.answeredAt === undefined && asked.isAccepted !== false,
    'AB-2',
    'The victim takes it further when the review was answered or did not go ahead.',
    'step',
  )
  block(step === 'APPEAL' && asked.appealedAt !== undefined, 'AB-2', 'It was taken further already.', 'step')
  return problems
}

/** The state of a case review at a time, with what is due next. */
export function caseReviewState(
  asked: CaseReviewAsked,
  now: Instant,
  rules: SafeguardingRules,
): { state: 'ASKED' | 'ACCEPTED' | 'REFUSED' | 'ANSWERED'; dueAt: Instant | undefined; isOverdue: boolean } {
  const { decideBy, answerBy } = caseReviewClock(asked.askedAt, rules)
  if (asked.answeredAt !== undefined) return { state: 'ANSWERED', dueAt: undefined, isOverdue: false }
  if (asked.isAccepted === false) return { state: 'REFUSED', dueAt: undefined, isOverdue: false }
  const dueAt = asked.isAccepted === true ? answerBy : decideBy
  return { state: asked.isAccepted === true ? 'ACCEPTED' : 'ASKED', dueAt, isOverdue: isLater(now, dueAt) }
}

/** AB-5: the review of a supervisor who does not keep the case. */
export function asbReviewProblems(
  by: { userId: string; rank: Rank },
  ownerId: string | undefined,
): RuleProblem[] {
  const { problems, block } = problemList()
  block(!isAtLeast(by.rank, 'PS'), 'AB-5', 'A sergeant or above reviews a case.', 'reviewer')
  block(by.userId === ownerId, 'AB-5', 'You keep this case: another supervisor reviews it.', 'reviewer')
  return problems
}

/** How many points of harm a case of a grade weighs where work is ranked. */
export const asbHarm: Record<string, number> = { HIGH: 20, MEDIUM: 10, STANDARD: 4 }
