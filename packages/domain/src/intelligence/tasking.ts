/** Tasking and coordination: priorities, questions to be answered, tactics with owners and results, scored crime groups (NI-1, NI-2, NI-6, NI-7). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { due, type Due } from '../rules/due.ts'
import { addMonths, isDay } from '../time/day.ts'
import { type Instant, toMillis } from '../time/instant.ts'
import { parseLondon, toLondon } from '../time/london-time.ts'
import type { IntelligenceRules } from './intelligence-rules-table.ts'

export const tacticKinds = [
  { code: 'PREVENTION', label: 'Prevention' },
  { code: 'INTELLIGENCE', label: 'Intelligence' },
  { code: 'ENFORCEMENT', label: 'Enforcement' },
] as const
export type TacticKind = (typeof tacticKinds)[number]['code']

/** Levels of the model (recalled). */
export const tacticLevels = [
  { code: '1', label: 'Local' },
  { code: '2', label: 'Force and regional' },
  { code: '3', label: 'National and international' },
] as const

export interface ControlStrategy {
  /** Days, YYYY-MM-DD; `until` is the last. */
  from: string
  until: string
  themes: readonly string[]
}

/** NI-1: one strategy holds on a day; its days are in order and it has a theme. */
export function strategyProblems(next: ControlStrategy, others: readonly ControlStrategy[]): RuleProblem[] {
  const { problems, block } = problemList()
  block(
    !isDay(next.from) || !isDay(next.until) || next.until < next.from,
    'NI-1',
    'Give its first and last day, in that order.',
    'from',
  )
  block(!next.themes.some(isSaid), 'NI-1', 'Name at least one priority.', 'themes')
  const other = others.find(({ from, until }) => from <= next.until && next.from <= until)
  block(
    other !== undefined,
    'NI-1',
    `One strategy holds at a time: another runs from ${other?.from} to ${other?.until}. End it first.`,
    'from',
  )
  return problems
}

export interface IntelligenceRequirement {
  question: string
  theme: string
  ownerId?: string
  madeOn: string
  /** The last day; without one the rule gives it. */
  expires?: string
  answeredBy: readonly string[]
  closedAs?: 'ANSWERED' | 'WITHDRAWN'
}

export type RequirementStanding = 'OPEN' | 'ANSWERED' | 'EXPIRED' | 'CLOSED'

/** NI-2: the last day of a requirement: its own, and never later than so many months after it was made. */
export function requirementEnds(
  one: Pick<IntelligenceRequirement, 'madeOn' | 'expires'>,
  rules: IntelligenceRules,
): string {
  const latest = addMonths(one.madeOn, rules.requirementMonths)
  return one.expires !== undefined && isDay(one.expires) && one.expires < latest ? one.expires : latest
}

/** NI-2: where a requirement stands on a day. An answer does not close it: its owner says that it is enough. */
export function requirementStanding(
  one: IntelligenceRequirement,
  today: string,
  rules: IntelligenceRules,
): RequirementStanding {
  if (one.closedAs !== undefined) return 'CLOSED'
  if (requirementEnds(one, rules) < today) return 'EXPIRED'
  return one.answeredBy.length > 0 ? 'ANSWERED' : 'OPEN'
}

export interface TaskingItem {
  problem: string
  theme?: string
  kind?: TacticKind
  tactic?: string
  ownerId?: string
  dueOn?: string
  decision?: 'ADOPTED' | 'DEFERRED' | 'REFUSED' | 'CLOSED'
  decidedById?: string
  reason?: string
  result?: 'WORKED' | 'PARTLY' | 'DID_NOT' | 'NOT_DONE'
  resultWords?: string
}

