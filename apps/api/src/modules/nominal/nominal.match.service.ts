/** Finds and ranks the people who may be the one described: looks in stages, scores, and stops when somebody fits. */
import { fold } from '@mips/domain/nominal/fold-name'
import { isWorthShowing, matchScorer } from '@mips/domain/nominal/match-score'
import {
  nameFrequencies,
  type MatchCandidate,
  type MatchScore,
  type MatchTerms,
  type NameFrequencies,
} from '@mips/domain/nominal/match-terms'
import { MATCH_WEIGHTS } from '@mips/domain/nominal/match-weights'
import { nearby } from '@mips/domain/nominal/name-dictionary'
import { heldDob } from '@mips/domain/nominal/held-dob'
import { partialDate } from '@mips/domain/nominal/partial-date'
import type { ExpandName } from '@mips/domain/nominal/search-names'
import { isEnough, namesToExpand, planStage, STAGES } from '@mips/domain/nominal/search-plan'
import type { Probe } from '@mips/domain/nominal/search-probe'
import type { SearchRules } from '@mips/domain/nominal/search-rules'
import { damerauLevenshtein, jaroWinkler } from '@mips/domain/nominal/similarity'
import type { Tx } from '../../platform/db/tx.ts'
import { matchModel } from './nominal.model.service.ts'
import { serveRules, servingRules } from './nominal.rules.service.ts'
import {
  type CountedNames,
  countNames,
  findByHoldings,
  findNearNames,
  meetNames,
  type MetRow,
} from './nominal.probe.repository.ts'
import { findComparedCounted, type ComparedRow } from './nominal.search.repository.ts'
import type { ReadTerms } from './nominal.terms.ts'

/** A nominal that may be the one, with its score and the other ways in which it was reached. */
export type Match = { compared: ComparedRow; score: MatchScore; via: string[]; mustBeConsidered: boolean }

/** So many of the best by their search rows are compared fact by fact, and of the others those that are probable. */
const LEAST_COMPARED = 25
const MOST_COMPARED = 120
const MOST_NEAR_NAMES = 16
/** Two slips at once, in a name and in the date, still score two fifths of what the terms could, yet are never "possible". */
const WORTH_SHOWING = 0.33
/** A store of fewer names cannot tell how common a name is among people. */
const LEAST_NAMES = 5000

/** Every match worth showing, best first. */
export async function findMatches(tx: Tx, terms: ReadTerms, locationIds: string[] = []): Promise<Match[]> {
  const knownNames = nameKnowledge(tx, terms.match)
  const met = await meetInStages(tx, terms.match, knownNames)
  const held = await reachByHoldings(tx, terms, locationIds)
  const scorer = matchScorer(terms.match, knownNames.frequencies(), matchModel())
  const first = [...roughCandidates(met)]
    .map(([nominalId, candidate]) => ({ nominalId, weight: scorer(candidate).weight }))
    .sort((a, b) => b.weight - a.weight || (a.nominalId < b.nominalId ? -1 : 1))
    .filter(({ weight }, place) => place < LEAST_COMPARED || weight >= MATCH_WEIGHTS.thresholds.probable)
  const ids = [
    ...new Set([...held.keys(), ...first.slice(0, MOST_COMPARED).map(({ nominalId }) => nominalId)]),
  ]
  const { rows: compared, counts } = await findComparedCounted(tx, ids)
  knownNames.know(counts)
  await knownNames.learn(compared.flatMap((row) => row.names))
  const exact = matchScorer(terms.match, knownNames.frequencies(), matchModel())
  return compared
    .map((row) => toMatch(row, exact(candidateOf(row)), held.get(row.nominalId) ?? []))
    .filter(({ score, via }) => isWorthShowing(score) || score.fraction >= WORTH_SHOWING || via.length > 0)
    .sort((a, b) => b.score.weight - a.score.weight || (a.compared.nominalId < b.compared.nominalId ? -1 : 1))
}

const toMatch = (compared: ComparedRow, score: MatchScore, via: string[]): Match => ({
  compared,
  score,
  via,
  mustBeConsidered: score.weight >= MATCH_WEIGHTS.thresholds.probable,
})

async function meetInStages(tx: Tx, terms: MatchTerms, knownNames: NameKnowledge): Promise<MetRow[]> {
  const met: MetRow[] = []
  let expand: ExpandName = () => []
  for (const stage of STAGES) {
    if (stage === 2) expand = await readDictionary(tx, terms)
    const { rows, counts } = await meetStage(tx, knownNames.unknown([]), (rules) =>
      planStage(terms, stage, expand, rules),
    )
    met.push(...rows)
    knownNames.know(counts)
    if (rows.length === 0) continue
    await knownNames.learn(rows)
    const scorer = matchScorer(terms, knownNames.frequencies(), matchModel())
    const fractions = [...roughCandidates(met).values()].map((candidate) => scorer(candidate).fraction)
    if (isEnough(terms, fractions)) break
  }
  return met
}

/** Asks by the rules that served last; when the store has switched, once more by those that serve now. */
async function meetStage(tx: Tx, asked: string[], plan: (rules: SearchRules) => Probe[]) {
  for (let rules = servingRules(); ;) {
    const met = await meetNames(tx, rules.version, plan(rules), asked)
    if (met.serving === undefined) return met
    rules = serveRules(met.serving)
  }
}

