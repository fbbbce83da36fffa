/** Numbers out of what a library hands over without saying what it is. */

/** The number, or 0 where there is none. */
export const numberOf = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : 0

/** The numbers of a list of any kind; none where it is no list. */
export function numbersOf(value: unknown): readonly number[] {
  if (Array.isArray(value)) return value.map(numberOf)
  if (value instanceof Float32Array || value instanceof Float64Array) return Array.from(value, numberOf)
  return []
}
