/** Finds who may be the same person as one that was written: after the commit, so that nobody can tell by time what it met. */
import { brokenRecords, THRESHOLDS, type PairWeight } from '@mips/domain/identity/cluster-health'
import { scorerVersion } from '@mips/domain/identity/pair-score'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/tx.ts'
import {
  findAlike,
  findCandidates,
  findRecordCandidates,
  scoreCandidates,
} from '../nominal/nominal.compare.service.ts'
import { matchModel } from '../nominal/nominal.model.service.ts'
import {
  areKeptApart,
  findCases,
  findFirmJoins,
  findKeepers,
  findListed,
  findTwoIdentifiers,
  insertCase,
  insertKeeperTasks,
  keepBreaks,
  lookAs,
} from './duplicates.repository.ts'
import { judge } from './judgement.service.ts'
import { findProposalBetween, keepProposal, ordered, updateProposal } from './proposal.repository.ts'

type Finder = {
  readonly tx: Tx
  readonly clock: Clock
  readonly lists: readonly number[]
  readonly foundBy: 'write' | 'store'
}
type Listed = { id: string; nominalId: string; aclId: number }

/**
 * Compares one person with everybody, and their records with each other. Each pair is weighed as those see it who may
 * see both, with nothing of what is hidden from them; a suspicion about a restricted person is told to its keepers.
 * Answers the nominals that are suspected.
 */
export async function findDuplicatesOf(finder: Finder, nominalId: string): Promise<string[]> {
  const { tx } = finder
  await lookAs(tx, finder.lists)
  const person = (await findCandidates(tx, [nominalId])).get(nominalId)
  if (person === undefined) return []
  const alike = await findAlike(tx, person)
  const listed = await findListed(tx, [nominalId, ...alike])
  const mine = listed.filter((record) => record.nominalId === nominalId)
  const suspected: string[] = []
  for (const other of alike) {
    const theirs = listed.filter((record) => record.nominalId === other)
    for (const lists of sightsOf(mine, theirs)) {
      await lookAs(tx, lists)
      if (await suspect(finder, { nominalId, other, lists, mine, theirs })) {
        suspected.push(other)
        break
      }
    }
  }
  await lookAs(tx, finder.lists)
  for (const lists of sightsOf(mine, mine)) {
    await lookAs(tx, lists)
    await checkRecords(
      finder,
      nominalId,
      mine.filter((record) => lists.includes(record.aclId)),
    )
  }
  await lookAs(tx, finder.lists)
  return suspected
}

/** The sights under which a pair is weighed: the open one first, then each list on which either has a record. */
function sightsOf(mine: readonly Listed[], theirs: readonly Listed[]): number[][] {
  const isSeen = (records: readonly Listed[], lists: number[]) =>
    records.some((record) => lists.includes(record.aclId))
  const restricted = [...new Set([...mine, ...theirs].map((record) => record.aclId))].filter((id) => id !== 0)
  const sights = [[0], ...restricted.map((id) => [0, id])]
  const whole = [0, ...restricted]
  const seen = sights.filter((lists) => isSeen(mine, lists) && isSeen(theirs, lists))
  return seen.length > 0 ? seen : [whole]
}

type Pair = { nominalId: string; other: string; lists: number[]; mine: Listed[]; theirs: Listed[] }

/** Weighs one pair under one sight and keeps, renews or lets go of the suspicion. */
async function suspect(finder: Finder, pair: Pair): Promise<boolean> {
  const { tx, clock } = finder
  const people = await findCandidates(tx, [pair.nominalId, pair.other])
  const [one, other] = [people.get(pair.nominalId), people.get(pair.other)]
  if (one === undefined || other === undefined) return false
  const score = await scoreCandidates(tx, one, other)
  const seen = (records: Listed[]) => records.filter((record) => pair.lists.includes(record.aclId))
  const [mine, theirs] = [seen(pair.mine), seen(pair.theirs)]
  const idsOf = (records: Listed[]) => records.map((record) => record.id)
  const known = await findProposalBetween(tx, idsOf(mine), idsOf(theirs))
  if (score.weight < THRESHOLDS.part) {
    if (known?.status === 'OPEN')
      await updateProposal(tx, known.id, {
        status: 'LAPSED',
        weight: score.weight,
        band: score.band,
        updatedAt: clock.now(),
      })
    return false
  }
  if (await areKeptApart(tx, idsOf(mine), idsOf(theirs))) return false
  const { harm } = await judge(finder, pair.nominalId, pair.other)
  const [personRecordA, personRecordB] =
    known === null ? ordered(endOf(mine), endOf(theirs)) : [known.personRecordA, known.personRecordB]
  const id = await keepProposal(tx, {
    personRecordA,
    personRecordB,
    weight: score.weight,
    band: score.band,
    waterfall: score.waterfall.map((step) => ({ ...step })),
    reasons: score.reasons,
    scorerVersion: scorerVersion(matchModel()),
    harm: harm.harm,
    harmReasons: harm.reasons,
    foundBy: finder.foundBy,
    at: clock.now(),
  })
  if (known?.status === 'LAPSED') await updateProposal(tx, id, { status: 'OPEN' })
  if (known === null && pair.lists.length > 1) await tellKeepers(finder, [...mine, ...theirs])
  return true
}

/** The record that stands for the person under this sight: a restricted one where there is one, so that its list holds. */
const endOf = (records: Listed[]): string =>
  (records.find((record) => record.aclId !== 0) ?? records[0])?.id ?? ''

async function tellKeepers({ tx, clock }: Finder, records: Listed[]): Promise<void> {
  const restricted = records.filter((record) => record.aclId !== 0)
  for (const recordId of new Set(restricted.map((record) => record.id))) {
    await insertKeeperTasks(
      tx,
      (await findKeepers(tx, recordId)).map((ownerId) => ({
        recordId,
        ownerId,
        kind: 'POSSIBLE_DUPLICATE',
        title: 'A possible match of a restricted person was recorded',
        reason:
          'Only those on the list of this person are told. Compare the two, and join them or keep them apart.',
        createdAt: clock.now(),
      })),
    )
  }
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
