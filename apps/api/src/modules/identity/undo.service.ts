/** Undoes a decision: the people stand as if it had never been made, doubtful facts are queued, and who was misled is listed. */
import type { Undone } from '@mips/contracts/identity-replies'
import { clusterOf } from '@mips/domain/nominal/cluster'
import type { Ctx } from '../../platform/http/module.ts'
import { AppError } from '../../platform/errors.ts'
import { noteSplit } from '../pole/ledger.service.ts'
import { findNominals } from '../nominal/nominal.compare.service.ts'
import {
  countToPlace,
  findDecision,
  findPlaces,
  findRecordsOf,
  insertDecision,
  lockIdentity,
  undoDecisionRow,
} from './cluster.repository.ts'
import { settle } from './cluster.service.ts'
import { standing } from './decision.service.ts'
import { settleProposals } from './proposal.service.ts'
import { listMisled } from './recipient.service.ts'

/** Facts added since stay where they are until they are placed; an undone join keeps the two apart unless told otherwise. */
export async function undo(
  ctx: Ctx,
  params: { nominalId: string; decisionId: string },
  body: { reason: string; keepApart: boolean },
): Promise<Undone> {
  await lockIdentity(ctx.tx)
  const { nominalId, decisionId } = params
  const decision = await findDecision(ctx.tx, decisionId)
  const places =
    decision === null ? [] : await findPlaces(ctx.tx, [decision.personRecordA, decision.personRecordB])
  if (decision === null || !places.some((place) => place.nominalId === nominalId))
    throw new AppError('not_found')
  if (decision.undoneAt !== null)
    throw new AppError('already_done', { facts: { reason: 'This decision was undone before.' } })
  const wasOne = new Set(places.map((place) => place.nominalId)).size === 1
  const before = (await findRecordsOf(ctx.tx, [nominalId])).map((record) => record.id)
  await undoDecisionRow(ctx.tx, decisionId, {
    undoneAt: ctx.clock.now(),
    undoneBy: ctx.who.userId,
    undoneReason: body.reason,
  })
  if (decision.decision === 'same' && body.keepApart)
    await insertDecision(ctx.tx, {
      personRecordA: decision.personRecordA,
      personRecordB: decision.personRecordB,
      decision: 'not_same',
      reason: `The join was undone: ${body.reason}`,
      decidedBy: ctx.who.userId,
      decidedAt: ctx.clock.now(),
    })
  const { replay, component } = await settle(
    ctx,
    [...new Set(places.map((place) => place.nominalId))],
    decisionId,
  )
  await settleProposals(ctx, component, {
    decisionId,
    decision: 'undone',
    a: decision.personRecordA,
    b: decision.personRecordB,
    reason: body.reason,
  })
  // Counted as this reader sees them: what waits on a hidden record is for those who see it.
  const toPlace = await countToPlace(ctx.tx, decisionId)
  const isParted =
    wasOne && clusterOf(replay, decision.personRecordA) !== clusterOf(replay, decision.personRecordB)
  const now = await findPlaces(ctx.tx, [decision.personRecordA, decision.personRecordB])
  const ids = [...new Set([nominalId, ...now.map((place) => place.nominalId)])]
  const toCorrect = isParted
    ? await listMisled(ctx, { decision, was: nominalId, are: ids, records: before })
    : 0
  if (isParted) await noteSplit(ctx, nominalId, [...ids, ...before])
  const nominals = (await findNominals(ctx.tx, ids)).filter((row) =>
    now.some((place) => place.nominalId === row.id),
  )
  Object.assign(ctx.audit, {
    reasonGiven: body.reason,
    resultIds: ids,
    change: {
      decision: 'undone',
      id: decisionId,
      a: decision.personRecordA,
      b: decision.personRecordB,
      were: nominalId,
      are: nominals.map((row) => row.id),
      toPlace,
      toCorrect,
    },
  })
  return {
    ...(await standing(ctx, nominalId)),
    nominals: nominals.map((row) => ({ nominalId: row.id, reference: row.reference })),
    toPlace,
    toCorrect,
  }
}
