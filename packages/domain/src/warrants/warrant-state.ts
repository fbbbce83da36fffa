/** Kinds of warrant, their states, who moves them and what guards each step (WA-4, WA-5, WA-7, WA-12). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { type Instant, isLater, toMillis } from '../time/instant.ts'

/** `wanted`: the person is wanted by it from the moment of issue. `isArrest`: it ends in an arrest and a court. */
export const warrantKinds = [
  { code: 'BENCH', label: 'Failed to appear, not backed for bail', isWanted: true, isArrest: true },
  { code: 'BENCH_BACKED', label: 'Failed to appear, backed for bail', isWanted: true, isArrest: true },
  { code: 'FIRST_INSTANCE', label: 'First instance', isWanted: true, isArrest: true },
  { code: 'BREACH', label: 'Breach of a sentence or order', isWanted: true, isArrest: true },
  { code: 'WITNESS', label: 'Witness who did not come', isWanted: true, isArrest: true },
  { code: 'COMMITMENT', label: 'Commitment for money owed', isWanted: true, isArrest: false },
  { code: 'RECALL', label: 'Recall to prison or unlawfully at large', isWanted: true, isArrest: false },
  { code: 'EXTRADITION', label: 'Extradition', isWanted: true, isArrest: true },
  { code: 'SEARCH', label: 'Search of premises', isWanted: false, isArrest: false },
] as const
export type WarrantKind = (typeof warrantKinds)[number]['code']

/** `isLive`: a constable may act on it today; so they may while another force works on it. */
export const warrantStates = [
  { code: 'REQUESTED', label: 'Applied for', isLive: false },
  { code: 'REFUSED', label: 'Refused by the court', isLive: false },
  { code: 'ISSUED', label: 'Issued', isLive: true },
  { code: 'GRADED', label: 'Graded', isLive: true },
  { code: 'ALLOCATED', label: 'Allocated', isLive: true },
  { code: 'EXECUTED', label: 'Executed', isLive: false },
  { code: 'SURRENDERED', label: 'Surrendered', isLive: false },
  { code: 'WITHDRAWN', label: 'Withdrawn by the court', isLive: false },
  { code: 'BAIL_SERVED', label: 'Served and bailed to a day', isLive: false },
  { code: 'EXPIRED', label: 'Expired', isLive: false },
  { code: 'TRANSFERRED', label: 'With another force', isLive: true },
  { code: 'PAID', label: 'Paid', isLive: false },
] as const
export type WarrantState = (typeof warrantStates)[number]['code']

export const isLive = (state: WarrantState): boolean =>
  warrantStates.some(({ code, isLive: live }) => code === state && live)

export type WarrantActor = 'COURT' | 'WARRANTS' | 'SUPERVISOR' | 'OFFICER'

const live: readonly WarrantState[] = ['ISSUED', 'GRADED', 'ALLOCATED']

/** `of`: the kinds that a step is for; all where there are none. */
export const warrantSteps = [
  step('ISSUE', ['REQUESTED'], 'ISSUED', ['COURT', 'WARRANTS']),
  step('REFUSE', ['REQUESTED'], 'REFUSED', ['COURT', 'WARRANTS']),
  step('GRADE', live, 'GRADED', ['WARRANTS', 'SUPERVISOR']),
  step('ALLOCATE', ['GRADED', 'ALLOCATED'], 'ALLOCATED', ['WARRANTS', 'SUPERVISOR']),
  step('EXECUTE', [...live, 'TRANSFERRED'], 'EXECUTED', ['OFFICER', 'WARRANTS', 'SUPERVISOR']),
  step('SURRENDER', [...live, 'TRANSFERRED'], 'SURRENDERED', ['COURT', 'OFFICER', 'WARRANTS']),
  step('WITHDRAW', [...live, 'TRANSFERRED'], 'WITHDRAWN', ['COURT', 'WARRANTS']),
  step('SERVE_BAIL', live, 'BAIL_SERVED', ['OFFICER', 'WARRANTS'], ['BENCH_BACKED']),
  step('EXPIRE', live, 'EXPIRED', ['WARRANTS', 'COURT'], ['SEARCH']),
  step('TRANSFER', live, 'TRANSFERRED', ['WARRANTS', 'SUPERVISOR']),
  step('TAKE_BACK', ['TRANSFERRED'], 'ISSUED', ['WARRANTS', 'SUPERVISOR']),
  step('PAY', live, 'PAID', ['COURT', 'OFFICER', 'WARRANTS'], ['COMMITMENT']),
] as const
export type WarrantStep = (typeof warrantSteps)[number]['code']

export interface WarrantStepFacts {
  kind: WarrantKind
  actors: readonly WarrantActor[]
  at: Instant
  now: Instant
  issuedAt?: Instant
  /** ISSUE: the court, and who the warrant is for or which premises. */
  courtCode?: string
  subject?: string
  /** EXECUTE: where, and the arrest that came of it. */
  place?: string
  arrestId?: string
  /** SERVE_BAIL: the day to which the person is bailed. */
  bailedTo?: string
  /** WITHDRAW: the result or order of the court. */
  courtReference?: string
  /** TRANSFER: the force that accepted it. */
  force?: string
  acceptedAt?: Instant
  /** PAY: pounds that are still owed afterwards. */
  owed?: number
}

