/** The queries of the right to know. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { ApplicationRow, LineRow } from './right-to-know.rows.ts'

/** The standing list of those whose role keeps applications. */
export async function rightToKnowAcl(tx: Tx): Promise<number> {
  const rows = await tx.$queryRaw<{ id: number }[]>`SELECT mips.right_to_know_acl() AS id`
  return rows[0]?.id ?? -1
}

export async function findApplication(tx: Tx, id: string): Promise<ApplicationRow | undefined> {
  const rows = await tx.$queryRaw<
    { answer: ApplicationRow | null }[]
  >`SELECT mips.read_right_to_know(${id}::uuid) AS answer`
  return rows[0]?.answer ?? undefined
}

export async function findDesk(tx: Tx, limit: number): Promise<LineRow[]> {
  const rows = await tx.$queryRaw<
    { answer: LineRow[] }[]
  >`SELECT mips.right_to_know_desk(${limit}::int) AS answer`
  return rows[0]?.answer ?? []
}

export const findKind = (tx: Tx, id: string) =>
  tx.record.findUnique({ where: { id }, select: { kind: true } })

export async function insertApplication(
  tx: Tx,
  rows: { event: Prisma.EventUncheckedCreateInput; application: Prisma.RightToKnowUncheckedCreateInput },
): Promise<void> {
  await tx.event.create({ data: rows.event, select: { id: true } })
  await tx.rightToKnow.create({ data: rows.application, select: { id: true } })
}

export async function updateApplication(
  tx: Tx,
  id: string,
  data: Prisma.RightToKnowUncheckedUpdateInput,
): Promise<void> {
  await tx.rightToKnow.update({ where: { id }, data, select: { id: true } })
}

export const insertStage = (tx: Tx, row: Prisma.RightToKnowStageUncheckedCreateInput) =>
  tx.rightToKnowStage.create({ data: row, select: { id: true } })

export const setStatus = (tx: Tx, id: string, status: string) =>
  tx.event.update({ where: { id }, data: { status }, select: { id: true } })
