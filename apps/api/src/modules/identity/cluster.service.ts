/** Replays the decisions about a person with nothing left out, and settles every record under the nominal of its person. */
import {
  type Cluster,
  type ClusterRecord,
  type IdentityDecision,
  madeTogether,
  replayDecisions,
  type Replay,
} from '@mips/domain/nominal/cluster'
import { firstJoin, partedRecords } from '@mips/domain/identity/later-facts'
import type { Ctx } from '../../platform/http/module.ts'
import { createRecord } from '../pole/record.service.ts'
import {
  type Component,
  type ComponentDecision,
  type ComponentRecord,
  findComponent,
  findLaterFacts,
  insertNominalRow,
  type QueuedPlacement,
  queuePlacements,
  settleRecords,
} from './cluster.repository.ts'

/** What the settling of a decision made of the cluster. */
export type Settled = { replay: Replay; component: Component }

/** Puts every record of these people where the standing decisions say, and queues the facts that are now in doubt. */
export async function settle(ctx: Ctx, nominalIds: string[], decisionId: string): Promise<Settled> {
  const component = await findComponent(ctx.tx, nominalIds)
  const replay = replayComponent(component)
  const named: Cluster[] = []
  for (const cluster of replay.clusters) named.push(await nameCluster(ctx, cluster, replay, component))
  const placeOf = new Map(component.records.map((record) => [record.id, record.nominalId]))
  const moves = named.flatMap(({ nominalId, personRecordIds }) =>
    nominalId === undefined
      ? []
      : personRecordIds.filter((id) => placeOf.get(id) !== nominalId).map((id) => ({ id, nominalId })),
  )
  const absorbed = named.flatMap(({ nominalId, absorbedNominalIds }) =>
    nominalId === undefined ? [] : absorbedNominalIds.map((id) => ({ nominalId: id, into: nominalId })),
  )
  const before = clustersAsPlaced(component)
  await settleRecords(ctx.tx, moves, absorbed)
  await queueDoubts(ctx, { component, before, after: named }, decisionId)
  return { replay: { ...replay, clusters: named }, component }
}

/** The clusters of a component; instants as UTC texts. */
export function replayComponent(component: Component): Replay {
  const records = component.records.map(clusterRecordOf)
  return replayDecisions(records, [...madeTogether(records), ...component.decisions.map(decisionOf)])
}

export const clusterRecordOf = (record: ComponentRecord): ClusterRecord => ({
  personRecordId: record.id,
  nominalId: record.madeNominalId,
  recordedAt: new Date(record.createdAt).toISOString(),
  aclId: record.aclId,
})

export const decisionOf = (row: ComponentDecision): IdentityDecision => ({
  decisionId: row.id,
  kind: row.decision === 'same' || row.decision === 'not_same' ? row.decision : 'unsure',
  a: row.a,
  b: row.b,
  decidedAt: new Date(row.decidedAt).toISOString(),
  undoneAt: row.undoneAt === null ? null : new Date(row.undoneAt).toISOString(),
})

/** A cluster whose number another has keeps the one that it stands under already, or gets a new one. */
async function nameCluster(
  ctx: Ctx,
  cluster: Cluster,
  replay: Replay,
  component: Component,
): Promise<Cluster> {
  if (cluster.nominalId !== undefined) return cluster
  const members = component.records.filter((record) => cluster.personRecordIds.includes(record.id))
  const under = members.map((record) => record.nominalId)
  const free = under.find(
    (id) => !replay.clusters.some((each) => each.nominalId === id || each.absorbedNominalIds.includes(id)),
  )
  if (free !== undefined) return { ...cluster, nominalId: free }
  const aclId = members.some((record) => record.aclId === 0) ? 0 : (members[0]?.aclId ?? 0)
  if (!ctx.who.acls.includes(aclId)) return cluster
  const { id } = await createRecord(ctx, { kind: 'Nominal', aclId })
  await insertNominalRow(ctx.tx, id, ctx.clock.now())
  return { ...cluster, nominalId: id }
}

const clustersAsPlaced = (component: Component): Cluster[] =>
  [...new Set(component.records.map((record) => record.nominalId))].map((nominalId) => ({
    nominalId,
    personRecordIds: component.records
      .filter((record) => record.nominalId === nominalId)
      .map((record) => record.id),
    absorbedNominalIds: [],
  }))

/**
 * Facts that were recorded of the person while they were joined; they stay where they are until somebody places them.
 * Each list by itself: that a hidden record falls away puts no fact of an open one in doubt.
 */
async function queueDoubts(
  ctx: Ctx,
  doubt: { component: Component; before: Cluster[]; after: Cluster[] },
  decisionId: string,
): Promise<void> {
  const rows: QueuedPlacement[] = []
  for (const list of new Set(doubt.component.records.map((record) => record.aclId))) {
    const seen = doubt.component.records.filter((record) => record.aclId === 0 || record.aclId === list)
    const ids = new Set(seen.map((record) => record.id))
    const parting = { before: seenOf(doubt.before, ids), after: seenOf(doubt.after, ids) }
    const decisions = [
      ...madeTogether(seen.map(clusterRecordOf)),
      ...doubt.component.decisions.filter((row) => ids.has(row.a) && ids.has(row.b)).map(decisionOf),
    ]
    const parted = partedRecords(parting)
    for (const cluster of parting.before.filter(({ personRecordIds }) =>
      parted.has(personRecordIds[0] ?? ''),
    )) {
      const since = firstJoin(cluster.personRecordIds[0] ?? '', parting, decisions)
      if (since === undefined) continue
      const own = seen.filter(
        (record) => record.aclId === list && cluster.personRecordIds.includes(record.id),
      )
      const common = {
        decisionId,
        choices: cluster.personRecordIds,
        createdAt: ctx.clock.now().toISOString(),
      }
      for (const fact of await findLaterFacts(
        ctx.tx,
        own.map((record) => record.id),
        new Date(since),
      ))
        rows.push({ ...common, ...fact, recordedAt: fact.recordedAt.toISOString() })
      // What a source said of the joined person is itself in doubt: it was made for a number that stood for both.
      for (const record of own.filter((each) => isLaterRecord(each, seen, since)))
        rows.push({
          ...common,
          kind: 'record',
          factId: record.id,
          recordId: record.id,
          recordedAt: new Date(record.createdAt).toISOString(),
          recordedBy: null,
        })
    }
  }
  await queuePlacements(ctx.tx, rows)
}

const seenOf = (clusters: readonly Cluster[], ids: ReadonlySet<string>): Cluster[] =>
  clusters
    .map((cluster) => ({ ...cluster, personRecordIds: cluster.personRecordIds.filter((id) => ids.has(id)) }))
    .filter(({ personRecordIds }) => personRecordIds.length > 0)

function isLaterRecord(record: ComponentRecord, seen: ComponentRecord[], since: string): boolean {
  const isFirst = !seen.some(
    (other) =>
      other.madeNominalId === record.madeNominalId && new Date(other.createdAt) < new Date(record.createdAt),
  )
  return !isFirst && new Date(record.createdAt).toISOString() >= since
}
