/** Compares people already on record, and finds those who may be one of them: for duplicates and for joining. */
import type { JoinSide } from '@mips/contracts/identity-replies'
import { displayName } from '@mips/domain/nominal/display-name'
import { heldDob } from '@mips/domain/nominal/held-dob'
import { fold } from '@mips/domain/nominal/fold-name'
import { nameFrequencies, type MatchCandidate, type NameFrequencies } from '@mips/domain/nominal/match-terms'
import { descriptionsOf, scorePair } from '@mips/domain/identity/pair-score'
import { londonDay } from '@mips/domain/time/london-day'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { countHeldNames, findNominalFacts, findRecordFacts } from './nominal.compare.repository.ts'
import { ageOf, presentMarkers, shownDob } from './nominal.hit.ts'
import { candidateOf, findMatches } from './nominal.match.service.ts'
import { matchModel } from './nominal.model.service.ts'
import { findBriefs, findCompared } from './nominal.search.repository.ts'

/** A store of fewer names cannot tell how common a name is among people. */
const LEAST_NAMES = 5000

/** What these nominals hold, as the scorer compares it; those that this reader may not see are left out. */
export async function findCandidates(tx: Tx, nominalIds: string[]): Promise<Map<string, MatchCandidate>> {
  return new Map((await findCompared(tx, nominalIds)).map((row) => [row.nominalId, candidateOf(row)]))
}

/** What each of these person records says by itself. */
export async function findRecordCandidates(tx: Tx, recordIds: string[]): Promise<MatchCandidate[]> {
  return (await findRecordFacts(tx, recordIds)).map(({ id, dob, dobTo, precision, ...row }) => {
    const held = dob === null ? undefined : heldDob({ dob, dobTo, precision })
    return {
      ...row,
      personRecordId: id,
      names: row.names.map((name) => ({ ...name, kind: name.kind.toLowerCase() })),
      dobs: held === undefined ? [] : [held],
    }
  })
}

/** The score of two candidates by the model in use, with the frequencies of their own names. */
export async function scoreCandidates(tx: Tx, one: MatchCandidate, other: MatchCandidate) {
  return scorePair(one, other, await frequenciesOf(tx, [one, other]), matchModel())
}

/** How common the names of these people are. */
export async function frequenciesOf(tx: Tx, people: readonly MatchCandidate[]): Promise<NameFrequencies> {
  const folded = new Set(
    people.flatMap((person) => person.names.flatMap((name) => [fold(name.forename), fold(name.surname)])),
  )
  folded.delete('')
  const counts = await countHeldNames(tx, [...folded])
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

/** Nominals that a search for this person would find, themselves left out: the same looks as every search makes. */
export async function findAlike(tx: Tx, person: MatchCandidate): Promise<string[]> {
  const found = new Set<string>()
  for (const match of descriptionsOf(person)) {
    const matches = await findMatches(tx, {
      match,
      phone: match.phone,
      postcode: match.postcode?.replaceAll(' ', ''),
      vrm: undefined,
      vrmMisreads: [],
      address: undefined,
      understood: [],
    })
    for (const { compared } of matches) found.add(compared.nominalId)
  }
  found.delete(person.nominalId)
  return [...found]
}

/** People as they stand side by side, for this reader; those hidden from them are left out. */
export async function presentSides(
  ctx: { readonly tx: Tx; readonly clock: Clock },
  nominalIds: readonly string[],
): Promise<Map<string, JoinSide>> {
  const ids = [...new Set(nominalIds)]
  const today = londonDay(ctx.clock.now().toISOString())
  const facts = new Map((await findNominalFacts(ctx.tx, ids)).map((row) => [row.id, row]))
  const compared = await findCandidates(ctx.tx, ids)
  const sides = (await findBriefs(ctx.tx, ids)).map((brief): [string, JoinSide] => {
    const shown = displayName(brief)
    const others = (compared.get(brief.nominalId)?.names ?? []).map((name) => displayName(name))
    return [
      brief.nominalId,
      {
        nominalId: brief.nominalId,
        personRecordId: brief.records[0] ?? '',
        reference: brief.reference,
        version: facts.get(brief.nominalId)?.version ?? 1,
        displayName: shown,
        dob: shownDob(brief),
        ageYears: ageOf(brief, today),
        sex: brief.sex,
        photograph: brief.photograph,
        markers: presentMarkers(brief.markers, today),
        lastAddress:
          brief.locationId === null || brief.address === null
            ? null
            : {
                locationId: brief.locationId,
                address: brief.address,
                since: brief.since?.toISOString() ?? null,
              },
        alsoKnownAs: [...new Set(others.filter((name) => name !== shown && name !== 'Name not known'))].slice(
          0,
          5,
        ),
        isRestricted: brief.aclId !== 0,
      },
    ]
  })
  return new Map(sides)
}

/** Version, list and number of nominals that this reader may see. */
export const findNominals = findNominalFacts
