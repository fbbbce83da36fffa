/** Breaches of a notice or an order: what was done, the arrest for it, the court within 24 hours; and the end of it all. */
import type { protection } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { labelIn } from '@mips/domain/custody/offence-words'
import { noticeStates } from '@mips/domain/safeguarding/notice-words'
import { formatDay } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { linkRecords, refuseFuture } from '../pole/record.service.ts'
import { closeTasksOf } from '../pole/task.service.ts'
import { answer, requireNotice } from './protection-ask.service.ts'
import { endWarning, log, raiseDue } from './protection-court.service.ts'
import { breachDueBy, suspectOf } from './protection.reading.ts'
import {
  closeBreach,
  insertBreach,
  nominalsArrested,
  noteArrest,
  updateNotice,
} from './protection.repository.ts'
import type { NoticeRow } from './protection.rows.ts'

type Routes = (typeof protection)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** A breach: the arrest for it is linked, and the court within 24 hours is due. */
export async function addBreach(ctx: Ctx, id: string, body: Body<'addBreach'>) {
  const row = await requireNotice(ctx, id)
  if (row.state !== 'SERVED' && row.state !== 'ORDER')
    throw new AppError('not_in_state', { facts: { reason: 'Nothing is in force that could be broken.' } })
  const happenedAt = new Date(body.happenedAt)
  refuseFuture(ctx, 'happenedAt', happenedAt)
  if (happenedAt < new Date(row.servedAt ?? 0))
    throw badField('happenedAt', 'It was not served yet at that time')
  if (row.orderEndsOn !== null && londonDay(body.happenedAt) > row.orderEndsOn)
    throw badField(
      'happenedAt',
      `The order was in force until ${formatDay(row.orderEndsOn)}: enter a time before it ended`,
    )
  if (body.arrestAt !== undefined) {
    refuseFuture(ctx, 'arrestAt', new Date(body.arrestAt))
    refuseArrestBefore('arrestAt', new Date(body.arrestAt), happenedAt)
  }
  const arrestedAt = body.arrestId === undefined ? undefined : await linkArrest(ctx, row, body.arrestId)
  if (arrestedAt !== undefined) refuseArrestBefore('arrestId', arrestedAt, happenedAt)
  await insertBreach(ctx.tx, {
    noticeId: id,
    happenedAt,
    words: body.words,
    arrestAt: body.arrestAt === undefined ? (arrestedAt ?? null) : new Date(body.arrestAt),
    recordedAt: ctx.clock.now(),
    recordedBy: ctx.who.userId,
  })
  await raiseDue(ctx, id)
  await log(ctx, id, `Breach: ${body.words}`)
  ctx.audit.change = { breach: true, arrestId: body.arrestId }
  return answer(ctx, id)
}

/** The arrest that was recorded for a breach: its time is that of the arrest, and nobody types it again. */
export async function arrestForBreach(
  ctx: Ctx,
  which: { noticeId: string; breachId: string },
  arrestId: string,
) {
  const row = await requireNotice(ctx, which.noticeId)
  const breach = row.breaches.find(({ id }) => id === which.breachId)
  if (breach === undefined) throw new AppError('not_found')
  const arrestedAt = await linkArrest(ctx, row, arrestId)
  refuseArrestBefore('arrestId', arrestedAt, new Date(breach.happenedAt))
  if (!(await noteArrest(ctx.tx, which.breachId, which.noticeId, arrestedAt)))
    throw new AppError('already_done')
  await raiseDue(ctx, which.noticeId)
  await log(ctx, which.noticeId, `Arrested for the breach: ${breach.words}`)
  ctx.audit.change = { breachId: which.breachId, arrestId }
  return answer(ctx, which.noticeId)
}

function refuseArrestBefore(field: string, arrestedAt: Date, happenedAt: Date): void {
  if (arrestedAt < happenedAt)
    throw badField(field, 'This arrest was made before the breach: correct the time of one of them')
}

async function linkArrest(ctx: Ctx, row: NoticeRow, arrestId: string): Promise<Date> {
  const arrested = await nominalsArrested(ctx.tx, arrestId)
  const suspect = suspectOf(row)
  const own = arrested.find(({ nominalId }) => nominalId === suspect?.nominalId)
  if (own === undefined) throw new AppError('bad_reference')
  await linkRecords(ctx, {
    fromId: arrestId,
    toId: row.id,
    role: 'ARISES_FROM',
    origin: 'chosen',
    sourceId: row.id,
  })
  return own.arrestedAt
}

export async function hearBreach(ctx: Ctx, id: string, breachId: string, body: Body<'hearBreach'>) {
  const row = await requireNotice(ctx, id)
  const breach = row.breaches.find(({ id: own }) => own === breachId)
  if (breach === undefined) throw new AppError('not_found')
  refuseFuture(ctx, 'courtAt', new Date(body.courtAt))
  if (new Date(body.courtAt) < new Date(breach.arrestAt ?? breach.happenedAt))
    throw badField('courtAt', 'The court comes after the breach and the arrest for it')
  const isDone = await closeBreach(ctx.tx, breachId, id, {
    courtAt: new Date(body.courtAt),
    courtResult: body.result,
  })
  if (!isDone) throw new AppError('already_done')
  await closeCourtTask(ctx, row, breach)
  ctx.audit.change = { breachId, result: body.result }
  return answer(ctx, id)
}

/** The court dealt with one breach: the task of another that waits for it stays. */
async function closeCourtTask(ctx: Ctx, row: NoticeRow, heard: NoticeRow['breaches'][number]) {
  const waiting = row.breaches.filter(
    ({ id, arrestAt, courtAt }) => id !== heard.id && arrestAt !== null && courtAt === null,
  )
  const task = { recordId: row.id, kind: 'NOTICE_BREACH' }
  if (waiting.length === 0) {
    await closeTasksOf(ctx, task)
    return
  }
  if (heard.arrestAt === null || waiting.some(({ arrestAt }) => arrestAt === heard.arrestAt)) return
  const by = breachDueBy(row, heard.arrestAt, ctx.clock.now().toISOString())
  if (by !== undefined) await closeTasksOf(ctx, { ...task, once: by })
}

/** The order ran out or was discharged: the warning ends, and its history stays. */
export async function end(ctx: Ctx, id: string, { reason }: Body<'end'>) {
  const row = await requireNotice(ctx, id)
  if (['REFUSED', 'NO_ORDER', 'ENDED'].includes(row.state))
    throw new AppError('not_in_state', {
      facts: { reason: `It is at its end: ${labelIn(noticeStates, row.state).toLowerCase()}.` },
    })
  if (row.state === 'SERVED')
    throw new AppError('not_in_state', { facts: { reason: 'The court decides on it: record what it did.' } })
  if (row.state === 'ASKED')
    throw new AppError('not_in_state', {
      facts: { reason: 'It is not decided on: refuse it, with the reason.' },
    })
  await updateNotice(ctx.tx, id, { state: 'ENDED' }, { status: 'ENDED', occurredTo: ctx.clock.now() })
  await endWarning(ctx, row, reason)
  await log(ctx, id, `No longer in force: ${reason}`)
  ctx.audit.change = { ended: true }
  ctx.audit.reasonGiven = reason
  return answer(ctx, id)
}
