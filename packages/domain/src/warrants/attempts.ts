/** Attempts to execute a warrant: each with its result and what is done next, and when the next is due (WA-6). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { due, type Due } from '../rules/due.ts'
import { addDays, isDay } from '../time/day.ts'
import { type Instant, isLater, toMillis } from '../time/instant.ts'
import { endOfLondonDay, londonDay } from '../time/london-day.ts'
import type { WarrantGrade } from './grading.ts'
import type { WarrantRules } from './warrants-rules-table.ts'

/** `isEnd`: the warrant is executed or given up by it, and nothing comes next. */
export const attemptResults = [
  { code: 'ARRESTED', label: 'Arrested', isEnd: true },
  { code: 'NO_REPLY', label: 'No reply', isEnd: false },
  { code: 'NOT_THERE', label: 'Not there', isEnd: false },
  { code: 'MOVED', label: 'Moved away', isEnd: false },
  { code: 'UNKNOWN', label: 'Not known at the address', isEnd: false },
  { code: 'REFUSED_ENTRY', label: 'Entry refused', isEnd: false },
  { code: 'IN_PRISON', label: 'In prison', isEnd: false },
  { code: 'IN_HOSPITAL', label: 'In hospital', isEnd: false },
  { code: 'ABROAD', label: 'Said to be abroad', isEnd: false },
  { code: 'DEAD', label: 'Said to be dead', isEnd: false },
] as const
export type AttemptResult = (typeof attemptResults)[number]['code']

export interface Attempt {
  at: Instant
  address: string
  result?: AttemptResult
  /** What the officer read of the risk before going. */
  wasRiskRead: boolean
  officerIds: readonly string[]
  next?: { text: string; dueOn?: string; ownerId?: string }
  note?: string
}

/** WA-6: what stands against recording an attempt. */
export function attemptProblems(
  attempt: Attempt,
  warrant: { issuedAt: Instant },
  now: Instant,
): RuleProblem[] {
  const { problems, block, ask } = problemList()
  block(
    toMillis(attempt.at) === undefined || isLater(attempt.at, now),
    'WA-6',
    'Enter when it was; it cannot lie ahead.',
    'at',
  )
  block(
    isLater(warrant.issuedAt, attempt.at),
    'WA-6',
    'The attempt comes before the warrant was issued: check the time.',
    'at',
  )
  block(!isSaid(attempt.address), 'WA-6', 'Enter the address that was tried.', 'address')
  block(attempt.result === undefined, 'WA-6', 'Choose what came of it.', 'result')
  block(attempt.officerIds.length === 0, 'WA-6', 'Name who went.', 'officerIds')
  ask(
    !attempt.wasRiskRead,
    'WA-6',
    'Read the markers of person and place before the next attempt.',
    'wasRiskRead',
  )
  if (attemptResults.some(({ code, isEnd }) => code === attempt.result && isEnd)) return problems
  block(!isSaid(attempt.next?.text), 'WA-6', 'Say what is done next.', 'next.text')
  block(!isDay(attempt.next?.dueOn ?? ''), 'WA-6', 'Enter the day by which it is done.', 'next.dueOn')
  block(!isSaid(attempt.next?.ownerId), 'WA-6', 'Say who does it.', 'next.ownerId')
  return problems
}

/** WA-6: when the next attempt is due: soon after the issue by its grade, then as the last attempt said. */
export function attemptDue(
  warrant: { issuedAt: Instant; grade: WarrantGrade; attempts: readonly Attempt[] },
  now: Instant,
  rules: WarrantRules,
): Due | undefined {
  const last = warrant.attempts.toSorted((a, b) => (toMillis(a.at) ?? 0) - (toMillis(b.at) ?? 0)).at(-1)
  if (attemptResults.some(({ code, isEnd }) => code === last?.result && isEnd)) return undefined
  const days = { A: rules.attemptWithinDaysA, B: rules.attemptWithinDaysB, C: rules.attemptWithinDaysC }[
    warrant.grade
  ]
  const first = addDays(londonDay(warrant.issuedAt), days)
  const day = last?.next?.dueOn ?? (last === undefined ? first : addDays(londonDay(last.at), days))
  const text = last?.next?.text ?? 'First attempt on the warrant'
  return due({ what: 'WARRANT_ATTEMPT', text, by: endOfLondonDay(day), who: 'WARRANTS', rule: 'WA-6' }, now)
}
