/** What scoring every row reaches by a name alone: whole names read once, every one of them scored for each question. */
import { fold } from '@mips/domain/nominal/fold-name'
import { matchScorer } from '@mips/domain/nominal/match-score'
import {
  type MatchCandidate,
  type MatchName,
  type MatchTerms,
  nameFrequencies,
  type NameFrequencies,
} from '@mips/domain/nominal/match-terms'
import { nicknameRelation } from '@mips/domain/nominal/nicknames'
import { phoneticCode } from '@mips/domain/nominal/phonetic'
import type pg from 'pg'

/** Every whole name of the store by numbers: `person[i]` bears `surname[i]` and `forename[i]`. */
export type EveryName = {
  frequencies: NameFrequencies
  surnames: string[]
  forenames: string[]
  person: Int32Array
  surname: Int32Array
  forename: Int32Array
  middle: Int32Array
  isPrimary: Uint8Array
  personOf: Map<string, number>
}

/** The weight of the names of each person; the same for the same terms. */
export type Standing = { weights: Float64Array }

const PAGE = 100_000

/** Reads every open name; about 40 bytes each. */
export async function readEveryName(client: pg.Client): Promise<EveryName> {
  const { rows } = await client.query<{ n: number }>(
    "SELECT coalesce(sum(frequency), 0)::int AS n FROM name_dictionary WHERE part = 'total'",
  )
  const total = rows[0]?.n ?? 0
  const [surnames, forenames] = [numbering(), numbering()]
  const personOf = new Map<string, number>()
  const names = {
    person: new Int32Array(total),
    surname: new Int32Array(total),
    forename: new Int32Array(total),
    middle: new Int32Array(total),
    isPrimary: new Uint8Array(total),
  }
  await client.query('BEGIN')
  await client.query(
    'DECLARE every_name NO SCROLL CURSOR FOR SELECT nominal_id, part, forename, middle, surname FROM person_search_open WHERE part % 16 = 0',
  )
  for (let at = 0; ;) {
    const page = await client.query<{
      nominal_id: string
      part: number
      forename: string
      middle: string
      surname: string
    }>(`FETCH ${PAGE} FROM every_name`)
    if (page.rows.length === 0) break
    for (const row of page.rows) {
      const known = personOf.get(row.nominal_id)
      if (known === undefined) personOf.set(row.nominal_id, personOf.size)
      names.person[at] = known ?? personOf.size - 1
      names.surname[at] = surnames.of(row.surname)
      names.forename[at] = forenames.of(row.forename)
      names.middle[at] = row.middle === '' ? -1 : forenames.of(row.middle)
      names.isPrimary[at] = row.part === 0 ? 1 : 0
      at += 1
    }
  }
  await client.query('COMMIT')
  const counts = await client.query<{ part: string; name: string; frequency: number }>(
    "SELECT part, name, frequency FROM name_dictionary WHERE part <> 'total' AND frequency > 0",
  )
  const of = (part: string) =>
    new Map(counts.rows.filter((row) => row.part === part).map((row) => [row.name, row.frequency]))
  return {
    ...names,
    personOf,
    surnames: surnames.list,
    forenames: forenames.list,
    frequencies: nameFrequencies({
      population: total,
      total,
      forenames: of('forename'),
      surnames: of('surname'),
    }),
  }
}

