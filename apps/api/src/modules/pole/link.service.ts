/** Linking two records in a role and ending links; a link that ended stays, with its reason. */
import { isLinkRole } from '@mips/domain/codes/link-label'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { closeLink, findLink, findLiveLink } from './link.repository.ts'
import { findNominalOf } from './marker.repository.ts'
import { factHolder } from './person-ref.service.ts'
import { findRecord } from './record.repository.ts'
import { linkRecords, refuseFuture } from './record.service.ts'
import { requireKind } from './kind-access.service.ts'

export type NewLink = {
  toId: string
  role: string
  origin: string
  note?: string | undefined
  sourceId?: string | undefined
  confidence?: string | undefined
  validFrom?: string | undefined
  validTo?: string | undefined
}

/** Links two records (a nominal by its primary person record) in a role of the lists, once. */
export async function addLink(ctx: Ctx, fromRecordId: string, link: NewLink): Promise<{ id: string }> {
  if (!isLinkRole(link.role)) throw badField('role', 'Choose how they are linked from the list')
  const fromId = await readableEnd(ctx, fromRecordId)
  const toId = await readableEnd(ctx, link.toId)
  const dates = { validFrom: asInstant(link.validFrom), validTo: asInstant(link.validTo) }
  if (dates.validFrom !== undefined) refuseFuture(ctx, 'validFrom', dates.validFrom)
  if (dates.validFrom !== undefined && dates.validTo !== undefined && dates.validTo < dates.validFrom)
    throw badField('validTo', 'The end comes after the start')
  const live = await findLiveLink(ctx.tx, fromId, toId, link.role)
  if (live !== null) throw new AppError('already_done', { facts: { linkId: live.id } })
  const id = await linkRecords(ctx, { ...link, ...dates, note: link.note || undefined, fromId, toId })
  Object.assign(ctx.audit, { resultIds: [fromId, toId], change: { linkId: id, role: link.role, toId } })
  return { id }
}

/** Ends a link of the record, with a reason that stays on it. */
export async function endLink(
  ctx: Ctx,
  recordId: string,
  linkId: string,
  end: { reason: string; endedAt?: string | undefined },
): Promise<{ id: string }> {
  const link = await findLink(ctx.tx, linkId)
  if (link === null || !(await isEndOf(ctx, recordId, [link.fromId, link.toId])))
    throw new AppError('not_found')
  const validTo = asInstant(end.endedAt) ?? ctx.clock.now()
  refuseFuture(ctx, 'endedAt', validTo)
  if (link.validFrom !== null && validTo < link.validFrom)
    throw badField('endedAt', 'The end comes after the start')
  const note = [link.note, `Ended: ${end.reason}`].filter(Boolean).join('. ')
  if (!(await closeLink(ctx.tx, linkId, { validTo, endedBy: ctx.who.userId, note })))
    throw new AppError('already_done', { facts: { endedAt: link.validTo } })
  Object.assign(ctx.audit, {
    change: { linkId, role: link.role, ended: true },
    reasonGiven: end.reason,
    resultIds: [link.fromId, link.toId],
  })
  return { id: linkId }
}

async function readableEnd(ctx: Ctx, recordId: string): Promise<string> {
  const id = await factHolder(ctx.tx, recordId)
  const record = await findRecord(ctx.tx, id)
  if (record === null) throw new AppError('bad_reference')
  requireKind(ctx.who, record.kind)
  return id
}

async function isEndOf(ctx: Ctx, recordId: string, ends: readonly string[]): Promise<boolean> {
  if (ends.includes(recordId)) return true
  for (const end of ends) if ((await findNominalOf(ctx.tx, end))?.nominalId === recordId) return true
  return false
}

const asInstant = (text: string | undefined) => (text === undefined ? undefined : new Date(text))
