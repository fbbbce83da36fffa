/** The custody log: entries with two times, corrections that point, one entry on many records. */
import type { custody } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { isLateEntry } from '@mips/domain/custody/care'
import { decideCorrectEntry, decideEntryKind } from '@mips/domain/custody/log-rules'
import { custodyRulesOn } from '@mips/domain/custody/rules-table'
import { londonDay } from '@mips/domain/time/london-day'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { addLogEntry, refuseFuture } from '../pole/record.service.ts'
import { heldFrom } from './custody.decisions.ts'
import { findArrivals, findLogEntry } from './custody.repository.ts'
import { refuse, requireStay } from './custody.service.ts'

type Routes = (typeof custody)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** Adds one entry; a correction is made by the author of the entry that it points to. */
export async function addEntry(
  ctx: Ctx,
  recordId: string,
  body: Body<'addLogEntry'>,
): Promise<{ id: string; recordedAt: string }> {
  const stay = await requireStay(ctx, recordId)
  const kind = decideEntryKind(body.kind, body.correctsId !== undefined)
  if (!kind.allowed) throw badField('kind', kind.reason)
  refuseEntryTime(ctx, body, new Date(heldFrom(stay)))
  if (body.correctsId !== undefined) {
    const corrected = await findLogEntry(ctx.tx, recordId, body.correctsId)
    if (corrected === undefined) throw new AppError('bad_reference')
    refuse(
      'correct_entry',
      decideCorrectEntry({
        authorId: corrected.authorId ?? undefined,
        actorId: ctx.who.userId,
        isCorrected: corrected.isCorrected,
      }),
    )
  }
  const id = await addLogEntry(ctx, {
    recordId,
    kind: body.kind,
    happenedAt: new Date(body.happenedAt),
    text: body.text,
    correctsId: body.correctsId,
    lateReason: body.lateReason || undefined,
  })
  ctx.audit.change = { entryId: id, kind: body.kind, correctsId: body.correctsId }
  return { id, recordedAt: ctx.clock.now().toISOString() }
}

/** Adds the same entry to each of the records, or to none when one of them is not open to the writer. */
export async function addEntries(
  ctx: Ctx,
  body: Body<'addLogEntries'>,
): Promise<{ entries: { recordId: string; entryId: string }[] }> {
  const kind = decideEntryKind(body.kind, false)
  if (!kind.allowed) throw badField('kind', kind.reason)
  const ids = [...new Set(body.recordIds)]
  const stays = await findArrivals(ctx.tx, ids)
  if (stays.length !== ids.length) throw new AppError('bad_reference')
  const latestArrival = stays.reduce(
    (latest, stay) => (stay.arrivedAt > latest ? stay.arrivedAt : latest),
    new Date(0),
  )
  refuseEntryTime(ctx, body, latestArrival)
  const entries: { recordId: string; entryId: string }[] = []
  for (const recordId of ids) {
    const entryId = await addLogEntry(ctx, {
      recordId,
      kind: body.kind,
      happenedAt: new Date(body.happenedAt),
      text: body.text,
      lateReason: body.lateReason || undefined,
    })
    entries.push({ recordId, entryId })
  }
  Object.assign(ctx.audit, {
    resultIds: ids,
    resultCount: ids.length,
    change: { kind: body.kind, entries: entries.length },
  })
  return { entries }
}

/** Neither in the future nor before `earliest`, and with a reason when it is entered late (custody.md 11). */
export function refuseEntryTime(
  ctx: Ctx,
  entry: { happenedAt: string; lateReason?: string | undefined },
  earliest: Date,
  field = 'happenedAt',
): void {
  const happenedAt = new Date(entry.happenedAt)
  refuseFuture(ctx, field, happenedAt)
  if (happenedAt < earliest)
    throw badField(
      field,
      `Enter a time after ${formatLondon(earliest.toISOString())}, when the person was brought in`,
    )
  const recordedAt = ctx.clock.now().toISOString()
  const rules = custodyRulesOn(londonDay(recordedAt))
  if (isLateEntry(entry.happenedAt, recordedAt, rules) && !entry.lateReason)
    throw badField(
      'lateReason',
      `Say why this is entered more than ${rules.lateEntryMinutes} minutes after it happened`,
    )
}
