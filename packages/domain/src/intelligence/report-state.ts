/** The states of an intelligence report, what leads from one to the next and what guards each step (IW-1 to IW-9). */
import type { HandlingCode, ProtectiveMarking } from '../codes/information.ts'
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'

/** `found`: whether a search may find it (by its access list): always, never, or by the version that was released before. */
export const reportStates = [
  { code: 'DRAFT', label: 'Draft', found: 'NEVER' },
  { code: 'SUBMITTED', label: 'Sent in', found: 'NEVER' },
  { code: 'RETURNED', label: 'Returned to its writer', found: 'NEVER' },
  { code: 'IN_EVALUATION', label: 'Being evaluated', found: 'RELEASED' },
  { code: 'QUALITY_CHECK', label: 'With a second person', found: 'RELEASED' },
  { code: 'EVALUATED', label: 'Evaluated', found: 'ALWAYS' },
  { code: 'DEVELOPED', label: 'In development', found: 'ALWAYS' },
  { code: 'RE_EVALUATION', label: 'Being evaluated anew', found: 'RELEASED' },
  { code: 'QUARANTINED', label: 'Held back', found: 'NEVER' },
  { code: 'ARCHIVED', label: 'Archived', found: 'NEVER' },
  { code: 'DISPOSED', label: 'Disposed of', found: 'NEVER' },
  { code: 'DIVERTED', label: 'Passed on, no intelligence', found: 'NEVER' },
] as const
export type ReportState = (typeof reportStates)[number]['code']

export const reportActors = [
  { code: 'WRITER', label: 'its writer' },
  { code: 'EVALUATOR', label: 'an evaluator' },
  { code: 'ANALYST', label: 'an analyst or researcher' },
  { code: 'MANAGER', label: 'the intelligence manager' },
  { code: 'RECORDS', label: 'records management' },
] as const
export type ReportActor = (typeof reportActors)[number]['code']

const live: readonly ReportState[] = ['EVALUATED', 'DEVELOPED', 'RE_EVALUATION']
const inUnit: readonly ReportState[] = ['SUBMITTED', 'IN_EVALUATION', 'QUALITY_CHECK']

export const reportSteps = [
  step('SUBMIT', ['DRAFT'], 'SUBMITTED', ['WRITER']),
  step('DISCARD', ['DRAFT'], 'DISPOSED', ['WRITER']),
  step('ACCEPT', ['SUBMITTED'], 'IN_EVALUATION', ['EVALUATOR', 'MANAGER']),
  step('RETURN', ['SUBMITTED', 'IN_EVALUATION'], 'RETURNED', ['EVALUATOR', 'MANAGER']),
  step('DIVERT', ['SUBMITTED', 'IN_EVALUATION'], 'DIVERTED', ['EVALUATOR', 'MANAGER']),
  step('RESUBMIT', ['RETURNED'], 'SUBMITTED', ['WRITER']),
  step('ASK_CHECK', ['IN_EVALUATION', 'RE_EVALUATION'], 'QUALITY_CHECK', ['EVALUATOR', 'MANAGER']),
  step('SEND_BACK', ['QUALITY_CHECK'], 'IN_EVALUATION', ['EVALUATOR', 'MANAGER']),
  step('RELEASE', ['IN_EVALUATION', 'RE_EVALUATION'], 'EVALUATED', ['EVALUATOR', 'MANAGER']),
  step('APPROVE', ['QUALITY_CHECK'], 'EVALUATED', ['EVALUATOR', 'MANAGER']),
  step('DEVELOP', ['EVALUATED'], 'DEVELOPED', ['ANALYST', 'EVALUATOR']),
  step('CLOSE_DEVELOPMENT', ['DEVELOPED'], 'EVALUATED', ['ANALYST', 'EVALUATOR']),
  step('RE_EVALUATE', ['EVALUATED', 'DEVELOPED', 'ARCHIVED'], 'RE_EVALUATION', ['EVALUATOR', 'MANAGER']),
  step('QUARANTINE', [...live, ...inUnit, 'ARCHIVED'], 'QUARANTINED', ['MANAGER']),
  step('LIFT', ['QUARANTINED'], 'IN_EVALUATION', ['MANAGER']),
  step('ARCHIVE', ['EVALUATED', 'QUARANTINED'], 'ARCHIVED', ['MANAGER', 'RECORDS']),
  step('DISPOSE', ['ARCHIVED'], 'DISPOSED', ['RECORDS']),
] as const
export type ReportStep = (typeof reportSteps)[number]['code']

