/** Asks a witness outside to cosign the newest head of the audit, and keeps what it answers. */
import { consistencyProof } from '@mips/transparency/merkle-proof'
import type pg from 'pg'
import { newestSeal, type Seal, treeAt } from './leaves.ts'
import type { Answer, WitnessPort } from './tlog-witness.client.ts'

/** What came of asking: nothing new to cosign, cosigned, or why not. */
export type Cosigning =
  | { kind: 'nothing' }
  | { kind: 'cosigned'; size: number }
  /** It cosigned what is not the beginning of this audit. */
  | { kind: 'disagrees'; size: number; held: number | undefined }
  | { kind: 'refused'; words: string }

/** Asks once; no connection is held while the witness thinks. Throws when it cannot be reached. */
export async function cosignOnce(pool: pg.Pool, witness: WitnessPort): Promise<Cosigning> {
  const { seal, kept } = await withClient(pool, async (client) => {
    const newest = await newestSeal(client)
    return { seal: newest, kept: newest === undefined ? 0 : await sizeKept(client, witness, newest.era) }
  })
  if (seal === undefined || kept >= seal.size) return { kind: 'nothing' }
  let [answer, old] = [await offer(pool, witness, seal, kept), kept]
  if (
    answer.kind === 'conflict' &&
    answer.size !== undefined &&
    answer.size !== old &&
    answer.size <= seal.size
  ) {
    old = answer.size
    answer = await offer(pool, witness, seal, old)
  }
  if (answer.kind === 'conflict') return { kind: 'disagrees', size: seal.size, held: answer.size }
  if (answer.kind === 'refused')
    return { kind: 'refused', words: `${answer.words} to ${seal.size} entries after ${old}` }
  const { line } = answer
  await withClient(pool, (client) => keep(client, witness.key.name, seal, line))
  return { kind: 'cosigned', size: seal.size }
}

async function offer(pool: pg.Pool, witness: WitnessPort, seal: Seal, old: number): Promise<Answer> {
  const proof = await withClient(pool, async (client) =>
    consistencyProof(await treeAt(client, seal, old), old),
  )
  return witness.addCheckpoint(old, proof, seal.note)
}

async function sizeKept(client: pg.ClientBase, witness: WitnessPort, era: number): Promise<number> {
  const { rows } = await client.query<{ size: string | null }>(
    'SELECT max(size) AS size FROM audit.cosignature WHERE witness = $1 AND era = $2',
    [witness.key.name, era],
  )
  return Number(rows[0]?.size ?? 0)
}

async function keep(client: pg.ClientBase, witness: string, seal: Seal, line: string): Promise<void> {
  await client.query(
    'INSERT INTO audit.cosignature (witness, era, size, line) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [witness, seal.era, seal.size, line],
  )
}

/** Work on a connection in a transaction that sees one state. */
async function withClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

/** The cosignatures that are kept over a head, as lines of its note. */
export async function cosignaturesOf(client: pg.ClientBase, seal: Seal): Promise<string> {
  const { rows } = await client.query<{ line: string }>(
    'SELECT line FROM audit.cosignature WHERE era = $1 AND size = $2 ORDER BY witness',
    [seal.era, seal.size],
  )
  return rows.map(({ line }) => line).join('')
}
