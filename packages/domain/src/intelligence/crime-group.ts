/** Crime groups: roles of members, tiers by score, what was done against a group and what came of it (NI-7, NI-9). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { figuresOn, recalled, type RuleFigures } from '../rules/dated-rules.ts'
import { isDay } from '../time/day.ts'

/** How somebody belongs to a group; the code is the role of the link. */
export const groupRoles = [
  { code: 'GROUP_LEADER', label: 'Group leader' },
  { code: 'GROUP_LIEUTENANT', label: 'Group lieutenant' },
  { code: 'GROUP_ENFORCER', label: 'Group enforcer' },
  { code: 'GROUP_SUPPLIER', label: 'Group supplier' },
  { code: 'GROUP_COURIER', label: 'Group courier' },
  { code: 'GROUP_MONEY', label: 'Group money handler' },
  { code: 'GROUP_MEMBER', label: 'Group member' },
  { code: 'GROUP_ASSOCIATE', label: 'Group associate' },
] as const
export type GroupRole = (typeof groupRoles)[number]['code']

/** How sure it is that somebody belongs to it; the words of links. */
export const groupConfidences = [
  { code: 'confirmed', label: 'Confirmed' },
  { code: 'believed', label: 'Believed' },
  { code: 'reported', label: 'Reported' },
] as const

/** From which score a group is of a tier, as dated configuration; the national scheme is not public and the force confirms its own. */
export const groupTierTable = {
  tier1Score: recalled(70, 'NI-9', 'Design choice: most harm, worked first; the force confirms it'),
  tier2Score: recalled(45, 'NI-9', 'Design choice: serious harm; the force confirms it'),
  tier3Score: recalled(20, 'NI-9', 'Design choice: harm in one place; the force confirms it'),
} as const
export type GroupTierRules = RuleFigures<typeof groupTierTable>

/** The figures in force on a day (YYYY-MM-DD). */
export const groupTierRulesOn = (day: string): GroupTierRules => figuresOn(groupTierTable, day)

export const groupTiers = [
  { code: '1', label: 'Tier 1' },
  { code: '2', label: 'Tier 2' },
  { code: '3', label: 'Tier 3' },
  { code: '4', label: 'Tier 4' },
] as const
export type GroupTier = (typeof groupTiers)[number]['code']

/** NI-9: the tier of a score of 0 to 100. */
export function tierOf(score: number, rules: GroupTierRules): GroupTier {
  if (score >= rules.tier1Score) return '1'
  if (score >= rules.tier2Score) return '2'
  return score >= rules.tier3Score ? '3' : '4'
}

/** What an activity against a group came to. */
export const disruptionResults = [
  { code: 'MAJOR', label: 'Major disruption' },
  { code: 'MODERATE', label: 'Moderate disruption' },
  { code: 'MINOR', label: 'Minor disruption' },
  { code: 'NONE', label: 'No disruption' },
] as const
export type DisruptionResult = (typeof disruptionResults)[number]['code']

export interface Disruption {
  activity: string
  /** The day, YYYY-MM-DD. */
  happenedOn: string
  result: DisruptionResult
  why: string
}

/** NI-9: what a disruption lacks: what was done, on a day that was, and why it is judged so. */
export function disruptionProblems(one: Disruption, today: string): RuleProblem[] {
  const { problems, block } = problemList()
  block(!isSaid(one.activity), 'NI-9', 'Say what was done.', 'activity')
  block(
    !isDay(one.happenedOn) || one.happenedOn > today,
    'NI-9',
    'Give the day on which it was done; it cannot be still to come.',
    'happenedOn',
  )
  block(!isSaid(one.why), 'NI-9', 'Say why it is judged so: what can the group no longer do?', 'why')
  return problems
}
