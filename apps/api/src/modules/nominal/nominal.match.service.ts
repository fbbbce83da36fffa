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
import { namesToExpand, planStage, STAGES, STOP_FRACTION } from '@mips/domain/nominal/search-plan'
import { damerauLevenshtein, jaroWinkler } from '@mips/domain/nominal/similarity'
import type { Tx } from '../../platform/db/tx.ts'
import { matchModel } from './nominal.model.service.ts'
import {
  countNames,
  findByHoldings,
  findNearNames,
  meetNames,
  type MetRow,
} from './nominal.probe.repository.ts'
import { findCompared, type ComparedRow } from './nominal.search.repository.ts'
import type { ReadTerms } from './nominal.terms.ts'

/** A nominal that may be the one, with its score and the other ways in which it was reached. */
export type Match = { compared: ComparedRow; score: MatchScore; via: string[]; mustBeConsidered: boolean }

/** Only this many of the best by their search rows are compared fact by fact. */
const MOST_COMPARED = 120
const MOST_NEAR_NAMES = 16
/** A store of fewer names cannot tell how common a name is among people. */
const LEAST_NAMES = 5000

/** Every match worth showing, best first. */
export async function findMatches(tx: Tx, terms: ReadTerms, locationIds: string[] = []): Promise<Match[]> {
  const { met, frequencies } = await meetInStages(tx, terms.match)
  const held = await reachByHoldings(tx, terms, locationIds)
  const scorer = matchScorer(terms.match, frequencies, matchModel())
  const first = [...roughCandidates(met)]
    .map(([nominalId, candidate]) => ({ nominalId, weight: scorer(candidate).weight }))
    .sort((a, b) => b.weight - a.weight || (a.nominalId < b.nominalId ? -1 : 1))
  const ids = [
    ...new Set([...held.keys(), ...first.slice(0, MOST_COMPARED).map(({ nominalId }) => nominalId)]),
  ]
  const compared = await findCompared(tx, ids)
  const exact = matchScorer(
    terms.match,
    await frequenciesOf(
      tx,
      terms.match,
      compared.flatMap((row) => row.names),
    ),
    matchModel(),
  )
  return compared
    .map((row) => toMatch(row, exact(candidateOf(row)), held.get(row.nominalId) ?? []))
    .filter((match) => isWorthShowing(match.score) || match.via.length > 0)
    .sort((a, b) => b.score.weight - a.score.weight || (a.compared.nominalId < b.compared.nominalId ? -1 : 1))
}

const toMatch = (compared: ComparedRow, score: MatchScore, via: string[]): Match => ({
  compared,
  score,
  via,
  mustBeConsidered: score.weight >= MATCH_WEIGHTS.thresholds.probable,
})

async function meetInStages(
  tx: Tx,
  terms: MatchTerms,
): Promise<{ met: MetRow[]; frequencies: NameFrequencies }> {
  const met: MetRow[] = []
  let frequencies = nameFrequencies({ population: 0, total: 0, forenames: new Map(), surnames: new Map() })
  let expand: ExpandName = () => []
  for (const stage of STAGES) {
    if (stage === 2) expand = await readDictionary(tx, terms)
    const rows = await meetNames(tx, planStage(terms, stage, expand))
    met.push(...rows)
    if (rows.length === 0) continue
    frequencies = await frequenciesOf(tx, terms, met)
    const scorer = matchScorer(terms, frequencies, matchModel())
    if ([...roughCandidates(met).values()].some((candidate) => scorer(candidate).fraction >= STOP_FRACTION))
      break
  }
  return { met, frequencies }
}

/** Real names near those asked for, nearest first and of those the commonest. */
async function readDictionary(tx: Tx, terms: MatchTerms): Promise<ExpandName> {
  const wanted = namesToExpand(terms)
  const near = await findNearNames(tx, wanted)
  const lists = new Map<string, string[]>()
  for (const { name, kind } of wanted) {
    const reached = near
      .filter((row) => row.kind === kind && row.asked === name && row.name !== name && nearby(name, row.name))
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

async function frequenciesOf(
  tx: Tx,
  terms: MatchTerms,
  names: { forename: string | null; surname: string | null }[],
): Promise<NameFrequencies> {
  const folded = new Set([
    fold(terms.forename),
    fold(terms.surname),
    ...names.flatMap((name) => [fold(name.forename), fold(name.surname)]),
  ])
  folded.delete('')
  const list = [...folded]
  const counts = await countNames(tx, list, list)
  const of = (part: string) =>
    new Map(counts.filter((row) => row.part === part).map((row) => [row.name, row.frequency]))
  const total = counts.find((row) => row.part === 'total')?.frequency ?? 0
  return nameFrequencies({
    population: total,
    total: Math.max(total, LEAST_NAMES),
    forenames: of('forename'),
    surnames: of('surname'),
  })
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
