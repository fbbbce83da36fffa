/** Places on a page as PDF reckons them: six numbers that turn, stretch and move. */

export type Matrix = readonly [number, number, number, number, number, number]

export const unturned: Matrix = [1, 0, 0, 1, 0, 0]

/** What `inner` is when `outer` is in force around it. */
export const within = (outer: Matrix, inner: Matrix): Matrix => [
  outer[0] * inner[0] + outer[2] * inner[1],
  outer[1] * inner[0] + outer[3] * inner[1],
  outer[0] * inner[2] + outer[2] * inner[3],
  outer[1] * inner[2] + outer[3] * inner[3],
  outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
  outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
]

export const placed = (m: Matrix, x: number, y: number): [number, number] => [
  m[0] * x + m[2] * y + m[4],
  m[1] * x + m[3] * y + m[5],
]

/** How long one unit is across and down. */
export const stretchOf = (m: Matrix): [number, number] => [Math.hypot(m[0], m[1]), Math.hypot(m[2], m[3])]

/** Six finite numbers of what a library hands over; what is broken is refused by its caller. */
export function matrixOf(value: unknown): Matrix | undefined {
  const list =
    Array.isArray(value) || ArrayBuffer.isView(value) ? Array.from(value as ArrayLike<unknown>) : []
  const [a, b, c, d, e, f] = list
  const all = [a, b, c, d, e, f]
  if (!all.every((one): one is number => typeof one === 'number' && Number.isFinite(one))) return undefined
  return [Number(a), Number(b), Number(c), Number(d), Number(e), Number(f)]
}