/** The state after a step and what stands against it; a refused step leaves the state as it is. */
export function takeWarrantStep(
  state: WarrantState,
  code: WarrantStep,
  facts: WarrantStepFacts,
): { state: WarrantState; problems: RuleProblem[] } {
  const row = warrantSteps.find((one) => one.code === code)
  const problems = [
    ...orderProblems(state, row, facts),
    ...timeProblems(code, facts),
    ...stepProblems(code, facts),
  ]
  const isRefused = problems.some(({ severity }) => severity === 'BLOCK')
  return { state: isRefused || row === undefined ? state : row.to, problems }
}

/** WA-4: from which state, for which kind, by whom. */
function orderProblems(state: WarrantState, row: Step | undefined, facts: WarrantStepFacts): RuleProblem[] {
  const { problems, block } = problemList()
  const label = warrantStates.find((one) => one.code === state)?.label.toLowerCase() ?? state
  block(
    row === undefined || !row.from.includes(state),
    'WA-4',
    `This is not open for a warrant that is ${label}.`,
    'step',
  )
  block(
    row !== undefined && row.of.length > 0 && !row.of.includes(facts.kind),
    'WA-4',
    'This is not for a warrant of this kind.',
    'kind',
  )
  block(
    row !== undefined && !row.by.some((actor) => facts.actors.includes(actor)),
    'WA-4',
    'This is done by the warrants unit, a supervisor, the officer who acts, or a result of the court.',
    'actors',
  )
  return problems
}

/** WA-5: an act lies between the issue and now. */
function timeProblems(code: WarrantStep, { at, now, issuedAt }: WarrantStepFacts): RuleProblem[] {
  const { problems, block } = problemList()
  block(
    toMillis(at) === undefined || isLater(at, now),
    'WA-5',
    'Enter when it happened; it cannot lie ahead.',
    'at',
  )
  block(
    code !== 'ISSUE' && code !== 'REFUSE' && isLater(issuedAt, at),
    'WA-5',
    'This comes before the warrant was issued: check the time.',
    'at',
  )
  return problems
}

/** WA-5 and WA-7: what each step has to say. */
function stepProblems(code: WarrantStep, facts: WarrantStepFacts): RuleProblem[] {
  const { problems, block } = problemList()
  const isArrest = warrantKinds.some((kind) => kind.code === facts.kind && kind.isArrest)
  switch (code) {
    case 'ISSUE':
      block(!isSaid(facts.courtCode), 'WA-5', 'Name the court that issued it.', 'courtCode')
      block(!isSaid(facts.subject), 'WA-5', 'Name the person, or the premises of a search.', 'subject')
      break
    case 'EXECUTE':
      block(!isSaid(facts.place), 'WA-5', 'Say where it was executed.', 'place')
      block(isArrest && !isSaid(facts.arrestId), 'WA-5', 'Link the arrest that came of it.', 'arrestId')
      break
    case 'SERVE_BAIL':
      block(!isSaid(facts.bailedTo), 'WA-5', 'Enter the day to which the person is bailed.', 'bailedTo')
      break
    case 'WITHDRAW':
      block(
        !isSaid(facts.courtReference),
        'WA-7',
        'Only the court withdraws a warrant: enter its result or order.',
        'courtReference',
      )
      break
    case 'TRANSFER':
      block(!isSaid(facts.force), 'WA-5', 'Name the force that takes it.', 'force')
      block(
        !isSaid(facts.acceptedAt),
        'WA-5',
        'It stays yours until the other force has accepted it: enter when.',
        'acceptedAt',
      )
      break
    case 'PAY':
      block(
        facts.owed === undefined || facts.owed > 0,
        'WA-5',
        'Money is still owed: the warrant stands until all is paid.',
        'owed',
      )
      break
    default:
      break
  }
  return problems
}

/** WA-7: the step that a result of the court takes on its own, by what the result says of warrants. */
export function stepOfResult(effect: 'ISSUE' | 'ISSUE_BACKED' | 'END' | 'COMMITMENT' | 'WITNESS'): {
  step: WarrantStep
  kind?: WarrantKind
} {
  switch (effect) {
    case 'ISSUE':
      return { step: 'ISSUE', kind: 'BENCH' }
    case 'ISSUE_BACKED':
      return { step: 'ISSUE', kind: 'BENCH_BACKED' }
    case 'COMMITMENT':
      return { step: 'ISSUE', kind: 'COMMITMENT' }
    case 'WITNESS':
      return { step: 'ISSUE', kind: 'WITNESS' }
    case 'END':
      return { step: 'WITHDRAW' }
  }
}

/** What somebody who may not read a warrant is told: that there is one, and whom to ask. */
export interface LimitedView {
  exists: true
  isWanted: boolean
  ask: 'WARRANTS'
}

/** WA-12: the view of those who may know that a warrant exists and nothing of it; the same for every kind and grade. */
export const limitedView = (warrant: { kind: WarrantKind; state: WarrantState }): LimitedView | undefined =>
  warrantKinds.some(({ code, isWanted }) => code === warrant.kind && isWanted) && isLive(warrant.state)
    ? { exists: true, isWanted: true, ask: 'WARRANTS' }
    : undefined

interface Step<Code extends string = string> {
  code: Code
  from: readonly WarrantState[]
  to: WarrantState
  by: readonly WarrantActor[]
  of: readonly WarrantKind[]
}

function step<const Code extends string>(
  code: Code,
  from: readonly WarrantState[],
  to: WarrantState,
  by: readonly WarrantActor[],
  of: readonly WarrantKind[] = [],
): Step<Code> {
  return { code, from, to, by, of }
}
