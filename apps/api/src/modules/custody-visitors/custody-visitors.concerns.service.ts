/** Concerns of custody visitors, followed until somebody answers for them. */
import type { custodyVisitors } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import {
  findConcern,
  findStay,
  insertAnswer,
  insertConcern,
  isSettled,
} from './custody-visitors.repository.ts'
import { requireVisit } from './custody-visitors.service.ts'

type Routes = (typeof custodyVisitors)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** Raises a concern about the suite or one detainee of it; also after the visit, as a report is often written at home. */
export async function raiseConcern(
  ctx: Ctx,
  visitId: string,
  { kind, words, recordId }: Body<'raiseConcern'>,
): Promise<{ id: string }> {
  const visit = await requireVisit(ctx, visitId)
  if (visit.recordedById !== ctx.who.userId)
    throw new AppError('rule_refused', {
      facts: { rule: 'ICV', reason: `This visit is recorded by ${visit.recordedBy}.` },
    })
  if (recordId !== undefined) {
    const stay = await findStay(ctx.tx, recordId)
    if (stay?.stationCode !== visit.stationCode) throw new AppError('bad_reference')
    ctx.audit.resultIds = [recordId]
  }
  const { id } = await insertConcern(ctx.tx, {
    visitId,
    custodyRecordId: recordId ?? null,
    kind,
    words,
    raisedAt: ctx.clock.now(),
    raisedBy: ctx.who.userId,
  })
  ctx.audit.change = { concernId: id, kind }
  return { id }
}

/** Answers a concern; one that is settled takes no more answers. */
export async function answerConcern(
  ctx: Ctx,
  concernId: string,
  body: Body<'answerConcern'>,
): Promise<{ id: string; isSettled: boolean }> {
  const concern = await findConcern(ctx.tx, concernId)
  if (concern === null) throw new AppError('not_found')
  if (await isSettled(ctx.tx, concernId)) throw new AppError('already_done')
  const { id } = await insertAnswer(ctx.tx, {
    concernId,
    custodyRecordId: concern.custodyRecordId,
    words: body.words,
    isSettled: body.isSettled,
    answeredAt: ctx.clock.now(),
    answeredBy: ctx.who.userId,
  })
  if (concern.custodyRecordId !== null) ctx.audit.resultIds = [concern.custodyRecordId]
  ctx.audit.change = { concernId, answerId: id, isSettled: body.isSettled }
  return { id, isSettled: body.isSettled }
}
