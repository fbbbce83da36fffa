/** A proof about one entry that stands alone: the entry as it was sealed, its way to the root of a signed head, and the cosignatures over that. */
import { cosignersOf } from '@mips/transparency/checkpoint'
import { inclusionProof } from '@mips/transparency/merkle-proof'
import { readNote, type VerifierKey } from '@mips/transparency/signed-note'
import { writeProof } from '@mips/transparency/tlog-proof'
import type pg from 'pg'
import { cosignaturesOf } from './cosigning.service.ts'
import { addEntries, BEGINNING, endOf, type Leaf, readSeals, type Seal, treeAt } from './leaves.ts'

/** What an entry committed to, beside it: anybody can hash it again. */
export type Payload = { kind: string; salt: string; body: string }

export type EntryProof = { entry: string; index: number; size: number; cosigners: string[]; text: string }

/**
 * The proof for one entry, by its number or that of its request; undefined when there is no such entry.
 * Throws in words when it is not sealed yet. `needed` cosignatures are waited for in later heads, where there are any.
 */
export async function proveEntry(
  client: pg.ClientBase,
  event: string,
  options: { witnesses: readonly VerifierKey[]; needed: number; withContent: boolean },
): Promise<EntryProof | undefined> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  try {
    const place = await findEntry(client, event)
    if (place === undefined) return undefined
    const seals = await readSeals(client)
    const covering = seals.findIndex((seal) => isBefore(place, endOf(seal)))
    const seal = seals[covering]
    if (seal === undefined)
      throw new Error(`Entry ${place.id} is not sealed yet: ask again in a few seconds.`)
    const { leaf, index } = await leafOf(client, place.id, seals[covering - 1], seal)
    const { head, note, cosigners } = await witnessedHead(client, seals.slice(covering), options)
    const tree = await treeAt(client, head, seal.firstLeaf)
    const extra = {
      entry: leaf.content,
      payloads: options.withContent ? await payloadsOf(client, leaf.requestId) : [],
    }
    const text = writeProof({
      index,
      hashes: inclusionProof(tree, index),
      checkpoint: note,
      extra: Buffer.from(JSON.stringify(extra)),
    })
    return { entry: place.id, index, size: head.size, cosigners, text }
  } finally {
    await client.query('ROLLBACK')
  }
}

type Place = { id: string; era: number; xid: string }

async function findEntry(client: pg.ClientBase, event: string): Promise<Place | undefined> {
  const column = /^\d{1,18}$/.test(event) ? 'id' : 'request_id'
  const { rows } = await client.query<Place>(
    `SELECT id::text AS id, era, xid::text AS xid FROM audit.entry WHERE ${column} = $1 ORDER BY audit.entry.id DESC LIMIT 1`,
    [event],
  )
  return rows[0]
}

const isBefore = (place: Place, end: { era: number; xid: string }): boolean =>
  place.era < end.era || (place.era === end.era && BigInt(place.xid) < BigInt(end.xid))

async function leafOf(
  client: pg.ClientBase,
  id: string,
  before: Seal | undefined,
  seal: Seal,
): Promise<{ leaf: Leaf; index: number }> {
  let [found, index, at]: [Leaf | undefined, number, number] = [undefined, 0, seal.firstLeaf]
  await addEntries(client, before === undefined ? BEGINNING : endOf(before), endOf(seal), (leaf) => {
    if (leaf.id === id) [found, index] = [leaf, at]
    at += 1
  })
  if (found === undefined) throw new Error(`Entry ${id} is not where its seal says.`)
  return { leaf: found, index }
}

/** The first head from the entry's own on that enough witnesses cosigned, or else the newest. */
async function witnessedHead(
  client: pg.ClientBase,
  seals: readonly Seal[],
  { witnesses, needed }: { witnesses: readonly VerifierKey[]; needed: number },
): Promise<{ head: Seal; note: string; cosigners: string[] }> {
  let last: { head: Seal; note: string; cosigners: string[] } | undefined
  for (const head of seals) {
    const words = head.note + (await cosignaturesOf(client, head))
    const note = readNote(words)
    const cosigners = note === undefined ? [] : cosignersOf(note, witnesses).map(({ name }) => name)
    last = { head, note: words, cosigners }
    if (cosigners.length >= needed) return last
  }
  if (last === undefined) throw new Error('There is no head over this entry.')
  return last
}

/** What the entries of a request committed to, as it stands now. */
export async function payloadsOf(client: pg.ClientBase, requestId: string): Promise<Payload[]> {
  const { rows } = await client.query<Payload>(
    "SELECT kind, encode(salt, 'hex') AS salt, body::text AS body FROM audit.payload WHERE request_id = $1 ORDER BY kind",
    [requestId],
  )
  return rows
}
