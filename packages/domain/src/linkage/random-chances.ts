/** u: how often strangers agree at each level, counted on random pairs and never on pairs that blocking picked. */
import type { LinkageField, RecordComparer } from './linkage-model.ts'

/**
 * Compares `count` random pairs and answers u by field and level, with a small share added so that no level is
 * impossible. A random pair is a match so rarely that leaving matches in changes nothing.
 */
export function chancesOfStrangers<Prepared>(
  comparer: RecordComparer<Prepared>,
  left: readonly Prepared[],
  right: readonly Prepared[],
  count: number,
  random: () => number,
): number[][] {
  const counts = comparer.fields.map(({ levels }) => new Float64Array(levels.length))
  if (left.length > 0 && right.length > 0) {
    for (let i = 0; i < count; i += 1) {
      const a = left[Math.floor(random() * left.length)]
      const b = right[Math.floor(random() * right.length)]
      if (a === undefined || b === undefined || a === b) continue
      for (const { field, level } of comparer.compare(a, b)) {
        const tally = counts[field]
        if (tally) tally[level] = (tally[level] ?? 0) + 1
      }
    }
  }
  return comparer.fields.map((field, index) => smoothed(field, counts[index]))
}

function smoothed({ levels }: LinkageField, tally: Float64Array | undefined): number[] {
  const seen = tally?.reduce((sum, count) => sum + count, 0) ?? 0
  return levels.map((_, level) => ((tally?.[level] ?? 0) + 0.5) / (seen + 0.5 * levels.length))
}