export interface EvaluationFacts {
  /** Paragraphs whose authoritative grade is missing or not whole, by their numbers. */
  ungraded: readonly number[]
  /** What the sanitised copy, the names and the risk assessment still lack. */
  open: readonly RuleProblem[]
  handlings: readonly HandlingCode[]
  marking: ProtectiveMarking
  isSourceSensitive: boolean
}

export interface ReportStepFacts {
  actors: readonly ReportActor[]
  actorId: string
  submittedById: string
  /** Who evaluated it, once somebody has. */
  evaluatorId?: string
  reason?: string
  /** SUBMIT and RESUBMIT: what the text itself still lacks. */
  writing?: readonly RuleProblem[]
  /** ASK_CHECK, RELEASE and APPROVE. */
  evaluation?: EvaluationFacts
  /** RETURN and DIVERT: readers hold a version of it. */
  hasLive?: boolean
  /** DIVERT: the record that was made of it. */
  divertedToId?: string
  /** DISPOSE: what the review of retention says against it. */
  retention?: readonly RuleProblem[]
}

/**
 * IW-7: whether a search may find a report. `isReleased`: a version was released and not held back since; it stays in use
 * while the report is evaluated anew, and a hold takes it out at once.
 */
export function isReportFound(state: ReportState, isReleased: boolean): boolean {
  const found = reportStates.find(({ code }) => code === state)?.found
  return found === 'ALWAYS' || (found === 'RELEASED' && isReleased)
}

export type WriterSees = 'DRAFT' | 'SENT' | 'RETURNED' | 'ACCEPTED' | 'PASSED_ON'

/** IW-9: what its writer is told: that it was accepted, and never what becomes of it: development, holds and disposal look alike. */
export function writerSees(state: ReportState): WriterSees {
  switch (state) {
    case 'DRAFT':
      return 'DRAFT'
    case 'SUBMITTED':
      return 'SENT'
    case 'RETURNED':
      return 'RETURNED'
    case 'DIVERTED':
      return 'PASSED_ON'
    case 'IN_EVALUATION':
    case 'QUALITY_CHECK':
    case 'EVALUATED':
    case 'DEVELOPED':
    case 'RE_EVALUATION':
    case 'QUARANTINED':
    case 'ARCHIVED':
    case 'DISPOSED':
      return 'ACCEPTED'
  }
}

/** IW-4: a second person looks where handling is C, the marking sensitive, or the source could be known from it. */
export const needsCheck = (facts: EvaluationFacts): boolean =>
  facts.handlings.includes('C') || facts.marking !== 'OFFICIAL' || facts.isSourceSensitive

/** The state after a step and what stands against it; a refused step leaves the state as it is. */
export function takeReportStep(
  state: ReportState,
  code: ReportStep,
  facts: ReportStepFacts,
): { state: ReportState; problems: RuleProblem[] } {
  const row = reportSteps.find((one) => one.code === code)
  const problems = [
    ...orderProblems(state, row, facts),
    ...peopleProblems(code, facts),
    ...reasonProblems(code, facts),
    ...holdProblems(code, facts),
    ...(code === 'SUBMIT' || code === 'RESUBMIT' ? (facts.writing ?? []) : []),
    ...(isEvaluationStep(code) ? evaluationProblems(code, facts.evaluation) : []),
    ...(code === 'DISPOSE' ? (facts.retention ?? []) : []),
  ]
  const isRefused = problems.some(({ severity }) => severity === 'BLOCK')
  return { state: isRefused || row === undefined ? state : row.to, problems }
}

const isEvaluationStep = (code: ReportStep): boolean => ['ASK_CHECK', 'RELEASE', 'APPROVE'].includes(code)

/** IW-1: from which state, and by whom. */
function orderProblems(state: ReportState, row: Step | undefined, facts: ReportStepFacts): RuleProblem[] {
  const { problems, block } = problemList()
  const label = reportStates.find((one) => one.code === state)?.label.toLowerCase() ?? state
  const who = reportActors.filter(({ code }) => row?.by.includes(code)).map((actor) => actor.label)
  block(
    row === undefined || !row.from.includes(state),
    'IW-1',
    `This is not open while the report is ${label}.`,
    'step',
  )
  block(
    row !== undefined && !row.by.some((actor) => facts.actors.includes(actor)),
    'IW-1',
    `This is done by ${who.join(' or ')}.`,
    'actors',
  )
  return problems
}

