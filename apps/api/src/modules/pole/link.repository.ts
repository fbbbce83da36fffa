/** The queries that end links. */
import type { Tx } from '../../platform/db/tx.ts'

export const findLink = (tx: Tx, id: string) =>
  tx.link.findUnique({
    where: { id },
    select: { id: true, fromId: true, toId: true, role: true, note: true, validFrom: true, validTo: true },
  })

/** The live link of two records in a role. */
export const findLiveLink = (tx: Tx, fromId: string, toId: string, role: string) =>
  tx.link.findFirst({ where: { fromId, toId, role, validTo: null }, select: { id: true } })

/** Ends a link that runs still; false when another did so first. */
export async function closeLink(
  tx: Tx,
  id: string,
  end: { validTo: Date; endedBy: string; note: string },
): Promise<boolean> {
  const closed = await tx.link.updateMany({ where: { id, validTo: null }, data: end })
  return closed.count === 1
}
