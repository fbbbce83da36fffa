/** The queries of search warrants. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { SearchRow } from './search-warrant.rows.ts'

/** The warrant with everything; undefined when hidden or unknown. */
export async function findSearch(tx: Tx, id: string): Promise<SearchRow | undefined> {
  const rows = await tx.$queryRaw<
    { answer: SearchRow | null }[]
  >`SELECT mips.read_search_warrant(${id}::uuid) AS answer`
  return rows[0]?.answer ?? undefined
}

/** Open ones first, the oldest application first; those that are done the newest first. */
export async function listSearches(tx: Tx, state: string | undefined, limit: number): Promise<SearchRow[]> {
  const rows = await tx.$queryRaw<{ answer: SearchRow }[]>`
    SELECT mips.read_search_warrant(s.id) AS answer FROM (
      SELECT w.id, w.state IN ('REFUSED', 'RETURNED') AS is_done, w.asked_at FROM search_warrant w
       WHERE mips.may_see_kind('SearchWarrant') AND (${state ?? null}::text IS NULL OR w.state = ${state ?? null}::text)
       ORDER BY is_done, CASE WHEN w.state IN ('REFUSED', 'RETURNED') THEN -extract(epoch FROM w.asked_at) ELSE extract(epoch FROM w.asked_at) END, w.id LIMIT ${limit}) s
     ORDER BY s.is_done, CASE WHEN s.is_done THEN -extract(epoch FROM s.asked_at) ELSE extract(epoch FROM s.asked_at) END, s.id`
  return rows.map(({ answer }) => answer)
}

export async function insertSearch(
  tx: Tx,
  rows: {
    event: Prisma.EventUncheckedCreateInput
    search: Prisma.SearchWarrantUncheckedCreateInput
    grounds: Prisma.SearchWarrantGroundsUncheckedCreateInput
  },
): Promise<void> {
  await tx.event.create({ data: rows.event, select: { id: true } })
  await tx.searchWarrant.create({ data: rows.search, select: { id: true } })
  await tx.searchWarrantGrounds.create({ data: rows.grounds, select: { id: true } })
}

export async function updateSearch(
  tx: Tx,
  id: string,
  search: Prisma.SearchWarrantUncheckedUpdateInput & { state: string },
  event: Prisma.EventUncheckedUpdateInput = {},
): Promise<void> {
  await tx.searchWarrant.update({ where: { id }, data: search, select: { id: true } })
  await tx.event.update({ where: { id }, data: { ...event, status: search.state }, select: { id: true } })
}

export const insertPremises = (tx: Tx, data: Prisma.SearchWarrantPremisesUncheckedCreateInput) =>
  tx.searchWarrantPremises.create({ data, select: { id: true } })
export const insertEntry = (tx: Tx, data: Prisma.SearchWarrantEntryUncheckedCreateInput) =>
  tx.searchWarrantEntry.create({ data, select: { id: true } })

/** An active colleague with the rank. */
export const findOfficer = (tx: Tx, id: string) =>
  tx.appUser.findFirst({ where: { id, status: 'active' }, select: { id: true, rank: true } })

/** The access list of a place that this reader sees. */
export const findPlaceAcl = async (tx: Tx, id: string): Promise<number> =>
  (await tx.location.findUnique({ where: { id }, select: { aclId: true } }))?.aclId ?? 0
