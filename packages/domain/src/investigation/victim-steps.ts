/** The personal statement and the referral of a victim as steps, each kept: offered, taken, withdrawn; sent, received (VN-5, VC-3). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { type Instant, isLater } from '../time/instant.ts'
import { type ServiceReferral } from './victim-contact.ts'

export const victimSteps = [
  { code: 'STATEMENT_OFFERED', label: 'Personal statement offered' },
  { code: 'STATEMENT_DECLINED', label: 'Personal statement not wanted' },
  { code: 'STATEMENT_TAKEN', label: 'Personal statement taken' },
  { code: 'STATEMENT_WITHDRAWN', label: 'Personal statement withdrawn' },
  { code: 'REFERRAL_OFFERED', label: 'Victim service offered' },
  { code: 'REFERRAL_DECLINED', label: 'Victim service not wanted' },
  { code: 'REFERRAL_SENT', label: 'Sent to the victim service' },
  { code: 'REFERRAL_RECEIVED', label: 'Receipt of the victim service' },
] as const
export type VictimStepCode = (typeof victimSteps)[number]['code']

export interface VictimStep {
  kind: VictimStepCode
  at: Instant
  /** REFERRAL_SENT: to whom. */
  service?: string
  /** STATEMENT_TAKEN: where the statement is kept. REFERRAL_RECEIVED: the number that the service gave. */
  reference?: string
}

export type StatementState = 'NOT_OFFERED' | 'OFFERED' | 'DECLINED' | 'TAKEN' | 'WITHDRAWN'

const statementAfter: Partial<Record<VictimStepCode, StatementState>> = {
  STATEMENT_OFFERED: 'OFFERED',
  STATEMENT_DECLINED: 'DECLINED',
  STATEMENT_TAKEN: 'TAKEN',
  STATEMENT_WITHDRAWN: 'WITHDRAWN',
}

/** VN-5: the last word on the statement; until sentence it may be added to, taken back and made anew. */
export const statementState = (steps: readonly VictimStep[]): StatementState =>
  steps.reduce<StatementState>((state, { kind }) => statementAfter[kind] ?? state, 'NOT_OFFERED')

/** VC-3: the steps of the referral as `referralState` reads them; what was sent after a refusal stands. */
export function referralOf(steps: readonly VictimStep[], reportedAt: Instant): ServiceReferral {
  const last = (kind: VictimStepCode) => steps.findLast((step) => step.kind === kind)?.at
  const [sentAt, receiptAt] = [last('REFERRAL_SENT'), last('REFERRAL_RECEIVED')]
  const declinedAt = last('REFERRAL_DECLINED')
  return {
    reportedAt,
    isOffered: steps.some(({ kind }) => kind.startsWith('REFERRAL_')),
    isDeclined: declinedAt !== undefined && !isLater(sentAt, declinedAt),
    ...(sentAt === undefined ? {} : { sentAt }),
    ...(receiptAt === undefined ? {} : { receiptAt }),
  }
}

/** What stands against entering a step after those there are. */
export function victimStepProblems(
  step: VictimStep,
  before: readonly VictimStep[],
  now: Instant,
): RuleProblem[] {
  const { problems, block } = problemList()
  const has = (kind: VictimStepCode) => before.some((one) => one.kind === kind)
  block(isLater(step.at, now), 'VC-8', 'This is in the future: correct its time.', 'at')
  block(
    step.kind === 'STATEMENT_TAKEN' && !isSaid(step.reference),
    'VN-5',
    'Say where the statement is kept.',
    'reference',
  )
  block(
    step.kind === 'STATEMENT_WITHDRAWN' && statementState(before) !== 'TAKEN',
    'VN-5',
    'There is no statement to withdraw: take one first.',
    'kind',
  )
  block(
    step.kind === 'REFERRAL_SENT' && !isSaid(step.service),
    'VC-3',
    'Name the service that it was sent to.',
    'service',
  )
  block(
    step.kind === 'REFERRAL_RECEIVED' && !has('REFERRAL_SENT'),
    'VC-3',
    'Nothing was sent to a service yet: send the referral first.',
    'kind',
  )
  block(
    step.kind === 'REFERRAL_RECEIVED' && !isSaid(step.reference),
    'VC-3',
    'Enter the number that the service gave: that is its receipt.',
    'reference',
  )
  return problems
}
