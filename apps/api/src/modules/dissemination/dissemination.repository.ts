/** The queries of the ledger of what was given of intelligence. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { LedgerRows, ToTellRow } from './dissemination.rows.ts'

/** Nobody else writes on the ledger of this report until the transaction ends. */
export const lockLedger = (tx: Tx, reportId: string) =>
  tx.$executeRaw`SELECT mips.lock_ledger(${reportId}::uuid)`

export async function findLedger(tx: Tx, reportId: string): Promise<LedgerRows> {
  const rows = await tx.$queryRaw<
    { answer: LedgerRows }[]
  >`SELECT mips.read_ledger(${reportId}::uuid) AS answer`
  return rows[0]?.answer ?? { events: [], given: [] }
}

export async function findToTell(tx: Tx, limit: number): Promise<ToTellRow[]> {
  const rows = await tx.$queryRaw<
    { answer: ToTellRow[] }[]
  >`SELECT mips.ledgers_to_tell(${limit}::int) AS answer`
  return rows[0]?.answer ?? []
}

export const insertEvent = (tx: Tx, data: Prisma.IntelligenceLedgerUncheckedCreateInput) =>
  tx.intelligenceLedger.create({ data, select: { id: true } })

export const insertDissemination = (tx: Tx, data: Prisma.IntelligenceDisseminationUncheckedCreateInput) =>
  tx.intelligenceDissemination.create({ data, select: { id: true } })

/** A colleague who works here now. */
export const findColleague = (tx: Tx, id: string) =>
  tx.appUser.findFirst({ where: { id, status: 'active' }, select: { id: true, displayName: true } })
