/** The generated people as a store that is searched by the product's own plan, dictionary and scorer, in memory. */
import { fold } from '@mips/domain/nominal/fold-name'
import { matchScorer } from '@mips/domain/nominal/match-score'
import {
  type MatchCandidate,
  type MatchScore,
  type MatchTerms,
  nameFrequencies,
  type NameFrequencies,
} from '@mips/domain/nominal/match-terms'
import { FIXED_MODEL, type MatchModel } from '@mips/domain/nominal/match-weights'
import { isEnough, planStage, STAGES } from '@mips/domain/nominal/search-plan'
import { type Probe, rowAnswers } from '@mips/domain/nominal/search-probe'
import { type SearchRow, searchRows } from '@mips/domain/nominal/search-row'
import type { Progress } from '../platform/terminal.ts'
import { growing, hashedIndex, type HashedIndex, hashOf } from './hashed-index.ts'
import { nameDictionary, type NameDictionary } from './name-dictionary.ts'
import { type GeneratedPerson, personAt } from './people-generator.ts'

export type Found = { index: number; score: MatchScore }

export type PeopleStore = {
  readonly people: number
  readonly frequencies: NameFrequencies
  /** Everybody worth a line, best first, as the search of the product finds and scores them. */
  search(terms: MatchTerms, model?: MatchModel): Found[]
}

const MOST_COMPARED = 120
const CACHED = 50_000
const TICK = 10_000

type Indexes = Record<'sc,dob' | 'fc,dob' | 'dob' | 'sc,fc' | 'sc', HashedIndex>

/** Makes the people 0 to `count` of a seed and indexes them; about half a minute for a million. */
export function buildPeopleStore(seed: number, count: number, progress?: Progress): PeopleStore {
  const keys = { 'sc,dob': growing(), 'fc,dob': growing(), dob: growing(), 'sc,fc': growing(), sc: growing() }
  const owner = growing()
  const [forenames, surnames] = [new Map<string, number>(), new Map<string, number>()]
  let names = 0
  for (let index = 0; index < count; index += 1) {
    const person = personAt(seed, index)
    for (const row of rowsOf(person)) {
      owner.push(index)
      keys['sc,dob'].push(hashOf(`${row.sc}|${row.dob}`))
      keys['fc,dob'].push(hashOf(`${row.fc}|${row.dob}`))
      keys.dob.push(hashOf(row.dob ?? ''))
      keys['sc,fc'].push(hashOf(`${row.sc}|${row.fc}`))
      keys.sc.push(hashOf(row.sc))
    }
    for (const name of namesOf(person)) {
      names += 1
      tally(forenames, fold(name.forename))
      tally(surnames, fold(name.surname))
    }
    if (index % TICK === TICK - 1) progress?.advance(TICK)
  }
  progress?.finish()
  const rows = owner.length
  const of = (kind: keyof typeof keys) => hashedIndex(keys[kind].done(), rows)
  const indexes: Indexes = {
    'sc,dob': of('sc,dob'),
    'fc,dob': of('fc,dob'),
    dob: of('dob'),
    'sc,fc': of('sc,fc'),
    sc: of('sc'),
  }
  const frequencies = nameFrequencies({ population: count, total: names, forenames, surnames })
  const world = {
    owner: owner.done(),
    indexes,
    dictionary: nameDictionary(forenames, surnames),
    person: remembered(seed),
    frequencies,
  }
  return { people: count, frequencies, search: (terms, model) => search(world, terms, model ?? FIXED_MODEL) }
}

type World = {
  owner: Uint32Array
  indexes: Indexes
  dictionary: NameDictionary
  person: (index: number) => Remembered
  frequencies: NameFrequencies
}
type Remembered = { candidate: MatchCandidate; rows: SearchRow[] }

function search(world: World, terms: MatchTerms, model: MatchModel): Found[] {
  const scorer = matchScorer(terms, world.frequencies, model)
  const met = new Map<number, number>()
  const fractions: number[] = []
  for (const stage of STAGES) {
    const probes = planStage(terms, stage, world.dictionary.expand)
    for (const probe of probes)
      for (const index of answers(world, probe)) {
        if (met.has(index)) continue
        const { candidate } = world.person(index)
        const score = scorer({ ...candidate, identifiers: [], postcodes: [], phones: [] })
        met.set(index, score.weight)
        fractions.push(score.fraction)
      }
    if (isEnough(terms, fractions, stage)) break
  }
  return [...met]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST_COMPARED)
    .map(([index]) => ({ index, score: scorer(world.person(index).candidate) }))
    .sort((a, b) => b.score.weight - a.score.weight || a.index - b.index)
}

/** The people whose rows answer a probe, no more than its limit. */
function answers(world: World, probe: Probe): number[] {
  // Every generated person has a whole date of birth.
  if (probe.dobMissing) return []
  const found = new Set<number>()
  for (const rows of rowsBehind(world.indexes, probe))
    for (const row of rows) {
      if (found.size >= probe.limit) return [...found]
      const index = world.owner[row] ?? 0
      if (found.has(index)) continue
      if (world.person(index).rows.some((held) => rowAnswers(held, probe))) found.add(index)
    }
  return [...found]
}

/** The index that the probe's keys allow; a probe by beginnings alone is left out, as it serves typing, not matching. */
function* rowsBehind(indexes: Indexes, probe: Probe): Generator<Int32Array> {
  const { sc, fc, dob } = probe
  if (probe.index === 'day') for (const day of dob ?? []) yield indexes.dob.rowsOf(day)
  else if (sc && dob) yield* each(sc, dob, indexes['sc,dob'])
  else if (fc && dob) yield* each(fc, dob, indexes['fc,dob'])
  else if (dob) for (const day of dob) yield indexes.dob.rowsOf(day)
  else if (sc && fc) yield* each(sc, fc, indexes['sc,fc'])
  else if (sc) for (const code of sc) yield indexes.sc.rowsOf(code)
}

function* each(
  first: readonly string[],
  second: readonly string[],
  index: HashedIndex,
): Generator<Int32Array> {
  for (const a of first) for (const b of second) yield index.rowsOf(`${a}|${b}`)
}

function remembered(seed: number): (index: number) => Remembered {
  const known = new Map<number, Remembered>()
  return (index) => {
    const found = known.get(index)
    if (found) return found
    if (known.size > CACHED) known.clear()
    const person = personAt(seed, index)
    const made = { candidate: candidateOf(person), rows: rowsOf(person) }
    known.set(index, made)
    return made
  }
}

const namesOf = (person: GeneratedPerson) => [
  { kind: 'primary', forename: person.forename, middle: person.middle, surname: person.surname },
  ...person.aliases,
]

const rowsOf = (person: GeneratedPerson): SearchRow[] =>
  namesOf(person).flatMap((name) => searchRows(name, { precision: 'day', value: person.dob }))

/** What the store holds of a person, as the scorer compares it. */
export const candidateOf = (person: GeneratedPerson): MatchCandidate => ({
  personRecordId: person.id,
  nominalId: person.id,
  names: namesOf(person),
  dobs: [{ precision: 'day', value: person.dob }],
  sex: person.sex,
  identifiers: person.pnc === undefined ? [] : [{ type: 'PNC', value: person.pnc }],
  postcodes: person.address === undefined ? [] : [person.address.postcode],
  phones: person.phone === undefined ? [] : [person.phone],
})

function tally(counts: Map<string, number>, name: string): void {
  if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1)
}
