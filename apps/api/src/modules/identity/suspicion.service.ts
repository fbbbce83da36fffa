/** Weighs pairs of people, each under every sight on which both are seen, and keeps what is suspected of them. */
import { THRESHOLDS } from '@mips/domain/identity/cluster-health'
import { scorePair } from '@mips/domain/identity/pair-score'
import type { MatchScore } from '@mips/domain/nominal/match-terms'
import { taskKind } from '@mips/domain/tasks/task-kinds'
import type { Clock } from '../../platform/clock.ts'
import { raiseTask } from '../pole/task.service.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { findCandidates, frequenciesOf } from '../nominal/nominal.compare.service.ts'
import { areKeptApart, findKeepers, lookAs } from './duplicates.repository.ts'
import { matchModel } from '../nominal/nominal.model.service.ts'
import { judge, weighedAs } from './judgement.service.ts'
import {
  findProposalBetween,
  findProposalsOf,
  keepProposal,
  ordered,
  updateProposal,
} from './proposal.repository.ts'

export type Finder = {
  readonly tx: Tx
  readonly clock: Clock
  readonly lists: readonly number[]
  readonly foundBy: 'write' | 'store'
}
export type Listed = { id: string; nominalId: string; aclId: number }
/** Two nominals. */
export type Two = readonly [string, string]
type Pair = { two: Two; sights: number[][]; mine: Listed[]; theirs: Listed[] }
type Weighed = Pair & { score: MatchScore }

/**
 * Each pair is weighed as those see it who may see both, with nothing of what is hidden from them; the facts of all
 * pairs of one sight are read at once. `listed` are the person records of all these nominals. Answers the suspected pairs.
 */
export async function suspectPairs(
  finder: Finder,
  twos: readonly Two[],
  listed: readonly Listed[],
): Promise<Two[]> {
  const recordsOf = groupBy(listed, (record) => record.nominalId)
  const suspected: Two[] = []
  let waiting: Pair[] = twos.map((two) => {
    const [mine, theirs] = [recordsOf.get(two[0]) ?? [], recordsOf.get(two[1]) ?? []]
    return { two, mine, theirs, sights: sightsOf(mine, theirs) }
  })
  while (waiting.length > 0) {
    const next: Pair[] = []
    for (const pairs of groupBy(waiting, ({ sights }) => (sights[0] ?? []).join()).values()) {
      const found = await suspectUnder(finder, pairs[0]?.sights[0] ?? [], pairs)
      suspected.push(...found.map(({ two }) => two))
      for (const pair of pairs)
        if (pair.sights.length > 1 && !found.includes(pair))
          next.push({ ...pair, sights: pair.sights.slice(1) })
    }
    waiting = next
  }
  await lookAs(finder.tx, finder.lists)
  return suspected
}

/** The sights under which a pair is weighed: the open one first, then each list on which either has a record. */
export function sightsOf(mine: readonly Listed[], theirs: readonly Listed[]): number[][] {
  const isSeen = (records: readonly Listed[], lists: number[]) =>
    records.some((record) => lists.includes(record.aclId))
  const restricted = [...new Set([...mine, ...theirs].map((record) => record.aclId))].filter((id) => id !== 0)
  const sights = [[0], ...restricted.map((id) => [0, id])]
  const whole = [0, ...restricted]
  const seen = sights.filter((lists) => isSeen(mine, lists) && isSeen(theirs, lists))
  return seen.length > 0 ? seen : [whole]
}

