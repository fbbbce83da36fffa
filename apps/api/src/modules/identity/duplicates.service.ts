/** Finds who may be the same person as one that was written, after the commit, so that nobody can tell by time what it met; or among many at once. */
import { brokenRecords, type PairWeight } from '@mips/domain/identity/cluster-health'
import {
  findAlike,
  findCandidates,
  findRecordCandidates,
  scoreCandidates,
} from '../nominal/nominal.compare.service.ts'
import {
  findCases,
  findFirmJoins,
  findListed,
  findTwoIdentifiers,
  insertCase,
  keepBreaks,
  lookAs,
} from './duplicates.repository.ts'
import { findStorePairs, findToCheck } from './store-pairs.repository.ts'
import { type Finder, groupBy, type Listed, sightsOf, suspectPairs, type Two } from './suspicion.service.ts'

/** Compares one person with everybody, and their records with each other. Answers the nominals that are suspected. */
export async function findDuplicatesOf(finder: Finder, nominalId: string): Promise<string[]> {
  const { tx } = finder
  await lookAs(tx, finder.lists)
  const person = (await findCandidates(tx, [nominalId])).get(nominalId)
  if (person === undefined) return []
  const alike = await findAlike(tx, person)
  const listed = await findListed(tx, [nominalId, ...alike])
  const suspected = await suspectPairs(
    finder,
    alike.map((other): Two => [nominalId, other]),
    listed,
  )
  await checkPerson(
    finder,
    nominalId,
    listed.filter((record) => record.nominalId === nominalId),
  )
  return suspected.map(([, other]) => other)
}

/** What came of comparing a part of the store; `leftOut` as `findStorePairs` tells it. */
export type Compared = { suspected: Two[]; weighed: number; leftOut: number }

/**
 * Compares these people with everybody, all at once: pairs by the keys of search, their facts in one read, scores in
 * process. A pair is met from one of its two ends, so only a run over the whole store compares everybody.
 */
export async function findDuplicatesAmong(finder: Finder, nominalIds: string[]): Promise<Compared> {
  const { tx } = finder
  await lookAs(tx, finder.lists)
  const { pairs, leftOut } = await findStorePairs(tx, nominalIds)
  const listed = await findListed(tx, [...new Set([...nominalIds, ...pairs.flat()])])
  const suspected = await suspectPairs(finder, pairs, listed)
  const recordsOf = groupBy(listed, (record) => record.nominalId)
  for (const id of await findToCheck(tx, nominalIds)) await checkPerson(finder, id, recordsOf.get(id) ?? [])
  return { suspected, weighed: pairs.length, leftOut }
}

/** Under each sight of the person; afterwards the transaction sees all lists again. */
async function checkPerson(finder: Finder, nominalId: string, mine: Listed[]): Promise<void> {
  for (const lists of sightsOf(mine, mine)) {
    await lookAs(finder.tx, lists)
    await checkRecords(
      finder,
      nominalId,
      mine.filter((record) => lists.includes(record.aclId)),
    )
  }
  await lookAs(finder.tx, finder.lists)
}

/** The records of one person against each other, and the identifiers of which they may have one. */
async function checkRecords({ tx, clock }: Finder, nominalId: string, records: Listed[]): Promise<void> {
  const ids = records.map((record) => record.id)
  if (records.length > 1) {
    const facts = await findRecordCandidates(tx, ids)
    const pairs: PairWeight[] = []
    for (const [place, one] of facts.entries())
      for (const other of facts.slice(place + 1))
        pairs.push({
          a: one.personRecordId,
          b: other.personRecordId,
          weight: (await scoreCandidates(tx, one, other)).weight,
        })
    await keepBreaks(tx, ids, brokenRecords(ids, pairs, await findFirmJoins(tx, ids)), clock.now())
  }
  const cases = await findCases(tx, ids)
  for (const two of await findTwoIdentifiers(tx, nominalId)) {
    const isKnown = cases.some(
      (each) => each.identifierType === two.type && two.ids.every((id) => each.identifierIds.includes(id)),
    )
    const isOpen = cases.some((each) => each.identifierType === two.type && each.settledAt === null)
    if (!isKnown && !isOpen)
      await insertCase(tx, {
        recordId: two.recordId,
        identifierType: two.type,
        identifierIds: two.ids,
        openedAt: clock.now(),
      })
  }
}
