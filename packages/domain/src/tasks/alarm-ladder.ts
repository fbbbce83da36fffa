/** The ladder of an alarm: who is responsible at each step, and which named person that is (TK-3, TK-11). */
import { isAtLeast, isRank, type Rank, compareRanks } from '../codes/ranks.ts'
import { problemList, type RuleProblem } from '../custody/rule-problem.ts'
import type { Duty } from '../rules/due.ts'
import type { TaskRules } from './task-rules-table.ts'

/** The steps in order: the duty, the least rank of whoever has it, and the figure that says when work comes to it. */
export const alarmLadder = [
  { level: 1, duty: 'SUPERVISOR', leastRank: 'PS', hours: 'escalateSupervisorHours' },
  { level: 2, duty: 'INSPECTOR', leastRank: 'INSP', hours: 'escalateInspectorHours' },
  { level: 3, duty: 'SUPERINTENDENT', leastRank: 'SUPT', hours: 'escalateSuperintendentHours' },
] as const satisfies readonly { level: number; duty: Duty; leastRank: Rank; hours: keyof TaskRules }[]

/** Who could be named: a supervisor of a unit. */
export interface Supervisor {
  userId: string
  rank: string
  staffNumber: string
  unitCode: string
}

export interface Named {
  userId: string
  /** Named by a supervisor, or found by rank where nobody was. */
  because: 'APPOINTED' | 'RANK'
}

export interface NamingFacts {
  /** The unit of the work and those above it, the nearest first. */
  units: readonly string[]
  supervisors: readonly Supervisor[]
  appointed: readonly { unitCode: string; level: number; userId: string }[]
}

/**
 * TK-11: the one person to whom an alarm goes: of the nearest unit that has one, whoever was named for the step, else the
 * lowest rank that reaches it, and of equals the first staff number. `isFree` leaves out whose own work it is and who may
 * not open its record; who was told of a lower step is named again only where there is nobody else.
 */
export function personNamed(
  level: number,
  facts: NamingFacts,
  isFree: (userId: string) => boolean = () => true,
  told: readonly string[] = [],
): Named | undefined {
  const another = (userId: string) => isFree(userId) && !told.includes(userId)
  return nearest(level, facts, another) ?? nearest(level, facts, isFree)
}

function nearest(
  level: number,
  { units, supervisors, appointed }: NamingFacts,
  isFree: (userId: string) => boolean,
): Named | undefined {
  for (const unit of units) {
    const [userId] = appointed
      .filter((one) => one.unitCode === unit && one.level === level)
      .map((one) => one.userId)
      .filter((id) => isFree(id) && supervisors.some((person) => person.userId === id))
    if (userId !== undefined) return { userId, because: 'APPOINTED' }
    const [byRank] = reachingStep(level, supervisors)
      .filter((person) => person.unitCode === unit && isFree(person.userId))
      .sort(byRankAndNumber)
    if (byRank !== undefined) return { userId: byRank.userId, because: 'RANK' }
  }
  return undefined
}

/** The supervisors whose rank reaches a step. */
export function reachingStep<S extends Supervisor>(level: number, supervisors: readonly S[]): S[] {
  const least = alarmLadder.find((step) => step.level === level)?.leastRank
  return supervisors.filter(({ rank }) => least !== undefined && isRank(rank) && isAtLeast(rank, least))
}

function byRankAndNumber(a: Supervisor, b: Supervisor): number {
  const ranks = isRank(a.rank) && isRank(b.rank) ? compareRanks(a.rank, b.rank) : 0
  return ranks || a.staffNumber.localeCompare(b.staffNumber)
}

/** TK-11: who may be named for a step, and by whom: nobody names a person for a step above their own. */
export function namingProblems(
  level: number,
  by: { level: number },
  person: Supervisor | undefined,
): RuleProblem[] {
  const { problems, block } = problemList()
  block(by.level < level, 'TK-11', 'Somebody of that rank names who gets these alarms.', 'level')
  block(
    person === undefined || reachingStep(level, [person]).length === 0,
    'TK-11',
    'Name a supervisor of the rank that this step asks for.',
    'userId',
  )
  return problems
}
