/** What the bench of searching at scale prints: tables by kind of error and by origin of name, and each target met or not. */
import { origins } from '../../matching/people-generator.ts'
import { print, table } from '../../platform/terminal.ts'
import { quantile, type Finding } from '../figures.ts'
import type { Answer } from './ask.ts'
import type { Sizes, WriteCost } from './sizes.ts'

export type Measured = {
  nominals: number
  names: number
  answers: Answer[]
  sizes: Sizes
  writes: WriteCost
  everyRow: { kind: string; ours: number; possible: number }[]
  trigram?: {
    bytes: number
    seconds: number
    asked: { isNameAlone: boolean; theirs: number; ours: number }[]
  }
}

const TARGETS = {
  recall: 0.997,
  ofPossible: 0.99,
  searchP95Ms: 10,
  apiP95Ms: 25,
  msUpTo: 2_000_000,
  ofTrigram: 0.03,
  bytes: 200,
  /** A dictionary of names hardly grows with the people, so in a small store it weighs much for each of them. */
  bytesFrom: 2_000_000,
  growthP50: 2,
  growthP95: 3,
  /** Below this many nominals a search is so short that what every statement costs decides the ratio. */
  trigramFrom: 2_000_000,
}

/** Prints the tables of one size and answers its findings. */
export function reportSize(measured: Measured): Finding[] {
  const { answers, nominals, names } = measured
  const dated = answers.filter(({ question }) => !question.isNameAlone)
  const named = answers.filter(({ question }) => question.isNameAlone)
  print('')
  print(
    `${nominals.toLocaleString('en-GB')} nominals, ${names.toLocaleString('en-GB')} names (${(names / nominals).toFixed(2)} each), ${answers.length} searches one after another`,
  )
  print(
    '  ms searching: from sending to the whole answer, the statements that look for people, read the dictionary and read what is compared; ms API: the whole request with session, purpose, access, kept search and audit',
  )
  const kinds = [...new Set(answers.map(({ question }) => question.kind))]
  const ordered = [
    ...kinds.filter((kind) => !kind.startsWith('name alone')),
    ...kinds.filter((kind) => kind.startsWith('name alone')),
  ]
  printGroups(
    'kind of error',
    ordered.map((kind) => [kind, answers.filter(({ question }) => question.kind === kind)]),
  )
  printGroups(
    'origin of name (with a date of birth)',
    origins.map((origin) => [origin, dated.filter(({ question }) => question.origin === origin)]),
  )
  printMissed(dated)
  const size = measured.sizes.search + measured.sizes.dictionary
  const { writes, sizes } = measured
  const at = `${nominals.toLocaleString('en-GB')} nominals:`
  const findings: Finding[] = [
    ...foundFindings(at, measured, dated),
    ...timeFindings(at, nominals, dated),
    figure(
      `${at} name alone, p95 ${p95(named, 'searchMs').toFixed(1)} ms searching, ${p95(named, 'apiMs').toFixed(1)} ms API (no target)`,
    ),
    heldFrom(
      TARGETS.bytesFrom,
      nominals,
      most(
        `${at} bytes of index a nominal (btrees ${sizes.search.toFixed(0)}, dictionary ${sizes.dictionary.toFixed(0)}; beside it the key of the rows ${sizes.key.toFixed(0)}, the rows ${sizes.rows.toFixed(0)})`,
        size,
        TARGETS.bytes,
        0,
      ),
    ),
    figure(
      `${at} writing a name takes ${(writes.ours / writes.bare).toFixed(1)} times as long with the indexes as without (${writes.ours.toFixed(1)} us against ${writes.bare.toFixed(1)}), with pg_trgm ${(writes.trigram / writes.bare).toFixed(1)} times (${writes.trigram.toFixed(1)} us)`,
    ),
  ]
  if (measured.trigram !== undefined) findings.push(...trigramFindings(at, nominals, measured.trigram))
  printFindings(findings)
  return findings
}

