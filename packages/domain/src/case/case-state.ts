/** States of a case for each defendant and offence, who moves them, and what guards each step (CF-1 to CF-6). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'

/** `order`: how far along, by which the case shows its least advanced line; `isEnd`: nothing is waited for. */
export const caseStates = [
  { code: 'BUILDING', label: 'Being built', order: 1, isEnd: false },
  { code: 'WITH_SUPERVISOR', label: 'With the supervisor', order: 2, isEnd: false },
  { code: 'ACTION_PLAN', label: 'Action plan', order: 3, isEnd: false },
  { code: 'WITH_PROSECUTOR', label: 'With the prosecutor', order: 4, isEnd: false },
  { code: 'OUT_OF_COURT', label: 'Out-of-court resolution', order: 5, isEnd: false },
  { code: 'CHARGED', label: 'Charged', order: 6, isEnd: false },
  { code: 'AWAITING_FIRST_HEARING', label: 'Awaiting the first hearing', order: 7, isEnd: false },
  { code: 'WARRANT_OUTSTANDING', label: 'Warrant outstanding', order: 8, isEnd: false },
  { code: 'SUMMARY_TRIAL', label: 'Preparing for summary trial', order: 9, isEnd: false },
  { code: 'SENT_TO_CROWN', label: 'Sent to the Crown Court', order: 10, isEnd: false },
  { code: 'TRIAL', label: 'At trial', order: 11, isEnd: false },
  { code: 'AWAITING_SENTENCE', label: 'Awaiting sentence', order: 12, isEnd: false },
  { code: 'APPEAL', label: 'Under appeal', order: 13, isEnd: false },
  { code: 'RESULTED', label: 'Resulted', order: 14, isEnd: false },
  { code: 'FINALISED', label: 'Finalised', order: 15, isEnd: true },
  { code: 'DISCONTINUED', label: 'Discontinued', order: 16, isEnd: true },
  { code: 'NO_FURTHER_ACTION', label: 'No further action', order: 17, isEnd: true },
  { code: 'ARCHIVED', label: 'Archived', order: 18, isEnd: true },
] as const
export type CaseState = (typeof caseStates)[number]['code']

export const caseActors = [
  { code: 'OFFICER', label: 'the officer in the case' },
  { code: 'SUPERVISOR', label: 'a supervisor' },
  { code: 'PROSECUTOR', label: 'the prosecutor' },
  { code: 'COURT', label: 'a result of the court' },
  { code: 'CASE_PROGRESSION', label: 'case progression' },
  { code: 'RECORDS', label: 'records management' },
] as const
export type CaseActor = (typeof caseActors)[number]['code']

const atCourt: readonly CaseState[] = [
  'AWAITING_FIRST_HEARING',
  'SUMMARY_TRIAL',
  'SENT_TO_CROWN',
  'TRIAL',
  'AWAITING_SENTENCE',
]
const byProsecutor: readonly CaseActor[] = ['PROSECUTOR', 'CASE_PROGRESSION']
const byCourt: readonly CaseActor[] = ['COURT', 'CASE_PROGRESSION']

