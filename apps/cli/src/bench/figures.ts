/** Sums up repeated measurements: the smallest, the median and the largest, so that one lucky run proves nothing. */

/** The value below which the share `q` (0 to 1) of the values lies. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN
}

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  if (!Number.isInteger(middle)) return sorted[Math.floor(middle)] ?? Number.NaN
  return ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
}

/** Minimum, median and maximum with so many digits after the point. */
export function spread(values: readonly number[], digits = 0): string {
  const say = (value: number) => value.toFixed(digits)
  return `min ${say(Math.min(...values))}, median ${say(median(values))}, max ${say(Math.max(...values))}`
}

/** One figure of the bench: its line, and whether the target was met. */
export type Finding = { name: string; line: string; isMet: boolean }