/** Real names near those asked for, nearest first and of those the commonest. */
async function readDictionary(tx: Tx, terms: MatchTerms): Promise<ExpandName> {
  const wanted = namesToExpand(terms)
  const near = await findNearNames(tx, wanted)
  const lists = new Map<string, string[]>()
  for (const { name, kind } of wanted) {
    const ofThis = near.filter((row) => row.kind === kind && row.asked === name)
    if (kind === 'continued') {
      lists.set(
        `continued ${name}`,
        ofThis.map((row) => row.name),
      )
      continue
    }
    const reached = ofThis
      .filter((row) => row.name !== name && nearby(name, row.name))
      .map((row) => ({
        name: row.name,
        slips: damerauLevenshtein(name, row.name, 2),
        alike: jaroWinkler(name, row.name),
        frequency: row.frequency,
      }))
      .sort(
        (a, b) =>
          a.slips - b.slips || b.alike - a.alike || b.frequency - a.frequency || (a.name < b.name ? -1 : 1),
      )
    lists.set(
      `${kind} ${name}`,
      reached.slice(0, MOST_NEAR_NAMES).map((row) => row.name),
    )
  }
  return (name, kind) => lists.get(`${kind} ${name}`) ?? []
}

type Named = { forename: string | null; surname: string | null }

/** How common names are, as far as this search has been told. */
type NameKnowledge = {
  /** Of the names asked for and of these, those whose counts are not known yet. */
  unknown: (names: readonly Named[]) => string[]
  know: (counts: CountedNames | undefined) => void
  /** Asks for what is still unknown; mostly nothing is, and then it asks nothing. */
  learn: (names: readonly Named[]) => Promise<void>
  frequencies: () => NameFrequencies
}

function nameKnowledge(tx: Tx, terms: MatchTerms): NameKnowledge {
  const known = new Set<string>([''])
  const [forenames, surnames] = [new Map<string, number>(), new Map<string, number>()]
  let total = 0
  const unknown = (names: readonly Named[]) => {
    const all = [terms, ...names].flatMap(({ forename, surname }) => [forename, surname]).map(fold)
    return [...new Set(all)].filter((name) => !known.has(name))
  }
  return {
    unknown,
    know(counts) {
      if (counts === undefined) return
      total = counts.total
      for (const [name, asForename, asSurname] of counts.names) {
        known.add(name)
        if (asForename !== null) forenames.set(name, asForename)
        if (asSurname !== null) surnames.set(name, asSurname)
      }
    },
    async learn(names) {
      const list = unknown(names)
      for (const name of list) known.add(name)
      if (list.length === 0) return
      for (const { part, name, frequency } of await countNames(tx, list)) {
        if (part === 'total') total = frequency
        else (part === 'forename' ? forenames : surnames).set(name, frequency)
      }
    },
    frequencies: () =>
      nameFrequencies({ population: total, total: Math.max(total, LEAST_NAMES), forenames, surnames }),
  }
}

/** Candidates as far as the rows that were met tell them. */
function roughCandidates(met: MetRow[]): Map<string, MatchCandidate> {
  const candidates = new Map<string, MatchCandidate>()
  for (const row of met) {
    const candidate = candidates.get(row.nominalId) ?? {
      personRecordId: row.personRecordId,
      nominalId: row.nominalId,
      names: [],
      dobs: [],
      sex: row.sex,
      identifiers: [],
      postcodes: [],
      phones: [],
    }
    candidate.names.push({
      kind: 'primary',
      forename: row.forename,
      middle: row.middle,
      surname: row.surname,
    })
    const dob = row.dob ?? (row.dobYear === null ? undefined : String(row.dobYear))
    const birth = dob === undefined ? undefined : partialDate(dob)
    if (birth !== undefined) candidate.dobs.push(birth)
    candidates.set(row.nominalId, candidate)
  }
  return candidates
}

/** The same from every visible fact. */
export function candidateOf(row: ComparedRow): MatchCandidate {
  return {
    personRecordId: row.personRecordId,
    nominalId: row.nominalId,
    sex: row.sex,
    identifiers: row.identifiers,
    postcodes: row.postcodes,
    phones: row.phones,
    names: row.names.map((name) => ({ ...name, kind: name.kind.toLowerCase() })),
    dobs: row.dobs.map(heldDob).filter((dob) => dob !== undefined),
  }
}

async function reachByHoldings(
  tx: Tx,
  terms: ReadTerms,
  locationIds: string[],
): Promise<Map<string, string[]>> {
  const objectKeys = [
    ...(terms.phone === undefined ? [] : [terms.phone]),
    ...(terms.vrm === undefined ? [] : [terms.vrm, ...terms.vrmMisreads]),
  ]
  const identifiers = (terms.match.identifiers ?? []).map(({ value }) => value)
  const postcodes = terms.postcode === undefined ? [] : [terms.postcode]
  const reached = new Map<string, string[]>()
  if (objectKeys.length + identifiers.length + postcodes.length + locationIds.length === 0) return reached
  for (const { nominalId, via } of await findByHoldings(tx, {
    identifiers,
    objectKeys,
    postcodes,
    locationIds,
  })) {
    const words = wordsFor(via, terms)
    reached.set(nominalId, [...(reached.get(nominalId) ?? []), ...(words === undefined ? [] : [words])])
  }
  return reached
}

/** Identifiers, telephones and postcodes are told by the scorer; a mark is only what was seen, so it stays a pointer. */
function wordsFor(via: string, terms: ReadTerms): string | undefined {
  if (via === 'address') return 'connected with this address'
  if (via === terms.vrm) return `connected with vehicle ${via}`
  if (terms.vrmMisreads.includes(via))
    return `connected with vehicle ${via}, which is easily misread for ${terms.vrm ?? ''}`
  return undefined
}
