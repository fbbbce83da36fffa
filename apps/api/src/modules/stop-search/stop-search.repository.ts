/** The queries of stop and search. */
import type { Prisma } from '@mips/database/generated/client'
import type { OfficerRef } from '@mips/contracts/common'
import type { SearchFacts } from '@mips/contracts/stop-search-parts'
import type { Tx } from '../../platform/db/tx.ts'
import type {
  ArrestRow,
  AuthorityPageRow,
  AuthorityRow,
  StopLineRow,
  StopPageRow,
} from './stop-search.rows.ts'

export async function findStop(tx: Tx, id: string): Promise<StopPageRow | undefined> {
  const rows = await tx.$queryRaw<
    { answer: StopPageRow | null }[]
  >`SELECT mips.read_stop_search(${id}::uuid) AS answer`
  return rows[0]?.answer ?? undefined
}

export async function findStops(
  tx: Tx,
  scope: string,
  userId: string,
  limit: number,
): Promise<StopLineRow[]> {
  const rows = await tx.$queryRaw<
    { answer: StopLineRow[] }[]
  >`SELECT mips.stop_searches(${scope}, ${userId}::uuid, ${limit}::int) AS answer`
  return rows[0]?.answer ?? []
}

export async function findAuthority(tx: Tx, id: string): Promise<AuthorityPageRow | undefined> {
  const rows = await tx.$queryRaw<
    { answer: AuthorityPageRow | null }[]
  >`SELECT mips.read_search_authority(${id}::uuid) AS answer`
  return rows[0]?.answer ?? undefined
}

/** The authorities that end at or after a time. */
export async function findAuthorities(tx: Tx, since: Date, limit: number): Promise<AuthorityRow[]> {
  const rows = await tx.$queryRaw<
    { answer: AuthorityRow[] }[]
  >`SELECT mips.search_authorities(${since}, ${limit}::int) AS answer`
  return rows[0]?.answer ?? []
}

/** The facts of closed searches of a span that stand on no list, and how many of it are not closed yet. */
export async function findPublished(tx: Tx, from: Date, to: Date): Promise<SearchFacts[]> {
  const rows = await tx.$queryRaw<
    { answer: { facts: SearchFacts[] } }[]
  >`SELECT mips.stop_searches_published(${from}, ${to}) AS answer`
  return rows[0]?.answer.facts ?? []
}

/** What the officer filled in the last time. */
export async function findLast(
  tx: Tx,
  userId: string,
): Promise<{ searcherSex: string | null; isPlainClothes: boolean | null } | undefined> {
  const rows = await tx.$queryRaw<
    { answer: { searcherSex: string | null; isPlainClothes: boolean | null } | null }[]
  >`SELECT mips.stop_search_last(${userId}::uuid) AS answer`
  return rows[0]?.answer ?? undefined
}

/** The arrests that the officer made since a time. */
export async function findArrestsBy(tx: Tx, userId: string, since: Date): Promise<ArrestRow[]> {
  const rows = await tx.$queryRaw<
    { answer: ArrestRow[] }[]
  >`SELECT mips.stop_search_arrests(${userId}::uuid, ${since}) AS answer`
  return rows[0]?.answer ?? []
}

export const findByCode = (tx: Tx, receiptCode: string) =>
  tx.stopSearch.findUnique({ where: { receiptCode }, select: { id: true } })

/** Officers by id; one that is unknown is missing. */
export const findOfficers = (tx: Tx, ids: readonly string[]): Promise<OfficerRef[]> =>
  tx.appUser.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, staffNumber: true, displayName: true, rank: true },
  })

/** What a link may go to: the kind and the list of a record that this reader may see. */
export const findRecords = (tx: Tx, ids: readonly string[]) =>
  tx.record.findMany({ where: { id: { in: [...ids] } }, select: { id: true, kind: true, aclId: true } })

export async function insertStop(
  tx: Tx,
  rows: {
    event: Prisma.EventUncheckedCreateInput
    stop: Prisma.StopSearchUncheckedCreateInput
    officers: Prisma.EventOfficerUncheckedCreateInput[]
  },
): Promise<void> {
  await tx.event.create({ data: rows.event, select: { id: true } })
  await tx.stopSearch.create({ data: rows.stop, select: { id: true } })
  await tx.eventOfficer.createMany({ data: rows.officers })
}

export async function updateStop(
  tx: Tx,
  id: string,
  stop: Prisma.StopSearchUncheckedUpdateInput,
  event: Prisma.EventUncheckedUpdateInput,
): Promise<void> {
  await tx.stopSearch.update({ where: { id }, data: stop, select: { id: true } })
  await tx.event.update({ where: { id }, data: event, select: { id: true } })
}

/** Makes sure that each officer who used force owes a form, and that nobody else does; a form that was given stays. */
export async function keepForms(tx: Tx, stopSearchId: string, officerIds: readonly string[]): Promise<void> {
  const held = await tx.stopForce.findMany({
    where: { stopSearchId },
    select: { id: true, officerId: true, state: true },
  })
  for (const officerId of officerIds) {
    const form = held.find((one) => one.officerId === officerId)
    if (form === undefined)
      await tx.stopForce.create({ data: { stopSearchId, officerId }, select: { id: true } })
    else if (form.state === 'NOT_OWED')
      await tx.stopForce.update({ where: { id: form.id }, data: { state: 'OWED' }, select: { id: true } })
  }
  for (const form of held)
    if (form.state === 'OWED' && !officerIds.includes(form.officerId))
      await tx.stopForce.update({ where: { id: form.id }, data: { state: 'NOT_OWED' }, select: { id: true } })
}

export const updateForm = (tx: Tx, id: string, row: Prisma.StopForceUncheckedUpdateInput) =>
  tx.stopForce.update({ where: { id }, data: row, select: { id: true } })

/** The live links of a record in a role, whichever way they run. */
export const findLinks = (tx: Tx, stopId: string, role: string) =>
  tx.link.findMany({
    where: { role, validTo: null, OR: [{ fromId: stopId }, { toId: stopId }] },
    select: { id: true, fromId: true, toId: true },
  })

export async function insertAuthority(
  tx: Tx,
  event: Prisma.EventUncheckedCreateInput,
  authority: Prisma.SearchAuthorityUncheckedCreateInput,
): Promise<void> {
  await tx.event.create({ data: event, select: { id: true } })
  await tx.searchAuthority.create({ data: authority, select: { id: true } })
}

export async function updateAuthority(
  tx: Tx,
  id: string,
  row: Prisma.SearchAuthorityUncheckedUpdateInput,
  occurredTo: Date,
): Promise<void> {
  await tx.searchAuthority.update({ where: { id }, data: row, select: { id: true } })
  await tx.event.update({ where: { id }, data: { occurredTo }, select: { id: true } })
}
