/** The states of a recorded crime, the statistical object, and the guards of each step (ST-1 to ST-4). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { type Instant, isLater } from '../time/instant.ts'
import { isHomeOfficeClass } from './offence-class.ts'

/** `isCounted`: in the figures; a cancelled or transferred crime keeps its row and its audit and is not counted. */
export const crimeStates = [
  { code: 'RECORDED', label: 'Recorded', isCounted: true },
  { code: 'OUTCOME_ASSIGNED', label: 'Outcome assigned', isCounted: true },
  { code: 'CANCELLED', label: 'Cancelled', isCounted: false },
  { code: 'TRANSFERRED', label: 'Transferred to another force', isCounted: false },
] as const
export type CrimeState = (typeof crimeStates)[number]['code']

export const crimeSteps = [
  { code: 'RECORD', from: [undefined], to: 'RECORDED', rule: 'ST-1' },
  { code: 'RECLASSIFY', from: ['RECORDED'], to: 'RECORDED', rule: 'ST-2' },
  { code: 'CANCEL', from: ['RECORDED'], to: 'CANCELLED', rule: 'ST-2' },
  { code: 'TRANSFER', from: ['RECORDED'], to: 'TRANSFERRED', rule: 'ST-2' },
  { code: 'ASSIGN_OUTCOME', from: ['RECORDED'], to: 'OUTCOME_ASSIGNED', rule: 'ST-3' },
  { code: 'CHANGE_OUTCOME', from: ['OUTCOME_ASSIGNED'], to: 'OUTCOME_ASSIGNED', rule: 'ST-3' },
  { code: 'REOPEN', from: ['OUTCOME_ASSIGNED'], to: 'RECORDED', rule: 'ST-4' },
] as const satisfies readonly {
  code: string
  from: readonly (CrimeState | undefined)[]
  to: CrimeState
  rule: string
}[]
export type CrimeStep = (typeof crimeSteps)[number]['code']

/** Facts that a guard reads; each step needs only its own. */
export interface CrimeStepFacts {
  hoCode?: string
  recordedAt?: Instant
  recordBy?: Instant
  lateReason?: string
  /** What stands against the step by the rules of its own act (authority, evidence). */
  actProblems?: readonly RuleProblem[]
  reopenReason?: string
  otherForceReference?: string
}

/** The state after a step and what stands against it; refused steps leave the state as it is. */
export function takeCrimeStep(
  state: CrimeState | undefined,
  step: CrimeStep,
  facts: CrimeStepFacts,
): { state: CrimeState | undefined; problems: RuleProblem[] } {
  const row = crimeSteps.find(({ code }) => code === step)
  const { problems, block } = problemList()
  const from: readonly (CrimeState | undefined)[] = row?.from ?? []
  block(!from.includes(state), row?.rule ?? 'ST-1', refusal(state, step))
  block(
    step === 'RECORD' && !(facts.hoCode !== undefined && isHomeOfficeClass(facts.hoCode)),
    'ST-1',
    'A recorded crime has its Home Office class: choose it.',
    'hoCode',
  )
  const isLate = isLater(facts.recordedAt, facts.recordBy)
  block(
    step === 'RECORD' && isLate && !isSaid(facts.lateReason),
    'CR-1',
    'This is recorded after its time: say why.',
    'lateReason',
  )
  block(
    step === 'TRANSFER' && !isSaid(facts.otherForceReference),
    'CX-8',
    'The other force has accepted when it has given its reference: enter it.',
    'otherForceReference',
  )
  block(
    step === 'REOPEN' && !isSaid(facts.reopenReason),
    'ST-4',
    'Say why the crime is opened again: its outcomes stay readable.',
    'reopenReason',
  )
  const all = [...problems, ...(facts.actProblems ?? [])]
  const isRefused = all.some(({ severity }) => severity === 'BLOCK')
  return { state: isRefused ? state : row?.to, problems: all }
}

/** The steps that are open from a state, for the buttons of a screen. */
export const openCrimeSteps = (state: CrimeState | undefined): CrimeStep[] =>
  crimeSteps
    .filter(({ from }) => (from as readonly (CrimeState | undefined)[]).includes(state))
    .map(({ code }) => code)

function refusal(state: CrimeState | undefined, step: CrimeStep): string {
  if (state === undefined) return 'Record the crime first.'
  if (state === 'CANCELLED')
    return 'A cancelled crime stays as it is: record the crime anew if it did happen.'
  if (state === 'TRANSFERRED') return 'Another force has this crime: ask it there.'
  if (step === 'RECORD') return 'The crime is recorded already.'
  return state === 'RECORDED'
    ? 'The crime has no outcome yet: assign one first.'
    : 'The crime has an outcome: open it again first, with the reason.'
}
