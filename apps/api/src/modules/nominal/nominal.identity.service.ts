/** Decides whether two nominals are one person, and undoes it: decisions are replayed, records are never rewritten. */
import {
  decideJoin,
  replayDecisions,
  type ClusterRecord,
  type IdentityDecision,
  type Replay,
} from '@mips/domain/nominal/cluster'
import { joinConflicts } from '@mips/domain/nominal/join-conflicts'
import type { Ctx } from '../../platform/http/module.ts'
import { AppError, badField } from '../../platform/errors.ts'
import { createRecord } from '../pole/record.service.ts'
import { candidateOf } from './nominal.match.service.ts'
import {
  findClusterRecords,
  findDecisions,
  findPersonRecords,
  findSharedEvents,
  findVersion,
  insertDecision,
  insertNominal,
  placePersonRecords,
  undoDecisionRow,
} from './nominal.repository.ts'
import { findCompared } from './nominal.search.repository.ts'
import { primaryPersonRecord } from './nominal.service.ts'

type Judgement = { otherNominalId: string; decision: 'same' | 'not_same' | 'unsure'; reason: string }

/** Keeps the decision and, when they are the same, joins them; refused with every reason that speaks against it. */
export async function decideIdentity(
  ctx: Ctx,
  nominalId: string,
  body: Judgement,
): Promise<{ decisionId: string; nominalId: string; version: number }> {
  if (body.otherNominalId === nominalId) throw badField('otherNominalId', 'These are already one person')
  const a = await primaryPersonRecord(ctx, nominalId)
  const b = await primaryPersonRecord(ctx, body.otherNominalId)
  if (body.decision === 'same') await refuseConflicts(ctx, nominalId, body.otherNominalId)
  const before = await replay(ctx, [nominalId, body.otherNominalId])
  if (body.decision === 'same') {
    const decision = decideJoin(before.replay, a, b)
    if (!decision.allowed)
      throw new AppError('rule_refused', { facts: { rule: 'kept apart', reason: decision.reason } })
  }
  const { id } = await insertDecision(ctx.tx, {
    personRecordA: a,
    personRecordB: b,
    decision: body.decision,
    reason: body.reason,
    decidedBy: ctx.who.userId,
    decidedAt: ctx.clock.now(),
  })
  await settle(ctx, [nominalId, body.otherNominalId])
  return answer(ctx, a, { decisionId: id, decision: body.decision, reason: body.reason }, [
    nominalId,
    body.otherNominalId,
  ])
}

/** Undoes a decision: the clusters become what they would be had it never been made; facts added since stay with their record. */
export async function undoDecision(
  ctx: Ctx,
  nominalId: string,
  decisionId: string,
  reason: string,
): Promise<{ nominalId: string; version: number }> {
  const mine = (await findPersonRecords(ctx.tx, nominalId)).map((record) => record.id)
  const decision = (await findDecisions(ctx.tx, mine)).find((row) => row.id === decisionId)
  if (decision === undefined) throw new AppError('not_found')
  if (decision.undoneAt !== null)
    throw new AppError('already_done', { facts: { reason: 'This decision was undone before.' } })
  await undoDecisionRow(ctx.tx, decisionId, {
    undoneAt: ctx.clock.now(),
    undoneBy: ctx.who.userId,
    undoneReason: reason,
  })
  await settle(ctx, [nominalId])
  return answer(ctx, decision.personRecordA, { decisionId, decision: 'undone', reason }, [nominalId])
}

async function answer(
  ctx: Ctx,
  personRecordId: string,
  change: { decisionId: string; decision: string; reason: string },
  about: string[],
) {
  const [record] = await findClusterRecords(ctx.tx, [], [personRecordId])
  const into = record?.nominalId ?? about[0] ?? ''
  Object.assign(ctx.audit, {
    resultIds: [...new Set([...about, into])],
    reasonGiven: change.reason,
    change: { decision: change.decision, id: change.decisionId, into },
  })
  return {
    decisionId: change.decisionId,
    nominalId: into,
    version: (await findVersion(ctx.tx, into)).version,
  }
}

