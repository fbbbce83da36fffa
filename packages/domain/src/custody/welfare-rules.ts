/** Welfare beyond checks and meals: closer visits, women's needs, exercise, fitness (TR-5, TR-12, TR-14, TR-15, TR-18). */
import { HOUR, type Instant, toMillis } from '../time/instant.ts'
import type { WatchPlan } from './observation.ts'
import { isSaid, problemList, type RuleProblem } from './rule-problem.ts'

export interface WelfareFacts {
  isChildOrVulnerable: boolean
  isFemale: boolean
  plan: WatchPlan
  isAskedInPrivate?: boolean
  exerciseAt: readonly Instant[]
  noExerciseReason?: string
  detainedFrom: Instant
}

/** What a stay still owes a detainee at `now`. */
export function welfareProblems(facts: WelfareFacts, now: Instant): RuleProblem[] {
  const { problems, ask, warn } = problemList()
  const isHourly = facts.plan.level === '1' && (facts.plan.maxIntervalMinutes ?? 60) >= 60
  warn(
    facts.isChildOrVulnerable && isHourly,
    'TR-5',
    'Visit a child or vulnerable person more often than every hour where possible.',
    'maxIntervalMinutes',
  )
  ask(
    facts.isFemale && facts.isAskedInPrivate !== true,
    'TR-12',
    'Ask in private about menstrual needs, and offer to speak to a female member of staff.',
    'isAskedInPrivate',
  )
  const [at, from] = [toMillis(now), toMillis(facts.detainedFrom)]
  if (at === undefined || from === undefined || at - from < 24 * HOUR) return problems
  const isRecent = facts.exerciseAt.some((when) => {
    const time = toMillis(when)
    return time !== undefined && time <= at && at - time <= 24 * HOUR
  })
  warn(
    !isRecent && !isSaid(facts.noExerciseReason),
    'TR-14',
    'No exercise outdoors in the last 24 hours: offer it, or say why not.',
    'exerciseAt',
  )
  return problems
}

export const fitnessFor = ['DETAIN', 'INTERVIEW', 'CHARGE', 'TRANSFER', 'RELEASE'] as const
export type FitnessFor = (typeof fitnessFor)[number]

export interface Fitness {
  purpose: FitnessFor
  isInDoubt: boolean
  /** The advice of the healthcare professional. */
  advice?: 'FIT' | 'NOT_FIT' | 'FIT_WITH_CONDITIONS'
  adviceUntil?: Instant
  /** The custody officer's own decision. */
  decision?: 'FIT' | 'NOT_FIT'
  decisionReason?: string
}

/** TR-18: the professional advises, the custody officer decides, and each purpose is a decision of its own. */
export function fitnessProblems(fitness: Fitness, now: Instant): RuleProblem[] {
  const { problems, block, ask } = problemList()
  ask(
    fitness.isInDoubt && fitness.advice === undefined,
    'TR-18',
    'Ask the healthcare professional for advice.',
    'advice',
  )
  const [at, until] = [
    toMillis(now),
    fitness.adviceUntil === undefined ? undefined : toMillis(fitness.adviceUntil),
  ]
  ask(
    at !== undefined && until !== undefined && at > until,
    'TR-18',
    'The advice on fitness has run out: ask again.',
    'advice',
  )
  ask(
    fitness.isInDoubt && fitness.decision === undefined,
    'TR-18',
    'The custody officer decides on fitness.',
    'decision',
  )
  block(
    fitness.advice === 'NOT_FIT' && fitness.decision === 'FIT' && !isSaid(fitness.decisionReason),
    'TR-18',
    'The healthcare professional advised otherwise: say why you decide so.',
    'decisionReason',
  )
  return problems
}

/** BA-5: what a breach of bail is. Breaking a condition is no offence of its own; failing to surrender is. */
export function bailBreach(kind: 'CONDITION' | 'FAILED_TO_SURRENDER', isBeforeCharge: boolean) {
  return {
    isOffence: kind === 'FAILED_TO_SURRENDER',
    power: isBeforeCharge ? ('S46A' as const) : ('BAIL_ACT_S7' as const),
    source: kind === 'FAILED_TO_SURRENDER' ? 'Bail Act 1976 s.6' : 'PACE s.46A; Bail Act 1976 s.7',
    rule: 'BA-5',
  }
}
