/** The states of an investigation, the work object, what leads from one to the next and what guards the end (ST-5 to ST-8). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { isSettledSuspect, type SuspectStatus } from './suspects.ts'

/** `isOpen`: somebody works on it. `pausesReview`: the review cycle waits, and nothing else does. */
export const investigationStates = [
  { code: 'NEW', label: 'New', isOpen: true, pausesReview: false },
  { code: 'ASSESSED', label: 'Assessed', isOpen: true, pausesReview: false },
  { code: 'FILED', label: 'Filed, no enquiries', isOpen: false, pausesReview: true },
  { code: 'ALLOCATED', label: 'Allocated', isOpen: true, pausesReview: false },
  { code: 'ACTIVE', label: 'Active', isOpen: true, pausesReview: false },
  {
    code: 'SUSPECT_MANAGEMENT',
    label: 'Suspect on bail, released or wanted',
    isOpen: true,
    pausesReview: false,
  },
  { code: 'AWAITING_FORENSIC', label: 'Waiting for the laboratory', isOpen: true, pausesReview: true },
  { code: 'AWAITING_THIRD_PARTY', label: 'Waiting for a third party', isOpen: true, pausesReview: true },
  { code: 'AWAITING_CHARGE', label: 'Waiting for a charging decision', isOpen: true, pausesReview: false },
  { code: 'POST_CHARGE', label: 'Charged, with the case file', isOpen: true, pausesReview: true },
  { code: 'PENDING_FINALISATION', label: 'Waiting to be finalised', isOpen: true, pausesReview: false },
  { code: 'FINALISED', label: 'Finalised', isOpen: false, pausesReview: true },
  { code: 'REOPENED', label: 'Opened again', isOpen: true, pausesReview: false },
] as const
export type InvestigationState = (typeof investigationStates)[number]['code']

export const investigationSteps = [
  step('ASSESS', ['NEW'], 'ASSESSED'),
  step('FILE', ['ASSESSED'], 'FILED'),
  step('ALLOCATE', ['ASSESSED', 'ALLOCATED', 'ACTIVE', 'REOPENED'], 'ALLOCATED'),
  step('START', ['ALLOCATED', 'REOPENED'], 'ACTIVE'),
  step('MANAGE_SUSPECT', ['ACTIVE'], 'SUSPECT_MANAGEMENT'),
  step('WAIT_FORENSIC', ['ACTIVE', 'SUSPECT_MANAGEMENT'], 'AWAITING_FORENSIC'),
  step('WAIT_THIRD_PARTY', ['ACTIVE', 'SUSPECT_MANAGEMENT'], 'AWAITING_THIRD_PARTY'),
  step('REFER_FOR_CHARGE', ['ACTIVE', 'SUSPECT_MANAGEMENT'], 'AWAITING_CHARGE'),
  step(
    'RESUME',
    ['SUSPECT_MANAGEMENT', 'AWAITING_FORENSIC', 'AWAITING_THIRD_PARTY', 'AWAITING_CHARGE'],
    'ACTIVE',
  ),
  step('CHARGE', ['AWAITING_CHARGE', 'ACTIVE', 'SUSPECT_MANAGEMENT'], 'POST_CHARGE'),
  step('PROPOSE', ['ACTIVE', 'SUSPECT_MANAGEMENT', 'AWAITING_CHARGE', 'POST_CHARGE'], 'PENDING_FINALISATION'),
  step('RETURN', ['PENDING_FINALISATION'], 'ACTIVE'),
  step('FINALISE', ['PENDING_FINALISATION'], 'FINALISED'),
  step('REOPEN', ['FINALISED', 'FILED'], 'REOPENED'),
] as const
export type InvestigationStep = (typeof investigationSteps)[number]['code']

export interface FinalisationFacts {
  openActions: number
  isOutcomeApproved: boolean
  /** Victims who have to be told of the outcome, and are not yet. */
  victimsNotTold: number
  suspects: readonly { personId: string; status: SuspectStatus; isOnBail: boolean; hasMopiGroup: boolean }[]
  /** Items with no instruction what becomes of them. */
  itemsWithoutInstruction: number
  isIntelligenceConsidered: boolean
}

