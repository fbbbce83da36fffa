/** How many have read which version of what, and who has not (BF-5): of items that the asker may hold, and of readers who may hold them. */
import type { BriefingFigures, BriefingHead, ItemReceipts, ReceiptLine } from '@mips/contracts/briefing-parts'
import { labelIn } from '@mips/domain/custody/offence-words'
import { briefingDue, isItemStanding, unreadBy } from '@mips/domain/intelligence/briefing'
import { briefingItemKinds } from '@mips/domain/intelligence/briefing-audience'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { readersOf } from './briefing.audience.ts'
import { itemOf, type LiveItem, readLive } from './briefing.live.service.ts'
import { presentHead } from './briefing.view.ts'
import { momentOf, namesOf, noteShown, requireBriefing } from './briefing.reading.ts'
import { countReceipts, findOfficers, listAudience, listItems, listReceipts } from './briefing.repository.ts'
import type { BriefingRow, ItemRow } from './briefing.rows.ts'

/** Names on one page of the receipts of an item. */
const PAGE_NAMES = 100

/** The items that stand, each with how many of its readers have read it. */
export async function readReceipts(
  ctx: Ctx,
  id: string,
): Promise<{ briefing: BriefingHead; figures: BriefingFigures; lines: ReceiptLine[] }> {
  const { row, items, audience, may } = await standing(ctx, id)
  const lines = await linesOf(ctx, row, items, may)
  noteShown(
    ctx,
    items.flatMap(({ item }) => item.recordId ?? []),
  )
  return {
    briefing: presentHead(row, await namesOf(ctx.tx, [row], [])),
    figures: figuresOf(lines, audience.length),
    lines,
  }
}

/** The names of one item, page by page: who read it, the latest first, and who has not. */
export async function readItemReceipts(
  ctx: Ctx,
  briefingId: string,
  itemId: string,
  page: number,
): Promise<ItemReceipts> {
  const { row, items, may } = await standing(ctx, briefingId, itemId)
  const [one] = items
  if (one === undefined) throw new AppError('not_found')
  const { item, now } = one
  const readers = new Set(may(item))
  const read = (await listReceipts(ctx.tx, [itemId]))
    .filter(({ userId }) => readers.has(userId))
    .flatMap(({ userId, version, readAt }) =>
      readAt === null ? [] : [{ itemId, userId, version, at: readAt.toISOString() }],
    )
    .sort((a, b) => b.at.localeCompare(a.at) || a.userId.localeCompare(b.userId))
  const unread = unreadBy(item, now.live.version, [...readers], read)
  const [line] = await linesOf(ctx, row, items, may)
  if (line === undefined) throw new AppError('not_found')
  const onPage = <Row>(rows: readonly Row[]) => rows.slice((page - 1) * PAGE_NAMES, page * PAGE_NAMES)
  const officers = await findOfficers(ctx.tx, [
    ...onPage(read).map(({ userId }) => userId),
    ...onPage(unread),
  ])
  noteShown(
    ctx,
    items.flatMap(({ item: { recordId } }) => recordId ?? []),
  )
  return {
    line,
    read: onPage(read).flatMap(({ userId, at, version }) => {
      const by = officers.get(userId)
      return by === undefined ? [] : [{ by, at, version }]
    }),
    unread: onPage(unread).flatMap((userId) => officers.get(userId) ?? []),
    page,
    pages: Math.max(1, Math.ceil(Math.max(read.length, unread.length) / PAGE_NAMES)),
  }
}

type Standing = { item: ItemRow; now: LiveItem }

/** What stands on a briefing for the asker, or one item of it, with its audience. */
async function standing(ctx: Ctx, id: string, itemId?: string) {
  const row = await requireBriefing(ctx, id)
  const { today, rules } = momentOf(ctx)
  const all = (await listItems(ctx.tx, [id])).filter((item) => itemId === undefined || item.id === itemId)
  const live = await readLive(ctx, all)
  const items = all.flatMap((item): Standing[] => {
    const now = live.get(item.id)
    return now === undefined || now.live.isEnded || !isItemStanding(itemOf(item), today, rules)
      ? []
      : [{ item, now }]
  })
  const audience = row.state === 'PUBLISHED' ? await listAudience(ctx.tx, id) : []
  const may = await readersOf(
    ctx,
    audience,
    items.map(({ item }) => item),
    live,
  )
  return { row, items, audience, may }
}

/** A receipt of somebody who may not hold it any more is kept in the store and counted for nobody. */
async function linesOf(
  ctx: Ctx,
  row: BriefingRow,
  items: readonly Standing[],
  may: (item: ItemRow) => readonly string[],
): Promise<ReceiptLine[]> {
  // Items with the same readers are counted together.
  const together = new Map<readonly string[], Standing[]>()
  for (const one of items) {
    const readers = may(one.item)
    together.set(readers, [...(together.get(readers) ?? []), one])
  }
  const counts = new Map<string, { shown: number; read: number }>()
  for (const [readers, group] of together)
    for (const { itemId, ...count } of await countReceipts(
      ctx.tx,
      group.map(({ item, now }) => ({ itemId: item.id, version: now.live.version })),
      readers,
    ))
      counts.set(itemId, count)
  return items.map((one) =>
    lineOf(ctx, row, one, may(one.item).length, counts.get(one.item.id) ?? { shown: 0, read: 0 }),
  )
}

function lineOf(
  ctx: Ctx,
  row: BriefingRow,
  { item, now }: Standing,
  readers: number,
  { shown, read }: { shown: number; read: number },
): ReceiptLine {
  const moment = momentOf(ctx)
  const unread = item.isMustRead ? readers - read : 0
  const began = (row.publishedAt ?? item.addedAt).toISOString()
  const due = briefingDue(itemOf(item), began, unread, moment.now.toISOString(), moment.rules).find(
    ({ what }) => what === 'READ_ITEM',
  )
  return {
    itemId: item.id,
    kind: { code: item.kind, label: labelIn(briefingItemKinds, item.kind) },
    title: now.live.title,
    isMustRead: item.isMustRead,
    version: now.live.version,
    readers,
    shown,
    read,
    unread,
    due: due === undefined ? null : { by: due.by, isOverdue: due.isOverdue, rule: due.rule },
  }
}

function figuresOf(lines: readonly ReceiptLine[], readers: number): BriefingFigures {
  const must = lines.filter(({ isMustRead }) => isMustRead)
  const toRead = must.reduce((sum, line) => sum + line.readers, 0)
  const unread = must.reduce((sum, line) => sum + line.unread, 0)
  const overdue = must
    .filter(({ due }) => due?.isOverdue === true)
    .reduce((sum, line) => sum + line.unread, 0)
  return { items: lines.length, readers, toRead, read: toRead - unread, overdue }
}
