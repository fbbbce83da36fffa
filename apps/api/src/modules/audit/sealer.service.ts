/** Seals the audit: takes every entry whose transaction has ended, adds it to the tree, and signs the new head. */
import { signCheckpoint } from '@mips/transparency/checkpoint'
import {
  appendLeaf,
  emptyFrontier,
  leafHash,
  packFrontier,
  rootOf,
  unpackFrontier,
} from '@mips/transparency/merkle-tree'
import type pg from 'pg'
import { keyOf, type SealKeys } from './checkpoint.ts'
import { addEntries, endOf, newestSeal } from './leaves.ts'
import type { Witness } from './witness.ts'

export type Sealed = { sealNo: bigint; size: bigint; added: number } | undefined

const sealLock = 620_218

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
    const horizon = await client.query<{ x: string; era: number }>(
      'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS x, coalesce((SELECT max(era) FROM audit.recovery), 1) AS era',
    )
    const to = { era: horizon.rows[0]?.era ?? 1, xid: horizon.rows[0]?.x ?? '0' }
    const last = await newestSeal(client)
    const frontier = last === undefined ? emptyFrontier() : unpackFrontier(BigInt(last.size), last.frontier)
    const first = frontier.size
    const added = await addEntries(client, endOf(last), to, ({ content }) =>
      appendLeaf(frontier, leafHash(Buffer.from(content))),
    )
    if (added === 0) return await abandon(client)
    const sealNo = BigInt(last?.no ?? 0) + 1n
    const key = keyOf({ origin, publicKey: keys.publicKey }, to.era)
    const note = signCheckpoint(
      { origin: key.name, size: Number(frontier.size), root: rootOf(frontier) },
      key,
      keys.privateKey,
    )
    await client.query(
      'INSERT INTO audit.seal (seal_no, era, xid_lo, xid_hi, first_leaf, size, root, note, frontier) VALUES ($1, $2, $3::text::xid8, $4::text::xid8, $5, $6, $7, $8, $9)',
      [
        sealNo.toString(),
        to.era,
        endOf(last).xid,
        to.xid,
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
