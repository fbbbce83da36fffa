/** The queries of the pool module; which pool a session works in, and the moves between pools. */
import type { PoolCode } from '@mips/domain/identity/pools'
import type { Tx } from '../../platform/db/tx.ts'

/** The separate pools that a user may enter now: by role and membership, both. */
export async function findEnterable(tx: Tx, userId: string): Promise<PoolCode[]> {
  const rows = await tx.$queryRaw<{ code: PoolCode }[]>`
    SELECT code FROM identity_pool WHERE mips.may_enter_pool(${userId}::uuid, code) ORDER BY code`
  return rows.map((row) => row.code)
}

/** The list of a separate pool. */
export async function findPoolAcl(tx: Tx, code: string): Promise<number | undefined> {
  const rows = await tx.$queryRaw<{ aclId: number }[]>`
    SELECT acl_id AS "aclId" FROM identity_pool WHERE code = ${code}`
  return rows[0]?.aclId
}

/** From the next request on the session works there; null is the public index. */
export const setSessionPool = (tx: Tx, sessionId: string, pool: string | null) =>
  tx.$executeRaw`UPDATE app_session SET pool = ${pool} WHERE id = ${sessionId}::uuid`

/** Whether the person is there for this reader in the pool that they work in. */
export async function isPersonThere(tx: Tx, nominalId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM nominal WHERE id = ${nominalId}::uuid AND status = 'ACTIVE'`
  return rows.length > 0
}

export type MoveRow = {
  id: string
  nominalId: string
  from: PoolCode
  to: PoolCode
  reason: string
  proposedById: string
  proposedBy: string
  proposedAt: Date
}

/** Moves that wait to be decided, of people whom this reader sees, the longest waiting first; or the one. */
export const findPendingMoves = (tx: Tx, moveId: string | null): Promise<MoveRow[]> =>
  tx.$queryRaw<MoveRow[]>`
    SELECT m.id, m.record_id AS "nominalId", m.from_pool AS "from", m.to_pool AS "to", m.reason, m.proposed_by AS "proposedById",
           u.display_name || ' (' || u.staff_number || ')' AS "proposedBy", m.proposed_at AS "proposedAt"
      FROM pool_move m JOIN nominal n ON n.id = m.record_id JOIN app_user u ON u.id = m.proposed_by
     WHERE m.status = 'PENDING' AND (${moveId}::uuid IS NULL OR m.id = ${moveId}::uuid) ORDER BY m.proposed_at, m.id LIMIT 100`

/** Keeps a proposed move; undefined when one waits already. */
export async function insertMove(
  tx: Tx,
  move: { nominalId: string; from: string; to: string; reason: string; by: string; at: Date },
): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO pool_move (record_id, from_pool, to_pool, reason, proposed_by, proposed_at)
    VALUES (${move.nominalId}::uuid, ${move.from}, ${move.to}, ${move.reason}, ${move.by}::uuid, ${move.at})
    ON CONFLICT DO NOTHING RETURNING id`
  return rows[0]?.id
}

/** Decides a move, once; false when somebody else has decided it. */
export async function decide(
  tx: Tx,
  move: { id: string; status: 'MOVED' | 'REFUSED'; by: string; at: Date; reason: string },
): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE pool_move SET status = ${move.status}, decided_by = ${move.by}::uuid, decided_at = ${move.at}, decided_reason = ${move.reason}
     WHERE id = ${move.id}::uuid AND status = 'PENDING'`
  return changed === 1
}

/** Carries out a move that has been decided in this transaction; answers how many records went. */
export async function carryOut(tx: Tx, moveId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ moved: number }[]>`SELECT mips.move_to_pool(${moveId}::uuid) AS moved`
  return rows[0]?.moved ?? 0
}
