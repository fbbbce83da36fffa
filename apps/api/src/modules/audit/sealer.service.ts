/** Seals the audit: takes every entry whose transaction has ended, adds it to the tree, and signs the new head. */
import type pg from 'pg'
import { type SealKeys, signCheckpoint } from './checkpoint.ts'
import { leafExpression } from './entry-leaf.ts'
import { appendLeaf, emptyFrontier, leafHash, packFrontier, rootOf, unpackFrontier } from './merkle-tree.ts'
import type { Witness } from './witness.ts'

export type Sealed = { sealNo: bigint; size: bigint; added: number } | undefined

const sealLock = 620_218
const pageSize = 5_000

type LastSeal = { seal_no: string; xid_hi: string; size: string; frontier: Buffer }

/**
 * Makes one seal when there is something to seal. The order is that of the transactions' ids below the horizon
 * (pg_snapshot_xmin): every transaction below it has ended, so no entry can appear there later.
 */
export async function sealOnce(
  pool: pg.Pool,
  keys: SealKeys,
  witness: Witness,
  origin: string,
  now: Date,
): Promise<Sealed> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
    const free = await client.query<{ ok: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS ok', [sealLock])
    if (free.rows[0]?.ok !== true) return await abandon(client)
    const horizon = await client.query<{ x: string }>(
      'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS x',
    )
    const to = horizon.rows[0]?.x ?? '0'
    const last = (
      await client.query<LastSeal>(
        'SELECT seal_no, xid_hi::text, size, frontier FROM audit.seal ORDER BY seal_no DESC LIMIT 1',
      )
    ).rows[0]
    const from = last?.xid_hi ?? '0'
    const frontier = last === undefined ? emptyFrontier() : unpackFrontier(BigInt(last.size), last.frontier)
    const first = frontier.size
    const added = await addEntries(client, from, to, (content) =>
      appendLeaf(frontier, leafHash(Buffer.from(content))),
    )
    if (added === 0) return await abandon(client)
    const sealNo = BigInt(last?.seal_no ?? 0) + 1n
    const note = signCheckpoint(
      { origin, size: frontier.size, root: rootOf(frontier), at: now.toISOString() },
      keys.privateKey,
    )
    await client.query(
      'INSERT INTO audit.seal (seal_no, era, xid_lo, xid_hi, first_leaf, size, root, note, frontier) VALUES ($1, 1, $2::text::xid8, $3::text::xid8, $4, $5, $6, $7, $8)',
      [
        sealNo.toString(),
        from,
        to,
        first.toString(),
        frontier.size.toString(),
        rootOf(frontier),
        note,
        packFrontier(frontier),
      ],
    )
    await client.query('COMMIT')
    await witness.tell({ kind: 'head', at: now.toISOString(), note })
    return { sealNo, size: frontier.size, added }
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

async function abandon(client: pg.PoolClient): Promise<undefined> {
  await client.query('ROLLBACK')
  return undefined
}

/** Reads the leaves between two transaction ids in their order, page by page; returns how many. */
export async function addEntries(
  client: pg.ClientBase,
  from: string,
  to: string,
  take: (content: string) => void,
): Promise<number> {
  await client.query("SET LOCAL timezone = 'UTC'")
  await client.query("SET LOCAL bytea_output = 'hex'")
  let [afterXid, afterId, count] = [from, '0', 0]
  for (;;) {
    const page = await client.query<{ xid: string; id: string; content: string }>(
      `SELECT xid::text AS xid, id::text AS id, ${leafExpression} AS content FROM audit.entry
        WHERE xid >= $1::text::xid8 AND xid < $2::text::xid8 AND (xid, id) > ($3::text::xid8, $4::bigint) ORDER BY audit.entry.xid, audit.entry.id LIMIT ${pageSize}`,
      [from, to, afterXid, afterId],
    )
    for (const row of page.rows) take(row.content)
    count += page.rows.length
    const end = page.rows.at(-1)
    if (end === undefined || page.rows.length < pageSize) return count
    ;[afterXid, afterId] = [end.xid, end.id]
  }
}