/** `to` PREVIOUS: back to the state from which a warrant or an appeal was reached. */
export const caseSteps = [
  step('SUBMIT', ['BUILDING'], 'WITH_SUPERVISOR', ['OFFICER']),
  step('RETURN', ['WITH_SUPERVISOR'], 'BUILDING', ['SUPERVISOR']),
  step('CERTIFY_FOR_ADVICE', ['WITH_SUPERVISOR'], 'WITH_PROSECUTOR', ['SUPERVISOR']),
  step('POLICE_CHARGE', ['BUILDING', 'WITH_SUPERVISOR'], 'CHARGED', ['OFFICER', 'SUPERVISOR']),
  step('CLOSE_NO_CHARGE', ['BUILDING', 'WITH_SUPERVISOR'], 'NO_FURTHER_ACTION', ['SUPERVISOR']),
  step('PROSECUTOR_CHARGE', ['WITH_PROSECUTOR', 'OUT_OF_COURT'], 'CHARGED', byProsecutor),
  step('PROSECUTOR_NO_ACTION', ['WITH_PROSECUTOR'], 'NO_FURTHER_ACTION', byProsecutor),
  step('REJECT', ['WITH_PROSECUTOR'], 'BUILDING', byProsecutor),
  step('PLAN', ['WITH_PROSECUTOR'], 'ACTION_PLAN', byProsecutor),
  step('PLAN_DONE', ['ACTION_PLAN'], 'WITH_SUPERVISOR', ['OFFICER']),
  step('OFFER_RESOLUTION', ['WITH_SUPERVISOR', 'WITH_PROSECUTOR'], 'OUT_OF_COURT', [
    'SUPERVISOR',
    ...byProsecutor,
  ]),
  step('RESOLUTION_BROKEN', ['OUT_OF_COURT'], 'WITH_PROSECUTOR', ['OFFICER', 'SUPERVISOR']),
  step('RESOLUTION_DONE', ['OUT_OF_COURT'], 'FINALISED', ['OFFICER', 'SUPERVISOR', 'CASE_PROGRESSION']),
  step('SEND_TO_COURT', ['CHARGED'], 'AWAITING_FIRST_HEARING', ['CASE_PROGRESSION', 'SUPERVISOR']),
  step('PLEAD_GUILTY', ['AWAITING_FIRST_HEARING', 'SUMMARY_TRIAL', 'SENT_TO_CROWN'], 'AWAITING_SENTENCE', [
    ...byCourt,
  ]),
  step('PLEAD_NOT_GUILTY', ['AWAITING_FIRST_HEARING'], 'SUMMARY_TRIAL', byCourt),
  step('SEND_TO_CROWN', ['AWAITING_FIRST_HEARING', 'SUMMARY_TRIAL'], 'SENT_TO_CROWN', byCourt),
  step('OPEN_TRIAL', ['SUMMARY_TRIAL', 'SENT_TO_CROWN'], 'TRIAL', byCourt),
  step('CONVICT', ['TRIAL', 'AWAITING_FIRST_HEARING'], 'AWAITING_SENTENCE', byCourt),
  step('ACQUIT', ['TRIAL'], 'RESULTED', byCourt),
  step('SENTENCE', ['AWAITING_SENTENCE', 'AWAITING_FIRST_HEARING'], 'RESULTED', byCourt),
  step('DISCONTINUE', ['CHARGED', ...atCourt], 'DISCONTINUED', [...byProsecutor, 'COURT']),
  step('ISSUE_WARRANT', atCourt, 'WARRANT_OUTSTANDING', byCourt),
  step('END_WARRANT', ['WARRANT_OUTSTANDING'], 'PREVIOUS', [...byCourt, 'OFFICER']),
  step('APPEAL', ['RESULTED', 'FINALISED'], 'APPEAL', byCourt),
  step('DECIDE_APPEAL', ['APPEAL'], 'RESULTED', byCourt),
  step('FINALISE', ['RESULTED'], 'FINALISED', ['CASE_PROGRESSION', 'SUPERVISOR']),
  step('REOPEN', ['FINALISED'], 'RESULTED', byCourt),
  step('REVIEW_DECISION', ['NO_FURTHER_ACTION', 'DISCONTINUED'], 'WITH_PROSECUTOR', byProsecutor),
  step('ARCHIVE', ['FINALISED', 'DISCONTINUED', 'NO_FURTHER_ACTION'], 'ARCHIVED', ['RECORDS']),
] as const
export type CaseStep = (typeof caseSteps)[number]['code']

export interface FinalFacts {
  /** Offences without a final result of the court. */
  unresulted: number
  isNationalRecordUpdated: boolean
  areVictimsTold: boolean
  isPropertyInstructed: boolean
  areOutcomesSet: boolean
  isCustodyLimitClosed: boolean
}

export interface CaseStepFacts {
  actors: readonly CaseActor[]
  actorId: string
  officerId: string
  reason?: string
  /** CERTIFY_FOR_ADVICE, POLICE_CHARGE, SEND_TO_COURT: what the file still breaks. */
  quality?: readonly RuleProblem[]
  /** Steps into CHARGED: rows of offences and a decision to charge on record. */
  offenceRows?: number
  hasDecision?: boolean
  /** END_WARRANT and DECIDE_APPEAL: where the line stood before. */
  previous?: CaseState
  final?: FinalFacts
  /** PLAN_DONE: actions that are not done. */
  openActions?: number
  /** ARCHIVE: what the review of retention says against it. */
  retention?: readonly RuleProblem[]
}

/** The state after a step and what stands against it; a refused step leaves the state as it is. */
export function takeCaseStep(
  state: CaseState,
  code: CaseStep,
  facts: CaseStepFacts,
): { state: CaseState; problems: RuleProblem[] } {
  const row = caseSteps.find((one) => one.code === code)
  const to = row?.to === 'PREVIOUS' ? facts.previous : row?.to
  const problems = [
    ...orderProblems(state, row, facts),
    ...guardProblems(code, to, facts),
    ...(code === 'FINALISE' ? finalProblems(facts.final) : []),
    ...(needsQuality.has(code) ? (facts.quality ?? []) : []),
    ...(code === 'ARCHIVE' ? (facts.retention ?? []) : []),
  ]
  const isRefused = to === undefined || problems.some(({ severity }) => severity === 'BLOCK')
  return { state: isRefused ? state : to, problems }
}

const needsQuality: ReadonlySet<string> = new Set(['CERTIFY_FOR_ADVICE', 'POLICE_CHARGE', 'SEND_TO_COURT'])

