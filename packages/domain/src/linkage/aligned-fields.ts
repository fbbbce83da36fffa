/** Two columns compared jointly, since people and clerks write them the other way round: names, and lines of an address. */
import type { Agreement, LinkageField } from './linkage-model.ts'
import type { FieldComparer } from './field-comparer.ts'
import { LEVEL_VALUE, stringLevel, type StringLevel, type Written, written } from './string-levels.ts'
import { type TermFrequencies, termFrequencies } from './term-frequencies.ts'

export type AlignedColumns = {
  /** What the pair is called in the waterfall, and what each column is. */
  field: string
  columns: readonly [string, string]
  words: readonly [string, string]
  /** How often two records of one person agree just so, by level in the order of STRING_LEVELS. */
  anchors: readonly number[]
  /** How often the two are the other way round. */
  swapped: number
}

export const STRING_LEVELS: readonly StringLevel[] = [
  'exact',
  'transposed',
  'slip',
  'two slips',
  'sounds',
  'similar',
  'different',
]
const LEVEL_WORDS: Record<StringLevel, string> = {
  exact: 'the same',
  transposed: 'with two letters swapped',
  slip: 'one slip apart',
  'two slips': 'two slips apart',
  sounds: 'sounds the same',
  similar: 'similar',
  different: 'differs',
}
const ORDER = 2
const WHOLLY_SWAPPED = 1
const HALF_SWAPPED = 2

type Two = readonly [Written | undefined, Written | undefined]
type Levels = readonly [StringLevel | undefined, StringLevel | undefined]
type Frequencies = readonly [TermFrequencies, TermFrequencies]

/** Compares both columns straight and crossed, keeps the better way, and says which it was. */
export function alignedComparer(
  of: AlignedColumns,
  records: readonly (readonly [string | undefined, string | undefined])[],
): FieldComparer<Two> {
  const frequencies: Frequencies = [countColumn(records, 0), countColumn(records, 1)]
  return {
    fields: fieldsOf(of),
    prepare: (get) => [written(get(of.columns[0])), written(get(of.columns[1]))],
    compare(a, b) {
      const straight = levelsOf(a, b)
      if (straight[0] === 'exact' && straight[1] === 'exact') return inOrder(a, b, straight, frequencies)
      const crossed = levelsOf(a, [b[1], b[0]])
      return worth(crossed) >= worth(straight) + LEVEL_VALUE.slip
        ? otherWayRound(a, b, crossed, frequencies, of.swapped)
        : inOrder(a, b, straight, frequencies)
    },
  }
}

function countColumn(
  records: readonly (readonly [string | undefined, string | undefined])[],
  column: 0 | 1,
): TermFrequencies {
  const values = records
    .map((record) => written(record[column])?.joined)
    .filter((value) => value !== undefined)
  return termFrequencies(values, (a, b) => {
    const [one, other] = [written(a), written(b)]
    return one !== undefined && other !== undefined && stringLevel(one, other) === 'slip'
  })
}

function fieldsOf(of: AlignedColumns): LinkageField[] {
  return [
    ...of.columns.map((column, index) => ({
      field: column,
      levels: STRING_LEVELS.map((name, level) => ({
        name,
        words: `${of.words[index] ?? column} ${LEVEL_WORDS[name]}`,
        m: of.anchors[level] ?? 0.01,
      })),
    })),
    {
      field: `${of.field} order`,
      levels: [
        { name: 'straight', words: `${of.field} in the same order`, m: 1 - 1.2 * of.swapped },
        { name: 'swapped', words: `${of.words[0]} and ${of.words[1]} the other way round`, m: of.swapped },
        { name: 'half swapped', words: `${of.words[0]} and ${of.words[1]} mixed up`, m: 0.2 * of.swapped },
      ],
    },
  ]
}

function inOrder(a: Two, b: Two, levels: Levels, frequencies: Frequencies): Agreement[] {
  const agreements: Agreement[] = []
  for (const field of [0, 1] as const) {
    const level = levels[field]
    if (level !== undefined) agreements.push(agreement(field, level, a[field], b[field], frequencies[field]))
  }
  if (agreements.length > 0) agreements.push({ field: ORDER, level: 0, u: 1 })
  return agreements
}

/**
 * What strangers who agree so must be: either one of them is written the other way round, or the forename of the one
 * happens to be a surname and the reverse; the likelier of the two is the chance. Half a swap is the second only.
 */
function otherWayRound(
  a: Two,
  b: Two,
  levels: Levels,
  frequencies: Frequencies,
  swapRate: number,
): Agreement[] {
  const agreements: Agreement[] = []
  let crossedChance = 1
  const isWhole = levels.every(
    (level) => level !== undefined && LEVEL_VALUE[level] >= LEVEL_VALUE['two slips'],
  )
  for (const field of [0, 1] as const) {
    const level = levels[field]
    if (level === undefined) continue
    const held = b[field === 0 ? 1 : 0]
    const [own, other] = [frequencies[field], frequencies[field === 0 ? 1 : 0]]
    const straight = agreement(field, level, a[field], held, own)
    const crossed = agreement(field, level, a[field], held, other)
    if (!isWhole) {
      agreements.push(
        straight.u === undefined || crossed.u === undefined
          ? straight
          : { ...straight, u: Math.max(crossed.u, swapRate * straight.u) },
      )
      continue
    }
    crossedChance *= straight.u === undefined || crossed.u === undefined ? 1 : crossed.u / straight.u
    agreements.push(straight)
  }
  if (agreements.length === 0) return []
  agreements.push(
    isWhole
      ? { field: ORDER, level: WHOLLY_SWAPPED, u: Math.min(1, Math.max(swapRate, crossedChance)) }
      : { field: ORDER, level: HALF_SWAPPED, u: 1 },
  )
  return agreements
}

function agreement(
  field: number,
  level: StringLevel,
  a: Written | undefined,
  b: Written | undefined,
  frequencies: TermFrequencies,
): Agreement {
  const index = STRING_LEVELS.indexOf(level)
  if (!a || !b) return { field, level: index }
  if (level === 'exact') return { field, level: index, u: frequencies.of(a.joined) }
  if (level === 'slip')
    return { field, level: index, u: Math.max(frequencies.near(a.joined), frequencies.near(b.joined)) }
  if (level === 'transposed')
    return {
      field,
      level: index,
      u: Math.max(frequencies.transposed(a.joined), frequencies.transposed(b.joined)),
    }
  return { field, level: index }
}

function levelsOf(a: Two, b: Two): Levels {
  return [levelOf(a[0], b[0]), levelOf(a[1], b[1])]
}

const levelOf = (a: Written | undefined, b: Written | undefined) => (a && b ? stringLevel(a, b) : undefined)

function worth(levels: Levels): number {
  let sum = 0
  for (const level of levels) sum += level === undefined ? 0 : LEVEL_VALUE[level]
  return sum
}
