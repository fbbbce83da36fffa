/** Errors of matching by origin of name and kind of error, and how often a stranger is taken for somebody on file. */
import { gapOf, measureFairness, type Tally } from '../matching/fairness.ts'
import { buildPeopleStore } from '../matching/people-store.ts'
import { measureStrangers } from '../matching/strangers.ts'
import { origins } from '../matching/people-generator.ts'
import { print, startProgress, table } from '../platform/terminal.ts'
import type { Finding } from './figures.ts'

const MOST_POINTS_APART = 2
const MOST_STRANGERS_CERTAIN = 0.02

/** No origin may be found more than two points of a hundred less often than the best. */
export function benchFairness(people: number, perOrigin: number, seed: number): Finding[] {
  const store = buildPeopleStore(seed, people, startProgress('mips  People', people))
  const all = perOrigin * origins.length
  const result = measureFairness(store, seed, perOrigin, seed + 1, startProgress('mips  Asking', all))
  print(`${people} people on file, ${all} asked for with an error each (seed ${seed})`)
  print(tableOf('origin of name', result.byOrigin))
  print('')
  print(tableOf('kind of error', result.byKind))
  print('')
  const gap = {
    found: gapOf(result.byOrigin.values(), 'found'),
    first: gapOf(result.byOrigin.values(), 'first'),
    shown: gapOf(result.byOrigin.values(), 'shown'),
  }
  const lines = { found: 'among the first ten', first: 'first of all', shown: 'shown' }
  return (['found', 'first', 'shown'] as const).map((part) => ({
    name: `fairness ${part}`,
    line: `worst origin ${gap[part].toFixed(1)} points below the best for being ${lines[part]} (<= ${MOST_POINTS_APART})`,
    isMet: gap[part] <= MOST_POINTS_APART,
  }))
}

function tableOf(what: string, tallies: ReadonlyMap<string, Tally>): string {
  const share = (count: number, asked: number) => `${((100 * count) / asked).toFixed(1)} %`
  return table(
    [
      what,
      'asked',
      'in the first ten',
      'first',
      'shown',
      'at 5 bits',
      'at 14 bits',
      'somebody else at 20 bits',
    ],
    [...tallies].map(([name, tally]) => [
      name,
      tally.asked,
      share(tally.found, tally.asked),
      share(tally.first, tally.asked),
      share(tally.shown, tally.asked),
      share(tally.possible, tally.asked),
      share(tally.probable, tally.asked),
      tally.wrong,
    ]),
  ).replaceAll(/^/gm, '  ')
}

/** People who are not on file: at most 2 % may be offered as "almost certainly", and none by name and birth alone. */
export function benchStrangers(people: number, count: number, seed: number): Finding[] {
  const store = buildPeopleStore(seed, people, startProgress('mips  People', people))
  const result = measureStrangers(store, seed, count, startProgress('mips  Strangers', count))
  print(`${people} people on file, ${result.asked} asked for who are not (seed ${seed})`)
  const bands = ['almost certainly', 'probable', 'possible', 'none']
  print(
    table(
      ['best offer', 'strangers', 'share'],
      bands.map((band) => {
        const strangers = result.bands.get(band) ?? 0
        return [band, strangers, `${((100 * strangers) / result.asked).toFixed(2)} %`]
      }),
    ).replaceAll(/^/gm, '  '),
  )
  print(
    `  heaviest offer ${result.heaviest.toFixed(1)} bits; by name and date of birth alone ${result.alone.heaviest.toFixed(1)}`,
  )
  print('')
  const share = (result.bands.get('almost certainly') ?? 0) / result.asked
  return [
    {
      name: 'strangers',
      line: `${(100 * share).toFixed(2)} % of strangers offered as almost certainly (<= ${100 * MOST_STRANGERS_CERTAIN} %)`,
      isMet: share <= MOST_STRANGERS_CERTAIN,
    },
    {
      name: 'name and birth alone',
      line: `${result.alone.certain} offered at 20 bits by name and date of birth alone (0)`,
      isMet: result.alone.certain === 0,
    },
  ]
}
