/** Who has read which version of what, and who has not (BF-5): of items that the asker may hold, and of readers who may hold them. */
import type { BriefingFigures, BriefingHead, ReceiptLine } from '@mips/contracts/briefing-parts'
import type { OfficerRef } from '@mips/contracts/common'
import { permissionsOf } from '@mips/domain/access/roles'
import { labelIn } from '@mips/domain/custody/offence-words'
import { briefingDue, isItemStanding, unreadBy } from '@mips/domain/intelligence/briefing'
import { briefingItemKinds } from '@mips/domain/intelligence/briefing-audience'
import { intelligenceReaderOf } from '@mips/domain/intelligence/reader-roles'
import type { Ctx } from '../../platform/http/module.ts'
import { itemOf, type LiveItem, readLive } from './briefing.live.service.ts'
import { presentHead } from './briefing.view.ts'
import { momentOf, namesOf, noteShown, requireBriefing } from './briefing.reading.ts'
import { findOfficers, listAudience, listItems, listMayRead, listReceipts } from './briefing.repository.ts'
import type { AudienceRow, BriefingRow, ItemRow } from './briefing.rows.ts'

export async function readReceipts(
  ctx: Ctx,
  id: string,
): Promise<{ briefing: BriefingHead; figures: BriefingFigures; lines: ReceiptLine[] }> {
  const row = await requireBriefing(ctx, id)
  const { today, rules } = momentOf(ctx)
  const all = await listItems(ctx.tx, [id])
  const live = await readLive(ctx, all)
  const items = all.filter((item) => live.has(item.id) && isItemStanding(itemOf(item), today, rules))
  const audience = row.state === 'PUBLISHED' ? await listAudience(ctx.tx, id) : []
  const receipts = await listReceipts(
    ctx.tx,
    items.map((item) => item.id),
  )
  const officers = await findOfficers(ctx.tx, [
    ...audience.map(({ userId }) => userId),
    ...receipts.map(({ userId }) => userId),
  ])
  const may = await readersOf(ctx, audience, items, live)
  const lines = items.flatMap((item) => {
    const now = live.get(item.id)
    if (now === undefined || now.live.isEnded) return []
    return [lineOf(ctx, { row, item, now, readers: may(item), officers, receipts })]
  })
  noteShown(
    ctx,
    items.flatMap(({ recordId }) => recordId ?? []),
  )
  return {
    briefing: presentHead(row, await namesOf(ctx.tx, [row], [])),
    figures: figuresOf(lines, audience.length),
    lines,
  }
}

type Receipt = Awaited<ReturnType<typeof listReceipts>>[number]
type OfLine = {
  row: BriefingRow
  item: ItemRow
  now: LiveItem
  readers: readonly string[]
  officers: ReadonlyMap<string, OfficerRef>
  receipts: readonly Receipt[]
}

/** A receipt of somebody who may not hold it any more is kept in the store and told to nobody. */
function lineOf(ctx: Ctx, { row, item, now, readers, officers, receipts }: OfLine): ReceiptLine {
  const moment = momentOf(ctx)
  const own = receipts.filter(({ itemId, userId }) => itemId === item.id && readers.includes(userId))
  const read = own.flatMap(({ userId, version, readAt }) =>
    readAt === null ? [] : [{ itemId: item.id, userId, version, at: readAt.toISOString() }],
  )
  const unread = unreadBy(item, now.live.version, readers, read)
  const began = (row.publishedAt ?? item.addedAt).toISOString()
  const due = briefingDue(itemOf(item), began, unread, moment.now.toISOString(), moment.rules).find(
    ({ what }) => what === 'READ_ITEM',
  )
  const named = (id: string) => officers.get(id) ?? []
  return {
    itemId: item.id,
    kind: { code: item.kind, label: labelIn(briefingItemKinds, item.kind) },
    title: now.live.title,
    isMustRead: item.isMustRead,
    version: now.live.version,
    readers: readers.length,
    shown: new Set(own.map(({ userId }) => userId)).size,
    read: read.flatMap(({ userId, at, version }) =>
      [named(userId)].flat().map((by) => ({ by, at, version })),
    ),
    unread: unread.flatMap(named),
    due: due === undefined ? null : { by: due.by, isOverdue: due.isOverdue, rule: due.rule },
  }
}

/** Those of the audience who may hold an item; asked once for each list and kind. */
async function readersOf(
  ctx: Ctx,
  audience: readonly AudienceRow[],
  items: readonly ItemRow[],
  live: ReadonlyMap<string, LiveItem>,
): Promise<(item: ItemRow) => string[]> {
  const ids = audience.map(({ userId }) => userId)
  const asked = new Map<string, string[]>()
  const keyOf = (item: ItemRow) =>
    [live.get(item.id)?.node?.kind ?? '', item.aclId, live.get(item.id)?.paragraph?.listAcl ?? 0].join()
  for (const item of items) {
    const kind = live.get(item.id)?.node?.kind
    if (kind === undefined || asked.has(keyOf(item))) continue
    const lists = [item.aclId, item.listAcl, live.get(item.id)?.paragraph?.listAcl ?? 0]
    asked.set(keyOf(item), await listMayRead(ctx.tx, ids, { kind, lists }))
  }
  return (item) => {
    const found = live.get(item.id)
    if (found?.node === undefined) return ids
    const may = asked.get(keyOf(item)) ?? []
    const { paragraph } = found
    if (paragraph === undefined) return may
    return audience
      .filter(({ userId }) => may.includes(userId))
      .filter(({ userId, roles }) =>
        paragraph.isOpenTo(
          intelligenceReaderOf({
            userId,
            permissions: roles.flatMap(permissionsOf),
            acls: [paragraph.listAcl],
          }),
        ),
      )
      .map(({ userId }) => userId)
  }
}

function figuresOf(lines: readonly ReceiptLine[], readers: number): BriefingFigures {
  const must = lines.filter(({ isMustRead }) => isMustRead)
  const toRead = must.reduce((sum, line) => sum + line.readers, 0)
  const unread = must.reduce((sum, line) => sum + line.unread.length, 0)
  const overdue = must
    .filter(({ due }) => due?.isOverdue === true)
    .reduce((sum, line) => sum + line.unread.length, 0)
  return { items: lines.length, readers, toRead, read: toRead - unread, overdue }
}
