/** At which level two written values agree, spaces and punctuation aside. */
import { phoneticCode } from '../nominal/phonetic.ts'
import { damerauLevenshtein, jaroWinkler } from '../nominal/similarity.ts'

export type StringLevel = 'exact' | 'transposed' | 'slip' | 'two slips' | 'sounds' | 'similar' | 'different'

/** A value folded once: lower case, accents off, letters and digits only; with what makes comparing quick. */
export type Written = {
  joined: string
  code: () => string
  /** Which letters and digits occur: one bit each. */
  signs: number
}

const SIMILAR = 0.85
const LONG_ENOUGH_FOR_TWO_SLIPS = 5
/** Two slips change at most four signs; values as alike as 0.85 change hardly more. */
const MOST_SIGNS_APART = 5

/** Undefined for an empty value. Every letter stays, a single one too, since a space may be the slip. */
export function written(value: string | undefined): Written | undefined {
  if (!value) return undefined
  const joined = value
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
  if (joined === '') return undefined
  let code: string | undefined
  let signs = 0
  for (let i = 0; i < joined.length; i += 1) signs |= 1 << (joined.charCodeAt(i) & 31)
  return { joined, signs, code: () => (code ??= phoneticCode(joined)) }
}

export function stringLevel(a: Written, b: Written): StringLevel {
  if (a.joined === b.joined) return 'exact'
  if (signsApart(a, b) > MOST_SIGNS_APART) return 'different'
  const longest = Math.max(a.joined.length, b.joined.length)
  if (isTransposed(a.joined, b.joined)) return 'transposed'
  const distance = damerauLevenshtein(a.joined, b.joined, 2)
  if (distance === 1 && longest > 2) return 'slip'
  if (distance === 2 && longest >= LONG_ENOUGH_FOR_TWO_SLIPS) return 'two slips'
  if (a.code() !== '' && a.code() === b.code()) return 'sounds'
  return jaroWinkler(a.joined, b.joined) >= SIMILAR ? 'similar' : 'different'
}

/** Whether one comes of the other by swapping two neighbours, the commonest slip of a typist. */
export function isTransposed(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return (
    at + 1 < a.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
  )
}

/** How many different signs only one of the two has: more than twice the slips. */
export const signsApart = (a: Written, b: Written): number => bitsOf(a.signs ^ b.signs)

function bitsOf(mask: number): number {
  let rest = mask
  let count = 0
  while (rest !== 0) {
    rest &= rest - 1
    count += 1
  }
  return count
}

/** How good a level is, for choosing between two ways of laying values side by side. */
export const LEVEL_VALUE: Record<StringLevel, number> = {
  exact: 4,
  transposed: 3,
  slip: 3,
  'two slips': 2,
  sounds: 2,
  similar: 1,
  different: 0,
}
