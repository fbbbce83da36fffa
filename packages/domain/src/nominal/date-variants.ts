/** The wrong dates under which a date of birth is found, and how two dates of birth compare. */
import { addMonths, isDay, swapDayMonth } from '../time/day.ts'
import { bornBetween, type BornBetween, knownDay, type PartialDate } from './partial-date.ts'

/**
 * How two dates of birth agree, closest first. "year-month" and "year-only" are agreements as far as the less
 * precise one goes; "near-year" is a stated age or year that misses by no more than a year.
 */
export type DobLevel =
  | 'exact'
  | 'day-month-swapped'
  | 'one-year'
  | 'ten-years'
  | 'transposed'
  | 'one-digit'
  | 'year-month'
  | 'year-only'
  | 'near-year'
  | 'same-year'
  | 'different'
  | 'unknown'

const EARLIEST = '1880-01-01'
const LATEST = '2100-12-31'

/**
 * The dates one slip away from an ISO date, never the date itself: day and month swapped, a year or ten out, two
 * neighbouring digits swapped, one digit off (of the year only the last two). Likeliest first; about forty.
 */
export function dateVariants(isoDate: string): string[] {
  if (!isDay(isoDate)) return []
  const swapped = swapDayMonth(isoDate)
  // 29 February has no neighbour in a common year: the 28th would be another date, not a slip of this one.
  const years = [-12, 12, -120, 120]
    .map((months) => addMonths(isoDate, months))
    .filter((date) => date.slice(5) === isoDate.slice(5))
  const variants = new Set([
    ...(swapped ? [swapped] : []),
    ...years,
    ...transpositions(isoDate),
    ...digitSlips(isoDate),
  ])
  variants.delete(isoDate)
  return [...variants].filter((date) => isDay(date) && date >= EARLIEST && date <= LATEST)
}

/** Compares two dates of birth, each as precisely as both allow; a placeholder on either side is "unknown". */
export function compareDob(a: PartialDate | undefined, b: PartialDate | undefined): DobLevel {
  const [bornA, bornB] = [a && bornBetween(a), b && bornBetween(b)]
  if (!bornA || !bornB) return 'unknown'
  const [dayA, dayB] = [knownDay(a), knownDay(b)]
  if (dayA && dayB) return compareDays(dayA, dayB)
  return compareRanges(bornA, bornB, isMonthOrDay(a) && isMonthOrDay(b))
}

function compareDays(a: string, b: string): DobLevel {
  if (a === b) return 'exact'
  if (a.slice(8) + a.slice(5, 7) === b.slice(5, 7) + b.slice(8) && a.slice(0, 4) === b.slice(0, 4)) {
    return 'day-month-swapped'
  }
  const yearsApart = Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4)))
  if (a.slice(5) === b.slice(5) && yearsApart === 1) return 'one-year'
  if (a.slice(5) === b.slice(5) && yearsApart === 10) return 'ten-years'
  const [digitsA, digitsB] = [asTyped(a), asTyped(b)]
  if (transposeOf(digitsA).includes(digitsB)) return 'transposed'
  if (digitsApart(digitsA, digitsB) === 1) return 'one-digit'
  return yearsApart === 0 ? 'same-year' : 'different'
}

function compareRanges(a: BornBetween, b: BornBetween, toTheMonth: boolean): DobLevel {
  if (a.from <= b.to && b.from <= a.to) return toTheMonth ? 'year-month' : 'year-only'
  if (addMonths(a.from, -12) <= b.to && b.from <= addMonths(a.to, 12)) return 'near-year'
  return 'different'
}

function isMonthOrDay(dob: PartialDate | undefined): boolean {
  return dob?.precision === 'day' || dob?.precision === 'month'
}

/** Day, month, year: the order in which officers type, so that neighbouring digits are neighbouring keys. */
function asTyped(iso: string): string {
  return iso.slice(8) + iso.slice(5, 7) + iso.slice(0, 4)
}

function asIso(typed: string): string {
  return `${typed.slice(4)}-${typed.slice(2, 4)}-${typed.slice(0, 2)}`
}

function transpositions(iso: string): string[] {
  return transposeOf(asTyped(iso)).map(asIso)
}

function transposeOf(digits: string): string[] {
  return [...digits.slice(1)]
    .map((digit, i) => digits.slice(0, i) + digit + digits.charAt(i) + digits.slice(i + 2))
    .filter((other) => other !== digits)
}

function digitSlips(iso: string): string[] {
  const digits = asTyped(iso)
  const places = [0, 1, 2, 3, 6, 7]
  return places.flatMap((place) =>
    [...'0123456789'].map((digit) => asIso(digits.slice(0, place) + digit + digits.slice(place + 1))),
  )
}

function digitsApart(a: string, b: string): number {
  return [...a].filter((digit, i) => digit !== b.charAt(i)).length
}
