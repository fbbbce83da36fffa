/** Domestic abuse at custody's door: a high risk has its safeguarding done before the suspect goes, or is let go by two (SG-05). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { releaseWaitsForSafeguarding } from './da-risk.ts'
import type { DaGrade } from './da-tools.ts'

/** The last graded assessment of a victim of the suspect, with how far the safety plan is. */
export interface AbuseAtRelease {
  reference: string
  grade?: DaGrade
  stepsDone: number
  stepsOpen: number
}

export interface ReleaseSafeguarding {
  /** The incident, a crime or an offence of the stay is domestic. */
  isDomestic: boolean
  assessments: readonly AbuseAtRelease[]
  /** Why the release does not wait, and the inspector who agreed: no law keeps a person beyond the clock for this. */
  reason?: string
  inspectorName?: string
}

/** A victim's safeguarding is done where the plan has a step and none of its steps is open. */
export const isSafeguardingDone = ({ stepsDone, stepsOpen }: AbuseAtRelease): boolean =>
  stepsDone > 0 && stepsOpen === 0

/** Assessments whose victim is not safe yet at a high risk. */
export const waitedFor = (assessments: readonly AbuseAtRelease[]): readonly AbuseAtRelease[] =>
  assessments.filter((one) => releaseWaitsForSafeguarding(one.grade, isSafeguardingDone(one)))

/** SG-05: what stands against letting the suspect go, and what the custody officer is told besides. */
export function safeguardingAtRelease(facts: ReleaseSafeguarding): RuleProblem[] {
  const { problems, block, warn } = problemList()
  const waiting = waitedFor(facts.assessments)
    .map(({ reference }) => reference)
    .join(', ')
  block(
    waiting !== '' && !isSaid(facts.reason),
    'SG-05',
    `A high risk of domestic abuse (${waiting}): the steps of the victim’s safety plan are done before the suspect goes. Or say why the release cannot wait.`,
    'safeguardingReason',
  )
  block(
    waiting !== '' && isSaid(facts.reason) && !isSaid(facts.inspectorName),
    'SG-05',
    'Name the inspector who agreed that the release does not wait for the safety plan.',
    'safeguardingInspector',
  )
  const isGraded = facts.assessments.some(({ grade }) => grade !== undefined)
  warn(
    facts.isDomestic && !isGraded,
    'SG-05',
    'This is domestic abuse and nobody has graded the risk: have it graded before the suspect goes.',
    'safeguardingReason',
  )
  const open = facts.assessments.filter(({ grade, stepsOpen }) => grade !== 'HIGH' && stepsOpen > 0)
  warn(
    open.length > 0,
    'SG-05',
    `Steps of the victim’s safety plan are open (${open.map(({ reference }) => reference).join(', ')}).`,
    'safeguardingReason',
  )
  return problems
}
