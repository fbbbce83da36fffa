/** Levels of observation and the checks that they ask for (custody.md 9, TR-1 to TR-5; APP levels 1 to 4; Annex H). */
import { fromMillis, type Instant, MINUTE, toMillis } from '../time/instant.ts'
import { nextVisitDue } from './care.ts'
import type { CareRules } from './care-rules-table.ts'
import type { ObservationLevel } from './codes.ts'
import { isSaid, problemList, type RuleProblem } from './rule-problem.ts'

/** A care plan as far as checks go; `maxIntervalMinutes` may shorten the level's interval and never lengthens it. */
export interface WatchPlan {
  level: ObservationLevel
  maxIntervalMinutes?: number
  /** TR-2: drink, drugs, swallowed drugs or a level of consciousness that worries. */
  mustRouse: boolean
  /** Levels 3 and 4: who watches. */
  watcher?: string
  watchingSince?: Instant
}

/** Minutes between checks: the level's own, the plan's when shorter, and 30 at most for a person who must be roused. */
export function checkMinutes(plan: WatchPlan, rules: CareRules): number {
  const ofLevel = {
    '1': rules.level1Minutes,
    '2': rules.level2Minutes,
    '3': rules.level3Minutes,
    '4': rules.level4Minutes,
  }[plan.level]
  const asked =
    plan.maxIntervalMinutes !== undefined && plan.maxIntervalMinutes > 0 ? plan.maxIntervalMinutes : ofLevel
  return Math.min(ofLevel, asked, plan.mustRouse ? rules.level2Minutes : ofLevel)
}

export interface CheckDue {
  at: Instant
  /** TR-1 a visit, or at levels 3 and 4 a line in the log of the watch; TR-2 a visit that rouses. */
  rule: 'TR-1' | 'TR-2'
  mustRouse: boolean
}

/** The next check, timed from the last one really done (TR-1). Undefined for no instant. */
export function nextCheck(
  plan: WatchPlan,
  facts: { lastCheckAt: Instant; changedAt?: Instant; previous?: WatchPlan },
  rules: CareRules,
): CheckDue | undefined {
  const change =
    facts.changedAt !== undefined && facts.previous !== undefined
      ? { at: facts.changedAt, previousMinutes: checkMinutes(facts.previous, rules) }
      : undefined
  const at = nextVisitDue({
    lastVisitAt: facts.lastCheckAt,
    intervalMinutes: checkMinutes(plan, rules),
    ...(change === undefined ? {} : { change }),
  })
  if (at === undefined) return undefined
  return { at, rule: plan.mustRouse ? 'TR-2' : 'TR-1', mustRouse: plan.mustRouse }
}

/**
 * Every check that a plan asks for. Only a rousing answers TR-2: a visit that does not rouse leaves it due. At levels 3 and
 * 4 the line in the log of the watch falls due beside it, at the level's own interval.
 */
export function nextChecks(
  plan: WatchPlan,
  facts: { lastCheckAt: Instant; lastRouseAt?: Instant; changedAt?: Instant; previous?: WatchPlan },
  rules: CareRules,
): CheckDue[] {
  const { lastCheckAt, lastRouseAt, ...change } = facts
  const dues: (CheckDue | undefined)[] = []
  const isWatched = plan.level === '3' || plan.level === '4'
  if (isWatched || !plan.mustRouse)
    dues.push(nextCheck({ ...plan, mustRouse: false }, { ...change, lastCheckAt }, rules))
  if (plan.mustRouse) {
    // Rousing that is asked for now counts from the last one, or else from when it was asked for.
    const isNew = facts.previous !== undefined && !facts.previous.mustRouse
    const from = lastRouseAt ?? (isNew ? (facts.changedAt ?? lastCheckAt) : lastCheckAt)
    dues.push(nextCheck(isWatched ? { ...plan, level: '2' } : plan, { ...change, lastCheckAt: from }, rules))
  }
  return dues.filter((due) => due !== undefined)
}

/** When a constant watcher is to be relieved (local, two hours); undefined at levels 1 and 2. */
export function watcherReliefDue(plan: WatchPlan, rules: CareRules): Instant | undefined {
  const since = plan.watchingSince === undefined ? undefined : toMillis(plan.watchingSince)
  if (since === undefined || plan.level === '1' || plan.level === '2') return undefined
  return fromMillis(since + rules.watcherReliefMinutes * MINUTE)
}

/** Annex H: what a rousing check asks; any of them not met is a medical emergency (TR-3). */
export interface Rousing {
  isRousable: boolean
  saysName: boolean
  saysHome: boolean
  saysWhere: boolean
  opensEyes: boolean
  liftsArms: boolean
}

export interface CareCheck {
  kind: 'VISIT' | 'ROUSE'
  isAsleep?: boolean
  rousing?: Rousing
  /** Who was called when the person could not be roused, and when. */
  calledWho?: string
  calledAt?: Instant
  isAmbulance?: boolean
}

export const hasFailedRousing = (rousing: Rousing): boolean => Object.values(rousing).some((met) => !met)

/** What stands against keeping a check as it is typed; TR-3 is the one that refuses. */
export function checkProblems(check: CareCheck, plan: WatchPlan): RuleProblem[] {
  const { problems, block, ask, warn } = problemList()
  const hasFailed = check.rousing !== undefined && hasFailedRousing(check.rousing)
  block(
    hasFailed &&
      !(isSaid(check.calledWho) && check.calledAt !== undefined && toMillis(check.calledAt) !== undefined),
    'TR-3',
    'This person could not be roused: record the ambulance called and the time first.',
    'calledWho',
  )
  warn(
    hasFailed && isSaid(check.calledWho) && check.isAmbulance === false,
    'TR-3',
    'Only a healthcare professional was called: call an ambulance as well.',
    'calledWho',
  )
  ask(
    plan.mustRouse && check.rousing === undefined,
    'TR-2',
    'This person is to be roused at each visit: record the answers to the three questions.',
    'rousing',
  )
  ask(
    check.kind === 'ROUSE' && check.rousing === undefined,
    'TR-2',
    'Record what the person did when roused.',
    'rousing',
  )
  const isWatched = plan.level === '3' || plan.level === '4'
  ask(isWatched && !isSaid(plan.watcher), '12.9', 'Name the officer who watches.', 'watcher')
  return problems
}
