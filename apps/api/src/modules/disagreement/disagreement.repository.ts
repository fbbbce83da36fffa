/** The queries of what intelligence asserts of people. */
import type { Prisma } from '@mips/database/generated/client'
import type { OfficerRef } from '@mips/contracts/common'
import type { Tx } from '../../platform/db/tx.ts'

export const listAsserted = (tx: Tx, personRecordIds: readonly string[]) =>
  tx.assertedFact.findMany({
    where: { personRecordId: { in: [...personRecordIds] }, withdrawnAt: null },
    orderBy: [{ assertedAt: 'desc' }, { id: 'asc' }],
    take: 200,
  })
export type AssertedRow = Awaited<ReturnType<typeof listAsserted>>[number]

export const findAsserted = (tx: Tx, id: string) => tx.assertedFact.findUnique({ where: { id } })

export const insertAsserted = (tx: Tx, data: Prisma.AssertedFactUncheckedCreateInput) =>
  tx.assertedFact.create({ data, select: { id: true } })

export const withdrawAsserted = (
  tx: Tx,
  id: string,
  data: { withdrawnBy: string; withdrawnAt: Date; withdrawnReason: string },
) => tx.assertedFact.update({ where: { id }, data, select: { id: true } })

/** Staff by id. */
export async function findOfficers(tx: Tx, ids: readonly string[]): Promise<Map<string, OfficerRef>> {
  const rows = await tx.appUser.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, staffNumber: true, displayName: true, rank: true },
  })
  return new Map(rows.map((row) => [row.id, row]))
}
