/** Which pairs are worth comparing: those that share two independent traces of a person, however each is written. */
import { phoneticCode } from '../nominal/phonetic.ts'
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

/** A key shared by more records than this on a side says nothing. */
const MOST_IN_A_BLOCK = 60

type Trace = { kind: string; value: string }

/** Traces of each kind, in no order of columns within a kind, so that swapped fields meet. */
function tracesOf(get: Get, columns: BlockingColumns): Trace[] {
  const traces: Trace[] = []
  const add = (kind: string, value: string | undefined) => {
    if (value) traces.push({ kind, value: `${kind}:${value}` })
  }
  for (const column of columns.names) {
    const name = written(get(column))
    if (!name) continue
    add(`n${column}`, `~${phoneticCode(name.joined)}`)
    add(`n${column}`, `^${name.joined.slice(0, 3)}`)
    add(`n${column}`, `$${name.joined.slice(-3)}`)
  }
  for (const column of columns.dates) {
    const digits = dateDigits(get(column))
    if (!digits) continue
    const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)]
    add(`d${column}`, digits)
    add(`d${column}`, `${year}-${[month, day].sort().join('')}`)
    add(`d${column}`, `${year}-${month}`)
    add(`d${column}`, `${year}--${day}`)
    add(`d${column}`, `-${month}-${day}`)
  }
  for (const column of columns.places) {
    const place = written(get(column))
    if (!place) continue
    add(`p${column}`, place.joined)
    if (/^\d{4,}$/.test(place.joined)) add(`p${column}`, `#${[...place.joined].sort().join('')}`)
  }
  for (const column of columns.identifiers) {
    const identifier = written(get(column))
    if (!identifier) continue
    add(`i${column}`, identifier.joined)
    add(`i${column}`, `^${identifier.joined.slice(0, 4)}`)
    add(`i${column}`, `$${identifier.joined.slice(-4)}`)
  }
  return traces
}

/** Single traces that mean one person by themselves, then every pair of traces of different columns. */
export function blockingKeys(get: Get, columns: BlockingColumns): string[] {
  const traces = tracesOf(get, columns)
  const keys = new Set<string>()
  for (const [index, one] of traces.entries()) {
    keys.add(bare(one))
    for (const other of traces.slice(index + 1))
      if (one.kind !== other.kind) keys.add([bare(one), bare(other)].sort().join('|'))
  }
  return [...keys]
}

/** A name's column is left out of its key: forename and surname may be swapped, and so may lines. */
const bare = ({ kind, value }: Trace) => (kind.startsWith('n') ? `n:${value.slice(kind.length + 1)}` : value)

/** The pairs (left index, right index) that share a key of at most 60 records a side; each once. */
export function blockPairs(
  left: readonly (readonly string[])[],
  right: readonly (readonly string[])[] | undefined,
): [number, number][] {
  const index = new Map<string, { left: number[]; right: number[] }>()
  const put = (keys: readonly string[], at: number, side: 'left' | 'right') => {
    for (const key of keys) {
      let block = index.get(key)
      if (!block) {
        block = { left: [], right: [] }
        index.set(key, block)
      }
      block[side].push(at)
    }
  }
  for (const [at, keys] of left.entries()) put(keys, at, 'left')
  for (const [at, keys] of (right ?? left).entries()) put(keys, at, 'right')
  const size = (right ?? left).length
  const seen = new Set<number>()
  const pairs: [number, number][] = []
  for (const block of index.values()) {
    if (block.left.length * block.right.length > MOST_IN_A_BLOCK ** 2) continue
    for (const a of block.left)
      for (const b of block.right) {
        if (right === undefined && a >= b) continue
        const pair = a * size + b
        if (seen.has(pair)) continue
        seen.add(pair)
        pairs.push([a, b])
      }
  }
  return pairs
}