/** NI-6: what an item of the tasking meeting lacks for its decision; none is closed without a result, worked or not. */
export function taskingProblems(item: TaskingItem, meetingDay: string): RuleProblem[] {
  const { problems, block } = problemList()
  const isAdopted = item.decision === 'ADOPTED'
  block(!isSaid(item.problem), 'NI-6', 'Say what the problem is.', 'problem')
  block(item.decision === undefined, 'NI-6', 'Decide: adopted, deferred, refused or closed.', 'decision')
  block(item.decision !== undefined && !isSaid(item.decidedById), 'NI-6', 'Name who decided.', 'decidedById')
  block(isAdopted && !isSaid(item.ownerId), 'NI-6', 'Name one owner.', 'ownerId')
  block(
    isAdopted && (!isSaid(item.tactic) || item.kind === undefined),
    'NI-6',
    'Choose the tactic.',
    'tactic',
  )
  block(
    isAdopted && (item.dueOn === undefined || !isDay(item.dueOn) || item.dueOn < meetingDay),
    'NI-6',
    'Give the day by which it is done, on or after the meeting.',
    'dueOn',
  )
  block(
    (item.decision === 'DEFERRED' || item.decision === 'REFUSED') && !isSaid(item.reason),
    'NI-6',
    'Say why.',
    'reason',
  )
  block(
    item.decision === 'CLOSED' && (item.result === undefined || !isSaid(item.resultWords)),
    'NI-6',
    'Say what came of it, also when it did not work.',
    'result',
  )
  return problems
}

/** Parts of a score of a crime group, 0 to 5 each; the national scheme is not public, these are a design choice. */
export const groupScoreParts = [
  { code: 'VIOLENCE', label: 'Violence and weapons', weight: 4 },
  { code: 'EXPLOITATION', label: 'Exploitation of children and adults', weight: 4 },
  { code: 'DRUGS', label: 'Drugs', weight: 2 },
  { code: 'REACH', label: 'Reach', weight: 2 },
  { code: 'CAPABILITY', label: 'Capability', weight: 2 },
  { code: 'COMMUNITY', label: 'Harm to a community', weight: 3 },
] as const
export type GroupScorePart = (typeof groupScoreParts)[number]['code']

export interface CrimeGroup {
  score: Partial<Record<GroupScorePart, number>>
  scoredAt: Instant
  ownerId?: string
  memberIds: readonly string[]
}

/** NI-7: the score, 0 to 100; undefined until every part is given, because a missing part is no zero. Rounded to a whole number. */
export function groupScore(score: CrimeGroup['score']): number | undefined {
  let total = 0
  let most = 0
  for (const { code, weight } of groupScoreParts) {
    const part = score[code]
    if (part === undefined || part < 0 || part > 5) return undefined
    total += part * weight
    most += 5 * weight
  }
  return Math.round((100 * total) / most)
}

/** NI-7: what a record of a crime group lacks: an owner, two people, and a whole score. */
export function crimeGroupProblems(group: CrimeGroup): RuleProblem[] {
  const { problems, block, ask } = problemList()
  block(!isSaid(group.ownerId), 'NI-7', 'Name the owner of this group.', 'ownerId')
  block(new Set(group.memberIds).size < 2, 'NI-7', 'A group has at least two people: link them.', 'memberIds')
  const open = groupScoreParts.filter(({ code }) => {
    const part = group.score[code]
    return part === undefined || part < 0 || part > 5
  })
  ask(
    open.length > 0,
    'NI-7',
    `Score from 0 to 5: ${open.map(({ label }) => label.toLowerCase()).join(', ')}.`,
    'score',
  )
  return problems
}

/** NI-7: when the score is made anew: midnight in London so many months after; at once when its time cannot be read. */
export function crimeGroupDue(
  group: Pick<CrimeGroup, 'scoredAt'>,
  now: Instant,
  rules: IntelligenceRules,
): Due {
  const local = toMillis(group.scoredAt) === undefined ? undefined : toLondon(group.scoredAt)
  const reading = local && parseLondon(addMonths(local.day, rules.crimeGroupReviewMonths), '00:00')
  const by = reading?.ok === true ? reading.instant : now
  return due(
    { what: 'SCORE_GROUP', text: 'Score the crime group anew', by, who: 'ANALYST', rule: 'NI-7' },
    now,
  )
}