/** Steps that work on the report in the unit. */
const unitSteps: ReadonlySet<ReportStep> = new Set<ReportStep>([
  'ACCEPT',
  'RETURN',
  'DIVERT',
  'ASK_CHECK',
  'SEND_BACK',
  'RELEASE',
  'APPROVE',
  'DEVELOP',
  'CLOSE_DEVELOPMENT',
  'RE_EVALUATE',
  'LIFT',
])

/** IW-2 and IW-3: who wrote it takes no step of the unit on it; who evaluated it does not approve it. */
function peopleProblems(code: ReportStep, facts: ReportStepFacts): RuleProblem[] {
  const { problems, block } = problemList()
  const isUnitStep = unitSteps.has(code)
  block(
    isUnitStep && facts.actorId === facts.submittedById,
    'IW-2',
    'You wrote this report: another evaluator takes it.',
    'actorId',
  )
  block(
    (code === 'SUBMIT' || code === 'RESUBMIT' || code === 'DISCARD') && facts.actorId !== facts.submittedById,
    'IW-2',
    'Only its writer sends it in or discards it.',
    'actorId',
  )
  block(
    code === 'APPROVE' && facts.actorId === facts.evaluatorId,
    'IW-3',
    'You evaluated this report: a second person approves it.',
    'actorId',
  )
  return problems
}

/** IW-5 to IW-7: a return, a check sent back, a new evaluation and a hold say why; what is passed on names where to. */
function reasonProblems(code: ReportStep, facts: ReportStepFacts): RuleProblem[] {
  const { problems, block } = problemList()
  const words: Partial<Record<ReportStep, [string, string]>> = {
    RETURN: ['IW-5', 'Say what the writer has to put right.'],
    SEND_BACK: ['IW-5', 'Say what the evaluator has to put right.'],
    RE_EVALUATE: ['IW-6', 'Say why it is evaluated anew.'],
    QUARANTINE: ['IW-7', 'Say why it is held back: shared wrongly, a source at risk, or not accurate.'],
    LIFT: ['IW-7', 'Say why it need not be held back any more.'],
    DIVERT: ['IW-5', 'Say why it is no intelligence.'],
  }
  const [rule, message] = words[code] ?? []
  if (rule !== undefined && message !== undefined) block(!isSaid(facts.reason), rule, message, 'reason')
  block(
    code === 'DIVERT' && !isSaid(facts.divertedToId),
    'IW-5',
    'Record the crime, incident or report that it is, and link it.',
    'divertedToId',
  )
  return problems
}

/** IW-7: what readers hold is taken from them by a hold alone, which says why and tells who was given it. */
function holdProblems(code: ReportStep, facts: ReportStepFacts): RuleProblem[] {
  const { problems, block } = problemList()
  block(
    (code === 'RETURN' || code === 'DIVERT') && facts.hasLive === true,
    'IW-7',
    'Readers hold a version of it: the intelligence manager holds it back first.',
    'step',
  )
  return problems
}

/** IW-4 and IW-8: nothing goes live ungraded, unsanitised or without its second look. */
function evaluationProblems(code: ReportStep, facts: EvaluationFacts | undefined): RuleProblem[] {
  const { problems, block } = problemList()
  block(facts === undefined, 'IW-8', 'Evaluate the report first.', 'evaluation')
  if (facts === undefined) return problems
  block(
    facts.ungraded.length > 0,
    'IW-8',
    `Grade paragraph ${facts.ungraded.join(', ')}: each stands by itself.`,
    'grades',
  )
  block(
    code === 'RELEASE' && needsCheck(facts),
    'IW-4',
    'A second person looks at this: ask for the check instead.',
    'step',
  )
  return [...problems, ...facts.open]
}

interface Step<Code extends string = string> {
  code: Code
  from: readonly ReportState[]
  to: ReportState
  by: readonly ReportActor[]
}

function step<const Code extends string>(
  code: Code,
  from: readonly ReportState[],
  to: ReportState,
  by: readonly ReportActor[],
): Step<Code> {
  return { code, from, to, by }
}
