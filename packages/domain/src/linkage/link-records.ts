/** Links two lists of records, or one with itself: prepares, blocks, takes u from random pairs, trains, weighs every pair. */
import { trainAnchored, type Trained } from './anchored-em.ts'
import { alignedComparer } from './aligned-fields.ts'
import { blockingKeys, blockPairs } from './blocking.ts'
import { codeComparer, type CodeColumn } from './code-field.ts'
import { dateComparer } from './date-field.ts'
import { combineComparers, type FieldComparer, type Get, opaque } from './field-comparer.ts'
import { type Agreement, anchoredParameters, pairWeight } from './linkage-model.ts'
import { chancesOfStrangers } from './random-chances.ts'

export type LinkageRecord = { id: string; values: Readonly<Record<string, string>> }

/** Which columns are what. */
export type LinkageSchema = {
  names?: readonly [string, string]
  lines?: readonly [string, string]
  dates: readonly string[]
  codes: readonly CodeColumn[]
}

export type LinkedPair = { a: number; b: number; weight: number; agreements: Agreement[] }

export type Linked = {
  comparer: ReturnType<typeof combineComparers>
  trained: Trained
  /** Every pair that blocking found, heaviest first; weights in bits. */
  pairs: LinkedPair[]
}

const RANDOM_PAIRS = 300_000
const NAME_ANCHORS = [0.82, 0.02, 0.07, 0.02, 0.015, 0.015, 0.04]
const LINE_ANCHORS = [0.65, 0.03, 0.07, 0.04, 0.03, 0.03, 0.15]

/** `right` is undefined when the list is linked with itself. `random` gives numbers from 0 up to 1. */
export function linkRecords(
  left: readonly LinkageRecord[],
  right: readonly LinkageRecord[] | undefined,
  schema: LinkageSchema,
  random: () => number,
  options: { randomPairs?: number; onRound?: (round: number, change: number) => void } = {},
): Linked {
  const all = [...left, ...(right ?? [])]
  const comparer = comparerOf(schema, all)
  const prepare = (record: LinkageRecord) => comparer.prepare(getOf(record))
  const [preparedLeft, preparedRight] = [left.map(prepare), (right ?? left).map(prepare)]
  const u = chancesOfStrangers(
    comparer,
    preparedLeft,
    preparedRight,
    options.randomPairs ?? RANDOM_PAIRS,
    random,
  )
  const columns = {
    names: schema.names ?? [],
    dates: schema.dates,
    places: [
      ...(schema.lines ?? []),
      ...schema.codes
        .filter(({ kind }) => kind !== 'identifier' && kind !== 'category')
        .map(({ column }) => column),
    ],
    identifiers: schema.codes.filter(({ kind }) => kind === 'identifier').map(({ column }) => column),
  }
  const keys = (record: LinkageRecord) => blockingKeys(getOf(record), columns)
  const blocked = blockPairs(left.map(keys), right?.map(keys))
  const agreements = blocked.map(([a, b]) => comparer.compare(preparedLeft[a] ?? [], preparedRight[b] ?? []))
  const possiblePairs = right ? left.length * right.length : (left.length * (left.length - 1)) / 2
  const start = anchoredParameters(
    comparer.fields,
    u,
    Math.min(0.5, left.length / Math.max(2, possiblePairs)),
  )
  const trained = trainAnchored(comparer.fields, start, agreements, {
    possiblePairs,
    ...(options.onRound ? { onRound: options.onRound } : {}),
  })
  const pairs = blocked.map(([a, b], index): LinkedPair => {
    const agreed = agreements[index] ?? []
    return { a, b, agreements: agreed, weight: pairWeight(trained.parameters, agreed) }
  })
  pairs.sort((one, other) => other.weight - one.weight)
  return { comparer, trained, pairs }
}

function comparerOf(schema: LinkageSchema, records: readonly LinkageRecord[]) {
  const column = (name: string) => records.map((record) => record.values[name])
  const two = (names: readonly [string, string]) =>
    records.map((record) => [record.values[names[0]], record.values[names[1]]] as const)
  const parts: FieldComparer<unknown>[] = []
  if (schema.names)
    parts.push(
      opaque(
        alignedComparer(
          {
            field: 'names',
            columns: schema.names,
            words: ['forename', 'surname'],
            anchors: NAME_ANCHORS,
            swapped: 0.02,
          },
          two(schema.names),
        ),
      ),
    )
  if (schema.lines)
    parts.push(
      opaque(
        alignedComparer(
          {
            field: 'address lines',
            columns: schema.lines,
            words: ['first line of the address', 'second line of the address'],
            anchors: LINE_ANCHORS,
            swapped: 0.03,
          },
          two(schema.lines),
        ),
      ),
    )
  for (const date of schema.dates) parts.push(opaque(dateComparer(date, column(date))))
  for (const code of schema.codes) parts.push(opaque(codeComparer(code, column(code.column))))
  return combineComparers(parts)
}

const getOf =
  (record: LinkageRecord): Get =>
  (column) =>
    record.values[column]
