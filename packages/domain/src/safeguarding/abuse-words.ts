/** The words of domestic abuse work: answers as they are kept, states of an assessment, safety plan, MARAC. */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { type DaAnswer, daAnswers, type DaTool, daTools, topicsOf } from './da-tools.ts'

/** What is kept of a topic. `NOT_ASKED` is said with its reason and is no answer: SG-04 still asks for one. */
export const keptAnswers = [...daAnswers, { code: 'NOT_ASKED', label: 'Not asked' }] as const
export type KeptAnswer = (typeof keptAnswers)[number]['code']

export const assessmentStates = [
  { code: 'OPEN', label: 'Being made' },
  { code: 'GRADED', label: 'Graded, waits for a second look' },
  { code: 'LOOKED', label: 'Looked at twice' },
] as const
export type AssessmentState = (typeof assessmentStates)[number]['code']

/** What a safety plan is made of; each step has its own words. */
export const safetySteps = [
  { code: 'SAFE_CONTACT', label: 'How and when it is safe to reach them' },
  { code: 'SAFE_PLACE', label: 'Somewhere safe to go' },
  { code: 'CODE_WORD', label: 'A word or sign that means: call the police' },
  { code: 'ALARM', label: 'Alarm or phone' },
  { code: 'HOME', label: 'Locks, lights and cameras at home' },
  { code: 'CHILDREN', label: 'Children: school, contact, who collects them' },
  { code: 'ADVISER', label: 'Independent adviser (IDVA)' },
  { code: 'REFUGE', label: 'Refuge or housing' },
  { code: 'MONEY', label: 'Money and papers' },
  { code: 'OTHER', label: 'Something else' },
] as const

export const maracAgencies = [
  { code: 'POLICE', label: 'Police' },
  { code: 'IDVA', label: 'Independent domestic violence adviser' },
  { code: 'CHILDREN', label: "Children's social care" },
  { code: 'ADULTS', label: 'Adult social care' },
  { code: 'HOUSING', label: 'Housing' },
  { code: 'HEALTH', label: 'Health' },
  { code: 'PROBATION', label: 'Probation' },
  { code: 'EDUCATION', label: 'School or education' },
  { code: 'SUBSTANCE', label: 'Drug and alcohol service' },
  { code: 'MENTAL_HEALTH', label: 'Mental health service' },
  { code: 'OTHER', label: 'Another agency' },
] as const

export const maracStates = [
  { code: 'REFERRED', label: 'Referred' },
  { code: 'LISTED', label: 'Listed for a meeting' },
  { code: 'HEARD', label: 'Heard' },
] as const

/** DA-1: what the police put to a victim is a tool whose topics are loaded; a partner's form is taken as it is. */
export function toolProblems(
  tool: DaTool,
  isFromPartner: boolean,
  loaded: readonly string[] = [],
): RuleProblem[] {
  const { problems, block } = problemList()
  const row = daTools.find(({ code }) => code === tool)
  block(
    !isFromPartner && topicsOf(tool, loaded).length === 0,
    'DA-1',
    'The topics of this tool are not loaded: use DASH.',
    'tool',
  )
  block(
    isFromPartner && row?.policeOnly === true,
    'DA-1',
    'Partners do not use this tool: choose the one on their form.',
    'tool',
  )
  return problems
}

/** DA-3: a referral needs one of the local reasons, or the judgement of whoever refers, in words. */
export function referralProblems(reasons: readonly string[], judgement: string | undefined): RuleProblem[] {
  const { problems, block } = problemList()
  block(
    reasons.length === 0 && !isSaid(judgement),
    'DA-3',
    'No local reason holds: say in your own words why a MARAC should hear this.',
    'judgement',
  )
  return problems
}

/** The answers as the rules of DA read them. */
export const answersForRules = (
  kept: readonly { topic: string; answer: KeptAnswer }[],
): Record<string, DaAnswer | undefined> =>
  Object.fromEntries(kept.map(({ topic, answer }) => [topic, answer === 'NOT_ASKED' ? undefined : answer]))
