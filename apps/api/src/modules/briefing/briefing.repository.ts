/** The queries of briefings, their items and receipts; row security shows of each only what the reader may see. */
import type { Prisma } from '@mips/database/generated/client'
import type { OfficerRef } from '@mips/contracts/common'
import type { Tx } from '../../platform/db/tx.ts'
import type { AudienceRow, LiveRow } from './briefing.rows.ts'

export const insertBriefing = (tx: Tx, data: Prisma.BriefingUncheckedCreateInput) =>
  tx.briefing.create({ data, select: { id: true } })

export const updateBriefing = (tx: Tx, id: string, data: Prisma.BriefingUncheckedUpdateInput) =>
  tx.briefing.update({ where: { id }, data, select: { id: true } })

export const findBriefing = (tx: Tx, id: string) => tx.briefing.findUnique({ where: { id } })

const mostListed = 200

/** Drafts and those that stand first, the newest first. */
export const listBriefings = (tx: Tx) =>
  tx.briefing.findMany({
    orderBy: [{ fromDay: 'desc' }, { madeAt: 'desc' }, { id: 'asc' }],
    take: mostListed,
  })

/** Published briefings of a day for the units and roles of this reader. */
export const listForReader = (tx: Tx, reader: { unitCode: string; roles: readonly string[] }, today: Date) =>
  tx.$queryRaw<{ id: string }[]>`
    SELECT b.id FROM briefing b WHERE b.state = 'PUBLISHED' AND b.from_day <= ${today}::date AND b.until_day >= ${today}::date
       AND mips.is_in_audience(b.units, b.roles, ${reader.unitCode}, ${[...reader.roles]}::text[]) ORDER BY b.published_at DESC, b.id LIMIT 20`

export const listBriefingsById = (tx: Tx, ids: readonly string[]) =>
  tx.briefing.findMany({ where: { id: { in: [...ids] } } })

/** Items that were not taken out, gravest first. */
export const listItems = (tx: Tx, briefingIds: readonly string[]) =>
  tx.briefingItem.findMany({
    where: { briefingId: { in: [...briefingIds] }, removedAt: null },
    orderBy: [{ weight: 'desc' }, { id: 'asc' }],
  })

export const findItem = (tx: Tx, briefingId: string, id: string) =>
  tx.briefingItem.findFirst({ where: { id, briefingId, removedAt: null } })

export const insertItem = (tx: Tx, data: Prisma.BriefingItemUncheckedCreateInput) =>
  tx.briefingItem.create({ data, select: { id: true } })

export const updateItem = (tx: Tx, id: string, data: Prisma.BriefingItemUncheckedUpdateInput) =>
  tx.briefingItem.update({ where: { id }, data, select: { id: true } })

/** The kind of a record that this reader sees. */
export const findKind = (tx: Tx, id: string) =>
  tx.record.findUnique({ where: { id }, select: { kind: true } })

/** The records as they are now, for this reader. */
export const listLive = (tx: Tx, ids: readonly string[]): Promise<LiveRow[]> => tx.$queryRaw`
  SELECT l.id, l.version, l.marking, l.status, l.photograph_id AS "photographId", l.photograph_of AS "photographOf", l.taken_on::text AS "takenOn", l.address, l.easting, l.northing
    FROM mips.briefing_records(${[...ids]}::uuid[]) l`

