/** Calendar days as YYYY-MM-DD: reading what officers type, ages, and dates of birth that cannot be. */
import { type Parsed, parsed, refused } from '../identifiers/parsed.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** The months as they are written out, January first. */
export const fullMonths: readonly string[] = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** Older systems wrote these for "not known", so they say nothing of a birth [CPM]. */
export const placeholderBirthDates: readonly string[] = ['1900-01-01', '1970-01-01']

/**
 * Reads `3 4 87`, `03/04/1987`, `3 Apr 1987`, `03041987` or `1987-04-03`, the day always before the month. A two-digit
 * year is the latest one that is not after `today` (YYYY-MM-DD).
 */
export function parseDay(raw: string, today: string): Parsed {
  const typed = raw.trim().toLowerCase()
  if (typed === '') return refused('Enter a date, for example 3 4 1987.')
  const parts = splitDay(typed)
  if (!parts) return refused('Enter the date as day, month and year, for example 3 4 1987.')
  const month = monthNumber(parts.month)
  if (month === undefined) return refused('The month is a number from 1 to 12 or its name: check it.')
  const year = parts.year.length === 2 ? widenYear(parts.year, month, Number(parts.day), today) : parts.year
  const iso = `${year}-${String(month).padStart(2, '0')}-${parts.day.padStart(2, '0')}`
  if (!isDay(iso)) return refused('There is no such day in that month: check the day and the month.')
  return parsed(iso, formatDay(iso))
}

/** True for a day of the calendar in the form YYYY-MM-DD, from year 1000 on. */
export function isDay(iso: string): boolean {
  const [, year, month, day] = /^([1-9]\d{3})-(\d{2})-(\d{2})$/.exec(iso) ?? []
  if (!year || !month || !day) return false
  return Number(day) >= 1 && Number(day) <= daysInMonth(Number(year), Number(month))
}

/** `3 Apr 1987`; the text itself when it is no day. */
export function formatDay(iso: string): string {
  if (!isDay(iso)) return iso
  const month = MONTHS[Number(iso.slice(5, 7)) - 1] ?? ''
  return `${Number(iso.slice(8))} ${month.charAt(0).toUpperCase()}${month.slice(1)} ${iso.slice(0, 4)}`
}

/** Age in whole years on a day; undefined for no day or a birth after it. Born on 29 February: 1 March in other years. */
export function ageOn(dateOfBirth: string, day: string): number | undefined {
  if (!isDay(dateOfBirth) || !isDay(day) || day < dateOfBirth) return undefined
  const years = Number(day.slice(0, 4)) - Number(dateOfBirth.slice(0, 4))
  return day.slice(5) < dateOfBirth.slice(5) ? years - 1 : years
}

/** True under 18 on that day; undefined when the age is not known. */
export function isChildOn(dateOfBirth: string, day: string): boolean | undefined {
  const age = ageOn(dateOfBirth, day)
  return age === undefined ? undefined : age < 18
}

/** The day with day and month changed over, when that is another day of the calendar: a common slip. */
export function swapDayMonth(iso: string): string | undefined {
  const swapped = `${iso.slice(0, 4)}-${iso.slice(8)}-${iso.slice(5, 7)}`
  return isDay(iso) && isDay(swapped) && swapped !== iso ? swapped : undefined
}

/** What is wrong with a date of birth, as a sentence; undefined when it can be. */
export function dateOfBirthProblem(dateOfBirth: string, today: string): string | undefined {
  if (!isDay(dateOfBirth)) return 'Enter the date of birth as day, month and year, for example 3 4 1987.'
  if (dateOfBirth > today) return 'The date of birth is in the future: check the year.'
  const age = ageOn(dateOfBirth, today)
  return age !== undefined && age > 120
    ? 'This date of birth makes the person over 120 years old: check the year.'
    : undefined
}

/** True for a date that older systems wrote for "not known"; show it and never match on it. */
export const isPlaceholderBirthDate = (iso: string): boolean => placeholderBirthDates.includes(iso)

/** The day so many days later (or earlier, when negative); the text itself when it is no day. */
export function addDays(iso: string, days: number): string {
  if (!isDay(iso)) return iso
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The same day of the month so many months later, or the last day of that month where it has no such day. */
export function addMonths(iso: string, months: number): string {
  if (!isDay(iso)) return iso
  const index = Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1 + months
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1]
  const day = Math.min(Number(iso.slice(8)), daysInMonth(year, month))
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function splitDay(typed: string): { day: string; month: string; year: string } | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed)
  if (iso) return { day: iso[3] ?? '', month: iso[2] ?? '', year: iso[1] ?? '' }
  const spaced = /^(\d{1,2})(?:st|nd|rd|th)?[\s./,-]+(\d{1,2}|[a-z]{3,9})[\s./,-]+(\d{4}|\d{2})$/.exec(typed)
  const joined = /^(\d{2})(\d{2})(\d{4})$/.exec(typed) ?? /^(\d{1,2})([a-z]{3,9})(\d{4}|\d{2})$/.exec(typed)
  const found = spaced ?? joined
  return found ? { day: found[1] ?? '', month: found[2] ?? '', year: found[3] ?? '' } : undefined
}

function monthNumber(text: string): number | undefined {
  const named = [MONTHS, fullMonths, ['', '', '', '', '', '', '', '', 'sept']].map((names) =>
    names.indexOf(text),
  )
  const number = /^\d+$/.test(text) ? Number(text) : Math.max(...named) + 1
  return number >= 1 && number <= 12 ? number : undefined
}

function widenYear(year: string, month: number, day: number, today: string): string {
  const century = Number(today.slice(0, 2))
  const candidate = `${century}${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return `${candidate > today ? century - 1 : century}${year}`
}

function daysInMonth(year: number, month: number): number {
  if (month < 1 || month > 12) return 0
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}
