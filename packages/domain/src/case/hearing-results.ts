/** The results of a hearing taken together: what each offence, the person and the work come to, and what a person is asked (RC-3 to RC-6). */
import { isDay } from '../time/day.ts'
import type { RemandStatus } from './case-file.ts'
import { type CaseState, type CaseStep, caseSteps } from './case-state.ts'
import {
  effectOf,
  type ListedResult,
  type ResultEffect,
  type ResultNeed,
  type ResultTask,
} from './result-effects.ts'

export interface CourtResult {
  code: number
  listed?: ListedResult
  nextHearing?: { courtCode: string; day: string }
  conditions?: readonly string[]
  /** Pounds. */
  amount?: number
  duration?: { count: number; unit: 'D' | 'W' | 'M' | 'Y' | 'H' | 'L' }
}

/** What a person has to look at before a hearing's results stand, each with its cause and its cure. */
export const exceptionKinds = [
  {
    code: 'UNKNOWN_RESULT',
    cause: 'The result code is in no list.',
    cure: 'Ask the court which result was meant, and load the newest list.',
  },
  {
    code: 'NO_NEXT_HEARING',
    cause: 'The case goes on, but no next hearing came.',
    cure: "Look at the court's register and enter the hearing.",
  },
  {
    code: 'NO_CONDITIONS',
    cause: 'Bail is conditional, but no condition came.',
    cure: "Look at the court's register and enter the conditions.",
  },
  {
    code: 'NO_AMOUNT',
    cause: 'Money was ordered, but no amount came.',
    cure: "Look at the court's register and enter the amount.",
  },
  {
    code: 'NO_DURATION',
    cause: 'The sentence has no length.',
    cure: "Look at the court's register and enter the length.",
  },
  {
    code: 'TWO_REMANDS',
    cause: 'Results of one hearing remand the person in two ways.',
    cure: 'Ask the court on which terms the person was remanded.',
  },
  {
    code: 'STEP_NOT_OPEN',
    cause: 'The result does not follow from where the case stands.',
    cure: 'Check that an earlier result is not missing, and enter it first.',
  },
  {
    code: 'TWO_STEPS',
    cause: 'Results of one offence lead to two different states.',
    cure: 'Ask the court which result stands.',
  },
] as const
export type ExceptionKind = (typeof exceptionKinds)[number]['code']

export interface ResultException {
  kind: ExceptionKind
  /** Index of the offence, and of the result within it where it is of one. */
  offence: number
  result?: number
}

export interface ResultedOffence {
  state: CaseState
  /** Where it stood before a warrant or an appeal, for results that lead back there. */
  previous?: CaseState
  /** Plea and verdict in the courts' codes, which a message repeats at later hearings. */
  plea?: string
  verdict?: string
  results: readonly CourtResult[]
}

export interface HearingOutcome {
  /** The state of each offence after the hearing; as it was where an exception holds it back. */
  states: CaseState[]
  effects: ResultEffect[][]
  remand?: RemandStatus
  tasks: ResultTask[]
  exceptions: ResultException[]
}

const missing: Record<ResultNeed, ExceptionKind> = {
  NEXT_HEARING: 'NO_NEXT_HEARING',
  CONDITIONS: 'NO_CONDITIONS',
  AMOUNT: 'NO_AMOUNT',
  DURATION: 'NO_DURATION',
}

/** RC-3 to RC-6: everything that the results of one defendant at one hearing come to, on its day (YYYY-MM-DD). */
export function hearingOutcome(offences: readonly ResultedOffence[], day: string): HearingOutcome {
  const exceptions: ResultException[] = []
  const effects = offences.map(({ results }, offence) =>
    results.flatMap((result, index) => {
      const effect = effectOf(result.code, result.listed, day)
      if (effect === undefined) exceptions.push({ kind: 'UNKNOWN_RESULT', offence, result: index })
      for (const need of effect?.needs ?? [])
        if (!has(result, need)) exceptions.push({ kind: missing[need], offence, result: index })
      return effect === undefined ? [] : [effect]
    }),
  )
  const states = offences.map((one, offence) => {
    const { state, exception } = stateAfter(one, effects[offence] ?? [])
    if (exception !== undefined) exceptions.push({ kind: exception, offence })
    return state
  })
  const remands = [...new Set(effects.flat().flatMap(({ remand }) => (remand === undefined ? [] : [remand])))]
  if (remands.length > 1) exceptions.push({ kind: 'TWO_REMANDS', offence: 0 })
  const [remand] = remands
  return {
    states,
    effects,
    ...(remands.length === 1 && remand !== undefined ? { remand } : {}),
    tasks: [...new Set(effects.flat().flatMap(({ tasks }) => tasks))],
    exceptions,
  }
}