/** Weighs pairs under one sight, and keeps, renews or lets go of each suspicion; answers those suspected. */
async function suspectUnder(finder: Finder, lists: number[], pairs: readonly Pair[]): Promise<Pair[]> {
  const { tx } = finder
  await lookAs(tx, lists)
  const people = await findCandidates(tx, [...new Set(pairs.flatMap(({ two }) => two))])
  const frequencies = await frequenciesOf(tx, [...people.values()])
  const model = matchModel()
  const weighed = pairs.flatMap((pair) => {
    const [one, other] = pair.two.map((id) => people.get(id))
    return one === undefined || other === undefined
      ? []
      : [{ pair, score: scorePair(one, other, frequencies, model) }]
  })
  const isHeavy = ({ score }: { score: MatchScore }) => score.weight >= THRESHOLDS.part
  await letGo(
    finder,
    weighed.filter((each) => !isHeavy(each)).map(({ pair, score }) => ({ ...seenUnder(lists, pair), score })),
  )
  const suspected: Pair[] = []
  for (const { pair, score } of weighed.filter(isHeavy))
    if (await suspect(finder, lists, { ...seenUnder(lists, pair), score })) suspected.push(pair)
  return suspected
}

const seenUnder = (lists: number[], pair: Pair): Pair => {
  const seen = (records: Listed[]) => records.filter((record) => lists.includes(record.aclId))
  return { ...pair, mine: seen(pair.mine), theirs: seen(pair.theirs) }
}

/** Suspicions that the people no longer bear out. */
async function letGo({ tx, clock }: Finder, pairs: readonly Weighed[]): Promise<void> {
  const ids = [...new Set(pairs.flatMap(({ mine }) => idsOf(mine)))]
  if (ids.length === 0) return
  const open = await findProposalsOf(tx, ids, ['OPEN'])
  if (open.length === 0) return
  for (const { mine, theirs, score } of pairs) {
    const [one, other] = [idsOf(mine), idsOf(theirs)]
    for (const { id, personRecordA: a, personRecordB: b } of open)
      if ((one.includes(a) && other.includes(b)) || (one.includes(b) && other.includes(a)))
        await updateProposal(tx, id, {
          status: 'LAPSED',
          weight: score.weight,
          band: score.band,
          updatedAt: clock.now(),
        })
  }
}

/** Keeps or renews the suspicion about a pair of enough weight; false when people have kept the two apart. */
async function suspect(finder: Finder, lists: number[], pair: Weighed): Promise<boolean> {
  const { tx, clock } = finder
  const { mine, theirs, score } = pair
  const known = await findProposalBetween(tx, idsOf(mine), idsOf(theirs))
  if (await areKeptApart(tx, idsOf(mine), idsOf(theirs))) return false
  const { harm } = await judge(finder, ...pair.two)
  const [personRecordA, personRecordB] =
    known === null ? ordered(endOf(mine), endOf(theirs)) : [known.personRecordA, known.personRecordB]
  const id = await keepProposal(tx, {
    personRecordA,
    personRecordB,
    ...weighedAs({ score, harm }),
    foundBy: finder.foundBy,
    at: clock.now(),
  })
  if (known?.status === 'LAPSED') await updateProposal(tx, id, { status: 'OPEN' })
  if (known === null && lists.length > 1) await tellKeepers(finder, [...mine, ...theirs])
  return true
}

/** The record that stands for the person under this sight: a restricted one where there is one, so that its list holds. */
const endOf = (records: Listed[]): string =>
  (records.find((record) => record.aclId !== 0) ?? records[0])?.id ?? ''

async function tellKeepers({ tx, clock }: Finder, records: Listed[]): Promise<void> {
  const restricted = records.filter((record) => record.aclId !== 0)
  const { rule, harm } = taskKind('POSSIBLE_DUPLICATE')
  for (const recordId of new Set(restricted.map((record) => record.id))) {
    for (const userId of await findKeepers(tx, recordId))
      await raiseTask(
        { tx, clock },
        {
          recordId,
          kind: 'POSSIBLE_DUPLICATE',
          title: 'A possible match of a restricted person was recorded',
          reason:
            'Only those on the list of this person are told. Compare the two, and join them or keep them apart.',
          rule,
          harm,
          opensAt: `/nominals/${recordId}`,
          for: { userId },
          mayTick: true,
        },
      )
  }
}

const idsOf = (records: readonly Listed[]): string[] => records.map((record) => record.id)

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}