async function refuseConflicts(ctx: Ctx, a: string, b: string): Promise<void> {
  const compared = await findCompared(ctx.tx, [a, b])
  const [one, other] = [
    compared.find((row) => row.nominalId === a),
    compared.find((row) => row.nominalId === b),
  ]
  if (one === undefined || other === undefined) throw new AppError('not_found')
  const people = async (nominalId: string) =>
    (await findPersonRecords(ctx.tx, nominalId)).map((record) => record.id)
  const conflicts = joinConflicts(
    candidateOf(one),
    candidateOf(other),
    await findSharedEvents(ctx.tx, await people(a), await people(b)),
  )
  if (conflicts.length > 0)
    throw new AppError('rule_refused', { facts: { rule: 'possible twins', reason: conflicts.join(' ') } })
}

/** Every record and decision that hangs together with these nominals, replayed. */
async function replay(
  ctx: Ctx,
  nominalIds: string[],
): Promise<{ replay: Replay; placed: Map<string, string> }> {
  const known = new Set<string>()
  let records = await findClusterRecords(ctx.tx, nominalIds, [])
  let decisions = await findDecisions(
    ctx.tx,
    records.map((record) => record.id),
  )
  while (records.some((record) => !known.has(record.id))) {
    for (const record of records) known.add(record.id)
    const ids = [
      ...new Set([
        ...known,
        ...decisions.flatMap((decision) => [decision.personRecordA, decision.personRecordB]),
      ]),
    ]
    const nominals = [
      ...new Set([
        ...nominalIds,
        ...records.flatMap((record) => [record.nominalId, record.madeNominalId ?? record.nominalId]),
      ]),
    ]
    records = await findClusterRecords(ctx.tx, nominals, ids)
    decisions = await findDecisions(
      ctx.tx,
      records.map((record) => record.id),
    )
  }
  const cluster: ClusterRecord[] = records.map((record) => ({
    personRecordId: record.id,
    nominalId: record.madeNominalId ?? record.nominalId,
    recordedAt: record.createdAt.toISOString(),
  }))
  const judged: IdentityDecision[] = decisions.map((row) => ({
    decisionId: row.id,
    kind: kindOf(row.decision),
    a: row.personRecordA,
    b: row.personRecordB,
    decidedAt: row.decidedAt.toISOString(),
    undoneAt: row.undoneAt?.toISOString() ?? null,
  }))
  return {
    replay: replayDecisions(cluster, [...madeTogether(cluster), ...judged]),
    placed: new Map(records.map((record) => [record.id, record.nominalId])),
  }
}

const kindOf = (decision: string): IdentityDecision['kind'] =>
  decision === 'same' || decision === 'not_same' ? decision : 'unsure'

/** Records that were made for one nominal are one person from the start, though nobody signed a decision. */
function madeTogether(cluster: ClusterRecord[]): IdentityDecision[] {
  return cluster.flatMap((record) => {
    const first = cluster.find((other) => other.nominalId === record.nominalId)
    return first === undefined || first === record
      ? []
      : [
          {
            decisionId: `made ${record.personRecordId}`,
            kind: 'same' as const,
            a: first.personRecordId,
            b: record.personRecordId,
            decidedAt: record.recordedAt,
          },
        ]
  })
}

/** Puts every record under the nominal of its cluster; one that has lost its nominal to an older cluster gets a new one. */
async function settle(ctx: Ctx, nominalIds: string[]): Promise<void> {
  const { replay: now, placed } = await replay(ctx, nominalIds)
  for (const cluster of now.clusters) {
    const nominalId = cluster.nominalId ?? (await makeNominal(ctx))
    const moved = cluster.personRecordIds.filter((id) => placed.get(id) !== nominalId)
    if (moved.length > 0) await placePersonRecords(ctx.tx, moved, nominalId)
  }
}

async function makeNominal(ctx: Ctx): Promise<string> {
  const { id } = await createRecord(ctx, { kind: 'Nominal' })
  await insertNominal(ctx.tx, id, ctx.clock.now())
  return id
}
