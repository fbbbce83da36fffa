/** Expectation-maximisation that cannot run away: m is held by pseudo-matches of the fixed weights, u never moves. */
import {
  type Agreement,
  type LinkageField,
  type LinkageParameters,
  pairWeight,
  probabilityOf,
} from './linkage-model.ts'

export type Training = {
  /** Matches that the anchor is worth, for each field; at least 200. */
  pseudoMatches?: number
  /** All pairs there could be, the blocked ones and the others, of which none is taken for a match. */
  possiblePairs: number
  mostRounds?: number
  /** Bits that each pair has beside its agreements and that are not trained, by the number of the pair. */
  bases?: readonly number[]
  /** Ends when no m moves by more. */
  settled?: number
  /** Called after each round with its number and the largest change. */
  onRound?: (round: number, change: number) => void
}

export const LEAST_PSEUDO_MATCHES = 200

export type Trained = { parameters: LinkageParameters; rounds: number; matches: number }

/**
 * Trains m and the prior on the agreements of blocked pairs. u must come from random pairs and stays as it is: free
 * EM would explain any frequent pattern among blocked strangers as a kind of match.
 */
export function trainAnchored(
  fields: readonly LinkageField[],
  start: LinkageParameters,
  pairs: readonly (readonly Agreement[])[],
  training: Training,
): Trained {
  const pseudo = Math.max(LEAST_PSEUDO_MATCHES, training.pseudoMatches ?? LEAST_PSEUDO_MATCHES)
  const settled = training.settled ?? 1e-5
  let parameters = start
  let matches = 0
  let round = 0
  while (round < (training.mostRounds ?? 50)) {
    round += 1
    const counts = fields.map(({ levels }) => new Float64Array(levels.length))
    matches = 0
    for (const [index, agreements] of pairs.entries()) {
      const base = training.bases?.[index] ?? 0
      const probability = probabilityOf(base + pairWeight(parameters, agreements))
      matches += probability
      if (probability < 1e-9) continue
      for (const { field, level } of agreements) {
        const tally = counts[field]
        if (tally) tally[level] = (tally[level] ?? 0) + probability
      }
    }
    const m = fields.map(({ levels }, field) => updated(levels, counts[field], pseudo))
    const prior = Math.min(0.5, Math.max(1, matches) / Math.max(2, training.possiblePairs))
    const change = largestChange(parameters.m, m)
    parameters = { ...parameters, m, prior }
    training.onRound?.(round, change)
    if (change < settled) break
  }
  return { parameters, rounds: round, matches }
}

function updated(
  levels: readonly { m: number }[],
  tally: Float64Array | undefined,
  pseudo: number,
): number[] {
  const seen = tally?.reduce((sum, count) => sum + count, 0) ?? 0
  return levels.map(({ m }, level) => (pseudo * m + (tally?.[level] ?? 0)) / (pseudo + seen))
}

function largestChange(
  before: readonly (readonly number[])[],
  after: readonly (readonly number[])[],
): number {
  let change = 0
  for (const [field, levels] of after.entries())
    for (const [level, m] of levels.entries())
      change = Math.max(change, Math.abs(m - (before[field]?.[level] ?? 0)))
  return change
}
