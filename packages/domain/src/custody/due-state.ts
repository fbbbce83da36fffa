/** How near a due time is, in the three words of the custody board. */
import { type Instant, minutesBetween } from '../time/instant.ts'

export type DueState = 'on time' | 'due soon' | 'overdue'

/** Minutes before a due time from which it is called "due soon". */
export const soonMinutes = 15

/** Overdue from the minute after it was due; a time that cannot be read is overdue, so that somebody looks. */
export function dueState(at: Instant, now: Instant): DueState {
  const left = minutesBetween(now, at)
  if (left === undefined || left < 0) return 'overdue'
  return left <= soonMinutes ? 'due soon' : 'on time'
}
