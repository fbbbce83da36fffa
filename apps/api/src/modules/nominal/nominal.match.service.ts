/** Finds and ranks the people who may be the one described: looks in stages, scores, and stops when somebody fits. */
import { nameComparer } from '@mips/domain/nominal/compare-names'
import { fold } from '@mips/domain/nominal/fold-name'
import { comparableTerms } from '@mips/domain/nominal/match-names'
import { matchScorer } from '@mips/domain/nominal/match-score'
import {
  nameFrequencies,
  type MatchCandidate,
  type MatchScore,
  type MatchTerms,
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
import { weighingNames } from '@mips/domain/nominal/weighing-names'
import type { PlainTx } from '../../platform/db/tx.ts'
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
import { findCompared, type ComparedRow } from './nominal.search.repository.ts'
import type { ReadTerms } from './nominal.terms.ts'
import { hasContacts, worthOf } from './nominal.worth.ts'

/** A nominal that may be the one, with its score and the other ways in which it was reached. */
export type Match = { compared: ComparedRow; score: MatchScore; via: string[]; mustBeConsidered: boolean }

/** So many of the best by their search rows are compared fact by fact. */
const MOST_COMPARED = 120
const MOST_NEAR_NAMES = 16
/** A store of fewer names cannot tell how common a name is among people. */
const LEAST_NAMES = 5000

/** Every match worth showing, best first. */
export async function findMatches(
  tx: PlainTx,
  terms: ReadTerms,
  locationIds: string[] = [],
): Promise<Match[]> {
  const knownNames = nameKnowledge(tx, terms.match)
  const met = await meetInStages(tx, terms.match, knownNames)
  const held = await reachByHoldings(tx, terms, locationIds)
  const worth = worthOf(terms.match)
  const first = met
    .map(([nominalId, score]) => ({ nominalId, score }))
    .sort((a, b) => b.score.weight - a.score.weight || (a.nominalId < b.nominalId ? -1 : 1))
    .filter(({ score }, place, all) => worth.comparing(score, place, all[0]?.score))
  const ids = [
    ...new Set([...held.keys(), ...first.slice(0, MOST_COMPARED).map(({ nominalId }) => nominalId)]),
  ]
  const compared = await findCompared(tx, ids, hasContacts(terms.match))
  await knownNames.learn(compared.flatMap((row) => row.names))
  const exact = knownNames.scorer()
  return compared
    .map((row) => toMatch(row, exact(candidateOf(row)), held.get(row.nominalId) ?? []))
    .sort((a, b) => b.score.weight - a.score.weight || (a.compared.nominalId < b.compared.nominalId ? -1 : 1))
    .filter(({ score, via }, place, all) => via.length > 0 || worth.showing(score, place, all[0]?.score))
}

/** The same for these people alone, each held against the terms whatever else is on the store; for searches that stand. */
export async function findMatchesAmong(
  tx: PlainTx,
  terms: ReadTerms,
  locationIds: string[],
  nominalIds: readonly string[],
): Promise<Match[]> {
  const knownNames = nameKnowledge(tx, terms.match)
  const held = await reachByHoldings(tx, terms, locationIds)
  const compared = await findCompared(tx, [...nominalIds], hasContacts(terms.match))
  await knownNames.learn(compared.flatMap((row) => row.names))
  const exact = knownNames.scorer()
  return compared.map((row) => toMatch(row, exact(candidateOf(row)), held.get(row.nominalId) ?? []))
}

const toMatch = (compared: ComparedRow, score: MatchScore, via: string[]): Match => ({
  compared,
  score,
  via,
  mustBeConsidered: score.weight >= MATCH_WEIGHTS.thresholds.probable,
})

/** Each nominal that the stages met, with its score by the rows that were met. */
async function meetInStages(
  tx: PlainTx,
  terms: MatchTerms,
  knownNames: NameKnowledge,
): Promise<[nominalId: string, score: MatchScore][]> {
  const met = new Map<string, MetRow>()
  let scores: [string, MatchScore][] = []
  let expand: ExpandName = () => []
  for (const stage of STAGES) {
    if (stage === 2) expand = await readDictionary(tx, terms)
    const { rows, counts } = await meetStage(tx, knownNames.unknownAsked(), (rules) =>
      planStage(terms, stage, expand, rules),
    )
    for (const row of rows) met.set(Object.values(row).join('|'), row)
    knownNames.know(counts)
    if (rows.length === 0) continue
    await knownNames.learn(rows)
    const scorer = knownNames.scorer()
    scores = [...roughCandidates(met.values())].map(([id, candidate]) => [id, scorer(candidate)])
    const fractions = scores.map(([, score]) => score.fraction)
    if (isEnough(terms, fractions, stage)) break
  }
  return scores
}

/** Asks by the rules that served last; when the store has switched, once more by those that serve now. */
async function meetStage(tx: PlainTx, asked: string[], plan: (rules: SearchRules) => Probe[]) {
  for (let rules = servingRules(); ;) {
    const met = await meetNames(tx, rules.version, plan(rules), asked)
    if (met.serving === undefined) return met
    rules = serveRules(met.serving)
  }
}

/** Real names near those asked for, nearest first and of those the commonest. */
async function readDictionary(tx: PlainTx, terms: MatchTerms): Promise<ExpandName> {
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

type Named = { forename: string | null; middle: string | null; surname: string | null }

/** How common names are, as far as this search has been told. */
type NameKnowledge = {
  /** Of the names asked for, those whose counts are not known yet. */
  unknownAsked: () => string[]
  know: (counts: CountedNames | undefined) => void
  /** Asks for the counts that weigh and are still unknown; mostly none is, and then it asks nothing. */
  learn: (names: readonly Named[]) => Promise<void>
  scorer: () => (candidate: MatchCandidate) => MatchScore
}

function nameKnowledge(tx: PlainTx, terms: MatchTerms): NameKnowledge {
  const known = new Set<string>([''])
  const [forenames, surnames] = [new Map<string, number>(), new Map<string, number>()]
  const comparer = nameComparer()
  const asked = comparableTerms(terms, comparer.comparable)
  const ofAsked = [...new Set([fold(terms.forename), fold(terms.surname)])]
  let total = 0
  const know = (counts: CountedNames | undefined): void => {
    if (counts === undefined) return
    total = counts.total
    for (const [name, asForename, asSurname] of counts.names) {
      known.add(name)
      if (asForename !== null) forenames.set(name, asForename)
      if (asSurname !== null) surnames.set(name, asSurname)
    }
  }
  return {
    unknownAsked: () => ofAsked.filter((name) => !known.has(name)),
    know,
    async learn(names) {
      const wanted = new Set([...ofAsked, ...weighingNames(asked, names, comparer)])
      const list = [...wanted].filter((name) => !known.has(name))
      if (list.length > 0) know(await countNames(tx, list))
    },
    scorer: () =>
      matchScorer(
        terms,
        nameFrequencies({ population: total, total: Math.max(total, LEAST_NAMES), forenames, surnames }),
        matchModel(),
        comparer,
      ),
  }
}

/** Candidates as far as the rows that were met tell them. */
function roughCandidates(met: Iterable<MetRow>): Map<string, MatchCandidate> {
  const candidates = new Map<string, MatchCandidate>()
  for (const row of met) {
    const candidate = candidates.get(row.nominalId) ?? {
      // A rough score is of a nominal; which of its records was met is not told.
      personRecordId: '',
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
  tx: PlainTx,
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