/** Those with a date of birth who were not among the first ten, so that what a search overlooks can be looked at. */
function printMissed(dated: readonly Answer[]): void {
  const missed = dated.filter((answer) => !isFound(answer))
  if (missed.length === 0) return
  const rows = missed.map(({ question: { kind, terms, meant }, ids, weights }) => [
    kind,
    `${terms.forename ?? ''} ${terms.surname ?? ''} ${terms.dob && 'value' in terms.dob ? terms.dob.value : ''}`,
    meant,
    String(ids.length),
    (weights[0] ?? 0).toFixed(1),
  ])
  print(
    table(['not among the first ten', 'asked', 'meant', 'shown', 'weight of the first'], rows).replaceAll(
      /^/gm,
      '  ',
    ),
  )
}

/** Who is found; in a store larger than a national force's, a name with a year alone has more equals than are shown. */
function foundFindings(at: string, { nominals, everyRow }: Measured, dated: readonly Answer[]): Finding[] {
  printShares(everyRow)
  const possible = everyRow.reduce((sum, one) => sum + one.possible, 0)
  const ours = everyRow.reduce((sum, one) => sum + one.ours, 0)
  const found = [
    least(`${at} recall@10 with a date of birth`, recallOf(dated), TARGETS.recall, 4),
    least(
      `${at} name alone, of what scoring every row reaches (${(possible / everyRow.length).toFixed(3)} of ${everyRow.length})`,
      possible === 0 ? 1 : ours / possible,
      TARGETS.ofPossible,
      4,
    ),
  ]
  return nominals <= TARGETS.msUpTo ? found : found.map(untargeted)
}

/** By name alone: what is shown and what scoring every row would show, by kind of error. */
function printShares(everyRow: Measured['everyRow']): void {
  const kinds = [...new Set(everyRow.map(({ kind }) => kind))].sort()
  const rows = kinds.map((kind) => {
    const those = everyRow.filter((one) => one.kind === kind)
    const mean = (of: (one: Measured['everyRow'][number]) => number) =>
      (those.reduce((sum, one) => sum + of(one), 0) / those.length).toFixed(3)
    return [kind, those.length, mean(({ ours }) => ours), mean(({ possible }) => possible)]
  })
  print(table(['kind of error', 'asked', 'shown', 'of every row'], rows).replaceAll(/^/gm, '  '))
}

/** The targets in milliseconds hold for a store as large as that of a national force; of a larger one the growth is held. */
function timeFindings(at: string, nominals: number, dated: readonly Answer[]): Finding[] {
  const [search, api] = [p95(dated, 'searchMs'), p95(dated, 'apiMs')]
  const found = [
    most(`${at} with a date of birth, ms searching p95`, search, TARGETS.searchP95Ms, 1),
    most(`${at} with a date of birth, ms API p95`, api, TARGETS.apiP95Ms, 1),
  ]
  return nominals <= TARGETS.msUpTo ? found : found.map(untargeted)
}

/** How search grows from each size to the next, brought to ten times the data. */
export function growthFindings(measured: readonly Measured[]): Finding[] {
  const findings = measured.slice(1).flatMap((large, index) => {
    const small = measured[index]
    if (small === undefined) return []
    const tens = Math.log10(large.nominals / small.nominals)
    const times = (isNameAlone: boolean, q: number) => {
      const of = ({ answers }: Measured) =>
        quantile(
          answers.filter(({ question }) => question.isNameAlone === isNameAlone).map((one) => one.searchMs),
          q,
        )
      return (of(large) / of(small)) ** (1 / tens)
    }
    const what = `from ${small.nominals.toLocaleString('en-GB')} to ${large.nominals.toLocaleString('en-GB')} nominals, for ten times the data`
    return [
      most(`${what}: with a date of birth p50 times`, times(false, 0.5), TARGETS.growthP50, 2),
      most(`${what}: with a date of birth p95 times`, times(false, 0.95), TARGETS.growthP95, 2),
      most(`${what}: name alone p50 times`, times(true, 0.5), TARGETS.growthP50, 2),
      most(`${what}: name alone p95 times`, times(true, 0.95), TARGETS.growthP95, 2),
    ]
  })
  printFindings(findings)
  return findings
}

