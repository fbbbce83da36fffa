/** The queries of the job that makes what victims are owed. */
import type { Tx } from '../../platform/db/tx.ts'

/** Every access list there is: the job looks at all crimes. */
export async function allLists(tx: Pick<Tx, '$queryRaw'>): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`SELECT id FROM acl ORDER BY id`
  return [...new Set([0, ...rows.map(({ id }) => id)])]
}

/** One server does it at a time: true for the one that holds the lock until the end of this transaction. */
export async function tryLead(tx: Tx): Promise<boolean> {
  const rows = await tx.$queryRaw<
    { mine: boolean }[]
  >`SELECT pg_try_advisory_xact_lock(hashtextextended('victim-dues', 0)) AS mine`
  return rows[0]?.mine ?? false
}