function has(result: CourtResult, need: ResultNeed): boolean {
  switch (need) {
    case 'NEXT_HEARING':
      return isDay(result.nextHearing?.day ?? '')
    case 'CONDITIONS':
      return (result.conditions ?? []).some((text) => text.trim() !== '')
    case 'AMOUNT':
      return (result.amount ?? -1) >= 0
    case 'DURATION':
      return result.duration !== undefined && (result.duration.unit === 'L' || result.duration.count > 0)
  }
}

/** Steps in the order in which one hearing takes them: a plea of guilty comes before the sentence of the same day. */
const stepOrder: readonly CaseStep[] = [
  'END_WARRANT',
  'REOPEN',
  'PLEAD_GUILTY',
  'PLEAD_NOT_GUILTY',
  'CONVICT',
  'ACQUIT',
  'SEND_TO_CROWN',
  'DISCONTINUE',
  'SENTENCE',
  'DECIDE_APPEAL',
  'ISSUE_WARRANT',
]

/** Steps that cannot come of one hearing for one offence. */
const contradictions: readonly (readonly CaseStep[])[] = [
  ['ACQUIT', 'SENTENCE'],
  ['ACQUIT', 'CONVICT'],
  ['DISCONTINUE', 'SENTENCE'],
  ['DISCONTINUE', 'SEND_TO_CROWN'],
  ['SEND_TO_CROWN', 'SENTENCE'],
  ['PLEAD_GUILTY', 'PLEAD_NOT_GUILTY'],
]

/** Steps that a plea or verdict says; one that is said again at a later hearing is passed over. */
const saidBy = (plea: string | undefined, verdict: string | undefined): CaseStep[] => {
  const steps: CaseStep[] = []
  if (plea === 'G' || plea === 'ADM') steps.push('PLEAD_GUILTY')
  if (plea === 'NG' || plea === 'DEN') steps.push('PLEAD_NOT_GUILTY')
  if (verdict === 'G' || verdict === 'NA') steps.push('CONVICT')
  if (verdict === 'NG' || verdict === 'NC') steps.push('ACQUIT')
  return steps
}

function stateAfter(
  { state, previous, plea, verdict }: ResultedOffence,
  effects: readonly ResultEffect[],
): { state: CaseState; exception?: ExceptionKind } {
  const resulted = new Set(effects.flatMap(({ step }) => (step === undefined ? [] : [step])))
  const said = saidBy(plea, verdict)
  const judged = new Set([...resulted, ...saidBy(undefined, verdict)])
  if (contradictions.some((pair) => pair.every((step) => judged.has(step))))
    return { state, exception: 'TWO_STEPS' }
  let at = state
  for (const code of stepOrder.filter((step) => resulted.has(step) || said.includes(step))) {
    const next = stepFrom(at, code, previous)
    if (next !== undefined) at = next
    else if (resulted.has(code)) return { state, exception: 'STEP_NOT_OPEN' }
  }
  return { state: at }
}

/** The state after a step of the court; the same where the line stands there already, undefined where it is not open. */
function stepFrom(state: CaseState, code: CaseStep, previous: CaseState | undefined): CaseState | undefined {
  const steps: readonly { code: CaseStep; from: readonly CaseState[]; to: CaseState | 'PREVIOUS' }[] =
    caseSteps
  const found = steps.find((one) => one.code === code)
  if (found === undefined) return undefined
  const to = found.to === 'PREVIOUS' ? previous : found.to
  if (found.from.includes(state)) return to
  // A trial that was not opened on the record is opened by its verdict.
  if ((code === 'ACQUIT' || code === 'CONVICT') && (state === 'SUMMARY_TRIAL' || state === 'SENT_TO_CROWN'))
    return to
  // A hearing that ends in no evidence may be the first one.
  if (code === 'ACQUIT' && state === 'AWAITING_FIRST_HEARING') return to
  return state === to ? state : undefined
}
