/** Working days of England and Wales, and hours that skip the days on which no court has to sit. */
import { isBankHoliday, weekday } from './bank-holidays.ts'
import { addDays, isDay } from './day.ts'
import { fromMillis, HOUR, type Instant, toMillis } from './instant.ts'
import { parseLondon, toLondon } from './london-time.ts'

/** Monday to Friday, and no bank holiday (Victims' Code; its day 1 is the next working day). */
export const isWorkingDay = (day: string): boolean =>
  isDay(day) && weekday(day) !== 0 && weekday(day) !== 6 && !isBankHoliday(day)

/** The day (YYYY-MM-DD) so many working days later; day 1 is the next working day. Undefined for no day. */
export function addWorkingDays(day: string, count: number): string | undefined {
  if (!isDay(day) || count < 0) return undefined
  let at = day
  for (let left = count; left > 0;) {
    at = addDays(at, 1)
    if (isWorkingDay(at)) left -= 1
  }
  return at
}

/** The end (midnight in London) of the working day so many working days after an instant; undefined when it is none. */
export function endOfWorkingDay(from: Instant, count: number): Instant | undefined {
  const local = toLondon(from)
  const day = local && addWorkingDays(local.day, count)
  return day === undefined ? undefined : startOfDay(addDays(day, 1))
}

/** Working days after `from` up to and with `to`; zero when `to` is not later. */
export function workingDaysBetween(from: string, to: string): number {
  let count = 0
  for (let day = addDays(from, 1); isDay(day) && day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(day)) count += 1
  }
  return count
}

/** True for a Sunday, Christmas Day, Good Friday or bank holiday: such a day is not counted towards a court deadline. */
export const isUncountedDay = (day: string): boolean =>
  weekday(day) === 0 || day.endsWith('-12-25') || isBankHoliday(day)

/**
 * The instant so many counted hours later: Sundays and holidays are skipped from midnight to midnight in London
 * (Crime and Security Act 2010 s.27(3); Domestic Abuse Act 2021 s.29). Undefined when the text is no instant.
 */
export function addCountedHours(from: Instant, hours: number): Instant | undefined {
  const [start, local] = [toMillis(from), toLondon(from)]
  if (start === undefined || local === undefined) return undefined
  if (hours <= 0) return fromMillis(start)
  let [at, day, left] = [start, local.day, hours * HOUR]
  for (;;) {
    const next = toMillis(startOfDay(addDays(day, 1)))
    if (next === undefined) return undefined
    if (!isUncountedDay(day)) {
      // A deadline on midnight is the end of the counted day, so it is not put off over a day that is skipped.
      if (at + left <= next) return fromMillis(at + left)
      left -= next - at
    }
    at = next
    day = addDays(day, 1)
  }
}

const startOfDay = (day: string): Instant => {
  const reading = parseLondon(day, '00:00')
  return reading.ok ? reading.instant : `${day}T00:00:00.000Z`
}
