/** The decision (policy) log: numbered, added to, never changed; a later entry corrects an earlier one (DL-1 to DL-4). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { type Instant, isLater, minutesBetween } from '../time/instant.ts'

export interface PolicyDecision {
  number: number
  decision?: string
  reason?: string
  /** What else was considered; "nothing" is said in words too. */
  alternatives?: string
  decidedAt: Instant
  writtenAt: Instant
  authorId: string
  corrects?: number
  isSensitive: boolean
  /** Who may read a sensitive entry. */
  readers?: readonly string[]
}

/** DL-1 to DL-4: what stands against adding an entry to the log as it is. */
export function entryProblems(
  entry: PolicyDecision,
  log: readonly PolicyDecision[],
  now: Instant,
): RuleProblem[] {
  const { problems, block, ask } = problemList()
  block(
    entry.number !== nextNumber(log),
    'DL-1',
    `The next entry is number ${nextNumber(log)}: none is left out and none is written twice.`,
    'number',
  )
  block(!isSaid(entry.decision), 'DL-2', 'Say what was decided.', 'decision')
  block(!isSaid(entry.reason), 'DL-2', 'Say why it was decided.', 'reason')
  ask(!isSaid(entry.alternatives), 'DL-2', 'Say what else was considered.', 'alternatives')
  block(
    isLater(entry.decidedAt, now),
    'DL-3',
    'The decision is in the future: correct its time.',
    'decidedAt',
  )
  block(
    isLater(entry.decidedAt, entry.writtenAt),
    'DL-3',
    'It was written before it was decided: correct one of the times.',
    'writtenAt',
  )
  block(
    entry.corrects !== undefined && !log.some(({ number }) => number === entry.corrects),
    'DL-4',
    'The entry that this corrects is not in the log: choose one that is.',
    'corrects',
  )
  block(
    entry.isSensitive && (entry.readers ?? []).length === 0,
    'DL-4',
    'Name who may read a sensitive entry.',
    'readers',
  )
  return problems
}

/** The number of the next entry. */
export const nextNumber = (log: readonly PolicyDecision[]): number =>
  log.reduce((highest, { number }) => Math.max(highest, number), 0) + 1

export interface ReadEntry extends PolicyDecision {
  /** The later entry that corrects this one, which stays readable. */
  correctedBy?: number
  /** Minutes between deciding and writing; undefined when either cannot be read. */
  writtenAfterMinutes?: number
}

/** The log as it is read: in order, each with what corrects it; an entry that the reader may not see is left out whole. */
export function readLog(log: readonly PolicyDecision[], readerId: string): ReadEntry[] {
  const inOrder = [...log].sort((a, b) => a.number - b.number)
  const mayRead = (entry: PolicyDecision) =>
    !entry.isSensitive || entry.authorId === readerId || (entry.readers ?? []).includes(readerId)
  const readable = inOrder.filter(mayRead)
  return readable.map((entry) => {
    const later = readable.findLast(({ corrects }) => corrects === entry.number)
    const minutes = minutesBetween(entry.decidedAt, entry.writtenAt)
    return {
      ...entry,
      ...(later === undefined ? {} : { correctedBy: later.number }),
      ...(minutes === undefined ? {} : { writtenAfterMinutes: minutes }),
    }
  })
}
