/** The outlines of shapes: as SVG for drawing, and as straight pieces for asking what lies inside. */
import { type Matrix, placed } from './matrix.ts'

export type Point = readonly [number, number]
export type Outline = { loops: Point[][]; isEvenOdd: boolean }

const moveTo = 0
const lineTo = 1
const curveTo = 2
const quadraticTo = 3
const closePath = 4
const pieces = 8

const round = (value: number): string =>
  Number.isFinite(value) ? String(Math.round(value * 1000) / 1000) : '0'

/** The path as SVG, in its own measure. */
export function svgPath(path: ArrayLike<number>): string {
  const out: string[] = []
  const take = (letter: string, at: number, count: number) =>
    out.push(letter + Array.from({ length: count }, (_, index) => round(path[at + index] ?? 0)).join(' '))
  for (let at = 0; at < path.length;) {
    const verb = path[at]
    at += 1
    if (verb === moveTo || verb === lineTo) take(verb === moveTo ? 'M' : 'L', at, 2)
    else if (verb === curveTo) take('C', at, 6)
    else if (verb === quadraticTo) take('Q', at, 4)
    else out.push('Z')
    at += lengthOf(verb)
  }
  return out.join('')
}

const lengthOf = (verb: number | undefined): number => {
  if (verb === moveTo || verb === lineTo) return 2
  if (verb === curveTo) return 6
  return verb === quadraticTo ? 4 : 0
}

/** The path on the page, its curves cut into straight pieces. */
export function outlineOf(path: ArrayLike<number>, matrix: Matrix, isEvenOdd: boolean): Outline {
  const loops: Point[][] = []
  let loop: Point[] = []
  let [x, y] = [0, 0]
  const value = (at: number) => path[at] ?? 0
  const add = (nextX: number, nextY: number) => loop.push(placed(matrix, nextX, nextY))
  for (let at = 0; at < path.length;) {
    const verb = path[at]
    at += 1
    if (verb === moveTo) {
      loop = []
      loops.push(loop)
    }
    if (verb === moveTo || verb === lineTo) add(value(at), value(at + 1))
    if (verb === curveTo || verb === quadraticTo) {
      const bends = [[x, y]]
      for (let index = 0; index < lengthOf(verb); index += 2)
        bends.push([value(at + index), value(at + index + 1)])
      for (let step = 1; step <= pieces; step += 1) add(...along(bends, step / pieces))
    }
    const length = lengthOf(verb)
    if (length > 0) [x, y] = [value(at + length - 2), value(at + length - 1)]
    if (verb === closePath && loop[0] !== undefined) loop.push(loop[0])
    at += length
  }
  return { loops, isEvenOdd }
}

/** The point so far along a curve, by the rule of de Casteljau. */
function along(bends: readonly (readonly number[])[], share: number): [number, number] {
  let points = bends
  while (points.length > 1)
    points = points.slice(1).map((point, index) => {
      const before = points[index] ?? point
      return [0, 1].map((axis) => (before[axis] ?? 0) * (1 - share) + (point[axis] ?? 0) * share)
    })
  return [points[0]?.[0] ?? 0, points[0]?.[1] ?? 0]
}

/** Whether the point lies inside, by the rule that the outline is filled with. */
export function isInside({ loops, isEvenOdd }: Outline, [x, y]: Point): boolean {
  let [crossings, winding] = [0, 0]
  for (const loop of loops)
    loop.forEach((from, index) => {
      const to = loop[(index + 1) % loop.length] ?? from
      if (from[1] > y === to[1] > y) return
      if (x >= from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0])) return
      crossings += 1
      winding += to[1] > from[1] ? 1 : -1
    })
  return isEvenOdd ? crossings % 2 === 1 : winding !== 0
}

/** The unit square, where pictures stand. */
export const unitSquare = [0, 0, 0, 1, 1, 0, 1, 1, 1, 1, 0, 1, 4]
