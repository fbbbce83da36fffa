/** How common each value of a field is: agreeing on a rare one says more than agreeing on a common one. */
import { isTransposed } from './string-levels.ts'

export type TermFrequencies = {
  /** Share of all values, 0 to 1; of a value never seen, that of one seen once. */
  of(value: string): number
  /** Share of the values that differ from this one by two neighbours swapped. */
  transposed(value: string): number
  /** Share of the values that are another slip away. */
  near(value: string): number
}

/** Counts values; `isNear` says what another slip is. */
export function termFrequencies(
  values: Iterable<string>,
  isNear: (a: string, b: string) => boolean,
): TermFrequencies {
  const counts = new Map<string, number>()
  let total = 0
  for (const value of values) {
    counts.set(value, (counts.get(value) ?? 0) + 1)
    total += 1
  }
  const once = 1 / Math.max(1, total)
  const share = (value: string) => (counts.get(value) ?? 1) * once
  let byDeletion: Map<string, string[]> | undefined
  const known = new Map<string, { transposed: number; near: number }>()
  const around = (value: string) => {
    const found = known.get(value)
    if (found) return found
    byDeletion ??= deletionIndex(counts.keys())
    const reached = new Set<string>()
    for (const shorter of withOneLeftOut(value))
      for (const other of byDeletion.get(shorter) ?? []) if (other !== value) reached.add(other)
    const sums = { transposed: 0, near: 0 }
    for (const other of reached) {
      if (isTransposed(value, other)) sums.transposed += share(other)
      else if (isNear(value, other)) sums.near += share(other)
    }
    const made = { transposed: Math.max(once, sums.transposed), near: Math.max(once, sums.near) }
    known.set(value, made)
    return made
  }
  return { of: share, transposed: (value) => around(value).transposed, near: (value) => around(value).near }
}

function deletionIndex(values: Iterable<string>): Map<string, string[]> {
  const index = new Map<string, string[]>()
  for (const value of values)
    for (const shorter of withOneLeftOut(value)) {
      const list = index.get(shorter)
      if (list) list.push(value)
      else index.set(shorter, [value])
    }
  return index
}

function withOneLeftOut(value: string): Set<string> {
  const forms = new Set([value])
  for (let i = 0; i < value.length; i += 1) forms.add(value.slice(0, i) + value.slice(i + 1))
  return forms
}
