/** A date of birth between the columns of a person record and the partial date that rules work on. */
import { bornBetween, partialDate, type PartialDate } from './partial-date.ts'

/** `dob` and `dobTo` are YYYY-MM-DD; `precision` says how much of `dob` is known: day, month, year or range. */
export type HeldDob = { dob: string; dobTo?: string | null; precision: string }

const LENGTH: Record<string, number> = { day: 10, month: 7, year: 4 }

/** Reads the columns; an estimated age comes back as the year in which the person may have been born. */
export function heldDob({ dob, dobTo, precision }: HeldDob): PartialDate | undefined {
  const kind = precision.toLowerCase()
  if (kind === 'range') return { precision: 'age', ageYears: 0, onDate: dobTo ?? dob }
  return partialDate(dob.slice(0, LENGTH[kind] ?? 10))
}

/** Writes the columns; undefined for a date that cannot be. */
export function holdDob(
  dob: PartialDate,
): { dob: string; dobTo: string | null; precision: string } | undefined {
  const born = bornBetween(dob) ?? (dob.precision === 'day' ? { from: dob.value, to: dob.value } : undefined)
  if (!born) return undefined
  const precision = dob.precision === 'age' ? 'range' : dob.precision
  return { dob: born.from, dobTo: precision === 'day' ? null : born.to, precision }
}

/** `1987-04-03`, `1987-04`, `1987`, or `about 1987` for an estimated age: what is known and no more. */
export function writtenDob(held: HeldDob): string {
  const kind = held.precision.toLowerCase()
  return kind === 'range'
    ? `about ${(held.dobTo ?? held.dob).slice(0, 4)}`
    : held.dob.slice(0, LENGTH[kind] ?? 10)
}
