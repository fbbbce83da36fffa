/** A date compared digit by digit, so that an impossible one still counts for what it shares. */
import type { FieldComparer } from './field-comparer.ts'
import { damerauLevenshtein } from '../nominal/similarity.ts'
import { isPlaceholderDate } from '../nominal/placeholder.ts'
import { isTransposed } from './string-levels.ts'
import { termFrequencies } from './term-frequencies.ts'

const LEVELS = [
  { name: 'exact', words: 'same date of birth', m: 0.88 },
  { name: 'day-month-swapped', words: 'date of birth has day and month swapped', m: 0.012 },
  { name: 'transposed', words: 'date of birth with two digits swapped', m: 0.015 },
  { name: 'slip', words: 'date of birth one digit out', m: 0.03 },
  { name: 'two parts', words: 'two of day, month and year of birth agree', m: 0.02 },
  { name: 'two slips', words: 'date of birth two slips apart', m: 0.01 },
  { name: 'year', words: 'born in the same year, on another day', m: 0.008 },
  { name: 'different', words: 'date of birth differs', m: 0.025 },
]

/** Eight digits, year first, from YYYYMMDD, YYYY-MM-DD or DD/MM/YYYY; undefined for anything else and for placeholders. */
export function dateDigits(value: string | undefined): string | undefined {
  const text = value?.trim() ?? ''
  const british = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text)
  const digits = british
    ? `${british[3] ?? ''}${(british[2] ?? '').padStart(2, '0')}${(british[1] ?? '').padStart(2, '0')}`
    : text.replace(/(?:T| 00:).*$/, '').replaceAll('-', '')
  if (!/^\d{8}$/.test(digits)) return undefined
  return isPlaceholderDate(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`)
    ? undefined
    : digits
}

export function dateComparer(
  column: string,
  values: readonly (string | undefined)[],
): FieldComparer<string | undefined> {
  const frequencies = termFrequencies(
    values.map(dateDigits).filter((digits) => digits !== undefined),
    () => false,
  )
  return {
    fields: [{ field: column, levels: LEVELS }],
    prepare: (get) => dateDigits(get(column)),
    compare(a, b) {
      if (a === undefined || b === undefined) return []
      const level = levelOf(a, b)
      return [level === 0 ? { field: 0, level, u: frequencies.of(a) } : { field: 0, level }]
    },
  }
}

function levelOf(a: string, b: string): number {
  if (a === b) return 0
  const sameYear = a.slice(0, 4) === b.slice(0, 4)
  if (sameYear && a.slice(4, 6) === b.slice(6) && a.slice(6) === b.slice(4, 6)) return 1
  if (isTransposed(a, b)) return 2
  if (isOneDigit(a, b)) return 3
  const sameMonth = a.slice(4, 6) === b.slice(4, 6)
  const sameDay = a.slice(6) === b.slice(6)
  if (Number(sameYear) + Number(sameMonth) + Number(sameDay) === 2) return 4
  if (damerauLevenshtein(a, b, 2) <= 2) return 5
  return sameYear ? 6 : 7
}

function isOneDigit(a: string, b: string): boolean {
  let differing = 0
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) differing += 1
  return differing === 1
}
