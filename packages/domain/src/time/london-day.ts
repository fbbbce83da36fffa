/** The calendar day in London at an instant, and the instant at which it ends. */
import { addDays } from './day.ts'
import type { Instant } from './instant.ts'
import { parseLondon, toLondon } from './london-time.ts'

/** YYYY-MM-DD in London; an instant without a zone answers its own first ten letters. */
export const londonDay = (instant: string): string => toLondon(instant)?.day ?? instant.slice(0, 10)

/** The end of a day (YYYY-MM-DD): the midnight in London with which the next one begins. */
export function endOfLondonDay(day: string): Instant {
  const reading = parseLondon(addDays(day, 1), '00:00')
  return reading.ok ? reading.instant : `${day}T23:59:59.000Z`
}
