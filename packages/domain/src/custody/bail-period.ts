/** The applicable bail period before charge (custody.md 8.2): months from the day after arrest. */
import { addDays, addMonths } from '../time/day.ts'

/** The first day of the bail period: the day after arrest, whatever day bail was given. */
export const bailStart = (arrestDay: string): string => addDays(arrestDay, 1)

/** The last day of so many months of bail beginning on `start` (YYYY-MM-DD). */
export function endOfBailPeriod(start: string, months: number): string {
  const sameDay = addMonths(start, months)
  return sameDay.slice(8) === start.slice(8) ? addDays(sameDay, -1) : sameDay
}
