/** A date of birth as it is known: to the day, the month or the year, or as an age on a day. */
import { addDays, addMonths, ageOn, isDay } from '../time/day.ts'
import { isPlaceholderDate } from './placeholder.ts'

/** `value` is YYYY-MM-DD, YYYY-MM or YYYY; an age is in whole years on a day (YYYY-MM-DD). */
export type PartialDate =
  | { precision: 'day'; value: string }
  | { precision: 'month'; value: string }
  | { precision: 'year'; value: string }
  | { precision: 'age'; ageYears: number; onDate: string }

/** Days from the first to the last on which somebody may have been born, both included. */
export type BornBetween = { from: string; to: string }

/** Reads YYYY-MM-DD, YYYY-MM or YYYY; undefined for anything else, or for a day that does not exist. */
export function partialDate(text: string): PartialDate | undefined {
  if (isDay(text)) return { precision: 'day', value: text }
  if (isDay(`${text}-01`)) return { precision: 'month', value: text }
  if (isDay(`${text}-01-01`)) return { precision: 'year', value: text }
  return undefined
}

/** The days on which the person may have been born; undefined for a placeholder or an impossible value. */
export function bornBetween(dob: PartialDate): BornBetween | undefined {
  switch (dob.precision) {
    case 'day':
      return isDay(dob.value) && !isPlaceholderDate(dob.value)
        ? { from: dob.value, to: dob.value }
        : undefined
    case 'month': {
      const from = `${dob.value}-01`
      return isDay(from) ? { from, to: addDays(addMonths(from, 1), -1) } : undefined
    }
    case 'year': {
      const range = { from: `${dob.value}-01-01`, to: `${dob.value}-12-31` }
      return isDay(range.from) ? range : undefined
    }
    case 'age': {
      if (!isDay(dob.onDate) || dob.ageYears < 0 || dob.ageYears > 130) return undefined
      const to = addMonths(dob.onDate, -12 * dob.ageYears)
      return { from: addDays(addMonths(dob.onDate, -12 * (dob.ageYears + 1)), 1), to }
    }
  }
}

/** The whole day when it is known and no placeholder. */
export function knownDay(dob: PartialDate | undefined): string | undefined {
  return dob?.precision === 'day' ? bornBetween(dob)?.from : undefined
}

/** The likeliest year of birth, for the search row; undefined when nothing is known. */
export function birthYear(dob: PartialDate | undefined): number | undefined {
  const born = dob && bornBetween(dob)
  if (!born) return undefined
  const [first, last] = [Number(born.from.slice(0, 4)), Number(born.to.slice(0, 4))]
  return born.from.slice(5) > '07-01' ? last : first
}

/** Ages that a person so described may have on a day, youngest first; undefined when nothing is known. */
export function agesOn(dob: PartialDate, day: string): { youngest: number; oldest: number } | undefined {
  const born = bornBetween(dob)
  if (!born) return undefined
  const oldest = ageOn(born.from, day)
  return oldest === undefined ? undefined : { youngest: ageOn(born.to, day) ?? 0, oldest }
}
