/** The leaves of the tree as they stand in the database, and the parts of the tree that proofs are made from. */
import { type PartialTree, partialTree } from '@mips/transparency/merkle-proof'
import { emptyFrontier, leafHash, unpackFrontier } from '@mips/transparency/merkle-tree'
import type pg from 'pg'
import { leafExpression } from './entry-leaf.ts'

/** A place in the order of the leaves: before every transaction of this era from this number on. */
export type Bound = { era: number; xid: string }

/** Before the first entry. */
export const BEGINNING: Bound = { era: 0, xid: '0' }

export type Leaf = { id: string; xid: string; era: number; requestId: string; content: string }

const pageSize = 5_000

/** Reads the leaves between two bounds in their order, page by page; returns how many. Needs an open transaction. */
export async function addEntries(
  client: pg.ClientBase,
  from: Bound,
  to: Bound | undefined,
  take: (leaf: Leaf) => void | Promise<void>,
): Promise<number> {
  await client.query("SET LOCAL timezone = 'UTC'")
  await client.query("SET LOCAL bytea_output = 'hex'")
  let [after, count]: [Leaf | undefined, number] = [undefined, 0]
  for (;;) {
    const page: pg.QueryResult<Leaf> = await client.query<Leaf>(
      `SELECT era, xid::text AS xid, id::text AS id, request_id AS "requestId", ${leafExpression} AS content FROM audit.entry
        WHERE (era, xid) >= ($1::int, $2::text::xid8) AND ($3::int IS NULL OR (era, xid) < ($3::int, $4::text::xid8))
          AND ($5::bigint IS NULL OR (era, xid, id) > ($1::int, $2::text::xid8, $5::bigint))
        ORDER BY audit.entry.era, audit.entry.xid, audit.entry.id LIMIT ${pageSize}`,
      [(after ?? from).era, (after ?? from).xid, to?.era ?? null, to?.xid ?? '0', after?.id ?? null],
    )
    for (const leaf of page.rows) await take(leaf)
    count += page.rows.length
    after = page.rows.at(-1)
    if (after === undefined || page.rows.length < pageSize) return count
  }
}

/** A seal as it is kept. */
export type Seal = {
  no: string
  era: number
  xidLo: string
  xidHi: string
  firstLeaf: number
  size: number
  root: Buffer
  note: string
  frontier: Buffer
  at: Date
}

type SealRow = Omit<Seal, 'firstLeaf' | 'size'> & { firstLeaf: string; size: string }

/** The columns of a seal, for every query that reads seals. */
const columns = `seal_no::text AS no, era, xid_lo::text AS "xidLo", xid_hi::text AS "xidHi", first_leaf AS "firstLeaf", size, root, note, frontier, at`

/** Seals of the database that a condition lets through, in their order. */
export async function readSeals(
  client: pg.ClientBase,
  rest: 'ORDER BY seal_no' | `WHERE ${string}` = 'ORDER BY seal_no',
  values: readonly unknown[] = [],
): Promise<Seal[]> {
  const { rows } = await client.query<SealRow>(`SELECT ${columns} FROM audit.seal ${rest}`, [...values])
  return rows.map((row) => ({ ...row, firstLeaf: Number(row.firstLeaf), size: Number(row.size) }))
}

export const newestSeal = async (client: pg.ClientBase): Promise<Seal | undefined> =>
  (await readSeals(client, 'WHERE true ORDER BY seal_no DESC LIMIT 1'))[0]

/** Where a seal ends. */
export const endOf = (seal: Seal | undefined): Bound =>
  seal === undefined ? BEGINNING : { era: seal.era, xid: seal.xidHi }

/** The tree at a seal, with the leaves from the last seal of at most `known` entries on; enough for proofs from there. */
export async function treeAt(client: pg.ClientBase, seal: Seal, known: number): Promise<PartialTree> {
  const [before] = await readSeals(client, 'WHERE size <= $1 ORDER BY size DESC, seal_no DESC LIMIT 1', [
    known,
  ])
  const frontier =
    before === undefined ? emptyFrontier() : unpackFrontier(BigInt(before.size), before.frontier)
  const added: Buffer[] = []
  await addEntries(client, endOf(before), endOf(seal), ({ content }) => {
    added.push(leafHash(Buffer.from(content)))
  })
  return partialTree(frontier, added)
}
