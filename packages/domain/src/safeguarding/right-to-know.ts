/** Clare's Law and Sarah's Law: stages, the clock and what is told to whom (SG-14, RK-1 to RK-5). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { byDue, due, type Due } from '../rules/due.ts'
import { addHours, type Instant } from '../time/instant.ts'
import { endOfWorkingDay } from '../time/working-days.ts'
import type { SafeguardingRules } from './safeguarding-rules-table.ts'

export const rightToKnowSchemes = [
  { code: 'DVDS', label: "Clare's Law: domestic violence disclosure" },
  { code: 'CSODS', label: "Sarah's Law: child sex offender disclosure" },
] as const
export type RightToKnowScheme = (typeof rightToKnowSchemes)[number]['code']

export const rightToKnowRoutes = [
  { code: 'ASK', label: 'Right to ask' },
  { code: 'KNOW', label: 'Right to know' },
] as const
export type RightToKnowRoute = (typeof rightToKnowRoutes)[number]['code']

/** In their order; a stage is done once all before it are. */
export const rightToKnowStages = [
  { code: 'RECEIVED', label: 'Received' },
  { code: 'SAFETY_CHECK', label: 'Safety check' },
  { code: 'ID_VERIFIED', label: 'Identity verified' },
  { code: 'FACE_TO_FACE', label: 'Met face to face' },
  { code: 'RISK_ASSESSED', label: 'Risk assessed' },
  { code: 'DECIDED', label: 'Decided with partners' },
  { code: 'DISCLOSED', label: 'Disclosed' },
  { code: 'CLOSED', label: 'Closed' },
] as const
export type RightToKnowStage = (typeof rightToKnowStages)[number]['code']

export type RightToKnowDecision = 'DISCLOSE' | 'NOT' | 'DEFER' | 'NOTHING_HELD'

export interface RightToKnow {
  scheme: RightToKnowScheme
  route: RightToKnowRoute
  receivedAt: Instant
  /** When each stage was done. */
  done: Partial<Record<RightToKnowStage, Instant>>
  decision?: RightToKnowDecision
  pressingNeed?: string
  proportionality?: string
  wording?: string
  wordingApprovedBy?: string
  toldTo?: string
  /** Somebody at risk, or who can protect them (a parent, a carer). */
  isToldToOneAtRisk?: boolean
  isUndertakingSigned?: boolean
  safetyPlan?: string
  notDisclosed?: string
}

/** The stage where it stands: the last that is done with all before it; a right to know by police has no visitor to verify. */
export function rightToKnowStage(application: RightToKnow): RightToKnowStage {
  const stages = rightToKnowStages.filter(({ code }) => isAsked(application, code))
  const firstOpen = stages.findIndex(
    ({ code }) => code !== 'RECEIVED' && application.done[code] === undefined,
  )
  return stages[firstOpen === -1 ? stages.length - 1 : Math.max(0, firstOpen - 1)]?.code ?? 'RECEIVED'
}

/** The stage that is to be done next; undefined when it is closed. */
export function nextStage(application: RightToKnow): RightToKnowStage | undefined {
  return rightToKnowStages.find(
    ({ code }) => code !== 'RECEIVED' && isAsked(application, code) && application.done[code] === undefined,
  )?.code
}

function isAsked({ route, decision }: RightToKnow, stage: RightToKnowStage): boolean {
  if (route === 'KNOW' && (stage === 'ID_VERIFIED' || stage === 'FACE_TO_FACE')) return false
  return stage !== 'DISCLOSED' || decision === undefined || decision === 'DISCLOSE'
}

/** SG-14 and RK-2: what is due: check in a day, meeting in ten working days, the whole in 28 days. */
export function rightToKnowDue(application: RightToKnow, now: Instant, rules: SafeguardingRules): Due[] {
  const { receivedAt, done } = application
  const items: Due[] = []
  const add = (stage: RightToKnowStage, by: Instant | undefined, text: string, rule: string) => {
    if (by !== undefined && done[stage] === undefined && isAsked(application, stage))
      items.push(due({ what: stage, text, by, who: 'SAFEGUARDING', rule }, now))
  }
  add(
    'SAFETY_CHECK',
    addHours(receivedAt, rules.rightToKnowCheckHours),
    'Check whether anybody is at risk now',
    'RK-2',
  )
  add('FACE_TO_FACE', endOfWorkingDay(receivedAt, rules.rightToKnowMeetingDays), 'Meet face to face', 'RK-2')
  const end = addHours(receivedAt, 24 * rules.rightToKnowDays)
  const isDecided = application.decision !== undefined && application.decision !== 'DEFER'
  const last = isDecided && application.decision !== 'DISCLOSE' ? 'CLOSED' : 'DISCLOSED'
  add(last, end, last === 'CLOSED' ? 'Close the application' : 'Decide and disclose', 'SG-14')
  return items.sort(byDue)
}

/** RK-1 and RK-3 to RK-5: what stands against doing the next stage. */
export function rightToKnowProblems(application: RightToKnow, stage: RightToKnowStage): RuleProblem[] {
  const { problems, block } = problemList()
  const next = nextStage(application)
  const label = rightToKnowStages.find(({ code }) => code === next)?.label.toLowerCase()
  block(
    next !== stage,
    'RK-1',
    next === undefined ? 'This application is closed.' : `Next comes: ${label}.`,
    'stage',
  )
  if (stage === 'DECIDED') decisionProblems(application, block)
  if (stage === 'DISCLOSED') disclosureProblems(application, block)
  return problems
}

type Add = ReturnType<typeof problemList>['block']

/** RK-3: the test is a pressing need and proportionality; what is not told is kept as well. */
function decisionProblems(application: RightToKnow, block: Add): void {
  const { decision } = application
  block(
    decision === undefined,
    'RK-3',
    'Decide with the partners: disclose, not, defer, or nothing is held.',
    'decision',
  )
  block(
    decision === 'DISCLOSE' && !isSaid(application.pressingNeed),
    'RK-3',
    'Say why there is a pressing need to tell.',
    'pressingNeed',
  )
  block(
    decision === 'DISCLOSE' && !isSaid(application.proportionality),
    'RK-3',
    'Say why telling is proportionate.',
    'proportionality',
  )
  block(
    (decision === 'NOT' || decision === 'DEFER') && !isSaid(application.notDisclosed),
    'RK-3',
    'Say what is not told, and why.',
    'notDisclosed',
  )
}

/** SG-14 and RK-4: approved words only, to the one at risk or who can protect them, with an undertaking and a plan. */
function disclosureProblems(application: RightToKnow, block: Add): void {
  block(
    application.decision !== 'DISCLOSE',
    'SG-14',
    'The decision is not to disclose: nothing is told.',
    'decision',
  )
  block(
    !isSaid(application.wording) || !isSaid(application.wordingApprovedBy),
    'SG-14',
    'Only approved words are told: have the wording approved.',
    'wording',
  )
  block(!isSaid(application.toldTo), 'RK-4', 'Name who is told.', 'toldTo')
  block(
    application.isToldToOneAtRisk !== true,
    'RK-4',
    'Only the person at risk, or somebody who can protect them, is told; not everybody who asks.',
    'toldTo',
  )
  block(
    application.isUndertakingSigned !== true,
    'RK-5',
    'The undertaking to keep it confidential is signed first.',
    'isUndertakingSigned',
  )
  block(!isSaid(application.safetyPlan), 'RK-5', 'Make a safety plan with the person.', 'safetyPlan')
}
