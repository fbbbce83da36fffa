/** Making a briefing: for whom and when, publishing it, and what of it stands (BF-2, BF-6). */
import type { NewBriefing } from '@mips/contracts/briefing'
import type { BriefingDraft, BriefingHead, BriefingListLine } from '@mips/contracts/briefing-parts'
import { isItemStanding } from '@mips/domain/intelligence/briefing'
import { packMarking } from '@mips/domain/intelligence/marking'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { askAgain, closeAsked } from './briefing.items.service.ts'
import { itemOf, type LiveItem, readLive } from './briefing.live.service.ts'
import { dayOf, type Gone, presentDraftLine, presentHead } from './briefing.view.ts'
import { momentOf, namesOf, noteShown, refuseEnded, requireBriefing } from './briefing.reading.ts'
import {
  allUnits,
  insertBriefing,
  listBriefings,
  listItems,
  listUnits,
  updateBriefing,
} from './briefing.repository.ts'
import type { ItemRow } from './briefing.rows.ts'

/** Makes a briefing, which nobody reads before it is published. */
export async function makeBriefing(ctx: Ctx, body: NewBriefing) {
  const { now } = momentOf(ctx)
  const { id } = await insertBriefing(ctx.tx, {
    ...(await audienceOf(ctx, body)),
    madeBy: ctx.who.userId,
    madeAt: now,
  })
  ctx.audit.change = { briefing: id, made: true }
  return { id }
}

export async function changeBriefing(ctx: Ctx, id: string, body: NewBriefing) {
  refuseEnded(await requireBriefing(ctx, id))
  await updateBriefing(ctx.tx, id, await audienceOf(ctx, body))
  ctx.audit.change = { briefing: id, from: body.from, until: body.until, units: body.units }
  return { id }
}

async function audienceOf(ctx: Ctx, body: NewBriefing) {
  const { today, rules } = momentOf(ctx)
  if (body.until < body.from) throw badField('until', 'It ends on the day it begins or later')
  if (body.until < today) throw badField('until', 'Give a day that has not passed')
  const latest = new Date(body.from)
  latest.setUTCDate(latest.getUTCDate() + rules.briefingMostDays)
  if (body.until > dayOf(latest))
    throw badField('until', `A briefing stands at most ${rules.briefingMostDays} days (BF-2): make it anew.`)
  const known = new Set((await listUnits(ctx.tx, body.units)).map(({ code }) => code))
  const unknown = body.units.find((code) => !known.has(code))
  if (unknown !== undefined) throw badField('units', `There is no unit ${unknown}`)
  return {
    title: body.title,
    fromDay: new Date(body.from),
    untilDay: new Date(body.until),
    units: [...new Set(body.units)],
    roles: [...new Set(body.roles)],
    shift: body.shift ?? null,
  }
}

/** Publishes it; an item that nobody wrote for readers stands in nobody's way, but an empty briefing is none. */
export async function publishBriefing(ctx: Ctx, id: string): Promise<BriefingHead> {
  const row = await requireBriefing(ctx, id)
  refuseEnded(row)
  const { now, today } = momentOf(ctx)
  if (dayOf(row.untilDay) < today)
    throw new AppError('not_in_state', {
      facts: { reason: 'Its last day has passed: change the days first.' },
    })
  const items = await listItems(ctx.tx, [id])
  if (items.length === 0)
    throw new AppError('not_in_state', { facts: { reason: 'Put something on it before you publish it.' } })
  if (row.state !== 'PUBLISHED')
    await updateBriefing(ctx.tx, id, {
      state: 'PUBLISHED',
      publishedAt: now,
      publishedBy: ctx.who.userId,
    })
  const live = await readLive(ctx, items)
  for (const item of items) if (live.has(item.id)) await askAgain(ctx, item)
  ctx.audit.change = { briefing: id, state: 'PUBLISHED' }
  return headOf(ctx, id)
}

export async function endBriefing(ctx: Ctx, id: string): Promise<BriefingHead> {
  refuseEnded(await requireBriefing(ctx, id))
  for (const item of await listItems(ctx.tx, [id])) await closeAsked(ctx, item)
  await updateBriefing(ctx.tx, id, { state: 'ENDED', endedAt: ctx.clock.now() })
  ctx.audit.change = { briefing: id, state: 'ENDED' }
  return headOf(ctx, id)
}

async function headOf(ctx: Ctx, id: string): Promise<BriefingHead> {
  const row = await requireBriefing(ctx, id)
  return presentHead(row, await namesOf(ctx.tx, [row], []))
}

/** Why an item shows no longer; undefined while it stands. */
export function goneOf(ctx: Pick<Ctx, 'clock'>, item: ItemRow, live: LiveItem | undefined): Gone | undefined {
  const { today, rules } = momentOf(ctx)
  if (live === undefined) return 'GONE'
  if (live.live.isEnded) return 'ENDED'
  return isItemStanding(itemOf(item), today, rules) || dayOf(item.untilDay) >= today ? undefined : 'EXPIRED'
}

/** The briefing for its makers: every item that they may see, with why one shows no longer. */
export async function getBriefing(ctx: Ctx, id: string): Promise<BriefingDraft> {
  const row = await requireBriefing(ctx, id)
  const items = await listItems(ctx.tx, [id])
  const live = await readLive(ctx, items)
  const names = await namesOf(ctx.tx, [row], items)
  noteShown(
    ctx,
    items.flatMap(({ id: itemId, recordId }) => (live.has(itemId) && recordId !== null ? [recordId] : [])),
  )
  // An item whose record or paragraph this maker may not hold is not there for them, but their own are: they wrote them.
  const shown = items.filter((item) => live.has(item.id) || item.addedBy === ctx.who.userId)
  return {
    ...presentHead(row, names),
    marking: packMarking(shown.flatMap((item) => live.get(item.id)?.live.marking ?? [])).marking,
    items: shown.map((item) =>
      presentDraftLine(item, live.get(item.id), goneOf(ctx, item, live.get(item.id)), names),
    ),
    mostDays: momentOf(ctx).rules.briefingMostDays,
    allUnits: await unitChoices(ctx),
    may: { change: row.state !== 'ENDED', publish: row.state === 'DRAFT' },
  }
}

const unitChoices = async (ctx: Ctx) =>
  (await allUnits(ctx.tx)).map(({ code, name }) => ({ code, label: name }))

/** Every briefing with how many items of it this maker sees. */
export async function listMade(
  ctx: Ctx,
): Promise<{ briefings: BriefingListLine[]; allUnits: { code: string; label: string }[] }> {
  const rows = await listBriefings(ctx.tx)
  const { today, rules } = momentOf(ctx)
  const running = rows.filter((row) => row.state !== 'ENDED' && dayOf(row.untilDay) >= today)
  const listed = await listItems(
    ctx.tx,
    running.map(({ id }) => id),
  )
  const live = await readLive(ctx, listed)
  const items = listed.filter(({ id }) => live.has(id))
  const names = await namesOf(ctx.tx, rows, [])
  return {
    allUnits: await unitChoices(ctx),
    briefings: rows.map((row) => {
      const own = items.filter(({ briefingId }) => briefingId === row.id)
      return {
        ...presentHead(row, names),
        items: own.length,
        standing: own.filter(
          (item) => isItemStanding(itemOf(item), today, rules) && live.get(item.id)?.live.isEnded === false,
        ).length,
      }
    }),
  }
}
