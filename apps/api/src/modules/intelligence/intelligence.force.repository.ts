/** The queries about which force a report is of. */
import type { Tx } from '../../platform/db/tx.ts'

/** The code of the force of a user. */
export async function findForceOfUser(tx: Tx, userId: string): Promise<string> {
  const rows = await tx.$queryRaw<{ code: string }[]>`SELECT mips.force_of(${userId}::uuid) AS code`
  return rows[0]?.code ?? ''
}

/** A report that was received under this number of this force, of those that the caller sees. */
export async function findReceived(
  tx: Tx,
  force: string,
  reference: string,
): Promise<{ reference: string | null } | null> {
  const rows = await tx.$queryRaw<{ reference: string | null }[]>`
    SELECT r.reference FROM intelligence_report i JOIN record r ON r.id = i.id
     WHERE i.received_from = ${force} AND upper(i.received_reference) = upper(${reference}) ORDER BY r.created_at LIMIT 1`
  return rows[0] ?? null
}
