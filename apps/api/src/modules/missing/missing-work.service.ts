/** The work on a report: actions with their owner and result, sightings, partners who are told, notes. */
import { labelIn } from '@mips/domain/custody/offence-words'
import { missingActionKinds, missingPartners } from '@mips/domain/safeguarding/missing-words'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { linkRecords, refuseFuture } from '../pole/record.service.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { type Body, done, log, requireEpisode } from './missing-state.service.ts'
import { harmOf, pageOf } from './missing-tasks.service.ts'
import { isBack, isMissing, utc } from './missing.reading.ts'
import {
  findAddress,
  finishAction as writeResult,
  insertAction,
  insertNotice,
  insertSighting,
  isUser,
  keepReceipt,
  updateEpisode,
} from './missing.repository.ts'

const nothing = { problems: [] }

/** Gives somebody something to do; it is on their list until they say what came of it. */
export async function addAction(ctx: Ctx, episodeId: string, body: Body<'addAction'>) {
  const row = await requireEpisode(ctx, episodeId)
  if (!isMissing(row.state) && !isBack(row.state))
    throw new AppError('not_in_state', { facts: { reason: 'The report is closed.' } })
  const ownerId = body.ownerId ?? ctx.who.userId
  if (!(await isUser(ctx.tx, ownerId))) throw badField('ownerId', 'Choose an officer from the list')
  const now = ctx.clock.now()
  const { id } = await insertAction(ctx.tx, {
    episodeId,
    kind: body.kind,
    words: body.words,
    ownerId,
    dueAt: body.dueAt === undefined ? null : new Date(body.dueAt),
    raisedBy: ctx.who.userId,
    raisedAt: now,
  })
  const kind = labelIn(missingActionKinds, body.kind)
  await raiseTask(ctx, {
    recordId: episodeId,
    kind: 'MISSING_ACTION',
    title: `${kind}: ${body.words}`.slice(0, 200),
    reason: `An action of ${row.reference ?? 'a missing person report'}.`,
    rule: 'MP-2',
    harm: harmOf(row.level),
    opensAt: pageOf(episodeId),
    for: { userId: ownerId },
    once: id,
    ...(body.dueAt === undefined ? {} : { dueAt: new Date(body.dueAt) }),
  })
  await log(ctx, episodeId, `Action. ${kind}: ${body.words}`)
  ctx.audit.change = { actionId: id, kind: body.kind, ownerId }
  return { id, ...nothing }
}

export async function finishAction(
  ctx: Ctx,
  which: { episodeId: string; actionId: string },
  body: Body<'finishAction'>,
) {
  const row = await requireEpisode(ctx, which.episodeId)
  const action = row.actions.find(({ id }) => id === which.actionId)
  if (action === undefined) throw new AppError('bad_reference')
  const isDone = await writeResult(
    ctx.tx,
    { id: which.actionId, episodeId: which.episodeId },
    { doneAt: ctx.clock.now(), doneBy: ctx.who.userId, result: body.result },
  )
  if (!isDone) throw new AppError('already_done', { facts: { actionId: which.actionId } })
  await closeTasksOf(ctx, { recordId: which.episodeId, kind: 'MISSING_ACTION', once: which.actionId })
  await log(ctx, which.episodeId, `Result. ${action.words}: ${body.result}`)
  ctx.audit.change = { actionId: which.actionId, result: body.result }
  return { id: which.actionId, ...nothing }
}

/** Somebody saw the person; a place on record is on the map. */
export async function addSighting(ctx: Ctx, episodeId: string, body: Body<'addSighting'>) {
  await requireEpisode(ctx, episodeId)
  refuseFuture(ctx, 'seenAt', new Date(body.seenAt))
  const address = body.locationId === undefined ? undefined : await findAddress(ctx.tx, body.locationId)
  if (body.locationId !== undefined && address === undefined) throw new AppError('bad_reference')
  const where = body.whereWords || address
  if (where === undefined) throw badField('whereWords', 'Choose the place, or say where it was')
  const { id } = await insertSighting(ctx.tx, {
    episodeId,
    seenAt: new Date(body.seenAt),
    locationId: body.locationId ?? null,
    whereWords: body.whereWords || null,
    words: body.words,
    toldBy: body.toldBy || null,
    isConfirmed: body.isConfirmed,
    recordedBy: ctx.who.userId,
    recordedAt: ctx.clock.now(),
  })
  if (body.locationId !== undefined)
    await linkRecords(ctx, {
      fromId: episodeId,
      toId: body.locationId,
      role: 'SCENE',
      origin: 'chosen',
      sourceId: episodeId,
      note: 'Seen here',
    })
  await log(ctx, episodeId, `Seen at ${where}: ${body.words}`, body.seenAt)
  ctx.audit.change = { sightingId: id, isConfirmed: body.isConfirmed }
  return { id, ...nothing }
}

/** A partner is told; the local authority told after the return is what SG-13 asks. */
export async function tellPartner(ctx: Ctx, episodeId: string, body: Body<'tellPartner'>) {
  const row = await requireEpisode(ctx, episodeId)
  const now = ctx.clock.now()
  const toldAt = body.toldAt === undefined ? now : new Date(body.toldAt)
  refuseFuture(ctx, 'toldAt', toldAt)
  const { id } = await insertNotice(ctx.tx, {
    episodeId,
    partner: body.partner,
    toWords: body.toWords || null,
    words: body.words,
    toldAt,
    toldBy: ctx.who.userId,
    ...(body.receiptWords
      ? { receiptWords: body.receiptWords, receiptAt: now, receiptBy: ctx.who.userId }
      : {}),
  })
  const isOfReturn =
    body.partner === 'LOCAL_AUTHORITY' &&
    isBack(row.state) &&
    row.foundAt !== null &&
    toldAt.toISOString() >= utc(row.foundAt)
  if (isOfReturn && row.authorityToldAt === null)
    await updateEpisode(ctx.tx, episodeId, { authorityToldAt: toldAt })
  await log(
    ctx,
    episodeId,
    `Told ${[labelIn(missingPartners, body.partner), body.toWords].filter(Boolean).join(', ')}: ${body.words}`,
    toldAt.toISOString(),
  )
  ctx.audit.recipient = [labelIn(missingPartners, body.partner), body.toWords].filter(Boolean).join(', ')
  ctx.audit.change = { noticeId: id, partner: body.partner }
  await done(ctx, row, [])
  return { id, ...nothing }
}

export async function addReceipt(
  ctx: Ctx,
  which: { episodeId: string; noticeId: string },
  body: Body<'addReceipt'>,
) {
  const row = await requireEpisode(ctx, which.episodeId)
  const notice = row.notices.find(({ id }) => id === which.noticeId)
  if (notice === undefined) throw new AppError('bad_reference')
  const isKept = await keepReceipt(
    ctx.tx,
    { id: which.noticeId, episodeId: which.episodeId },
    { receiptAt: ctx.clock.now(), receiptWords: body.words, receiptBy: ctx.who.userId },
  )
  if (!isKept) throw new AppError('already_done', { facts: { noticeId: which.noticeId } })
  await log(ctx, which.episodeId, `Receipt of ${labelIn(missingPartners, notice.partner)}: ${body.words}`)
  ctx.audit.change = { noticeId: which.noticeId, receipt: body.words }
  return { id: which.noticeId, ...nothing }
}

export async function addNote(ctx: Ctx, episodeId: string, body: Body<'addNote'>) {
  await requireEpisode(ctx, episodeId)
  await log(ctx, episodeId, body.text, body.happenedAt)
  ctx.audit.change = { note: true }
  return { id: episodeId, ...nothing }
}
