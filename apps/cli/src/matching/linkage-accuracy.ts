/** How well pairs were found: errors at the best threshold, at even odds, and how many before the first false one. */
import type { LinkedPair } from '@mips/domain/linkage/link-records'
import type { LabelledRecord } from './linkage-data.ts'

export type Errors = { falsePairs: number; missed: number; weight: number }

export type Accuracy = {
  truePairs: number
  /** Of the true pairs, those that blocking reached. */
  reached: number
  best: Errors & { f1: number }
  evenOdds: Errors
  /** Share of the true pairs that stand above every false one. */
  recallAtFullPrecision: number
}

/** `pairs` heaviest first; of pairs of one weight all are taken or none. */
export function accuracyOf(
  pairs: readonly LinkedPair[],
  left: readonly LabelledRecord[],
  right: readonly LabelledRecord[] | undefined,
): Accuracy {
  const truePairs = countTrue(left, right)
  const isSame = ({ a, b }: LinkedPair) => left[a]?.truth === (right ?? left)[b]?.truth
  let [found, wrong, beforeWrong] = [0, 0, 0]
  let best = { falsePairs: 0, missed: truePairs, weight: Number.POSITIVE_INFINITY, f1: 0 }
  let evenOdds: Errors = { falsePairs: 0, missed: truePairs, weight: 0 }
  for (const [index, pair] of pairs.entries()) {
    if (isSame(pair)) found += 1
    else wrong += 1
    if (pairs[index + 1]?.weight === pair.weight) continue
    if (wrong === 0) beforeWrong = found
    const now = { falsePairs: wrong, missed: truePairs - found, weight: pair.weight }
    const f1 = (2 * found) / (found + wrong + truePairs)
    if (f1 > best.f1) best = { ...now, f1 }
    if (pair.weight >= 0) evenOdds = { ...now, weight: 0 }
  }
  return {
    truePairs,
    reached: found,
    best,
    evenOdds,
    recallAtFullPrecision: truePairs === 0 ? 0 : beforeWrong / truePairs,
  }
}

function countTrue(left: readonly LabelledRecord[], right: readonly LabelledRecord[] | undefined): number {
  const counts = new Map<string, number>()
  for (const { truth } of left) counts.set(truth, (counts.get(truth) ?? 0) + 1)
  if (!right) return [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)
  return right.reduce((sum, { truth }) => sum + (counts.get(truth) ?? 0), 0)
}