/** CF-1: from which state, and by whom. */
function orderProblems(state: CaseState, row: Step | undefined, facts: CaseStepFacts): RuleProblem[] {
  const { problems, block } = problemList()
  const label = caseStates.find((one) => one.code === state)?.label.toLowerCase() ?? state
  const who = caseActors.filter(({ code }) => row?.by.includes(code)).map((actor) => actor.label)
  block(
    row === undefined || !row.from.includes(state),
    'CF-1',
    `This step is not open while the case is ${label}.`,
    'step',
  )
  block(
    row !== undefined && !row.by.some((actor) => facts.actors.includes(actor)),
    'CF-1',
    `This is done by ${who.join(' or ')}.`,
    'actors',
  )
  return problems
}

const reasons: Partial<Record<CaseStep, string>> = {
  RETURN: 'Say what the officer has to put right.',
  REJECT: 'Say what the prosecutor found missing.',
  CLOSE_NO_CHARGE: 'Say why nobody is charged.',
  PROSECUTOR_NO_ACTION: 'Say whether it is the evidence or the public interest.',
  DISCONTINUE: 'Say why it is discontinued.',
  REOPEN: 'Say under which power the court reopened it.',
  REVIEW_DECISION: 'Say who asked for the review, and when.',
  RESOLUTION_BROKEN: 'Say what was not done.',
}

/** CF-2 to CF-4: who certifies, what a charge needs, what goes back where, and why. */
function guardProblems(code: CaseStep, to: CaseState | undefined, facts: CaseStepFacts): RuleProblem[] {
  const { problems, block } = problemList()
  block(
    code === 'CERTIFY_FOR_ADVICE' && facts.actorId === facts.officerId,
    'CF-2',
    'You built this file: another supervisor certifies it.',
    'actorId',
  )
  block(
    to === 'CHARGED' && (facts.offenceRows ?? 0) === 0,
    'CF-3',
    'Record the offences first: a charge has at least one.',
    'offences',
  )
  block(
    to === 'CHARGED' && facts.hasDecision !== true,
    'CF-3',
    'Record the decision to charge first: who made it, when and on which test.',
    'decision',
  )
  const words = reasons[code]
  if (words !== undefined) block(!isSaid(facts.reason), 'CF-4', words, 'reason')
  block(
    code === 'END_WARRANT' && (facts.previous === undefined || !atCourt.includes(facts.previous)),
    'CF-4',
    'Say where the case stood when the warrant was issued.',
    'previous',
  )
  block(
    code === 'PLAN_DONE' && (facts.openActions ?? 0) > 0,
    'CF-4',
    `Finish the action plan first: ${facts.openActions} of it stand open.`,
    'actions',
  )
  return problems
}

/** CF-5: what is done before a line of a case is finalised. */
function finalProblems(final: FinalFacts | undefined): RuleProblem[] {
  const { problems, block } = problemList()
  block(final === undefined, 'CF-5', 'Look at results, victims, property and outcomes first.', 'final')
  if (final === undefined) return problems
  const open = `${final.unresulted} ${final.unresulted === 1 ? 'offence has' : 'offences have'} none`
  block(final.unresulted > 0, 'CF-5', `Each offence needs a final result: ${open}.`, 'unresulted')
  block(
    !final.isNationalRecordUpdated,
    'CF-5',
    'The national record has no result yet.',
    'isNationalRecordUpdated',
  )
  block(!final.areVictimsTold, 'CF-5', 'Tell each victim the result.', 'areVictimsTold')
  block(
    !final.isPropertyInstructed,
    'CF-5',
    'Say what becomes of each item of property.',
    'isPropertyInstructed',
  )
  block(!final.areOutcomesSet, 'CF-5', 'Set the outcome of each crime.', 'areOutcomesSet')
  block(!final.isCustodyLimitClosed, 'CF-5', 'Close the custody time limit.', 'isCustodyLimitClosed')
  return problems
}

/** CF-6: the state of a whole case: the least advanced of its lines that still wait, else of all; undefined without lines. */
export function stateOfCase(lines: readonly CaseState[]): CaseState | undefined {
  const rows = lines.flatMap((code) => caseStates.filter((one) => one.code === code))
  const waiting = rows.filter(({ isEnd }) => !isEnd)
  const [least] = (waiting.length > 0 ? waiting : rows).toSorted((a, b) => a.order - b.order)
  return least?.code
}

interface Step<Code extends string = string> {
  code: Code
  from: readonly CaseState[]
  to: CaseState | 'PREVIOUS'
  by: readonly CaseActor[]
}

function step<const Code extends string>(
  code: Code,
  from: readonly CaseState[],
  to: CaseState | 'PREVIOUS',
  by: readonly CaseActor[],
): Step<Code> {
  return { code, from, to, by }
}
