/** Where the records of a large chart stand: links pull, everything pushes, near ones exactly and far ones by their cell; the same chart always lies the same. */

/** The ends of links, as places in the list of records, two by two. */
export type Pairs = Int32Array

/** How far apart two linked records like to stand, in units of the drawing. */
export const REST = 90
const rounds = 110
/** Cells to a side of the grid that stands for what is far away. */
const mostCells = 16

/** x and y of each record, two by two. The work grows with the records and the cells, not with the pairs of records. */
export function layOutMany(count: number, pairs: Pairs): Float64Array {
  const spots = begin(count)
  const moves = new Float64Array(count * 2)
  for (let round = 0; round < rounds; round += 1) {
    moves.fill(0)
    push(spots, moves, count)
    pull(spots, moves, pairs)
    settle(spots, moves, REST * 2 * (1 - round / rounds) ** 1.5)
  }
  return spots
}

/** A sunflower, so that no two begin on one spot and nothing is left to chance. */
function begin(count: number): Float64Array {
  const spots = new Float64Array(count * 2)
  for (let place = 0; place < count; place += 1) {
    const far = REST * 0.8 * Math.sqrt(place)
    spots[place * 2] = Math.cos(place * 2.399963) * far
    spots[place * 2 + 1] = Math.sin(place * 2.399963) * far
  }
  return spots
}

type Grid = {
  side: number
  cellOf: Int32Array
  /** The first record of each cell, and after each record the next of its cell; -1 ends. */
  first: Int32Array
  next: Int32Array
  /** Of each cell that is not empty: its place in the grid, how many stand there, and their middle. */
  full: { cell: number; row: number; column: number; weight: number; x: number; y: number }[]
}

function gridOf(spots: Float64Array, count: number): Grid {
  const side = Math.max(2, Math.min(mostCells, Math.ceil(Math.sqrt(count / 2))))
  const { left, top, wide, high } = boundsOf(spots)
  const grid: Grid = {
    side,
    cellOf: new Int32Array(count),
    first: new Int32Array(side * side).fill(-1),
    next: new Int32Array(count).fill(-1),
    full: [],
  }
  const known = new Map<number, Grid['full'][number]>()
  for (let place = 0; place < count; place += 1) {
    const x = spots[place * 2] ?? 0
    const y = spots[place * 2 + 1] ?? 0
    const column = Math.min(side - 1, Math.floor(((x - left) / wide) * side))
    const row = Math.min(side - 1, Math.floor(((y - top) / high) * side))
    const cell = row * side + column
    grid.cellOf[place] = cell
    grid.next[place] = grid.first[cell] ?? -1
    grid.first[cell] = place
    const sum = known.get(cell) ?? { cell, row, column, weight: 0, x: 0, y: 0 }
    sum.weight += 1
    sum.x += x
    sum.y += y
    known.set(cell, sum)
  }
  for (const sum of known.values()) grid.full.push({ ...sum, x: sum.x / sum.weight, y: sum.y / sum.weight })
  return grid
}

/** The box around all spots, each side at least one long. */
export function boundsOf(spots: Float64Array): { left: number; top: number; wide: number; high: number } {
  let left = Infinity
  let right = -Infinity
  let top = Infinity
  let bottom = -Infinity
  for (let at = 0; at + 1 < spots.length; at += 2) {
    const x = spots[at] ?? 0
    const y = spots[at + 1] ?? 0
    if (x < left) left = x
    if (x > right) right = x
    if (y < top) top = y
    if (y > bottom) bottom = y
  }
  return { left, top, wide: Math.max(1, right - left), high: Math.max(1, bottom - top) }
}

/** Everything pushes everything else away, the less the farther. */
function push(spots: Float64Array, moves: Float64Array, count: number): void {
  const grid = gridOf(spots, count)
  for (let place = 0; place < count; place += 1) {
    const x = spots[place * 2] ?? 0
    const y = spots[place * 2 + 1] ?? 0
    const own = grid.cellOf[place] ?? 0
    const row = Math.floor(own / grid.side)
    const column = own % grid.side
    let byX = 0
    let byY = 0
    for (const far of grid.full) {
      if (Math.abs(far.row - row) > 1 || Math.abs(far.column - column) > 1) {
        const dx = x - far.x
        const dy = y - far.y
        const by = (far.weight * REST * REST) / Math.max(1, dx * dx + dy * dy)
        byX += dx * by
        byY += dy * by
        continue
      }
      for (let other = grid.first[far.cell] ?? -1; other >= 0; other = grid.next[other] ?? -1) {
        const dx = x - (spots[other * 2] ?? 0)
        const dy = y - (spots[other * 2 + 1] ?? 0)
        const by = (REST * REST) / Math.max(1, dx * dx + dy * dy)
        byX += dx * by
        byY += dy * by
      }
    }
    moves[place * 2] = byX
    moves[place * 2 + 1] = byY
  }
}

function pull(spots: Float64Array, moves: Float64Array, pairs: Pairs): void {
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    const a = (pairs[at] ?? 0) * 2
    const b = (pairs[at + 1] ?? 0) * 2
    const dx = (spots[b] ?? 0) - (spots[a] ?? 0)
    const dy = (spots[b + 1] ?? 0) - (spots[a + 1] ?? 0)
    const by = Math.sqrt(dx * dx + dy * dy) / REST
    moves[a] = (moves[a] ?? 0) + dx * by
    moves[a + 1] = (moves[a + 1] ?? 0) + dy * by
    moves[b] = (moves[b] ?? 0) - dx * by
    moves[b + 1] = (moves[b + 1] ?? 0) - dy * by
  }
}

/** Moves each as far as it is pushed and pulled, but not farther than so much in one round. */
function settle(spots: Float64Array, moves: Float64Array, most: number): void {
  for (let at = 0; at + 1 < spots.length; at += 2) {
    const x = moves[at] ?? 0
    const y = moves[at + 1] ?? 0
    const length = Math.sqrt(x * x + y * y)
    if (length === 0) continue
    const by = Math.min(length, most) / length
    spots[at] = (spots[at] ?? 0) + x * by
    spots[at + 1] = (spots[at + 1] ?? 0) + y * by
  }
}
