/** Where each record of a chart stands: springs along links, everything else pushing apart; the same chart always looks the same. */

export type Spot = { x: number; y: number }
type Ends = { fromId: string; toId: string }

const rounds = 260
const pad = { x: 96, y: 30 }
/** The room that a record's box needs, its gap included. */
const room = { x: 188, y: 50 }

/** The spots in a picture of this size; the first record begins in the middle. */
export function layOut(
  nodes: readonly { id: string }[],
  links: readonly Ends[],
  picture: { width: number; height: number },
): Map<string, Spot> {
  const index = new Map(nodes.map(({ id }, place) => [id, place]))
  const spots = nodes.map((_, place) => begin(place))
  const pairs = links.flatMap(({ fromId, toId }) => {
    const [a, b] = [index.get(fromId), index.get(toId)]
    return a === undefined || b === undefined || a === b ? [] : [[a, b] as const]
  })
  for (let round = 0; round < rounds; round += 1) relax(spots, pairs, 1 - round / rounds)
  const placed = fitted(nodes, spots, picture)
  for (let round = 0; round < 80 && partBoxes([...placed.values()], picture); round += 1);
  return placed
}

/** A sunflower: no two begin on one spot, and nothing is left to chance. */
const begin = (place: number): Spot => ({
  x: Math.cos(place * 2.399963) * 40 * Math.sqrt(place),
  y: Math.sin(place * 2.399963) * 40 * Math.sqrt(place),
})

const rest = 120

function relax(spots: Spot[], pairs: readonly (readonly [number, number])[], heat: number): void {
  const moves = spots.map(() => ({ x: 0, y: 0 }))
  const push = (a: number, b: number, force: (length: number) => number) => {
    const [from, to, moveA, moveB] = [spots[a], spots[b], moves[a], moves[b]]
    if (!from || !to || !moveA || !moveB) return
    const [dx, dy] = [to.x - from.x, to.y - from.y]
    const length = Math.max(1, Math.hypot(dx, dy))
    const by = force(length) / length
    moveA.x += dx * by
    moveA.y += dy * by
    moveB.x -= dx * by
    moveB.y -= dy * by
  }
  for (let a = 0; a < spots.length; a += 1)
    for (let b = a + 1; b < spots.length; b += 1) push(a, b, (length) => -(rest * rest) / length)
  for (const [a, b] of pairs) push(a, b, (length) => (length * length) / rest / 2)
  for (const [place, spot] of spots.entries()) {
    const move = moves[place]
    if (move === undefined) continue
    const length = Math.max(1, Math.hypot(move.x, move.y))
    const step = Math.min(length, 40 * heat)
    spot.x += (move.x / length) * step
    spot.y += (move.y / length) * step
  }
}

/** Stretched to the picture, less its edge for the words. */
function fitted(
  nodes: readonly { id: string }[],
  spots: readonly Spot[],
  picture: { width: number; height: number },
): Map<string, Spot> {
  const span = (values: number[]) => ({ least: Math.min(...values), most: Math.max(...values) })
  const across = span(spots.map(({ x }) => x))
  const down = span(spots.map(({ y }) => y))
  const scale = (
    value: number,
    { least, most }: { least: number; most: number },
    length: number,
    edge: number,
  ) => (most - least < 1 ? length / 2 : edge + ((value - least) / (most - least)) * (length - 2 * edge))
  return new Map(
    nodes.map(({ id }, place) => {
      const spot = spots[place] ?? { x: 0, y: 0 }
      return [
        id,
        { x: scale(spot.x, across, picture.width, pad.x), y: scale(spot.y, down, picture.height, pad.y) },
      ]
    }),
  )
}

/** Pushes boxes that lie on each other apart, the shorter way, within the picture; whether any did. */
function partBoxes(spots: readonly Spot[], picture: { width: number; height: number }): boolean {
  let isMoved = false
  const within = (value: number, edge: number, length: number) =>
    Math.min(length - edge, Math.max(edge, value))
  for (const [place, one] of spots.entries()) {
    for (const other of spots.slice(place + 1)) {
      const [dx, dy] = [other.x - one.x, other.y - one.y]
      const [overX, overY] = [room.x - Math.abs(dx), room.y - Math.abs(dy)]
      if (overX <= 0.5 || overY <= 0.5) continue
      isMoved = true
      if (overY <= overX) {
        const by = ((dy < 0 ? -1 : 1) * overY) / 2
        one.y = within(one.y - by, pad.y, picture.height)
        other.y = within(other.y + by, pad.y, picture.height)
      } else {
        const by = ((dx < 0 ? -1 : 1) * overX) / 2
        one.x = within(one.x - by, pad.x, picture.width)
        other.x = within(other.x + by, pad.x, picture.width)
      }
    }
  }
  return isMoved
}