/** The weight of every person for a forename and a surname; what a surname and a forename add is added up. */
export function standingOf(every: EveryName, terms: MatchTerms): Standing {
  const { forename, surname } = terms
  const weigh = (asked: MatchTerms, names: readonly string[], as: (name: string) => MatchName) => {
    const score = matchScorer(asked, every.frequencies)
    const prior = score(candidateOf({ kind: 'primary' })).weight
    const weightOf = (name: string) => {
      const { weight, waterfall } = score(candidateOf(as(name)))
      return waterfall.length === 0 ? Number.NEGATIVE_INFINITY : weight - prior
    }
    const differs = weightOf(UNLIKE_ANY)
    const mayAgree = likenessTo(asked.forename ?? asked.surname ?? '')
    return Float64Array.from(names, (name) => (mayAgree(name) ? weightOf(name) : differs))
  }
  const asSurname = (name: string): MatchName => ({ kind: 'primary', surname: name })
  const asForename = (name: string): MatchName => ({ kind: 'primary', forename: name })
  const inOrder = {
    surname: weigh({ surname }, every.surnames, asSurname),
    forename: weigh({ forename }, every.forenames, asForename),
  }
  const swapped = {
    surname: weigh({ forename }, every.surnames, asSurname),
    forename: weigh({ surname }, every.forenames, asForename),
  }
  // The way of writing costs once, though both halves were weighed with it.
  const [once, second] = [stepOf('swapped'), stepOf('otherThanPrimary')]
  const asMiddle = weigh({ forename }, [forename ?? ''], (name) => ({
    kind: 'primary',
    forename: 'qqqqqq',
    middle: name,
  }))[0]
  const middleNumber = every.forenames.indexOf((forename ?? '').toLowerCase())
  const weights = new Float64Array(every.personOf.size).fill(Number.NEGATIVE_INFINITY)
  for (let i = 0; i < every.person.length; i += 1) {
    const [s, f] = [every.surname[i] ?? 0, every.forename[i] ?? 0]
    const given = inOrder.forename[f] ?? 0
    const hasMiddle = middleNumber >= 0 && every.middle[i] === middleNumber
    const straight = (inOrder.surname[s] ?? 0) + (hasMiddle ? Math.max(given, asMiddle ?? given) : given)
    const crossed = (swapped.surname[s] ?? 0) + (swapped.forename[f] ?? 0) - once
    const weight = Math.max(straight, crossed) + (every.isPrimary[i] === 1 ? 0 : second)
    const person = every.person[i] ?? 0
    if (weight > (weights[person] ?? 0)) weights[person] = weight
  }
  return { weights }
}

/** Of people who weigh more than this one and of those who weigh the same, itself among them. */
export function placeOf({ weights }: Standing, person: number): { higher: number; same: number } {
  const own = (weights[person] ?? 0) - 1e-9
  let [higher, same] = [0, 0]
  for (const weight of weights) {
    if (weight > own + 2e-9) higher += 1
    else if (weight >= own) same += 1
  }
  return { higher, same }
}

/** No name is like it, so it differs from all. */
const UNLIKE_ANY = 'qxqxqxqx'

/**
 * Whether a name can agree at any level with the one asked for. Alike by 0.8 needs letters in common to the length of
 * one of the two at least; else it must sound the same, be a short form, or be made of parts.
 */
function likenessTo(asked: string): (name: string) => boolean {
  const wanted = fold(asked).replaceAll(' ', '')
  const code = phoneticCode(wanted)
  const counts = new Int8Array(128)
  for (const letter of wanted)
    counts[letter.charCodeAt(0) & 127] = (counts[letter.charCodeAt(0) & 127] ?? 0) + 1
  const left = new Int8Array(128)
  return (name) => {
    if (name.length <= 1 || wanted.length <= 1 || name.includes(' ') || asked.includes(' ')) return true
    left.set(counts)
    let common = 0
    for (let i = 0; i < name.length; i += 1) {
      const at = name.charCodeAt(i) & 127
      if ((left[at] ?? 0) <= 0) continue
      left[at] = (left[at] ?? 0) - 1
      common += 1
    }
    if (common / name.length + common / wanted.length >= 1) return true
    return nicknameRelation(wanted, name) !== undefined || phoneticCode(name) === code
  }
}

function stepOf(which: 'swapped' | 'otherThanPrimary'): number {
  const frequencies = nameFrequencies({
    population: 1000,
    total: 1,
    forenames: new Map(),
    surnames: new Map(),
  })
  const score = matchScorer({ forename: 'Marla', surname: 'Brindle' }, frequencies)
  const held =
    which === 'swapped'
      ? { kind: 'primary', forename: 'Brindle', surname: 'Marla' }
      : { kind: 'alias', forename: 'Marla', surname: 'Brindle' }
  const step = score(candidateOf(held)).waterfall.find((one) => one.field === 'name')
  return step?.weight ?? 0
}

const candidateOf = (name: MatchName): MatchCandidate => ({
  personRecordId: '',
  nominalId: '',
  names: [name],
  dobs: [],
  identifiers: [],
  postcodes: [],
  phones: [],
})

function numbering(): { list: string[]; of: (name: string) => number } {
  const numbers = new Map<string, number>()
  const list: string[] = []
  return {
    list,
    of(name) {
      const known = numbers.get(name)
      if (known !== undefined) return known
      numbers.set(name, list.length)
      return list.push(name) - 1
    },
  }
}