/** Over those with a date of birth, whose times have targets, and beside it over those of a name alone and over all. */
function trigramFindings(
  at: string,
  nominals: number,
  { asked, bytes }: NonNullable<Measured['trigram']>,
): Finding[] {
  const share = (of: typeof asked) => {
    const [theirs, ours] = [
      quantile(
        of.map((one) => one.theirs),
        0.95,
      ),
      quantile(
        of.map((one) => one.ours),
        0.95,
      ),
    ]
    return {
      count: of.length,
      ratio: ours / theirs,
      words: `${ours.toFixed(1)} ms of ${theirs.toFixed(1)} ms`,
    }
  }
  const dated = share(asked.filter(({ isNameAlone }) => !isNameAlone))
  const others = [
    ['name alone', share(asked.filter(({ isNameAlone }) => isNameAlone))],
    ['all', share(asked)],
  ] as const
  return [
    heldFrom(
      TARGETS.trigramFrom,
      nominals,
      most(
        `${at} with a date of birth, p95 as a share of pg_trgm's on the same rows and ${dated.count} questions (${dated.words}; its index ${(bytes / nominals).toFixed(0)} bytes a nominal)`,
        dated.ratio,
        TARGETS.ofTrigram,
        4,
      ),
    ),
    figure(
      `${at} the same of ${others.map(([name, { ratio, words, count }]) => `${name} ${ratio.toFixed(4)} (${words} on ${count})`).join(', of ')} (no target)`,
    ),
  ]
}

/** A finding without a target at this size is printed and held against nothing. */
const untargeted = (found: Finding): Finding => ({
  ...found,
  line: `${found.line}; no target at this size`,
  isMet: true,
})

const heldFrom = (least: number, nominals: number, found: Finding): Finding =>
  nominals >= least ? found : untargeted(found)

/** A figure that is printed and held against nothing. */
const figure = (line: string): Finding => ({ name: line, line, isMet: true })

function printGroups(heading: string, groups: [string, Answer[]][]): void {
  const rows = groups
    .filter(([, answers]) => answers.length > 0)
    .map(([name, answers]) => [
      name,
      answers.length,
      foundOf(answers),
      recallOf(answers).toFixed(3),
      ...(['searchMs', 'apiMs'] as const).flatMap((which) => [
        quantile(
          answers.map((one) => one[which]),
          0.5,
        ).toFixed(1),
        p95(answers, which).toFixed(1),
      ]),
    ])
  print(
    table(
      [heading, 'asked', 'found', 'recall@10', 'searching p50', 'p95', 'API p50', 'p95'],
      rows,
    ).replaceAll(/^/gm, '  '),
  )
}

function printFindings(findings: readonly Finding[]): void {
  for (const { line, isMet } of findings) print(`  ${isMet ? 'met    ' : 'NOT MET'}  ${line}`)
}

const isFound = ({ ids, question }: Answer): boolean => ids.slice(0, 10).includes(question.nominalId)

const foundOf = (answers: readonly Answer[]): number => answers.filter(isFound).length

const recallOf = (answers: readonly Answer[]): number => foundOf(answers) / answers.length

const p95 = (answers: readonly Answer[], which: 'searchMs' | 'apiMs'): number =>
  quantile(
    answers.map((one) => one[which]),
    0.95,
  )

const most = (what: string, value: number, target: number, digits: number): Finding => ({
  name: what,
  line: `${what}: ${value.toFixed(digits)} (at most ${target})`,
  isMet: value <= target,
})

const least = (what: string, value: number, target: number, digits: number): Finding => ({
  name: what,
  line: `${what}: ${value.toFixed(digits)} (at least ${target})`,
  isMet: value >= target,
})
