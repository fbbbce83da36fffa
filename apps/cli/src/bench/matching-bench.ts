/** Links public test sets by our own blocking and anchored EM, and counts the errors beside those of Splink 4.0.9. */
import { LEAST_PSEUDO_MATCHES } from '@mips/domain/linkage/anchored-em'
import { linkRecords, type LinkageSchema } from '@mips/domain/linkage/link-records'
import { type Accuracy, accuracyOf } from '../matching/linkage-accuracy.ts'
import { type DataSet, readDataSets } from '../matching/linkage-data.ts'
import { createRandom } from '../demo/random.ts'
import { print, table } from '../platform/terminal.ts'
import type { Finding } from './figures.ts'

/** What Splink 4.0.9 reached on FEBRL 4 with the same columns (pairwise, best F1, errors = false + missed). */
type Mark = {
  f1: string
  errors: string
  recall: string
  seconds: string
  errorsAtMost: number
  recallAtLeast: number
}
type Variant = { name: string; schema: LinkageSchema; mark?: Mark }

const FEBRL4_SIZE = 5000
const SPLINK_COLUMNS = ['street_number', 'postcode', 'soc_sec_id']
const marks: { withId: Mark; withoutId: Mark } = {
  withId: {
    f1: '0.9996',
    errors: '1 + 3',
    recall: '0.9990',
    seconds: '4.8',
    errorsAtMost: 2,
    recallAtLeast: 0.999,
  },
  withoutId: {
    f1: '0.9933',
    errors: '9 + 58',
    recall: '0.9798',
    seconds: '',
    errorsAtMost: 33,
    recallAtLeast: 0.9798,
  },
}

/** Links every set in the folder; no label is looked at before the pairs are weighed. */
export function benchMatching(folder: string, seed: number): Finding[] {
  const findings: Finding[] = []
  for (const set of readDataSets(folder)) {
    const size = `${set.left.length}${set.right ? ` + ${set.right.length}` : ''} records`
    print(
      `${set.name}: ${size}, no parameter fitted on labels (anchor ${LEAST_PSEUDO_MATCHES} pseudo-matches)`,
    )
    if (set.unused.length > 0) print(`  columns not used: ${set.unused.join(', ')}`)
    const rows: (string | number)[][] = []
    for (const variant of variantsOf(set)) {
      const started = performance.now()
      const before = process.cpuUsage()
      const random = createRandom(seed, `${set.name} ${variant.name}`)
      const linked = linkRecords(set.left, set.right, variant.schema, () => random.next())
      const seconds = (performance.now() - started) / 1000
      const { user, system } = process.cpuUsage(before)
      const accuracy = accuracyOf(linked.pairs, set.left, set.right)
      rows.push([
        ...rowOf(variant, linked.pairs.length, accuracy, seconds),
        ((user + system) / 1e6).toFixed(1),
      ])
      if (variant.mark) {
        const { f1, errors, recall, seconds: took } = variant.mark
        rows.push(['  Splink 4.0.9, as given', f1, errors, '', recall, '', '', took])
        findings.push(findingOf(set, variant, accuracy, variant.mark))
      }
    }
    print(
      table(
        [
          'columns',
          'best F1',
          'false + missed',
          'at even odds',
          'recall at full precision',
          'pairs',
          'reached',
          's',
        ],
        rows,
      ).replaceAll(/^/gm, '  '),
    )
    print('')
  }
  return findings
}

function variantsOf({ left, right, schema }: DataSet): Variant[] {
  const hasId = schema.codes.some(({ kind }) => kind === 'identifier')
  const without = (of: LinkageSchema): LinkageSchema => ({
    ...of,
    codes: of.codes.filter(({ kind }) => kind !== 'identifier'),
  })
  const all: Variant[] = [
    { name: 'all columns', schema },
    ...(hasId ? [{ name: 'all, without the national id', schema: without(schema) }] : []),
  ]
  const isFebrl = schema.codes.some(({ column }) => column === 'soc_sec_id') && right !== undefined
  if (!isFebrl || left.length !== FEBRL4_SIZE || schema.names === undefined) return all
  const same: LinkageSchema = {
    names: schema.names,
    dates: schema.dates,
    codes: schema.codes.filter(({ column }) => SPLINK_COLUMNS.includes(column)),
  }
  return [
    { name: "Splink's columns", schema: same, mark: marks.withId },
    { name: "Splink's, without the national id", schema: without(same), mark: marks.withoutId },
    ...all,
  ]
}

function rowOf({ name }: Variant, pairs: number, accuracy: Accuracy, seconds: number): (string | number)[] {
  const { best, evenOdds, recallAtFullPrecision, reached, truePairs } = accuracy
  return [
    name,
    best.f1.toFixed(4),
    `${best.falsePairs} + ${best.missed}`,
    `${evenOdds.falsePairs} + ${evenOdds.missed}`,
    recallAtFullPrecision.toFixed(4),
    pairs,
    `${reached} of ${truePairs}`,
    seconds.toFixed(1),
  ]
}

function findingOf(
  set: DataSet,
  { name }: Variant,
  { best, recallAtFullPrecision }: Accuracy,
  mark: Mark,
): Finding {
  const errors = best.falsePairs + best.missed
  return {
    name: `${set.name} ${name}`,
    line: `${set.name}, ${name}: ${errors} errors (<= ${mark.errorsAtMost}), recall at full precision ${recallAtFullPrecision.toFixed(4)} (>= ${mark.recallAtLeast})`,
    isMet: errors <= mark.errorsAtMost && recallAtFullPrecision >= mark.recallAtLeast,
  }
}
