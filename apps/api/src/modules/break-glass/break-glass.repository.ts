/** The queries of openings: one's own, those of records on whose list one is, and all for professional standards, by row security. */
import type { Tx } from '../../platform/db/tx.ts'

/** The instant of the database, by which lists hold or lapse. */
export async function databaseNow(tx: Tx): Promise<string> {
  const rows = await tx.$queryRaw<{ now: Date }[]>`SELECT now() AS now`
  return rows[0]?.now.toISOString() ?? ''
}

/** Whether the caller sees the record already. */
export const isSeen = async (tx: Tx, recordId: string): Promise<boolean> =>
  (await tx.record.findUnique({ where: { id: recordId }, select: { id: true } })) !== null

/** Whether the caller has it open at this moment. */
export async function isOpenedBy(tx: Tx, recordId: string, userId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM break_glass WHERE record_id = ${recordId}::uuid AND user_id = ${userId}::uuid AND ended_at IS NULL AND until > now()) AS found`
  return rows[0]?.found ?? false
}

/** Opens it for so many minutes; null where nothing signposted is there for the caller. */
export async function openFor(
  tx: Tx,
  recordId: string,
  reason: string,
  minutes: number,
): Promise<string | null> {
  const rows = await tx.$queryRaw<
    { id: string | null }[]
  >`SELECT mips.break_glass(${recordId}::uuid, ${reason}, ${minutes}::int) AS id`
  return rows[0]?.id ?? null
}

/** People on the list of the record who are told, whoever made the list first. */
export async function listOwners(tx: Tx, openingId: string, most: number): Promise<string[]> {
  const rows = await tx.$queryRaw<
    { ids: string[] }[]
  >`SELECT mips.glass_owners(${openingId}::uuid, ${most}::int) AS ids`
  return rows[0]?.ids ?? []
}

export async function endOwn(tx: Tx, openingId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ found: boolean }[]>`SELECT mips.end_glass(${openingId}::uuid) AS found`
  return rows[0]?.found ?? false
}

/** Ends all whose time is over; the records that they were of. */
export async function endOver(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ ids: string[] }[]>`SELECT mips.end_glasses() AS ids`
  return rows[0]?.ids ?? []
}

/** Whether the time of any is over. */
export async function isAnyOver(tx: Tx): Promise<boolean> {
  const rows = await tx.$queryRaw<{ found: boolean }[]>`SELECT mips.glass_is_over() AS found`
  return rows[0]?.found ?? false
}

export const findOpening = (tx: Tx, id: string) => tx.breakGlass.findUnique({ where: { id } })
export type OpeningRow = NonNullable<Awaited<ReturnType<typeof findOpening>>>

export const holdOpening = (tx: Tx, id: string) =>
  tx.$executeRaw`SELECT 1 FROM break_glass WHERE id = ${id}::uuid FOR UPDATE`

const unanswered = (isAll: boolean) => (isAll ? {} : { answeredAt: null })
/** The newest first; `isAll` with those that were answered. */
export const listSeen = (tx: Tx, isAll: boolean, most: number) =>
  tx.breakGlass.findMany({
    where: unanswered(isAll),
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    take: most,
  })
export const countSeen = (tx: Tx, isAll: boolean): Promise<number> =>
  tx.breakGlass.count({ where: unanswered(isAll) })

export const keepAnswer = (
  tx: Tx,
  id: string,
  data: { answer: string; answerWords: string; answeredBy: string; answeredAt: Date },
) => tx.breakGlass.updateMany({ where: { id, answeredAt: null }, data })

export const findOfficers = (tx: Tx, ids: readonly string[]) =>
  tx.appUser.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, staffNumber: true, displayName: true, rank: true },
  })
