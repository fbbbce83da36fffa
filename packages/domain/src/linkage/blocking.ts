/** Which pairs are worth comparing: those that share two independent traces of a person, however each is written. */
import { dateDigits } from './date-field.ts'
import type { Get } from './field-comparer.ts'
import { written } from './string-levels.ts'

export type BlockingColumns = {
  names: readonly string[]
  dates: readonly string[]
  /** Postcodes, house numbers, places, address lines. */
  places: readonly string[]
  identifiers: readonly string[]
}

/** A key of two traces that more pairs share than this says nothing; of a single trace, this. */
const MOST_PAIRS = 2500
const MOST_PAIRS_OF_ONE_TRACE = 40

/** The traces that one record leaves; `kind` parts those of one column, which are never combined. */
type Traces = {
  codes: string[]
  beginnings: string[]
  days: string[]
  dateParts: string[]
  places: string[][]
}

/**
 * The keys of a record. Alone: a whole date, an identifier or half of one, a place that few share. In twos: both
 * names by sound or by beginning and in any order; a name with a place or with two parts of the date; a date, whole
 * or with day and month swapped, with a place; two places.
 */
export function blockingKeys(get: Get, columns: BlockingColumns): { alone: string[]; paired: string[] } {
  const { codes, beginnings, days, dateParts, places } = tracesOf(get, columns)
  const alone = [
    ...days,
    ...places.flat(),
    ...columns.identifiers.flatMap((column) => halves(column, get(column))),
  ]
  const paired = new Set<string>()
  if (codes.length > 1) paired.add(sorted(codes))
  if (beginnings.length > 1) paired.add(sorted(beginnings))
  for (const [index, ofColumn] of places.entries()) {
    for (const place of ofColumn) {
      for (const name of [...codes, ...beginnings]) paired.add(`${name}|${place}`)
      for (const date of dateParts) paired.add(`${date}|${place}`)
      for (const others of places.slice(index + 1))
        for (const other of others) paired.add(`${place}|${other}`)
    }
  }
  for (const code of codes) for (const date of dateParts) paired.add(`${code}|${date}`)
  return { alone, paired: [...paired] }
}

function tracesOf(get: Get, columns: BlockingColumns): Traces {
  const names = columns.names.map((column) => written(get(column))).filter((name) => name !== undefined)
  const digits = columns.dates.map((column) => dateDigits(get(column))).filter((date) => date !== undefined)
  return {
    codes: names.map((name) => `~${name.code()}`),
    beginnings: names.map((name) => `^${name.joined.slice(0, 3)}`),
    days: digits.map((date) => `d${date}`),
    dateParts: digits.flatMap((date) => {
      const [year, month, day] = [date.slice(0, 4), date.slice(4, 6), date.slice(6)]
      return [
        `d${year}${[month, day].sort().join('')}`,
        `d${year}-${month}`,
        `d${year}--${day}`,
        `d-${month}-${day}`,
      ]
    }),
    places: columns.places.map((column) => placesOf(column, get(column))),
  }
}

/** As it is, and of a long number its digits in any order, since two are easily swapped. */
function placesOf(column: string, value: string | undefined): string[] {
  const place = written(value)
  if (!place) return []
  const isLongNumber = /^\d{4,}$/.test(place.joined)
  return [
    `${column}=${place.joined}`,
    ...(isLongNumber ? [`${column}#${[...place.joined].sort().join('')}`] : []),
  ]
}

function halves(column: string, value: string | undefined): string[] {
  const identifier = written(value)
  if (!identifier) return []
  const middle = Math.ceil(identifier.joined.length / 2)
  return [
    `${column}=${identifier.joined}`,
    `${column}^${identifier.joined.slice(0, middle)}`,
    `${column}$${identifier.joined.slice(-middle)}`,
  ]
}

const sorted = (traces: readonly string[]) => [...traces].sort().join('|')

type Block = { left: number[]; right: number[]; isAlone: boolean }

/** The pairs (left index, right index) that share a key; each once. `right` is undefined for a list with itself. */
export function blockPairs(
  left: readonly ReturnType<typeof blockingKeys>[],
  right: readonly ReturnType<typeof blockingKeys>[] | undefined,
): [number, number][] {
  const blocks = new Map<string, Block>()
  const put = (key: string, at: number, side: 'left' | 'right', isAlone: boolean) => {
    const block = blocks.get(key)
    if (block) block[side].push(at)
    else if (side === 'left') blocks.set(key, { left: [at], right: [], isAlone })
  }
  for (const side of ['left', 'right'] as const)
    for (const [at, { alone, paired }] of (side === 'left' ? left : (right ?? left)).entries()) {
      for (const key of alone) put(key, at, side, true)
      for (const key of paired) put(key, at, side, false)
    }
  const size = (right ?? left).length
  const seen = new Set<number>()
  const pairs: [number, number][] = []
  for (const block of blocks.values()) {
    const most = block.isAlone ? MOST_PAIRS_OF_ONE_TRACE : MOST_PAIRS
    if (block.left.length * block.right.length > most) continue
    for (const a of block.left)
      for (const b of block.right) {
        const pair = a * size + b
        if ((right === undefined && a >= b) || seen.has(pair)) continue
        seen.add(pair)
        pairs.push([a, b])
      }
  }
  return pairs
}
