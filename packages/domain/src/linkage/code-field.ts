/** Codes, numbers, places and categories: the same (by how common the value is), a slip apart, or different. */
import { damerauLevenshtein } from '../nominal/similarity.ts'
import { isPlaceholderIdentifier, isPlaceholderPostcode } from '../nominal/placeholder.ts'
import type { FieldComparer } from './field-comparer.ts'
import { isTransposed, signsApart, type Written, written } from './string-levels.ts'
import { termFrequencies } from './term-frequencies.ts'

export type CodeColumn = {
  column: string
  words: string
  kind: 'identifier' | 'postcode' | 'number' | 'place' | 'category'
}

/** The chances among the same of: the same, neighbours swapped, another slip, two slips, the same beginning, different. */
const ANCHORS: Record<CodeColumn['kind'], readonly number[]> = {
  identifier: [0.9, 0.02, 0.03, 0.01, 0.005, 0.035],
  postcode: [0.7, 0.03, 0.05, 0.02, 0.05, 0.15],
  number: [0.75, 0.02, 0.03, 0.02, 0.03, 0.15],
  place: [0.7, 0.04, 0.06, 0.03, 0.02, 0.15],
  category: [0.93, 0.01, 0.01, 0.005, 0.005, 0.04],
}
const NAMES = ['exact', 'transposed', 'slip', 'two slips', 'begins', 'different']
const WORDS = [
  'same',
  'two signs swapped in the',
  'one slip in the',
  'two slips in the',
  'same beginning of the',
  'different',
]
const [EXACT, TRANSPOSED, SLIP, TWO_SLIPS, BEGINS, DIFFERENT] = [0, 1, 2, 3, 4, 5]
/** Two slips change at most four. */
const MOST_SIGNS_APART = 4
const LEAST_FOR_SLIP = 2
const LEAST_FOR_TWO_SLIPS = 6
const LEAST_FOR_BEGINNING = 4

export function codeComparer(
  { column, words, kind }: CodeColumn,
  values: readonly (string | undefined)[],
): FieldComparer<Written | undefined> {
  const read = (value: string | undefined) => (isNobodys(kind, value) ? undefined : written(value))
  const frequencies = termFrequencies(
    values.map((value) => read(value)?.joined).filter((value) => value !== undefined),
    (a, b) => damerauLevenshtein(a, b, 1) === 1,
  )
  const levels = NAMES.map((name, level) => ({
    name,
    words: `${WORDS[level] ?? ''} ${words}`,
    m: ANCHORS[kind][level] ?? 0.01,
  }))
  return {
    fields: [{ field: column, levels }],
    prepare: (get) => read(get(column)),
    compare(a, b) {
      if (!a || !b) return []
      const level = levelOf(a, b)
      if (level === EXACT) return [{ field: 0, level, u: frequencies.of(a.joined) }]
      if (kind === 'identifier') return [{ field: 0, level }]
      if (level === TRANSPOSED) return [{ field: 0, level, u: larger(frequencies.transposed, a, b) }]
      if (level === SLIP) return [{ field: 0, level, u: larger(frequencies.near, a, b) }]
      return [{ field: 0, level }]
    },
  }
}

const larger = (chance: (value: string) => number, a: Written, b: Written) =>
  Math.max(chance(a.joined), chance(b.joined))

function isNobodys(kind: CodeColumn['kind'], value: string | undefined): boolean {
  if (!value) return true
  if (kind === 'postcode') return isPlaceholderPostcode(value)
  return kind === 'identifier' && isPlaceholderIdentifier(value)
}

function levelOf(one: Written, other: Written): number {
  const [a, b] = [one.joined, other.joined]
  if (a === b) return EXACT
  const longest = Math.max(a.length, b.length)
  if (signsApart(one, other) <= MOST_SIGNS_APART) {
    if (isTransposed(a, b)) return TRANSPOSED
    const distance = damerauLevenshtein(a, b, 2)
    if (distance === 1 && longest >= LEAST_FOR_SLIP) return SLIP
    if (distance === 2 && longest >= LEAST_FOR_TWO_SLIPS) return TWO_SLIPS
  }
  const shared = Math.floor(longest / 2)
  return longest >= LEAST_FOR_BEGINNING && a.startsWith(b.slice(0, shared)) ? BEGINS : DIFFERENT
}
