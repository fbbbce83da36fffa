/** The dates of a record and why, holds that beat them, and the reviews that are due (RD-1 to RD-5, RD-8). */
import type { RecordRef } from '@mips/contracts/common'
import type {
  NewRetentionHold,
  RetentionHoldView,
  RetentionLine,
  RetentionPage,
} from '@mips/contracts/retention'
import { kindLabel } from '@mips/domain/codes/record-kinds'
import { type RetentionGroup, retentionGroups } from '@mips/domain/retention/retention-group'
import { holdsOn } from '@mips/domain/retention/retention-review'
import { retentionRulesOn } from '@mips/domain/retention/retention-rules-table'
import { addDays } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { holds } from '../../platform/access/principal.ts'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { listHeldParagraphs } from '../intelligence/intelligence.held.service.ts'
import { listChartNodes } from '../pole/chart.service.ts'
import { maySeeKind, readableKinds } from '../pole/kind-access.service.ts'
import { workOutDates } from '../pole/retention.service.ts'
import {
  countDue,
  findOfficers,
  findRecord,
  type HoldRow,
  insertHold,
  liftHold,
  listDueRows,
  listHolds,
  listUnlifted,
} from './retention.repository.ts'

/** Lines beyond that are not counted. */
const MOST_COUNTED = 1_000

const todayOf = (ctx: Pick<Ctx, 'clock'>): string => londonDay(ctx.clock.now().toISOString())
const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

const groupOf = (code: RetentionGroup) => ({
  code,
  label: retentionGroups.find((one) => one.code === code)?.label ?? '',
})

/** The record as its reader names it; of a report of which they hold nothing, nothing is told but that it is not there. */
async function requireTold(ctx: Ctx, recordId: string): Promise<RecordRef> {
  const record = await findRecord(ctx.tx, recordId)
  if (record === null || !maySeeKind(ctx.who, record.kind)) throw new AppError('not_found')
  if (record.kind === 'IntelligenceReport' && !holds(ctx.who, 'intelligence.entry.evaluate')) {
    const held = await listHeldParagraphs(ctx, [recordId])
    if ((held.get(recordId)?.length ?? 0) === 0) throw new AppError('not_found')
  }
  const [node] = await listChartNodes(ctx, [recordId])
  const { id, kind, reference } = record
  return { id, kind, reference, title: node?.title ?? reference ?? kindLabel(kind) }
}

/** What the rules say of a record today, for whoever may read it. */
export async function getRetention(ctx: Ctx, recordId: string): Promise<RetentionPage> {
  const record = await requireTold(ctx, recordId)
  const dates = (await workOutDates(ctx, [recordId])).get(recordId)
  if (dates === undefined) throw new AppError('not_found')
  const today = todayOf(ctx)
  return {
    record,
    group: groupOf(dates.group),
    reviewOn: dates.reviewOn ?? null,
    purgeNotBefore: dates.purgeNotBefore ?? null,
    isDue: dates.reviewOn !== undefined && dates.reviewOn <= dueBy(today),
    why: dates.why,
    holds: await viewHolds(ctx, await listHolds(ctx.tx, [recordId])),
  }
}

/** RD-5: the last day whose reviews are called on a day. */
export const dueBy = (today: string): string => addDays(today, retentionRulesOn(today).reviewNoticeDays)

const standsOn = (row: HoldRow, today: string): boolean =>
  row.liftedAt === null &&
  holdsOn(
    [
      {
        ref: row.ref,
        authority: row.authority,
        from: dayOf(row.fromOn),
        ...(row.untilOn === null ? {} : { until: dayOf(row.untilOn) }),
      },
    ],
    today,
  ).length > 0

async function viewHolds(ctx: Ctx, rows: readonly HoldRow[]): Promise<RetentionHoldView[]> {
  const today = todayOf(ctx)
  const ids = rows.flatMap(({ putBy, liftedBy }) => [putBy, ...(liftedBy === null ? [] : [liftedBy])])
  const officers = new Map((await findOfficers(ctx.tx, ids)).map((one) => [one.id, one]))
  return rows.map((row) => ({
    id: row.id,
    ref: row.ref,
    authority: row.authority,
    reason: row.reason,
    from: dayOf(row.fromOn),
    until: row.untilOn === null ? null : dayOf(row.untilOn),
    putBy: officers.get(row.putBy) ?? null,
    putAt: row.putAt.toISOString(),
    liftedBy: row.liftedBy === null ? null : (officers.get(row.liftedBy) ?? null),
    liftedAt: row.liftedAt?.toISOString() ?? null,
    liftReason: row.liftReason,
    stands: standsOn(row, today),
  }))
}

/** RD-8: keeps a record whatever its dates say, until that is lifted or its last day is over. */
export async function hold(ctx: Ctx, recordId: string, body: NewRetentionHold): Promise<{ id: string }> {
  await requireTold(ctx, recordId)
  if (body.until !== undefined && body.until < body.from)
    throw badField('until', 'The last day is on the first day or later')
  const made = await insertHold(ctx.tx, {
    recordId,
    ref: body.ref,
    authority: body.authority,
    reason: body.reason,
    fromOn: new Date(body.from),
    untilOn: body.until === undefined ? null : new Date(body.until),
    putBy: ctx.who.userId,
    putAt: ctx.clock.now(),
  })
  Object.assign(ctx.audit, { change: { held: made.id, ref: body.ref }, reasonGiven: body.reason })
  return made
}

/** Lifts a hold that stands. */
export async function lift(
  ctx: Ctx,
  which: { recordId: string; holdId: string },
  reason: string,
): Promise<{ id: string }> {
  await requireTold(ctx, which.recordId)
  const lifted = await liftHold(
    ctx.tx,
    { id: which.holdId, recordId: which.recordId },
    { liftedBy: ctx.who.userId, liftedAt: ctx.clock.now(), liftReason: reason },
  )
  if (lifted === 0) throw new AppError('not_found')
  Object.assign(ctx.audit, { change: { lifted: which.holdId }, reasonGiven: reason })
  return { id: which.holdId }
}

/** RD-5: the reviews that are due, of kinds that this reader may see. */
export async function listDue(ctx: Ctx, most: number): Promise<{ lines: RetentionLine[]; left: number }> {
  const today = todayOf(ctx)
  const kinds = readableKinds(ctx.who)
  const rows = await listDueRows(ctx.tx, dueBy(today), kinds, most)
  const ids = rows.map(({ recordId }) => recordId)
  const nodes = new Map((await listChartNodes(ctx, ids)).map((node) => [node.id, node]))
  const held = new Set(
    (await listUnlifted(ctx.tx, ids)).filter((row) => standsOn(row, today)).map(({ recordId }) => recordId),
  )
  Object.assign(ctx.audit, { resultIds: ids.slice(0, 100), resultCount: ids.length })
  return {
    lines: rows.map(({ recordId, kind, reference, group, reviewOn }) => ({
      record: { id: recordId, kind, reference, title: nodes.get(recordId)?.title ?? reference ?? '' },
      kindLabel: kindLabel(kind),
      group: groupOf(group as RetentionGroup),
      reviewOn: dayOf(reviewOn),
      isOverdue: dayOf(reviewOn) < today,
      isHeld: held.has(recordId),
    })),
    left: Math.max(0, (await countDue(ctx.tx, dueBy(today), kinds, MOST_COUNTED)) - rows.length),
  }
}
