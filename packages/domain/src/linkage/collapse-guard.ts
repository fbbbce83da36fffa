/** Refuses a trained model that does worse than the fixed weights on people of whom the truth is known. */
import { allow, type Decision, deny } from '../access/decision.ts'

/** One pair of the control set as a model weighed it (bits). */
export type Weighed = { weight: number; isSame: boolean }

export const MOST_F1_LOST = 0.02

/** The best F1 over all thresholds, and F1 at one threshold; pairs that blocking missed count in `same`. */
export function f1Of(
  weighed: readonly Weighed[],
  same: number,
  threshold: number,
): { best: number; at: number } {
  const sorted = [...weighed].sort((a, b) => b.weight - a.weight)
  let [found, taken, best, at] = [0, 0, 0, 0]
  for (const [index, { weight, isSame }] of sorted.entries()) {
    taken += 1
    if (isSame) found += 1
    if (sorted[index + 1]?.weight === weight) continue
    const f1 = (2 * found) / (taken + same)
    best = Math.max(best, f1)
    if (weight >= threshold) at = f1
  }
  return { best, at }
}

/** Allowed only when neither F1 is more than 0.02 below that of the fixed weights. */
export function decideTrainedModel(
  fixed: { best: number; at: number },
  trained: { best: number; at: number },
): Decision {
  const say = (figures: { best: number; at: number }) =>
    `${figures.best.toFixed(4)} / ${figures.at.toFixed(4)}`
  if (fixed.best - trained.best > MOST_F1_LOST || fixed.at - trained.at > MOST_F1_LOST)
    return deny(
      `The trained model is worse than the fixed weights on the control set (F1 ${say(trained)} against ${say(fixed)}): it is not kept.`,
    )
  return allow()
}
