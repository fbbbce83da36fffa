/** The states of a missing person report, who may lower the level and what guards its end (MP-3 to MP-5, SG-02). */
import { isAtLeast, type Rank } from '../codes/ranks.ts'
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { addHours, type Instant, isLater } from '../time/instant.ts'
import { missingOrder, type MissingLevel } from './missing-levels.ts'
import type { SafeguardingRules } from './safeguarding-rules-table.ts'

export const missingStates = [
  { code: 'REPORTED', label: 'Reported', isOpen: true },
  { code: 'OPEN', label: 'Missing', isOpen: true },
  { code: 'LONG_TERM', label: 'Long-term missing', isOpen: true },
  { code: 'FOUND', label: 'Found', isOpen: true },
  { code: 'PREVENTION_DONE', label: 'Spoken to after return', isOpen: true },
  { code: 'CLOSED', label: 'Closed', isOpen: false },
  { code: 'DECEASED', label: 'Found dead', isOpen: false },
  { code: 'CANCELLED', label: 'Reported in error', isOpen: false },
] as const
export type MissingState = (typeof missingStates)[number]['code']

const next: Record<MissingState, readonly MissingState[]> = {
  REPORTED: ['OPEN', 'FOUND', 'CANCELLED'],
  OPEN: ['OPEN', 'LONG_TERM', 'FOUND', 'DECEASED', 'CANCELLED'],
  LONG_TERM: ['LONG_TERM', 'FOUND', 'DECEASED'],
  FOUND: ['PREVENTION_DONE', 'CLOSED', 'OPEN'],
  PREVENTION_DONE: ['CLOSED', 'OPEN'],
  CLOSED: ['OPEN'],
  DECEASED: [],
  CANCELLED: ['OPEN'],
}

export interface MissingStep {
  to: MissingState
  by: { userId: string; rank: Rank }
  level?: MissingLevel
  rationale?: string
  /** FOUND. */
  foundAt?: Instant
  foundWhere?: string
  /** CLOSED. */
  isPreventionDone?: boolean
  noPreventionReason?: string
  /** CANCELLED and opening again. */
  reason?: string
}

export interface MissingReport {
  state: MissingState
  level?: MissingLevel
  reportedAt: Instant
}

/** The state after a step and what stands against it; a refused step leaves the state as it is. */
export function takeMissingStep(
  report: MissingReport,
  step: MissingStep,
  now: Instant,
): { state: MissingState; problems: RuleProblem[] } {
  const { problems, block } = problemList()
  const { state } = report
  const words = missingStates.find(({ code }) => code === state)?.label.toLowerCase() ?? state
  block(!next[state].includes(step.to), 'MP-3', `This is not open for a report that stands as: ${words}.`)
  block(
    step.to === 'OPEN' && (step.level ?? report.level) === undefined,
    'MP-1',
    'Choose the level of risk.',
    'level',
  )
  const isAgain = step.to === 'OPEN' && !['REPORTED', 'OPEN'].includes(state)
  block((step.to === 'CANCELLED' || isAgain) && !isSaid(step.reason), 'MP-3', 'Say why.', 'reason')
  foundProblems(report, step, now, block)
  block(
    step.to === 'CLOSED' && step.isPreventionDone !== true && !isSaid(step.noPreventionReason),
    'SG-02',
    'Speak with the person after the return first, or say why that is not done.',
    'noPreventionReason',
  )
  const ends = step.to === 'CLOSED' || step.to === 'CANCELLED' || step.to === 'DECEASED'
  block(ends && !isAtLeast(step.by.rank, 'PS'), 'MP-5', 'A supervisor closes the report.', 'by')
  const all = [...problems, ...gradeProblems(report.level, step)]
  const isRefused = all.some(({ severity }) => severity === 'BLOCK')
  return { state: isRefused ? state : step.to, problems: all }
}

function foundProblems(
  report: MissingReport,
  step: MissingStep,
  now: Instant,
  block: ReturnType<typeof problemList>['block'],
): void {
  if (step.to !== 'FOUND') return
  block(step.foundAt === undefined, 'MP-3', 'Enter when the person was found.', 'foundAt')
  block(
    isLater(step.foundAt, now),
    'MP-3',
    'The person is found in the future: enter a time up to now.',
    'foundAt',
  )
  block(
    isLater(report.reportedAt, step.foundAt),
    'MP-3',
    'The person was found before the report: cancel it, or correct the time.',
    'foundAt',
  )
  block(
    !isSaid(step.foundWhere),
    'MP-3',
    'Say where the person was found: it helps the next time.',
    'foundWhere',
  )
}

/** MP-4: a level is lowered by a supervisor, from high by an inspector, and every level has its rationale. */
export function gradeProblems(before: MissingLevel | undefined, step: MissingStep): RuleProblem[] {
  const { problems, block } = problemList()
  const after = step.level
  if (after === undefined || after === before) return problems
  block(!isSaid(step.rationale), 'MP-1', 'Say why the risk is graded so.', 'rationale')
  const isLower = before !== undefined && missingOrder(after) < missingOrder(before)
  const least = before === 'HI' ? 'INSP' : 'PS'
  block(
    isLower && !isAtLeast(step.by.rank, least),
    'MP-4',
    least === 'INSP' ? 'An inspector or above lowers high risk.' : 'A supervisor lowers the risk.',
    'level',
  )
  return problems
}

/** MP-3: whether a report is long-term by its age; it stays open. */
export function isLongTerm(report: MissingReport, now: Instant, rules: SafeguardingRules): boolean {
  const from = addHours(report.reportedAt, 24 * rules.missingLongTermDays)
  return from !== undefined && !isLater(from, now)
}

/** Where a person was found before, the most often first, then the latest; for the first places to look (G4). */
export function placesFoundBefore(
  episodes: readonly { placeId: string; foundAt: Instant }[],
): { placeId: string; times: number; lastAt: Instant }[] {
  const places = new Map<string, { placeId: string; times: number; lastAt: Instant }>()
  for (const { placeId, foundAt } of episodes) {
    const held = places.get(placeId)
    const lastAt = held !== undefined && isLater(held.lastAt, foundAt) ? held.lastAt : foundAt
    places.set(placeId, { placeId, times: (held?.times ?? 0) + 1, lastAt })
  }
  return [...places.values()].sort(
    (a, b) =>
      b.times - a.times ||
      Number(isLater(b.lastAt, a.lastAt)) - Number(isLater(a.lastAt, b.lastAt)) ||
      a.placeId.localeCompare(b.placeId),
  )
}
