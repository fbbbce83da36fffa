/** Acting on intelligence: wording cleared by the unit, within the conditions, with support, and in an emergency (AO-1 to AO-5). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { type Instant, isLater } from '../time/instant.ts'
import { type Grade, gradePermits } from './grading.ts'
import { type Condition, type IntelligenceUse, useProblems } from './handling.ts'
import { longestSharedRun } from './removed-words.ts'

export interface ActionOn {
  /** What is to be done, in the words in which it is handed to others. */
  wording: string
  use: Extract<IntelligenceUse, 'DEVELOP' | 'COVERT_USE' | 'OVERT_USE'>
  userId: string
  /** Who of the intelligence unit cleared the wording. */
  clearedById?: string
  /** Support from another source than that of the paragraph, found since. */
  hasSupport: boolean
  isOriginatorAsked: boolean
  /** Danger to life: the duty intelligence officer may say yes at once and the rest is written after. */
  emergency?: { isThreatToLife: boolean; authorisedById?: string; reason?: string }
  today: string
}

export interface ActedParagraph {
  raw: string
  sanitised: string
  grade: Grade
  conditions: readonly Condition[]
}

/** Words in a row that may be the same in an action and the raw text without being a copy. */
export const sharedWordsMost = 7

/**
 * AO-1 to AO-4: what stands against an action. In an emergency (AO-4) clearing and support may come after, but neither the
 * raw text nor a paragraph suspected to be false is ever acted on overtly.
 */
export function actionProblems(action: ActionOn, paragraph: ActedParagraph): RuleProblem[] {
  const { problems, block, warn } = problemList()
  const isEmergency = action.emergency?.isThreatToLife === true && emergencyProblems(action).length === 0
  block(!isSaid(action.wording), 'AO-1', 'Say what is to be done.', 'wording')
  block(
    !isEmergency && (!isSaid(action.clearedById) || action.clearedById === action.userId),
    'AO-1',
    'The intelligence unit clears the wording: send it there.',
    'clearedById',
  )
  block(
    copiesRaw(action.wording, paragraph),
    'AO-2',
    'The wording repeats what was taken out of the report. Use the sanitised text.',
    'wording',
  )
  const permits = gradePermits(paragraph.grade)
  block(
    action.use === 'OVERT_USE' && paragraph.grade.assessment === 'E',
    'AO-3',
    'Suspected to be false: it is developed or left, not acted on overtly.',
    'use',
  )
  block(
    !isEmergency && !permits.standsAlone && !action.hasSupport && action.use === 'OVERT_USE',
    'AO-3',
    'Find support from another source first: by itself this is not acted on overtly.',
    'hasSupport',
  )
  warn(
    !permits.standsAlone && !action.hasSupport && action.use !== 'OVERT_USE',
    'AO-3',
    'It stands on one source: look for support while it is developed.',
    'hasSupport',
  )
  const conditions = useProblems(paragraph.grade.handling, paragraph.conditions, {
    use: action.use,
    userId: action.userId,
    recipient: 'OWN_FORCE',
    isOriginatorAsked: action.isOriginatorAsked || isEmergency,
    today: action.today,
  })
  return [...problems, ...conditions, ...(action.emergency === undefined ? [] : emergencyProblems(action))]
}

/** AO-4: the emergency is a danger to life, said yes to by the duty intelligence officer, with the reason. */
function emergencyProblems({ emergency, userId }: ActionOn): RuleProblem[] {
  const { problems, block } = problemList()
  block(
    emergency?.isThreatToLife !== true,
    'AO-4',
    'Only a danger to life goes before the clearing of the wording.',
    'emergency',
  )
  block(
    !isSaid(emergency?.authorisedById) || emergency?.authorisedById === userId,
    'AO-4',
    'Ring the duty intelligence officer, and name who said yes.',
    'authorisedById',
  )
  block(!isSaid(emergency?.reason), 'AO-4', 'Say what the danger is.', 'reason')
  return problems
}

/** AO-2: a run of words of the raw text that the sanitised one does not have. */
export function copiesRaw(
  wording: string,
  { raw, sanitised }: Pick<ActedParagraph, 'raw' | 'sanitised'>,
): boolean {
  const run = longestSharedRun(wording, raw)
  const count = run.split(' ').filter(Boolean).length
  if (count <= sharedWordsMost) return false
  return longestSharedRun(run, sanitised).split(' ').filter(Boolean).length < count
}

/** AO-5: what is still owed after an action: its result, and in an emergency the clearing. */
export function owedAfter(
  action: Pick<ActionOn, 'clearedById' | 'emergency'> & { doneAt?: Instant; result?: string },
  now: Instant,
): ('CLEARING' | 'RESULT')[] {
  const isDone = action.doneAt !== undefined && !isLater(action.doneAt, now)
  return [
    ...(action.emergency !== undefined && !isSaid(action.clearedById) ? (['CLEARING'] as const) : []),
    ...(isDone && !isSaid(action.result) ? (['RESULT'] as const) : []),
  ]
}