export interface StepFacts {
  /** FILE: why nothing more is done, and whether policy lets it be filed. */
  fileProblems?: readonly RuleProblem[]
  /** ALLOCATE and START. */
  officerId?: string
  isAccepted?: boolean
  /** RETURN and REOPEN, and MANAGE_SUSPECT and the waits: said in words. */
  reason?: string
  finalisation?: FinalisationFacts
  /** PROPOSE: what the outcome still lacks. */
  outcomeProblems?: readonly RuleProblem[]
}

/** The state after a step and what stands against it; a refused step leaves the state as it is. */
export function takeInvestigationStep(
  state: InvestigationState,
  code: InvestigationStep,
  facts: StepFacts = {},
): { state: InvestigationState; problems: RuleProblem[] } {
  const row = investigationSteps.find((one) => one.code === code)
  const { problems, block } = problemList()
  const label = investigationStates.find((one) => one.code === state)?.label.toLowerCase() ?? state
  block(
    row === undefined || !row.from.includes(state),
    'ST-5',
    `This is not open while the investigation is ${label}.`,
  )
  block(
    (code === 'ALLOCATE' || code === 'START') && !isSaid(facts.officerId),
    'ST-5',
    'Name the officer in the case.',
    'officerId',
  )
  block(
    code === 'START' && facts.isAccepted !== true,
    'AL-5',
    'The officer accepts the investigation first.',
    'isAccepted',
  )
  block(
    (code === 'RETURN' || code === 'REOPEN') && !isSaid(facts.reason),
    code === 'RETURN' ? 'RW-5' : 'ST-8',
    code === 'RETURN'
      ? 'Say what is still to do; nothing else is written again.'
      : 'Say which new line or review opens it again.',
    'reason',
  )
  const guards = [
    ...(code === 'FILE' ? (facts.fileProblems ?? []) : []),
    ...(code === 'PROPOSE' ? (facts.outcomeProblems ?? []) : []),
    ...(code === 'FINALISE' ? finalisationProblems(facts.finalisation) : []),
  ]
  const all = [...problems, ...guards]
  const isRefused = all.some(({ severity }) => severity === 'BLOCK')
  return { state: isRefused || row === undefined ? state : row.to, problems: all }
}

/** ST-6: everything that still keeps an investigation from being finalised, each with what puts it right. */
export function finalisationProblems(facts: FinalisationFacts | undefined): RuleProblem[] {
  const { problems, block } = problemList()
  if (facts === undefined) {
    block(true, 'ST-6', 'Nothing is known of actions, victims, suspects and property: look at each first.')
    return problems
  }
  const { suspects } = facts
  const open = suspects.filter(({ status }) => !isSettledSuspect(status)).length
  const bailed = suspects.filter(({ isOnBail }) => isOnBail).length
  const groupless = suspects.filter(({ hasMopiGroup }) => !hasMopiGroup).length
  block(
    facts.openActions > 0,
    'ST-6',
    `${facts.openActions} actions are open: close or cancel each.`,
    'actions',
  )
  block(!facts.isOutcomeApproved, 'ST-6', 'A supervisor approves the outcome first.', 'outcome')
  block(
    facts.victimsNotTold > 0,
    'ST-6',
    `${facts.victimsNotTold} victims have not been told of the outcome: tell them first.`,
    'victims',
  )
  block(
    open > 0,
    'ST-6',
    `${open} suspects have no end: eliminate, charge or say no further action.`,
    'suspects',
  )
  block(bailed > 0, 'ST-6', `${bailed} suspects are still on bail: cancel it.`, 'suspects')
  block(groupless > 0, 'ST-6', `${groupless} suspects have no review group: set it.`, 'suspects')
  block(
    facts.itemsWithoutInstruction > 0,
    'ST-6',
    `${facts.itemsWithoutInstruction} items have no instruction: retain, return or destroy.`,
    'property',
  )
  block(
    !facts.isIntelligenceConsidered,
    'ST-6',
    'Say whether there is anything for intelligence.',
    'intelligence',
  )
  return problems
}

/** The steps that are open from a state. */
export const openInvestigationSteps = (state: InvestigationState): InvestigationStep[] =>
  investigationSteps.filter(({ from }) => from.includes(state)).map(({ code }) => code)

/** Whether the review cycle waits in this state (laboratory and third parties only pause reviews, nothing else). */
export const pausesReview = (state: InvestigationState): boolean =>
  investigationStates.some((row) => row.code === state && row.pausesReview)

function step<const Code extends string>(
  code: Code,
  from: readonly InvestigationState[],
  to: InvestigationState,
) {
  return { code, from, to }
}