/** Those of the wanted whom this reader knows to have been arrested since. */
export async function listArrested(
  tx: Tx,
  wanted: readonly { id: string; since: Date }[],
): Promise<Set<string>> {
  if (wanted.length === 0) return new Set()
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM mips.briefing_arrested(${wanted.map(({ id }) => id)}::uuid[], ${wanted.map(({ since }) => since)}::timestamptz[]) a`
  return new Set(rows.map(({ id }) => id))
}

/** Receipts of items: of one reader, or of all who read them. */
export const listReceipts = (tx: Tx, itemIds: readonly string[], userId?: string) =>
  tx.briefingReceipt.findMany({
    where: { itemId: { in: [...itemIds] }, ...(userId === undefined ? {} : { userId }) },
    orderBy: [{ shownAt: 'asc' }, { userId: 'asc' }],
  })

type Shown = { itemId: string; version: number }

/** Keeps that this reader was shown these versions; what they were shown before stays as it was. */
export const keepShown = (tx: Tx, userId: string, shown: readonly Shown[], at: Date) => tx.$executeRaw`
  INSERT INTO briefing_receipt (item_id, user_id, version, shown_at) SELECT x."itemId", ${userId}::uuid, x.version, ${at}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(shown)}::jsonb) AS x("itemId" uuid, version int) ON CONFLICT DO NOTHING`

/** Keeps that this reader has read them; what was read before keeps its time. Answers how many were read anew. */
export const keepRead = (tx: Tx, userId: string, read: readonly Shown[], at: Date) => tx.$executeRaw`
  UPDATE briefing_receipt r SET read_at = ${at}::timestamptz FROM jsonb_to_recordset(${JSON.stringify(read)}::jsonb) AS x("itemId" uuid, version int)
   WHERE r.item_id = x."itemId" AND r.version = x.version AND r.user_id = ${userId}::uuid AND r.read_at IS NULL`

/** Who is to read a briefing. */
export const listAudience = (tx: Tx, briefingId: string): Promise<AudienceRow[]> => tx.$queryRaw`
  SELECT a.user_id AS "userId", a.roles FROM mips.briefing_audience(${briefingId}::uuid) a ORDER BY a.user_id`

/** Of items in their present versions, how many of these readers were shown each, and read it. */
export const countReceipts = (
  tx: Tx,
  items: readonly Shown[],
  userIds: readonly string[],
): Promise<{ itemId: string; shown: number; read: number }[]> => tx.$queryRaw`
  SELECT c.item_id AS "itemId", c.shown, c.read FROM mips.briefing_counts(${items.map(({ itemId }) => itemId)}::uuid[], ${items.map(({ version }) => version)}::int[], ${[...userIds]}::uuid[]) c`

/** Which of these people may read a record of a kind under all of some lists. */
export async function listMayRead(
  tx: Tx,
  userIds: readonly string[],
  on: { kind: string; lists: readonly number[] },
): Promise<string[]> {
  const rows = await tx.$queryRaw<
    { id: string }[]
  >`SELECT m.id FROM mips.users_may_read(${[...userIds]}::uuid[], ${on.kind}, ${[...on.lists]}::int[]) m (id) ORDER BY m.id`
  return rows.map(({ id }) => id)
}

/** Staff by id. */
export async function findOfficers(tx: Tx, ids: readonly string[]): Promise<Map<string, OfficerRef>> {
  const rows = await tx.appUser.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, staffNumber: true, displayName: true, rank: true },
  })
  return new Map(rows.map((row) => [row.id, row]))
}

export const listUnits = (tx: Tx, codes: readonly string[]) =>
  tx.unit.findMany({ where: { code: { in: [...codes] } }, select: { code: true, name: true } })

export const allUnits = (tx: Tx) =>
  tx.unit.findMany({ select: { code: true, name: true }, orderBy: { name: 'asc' } })

/** Whose items are still to be looked at. */
export async function listAuthors(tx: Tx, today: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<
    { id: string }[]
  >`SELECT a.id FROM mips.briefing_authors(${today}::date) a (id)`
  return rows.map(({ id }) => id)
}

/** Items that somebody put on a published briefing and was not told of yet, as far as they see them. */
export async function listOwnItems(tx: Tx, userId: string, today: Date) {
  const published = await tx.briefing.findMany({ where: { state: 'PUBLISHED' }, select: { id: true } })
  return tx.briefingItem.findMany({
    where: {
      briefingId: { in: published.map(({ id }) => id) },
      addedBy: userId,
      removedAt: null,
      toldAt: null,
      recordId: { not: null },
      untilDay: { gte: today },
    },
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
  })
}
