/** What is in an operation: put in by a member who sees it, taken out by the owner (OP-4). */
import type { operation } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { OperationPage } from '@mips/contracts/operation'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { maySeeKind } from '../pole/kind-access.service.ts'
import { findRecord, moveRecord } from './operation.repository.ts'
import { answerOperation, requireAct } from './operation.service.ts'

/** Restricts a record to the members of the operation. */
export async function putIn(
  ctx: Ctx,
  operationId: string,
  { recordId, reason }: RouteInput<(typeof operation)['routes']['putIn']>['body'],
): Promise<OperationPage> {
  const { aclId } = await requireAct(ctx, operationId, 'PUT_IN')
  const record = await findRecord(ctx.tx, recordId)
  if (record === null || record.kind === 'PersonRecord' || !maySeeKind(ctx.who, record.kind))
    throw new AppError('bad_reference')
  if (record.aclId === aclId) throw new AppError('already_done')
  if (record.aclId !== 0)
    throw new AppError('rule_refused', {
      facts: {
        rule: 'OP-4',
        reason: 'The record is restricted to another list already: those who restricted it open it first.',
      },
    })
  await moveRecord(ctx.tx, operationId, recordId, true)
  Object.assign(ctx.audit, { change: { putIn: recordId }, reasonGiven: reason, resultIds: [recordId] })
  return answerOperation(ctx, operationId)
}

/** Opens a record of the operation to everybody who may read its kind. */
export async function takeOut(
  ctx: Ctx,
  which: { operationId: string; recordId: string },
  reason: string,
): Promise<OperationPage> {
  const { aclId } = await requireAct(ctx, which.operationId, 'TAKE_OUT')
  const record = await findRecord(ctx.tx, which.recordId)
  if (record === null || record.aclId !== aclId) throw new AppError('bad_reference')
  await moveRecord(ctx.tx, which.operationId, which.recordId, false)
  Object.assign(ctx.audit, {
    change: { takenOut: which.recordId },
    reasonGiven: reason,
    resultIds: [which.recordId],
  })
  return answerOperation(ctx, which.operationId)
}
