/** The whole audit as a file of lines that outsiders can check: every entry as it is sealed, in the order of the tree, and every signed head where it stands. */
import { readNote } from '@mips/transparency/signed-note'
import type pg from 'pg'
import { cosignaturesOf } from './cosigning.service.ts'
import { addEntries, BEGINNING, endOf, readSeals } from './leaves.ts'
import { payloadsOf } from './proof.service.ts'

/** Writes the file line by line; `withContent` adds what entries committed to, which names people. */
export async function writeLog(
  client: pg.ClientBase,
  write: (line: string) => void | Promise<void>,
  options: { origin: string; now: Date; withContent: boolean },
): Promise<{ entries: number; heads: number }> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  try {
    let entries = 0
    const put = (line: object) => write(`${JSON.stringify(line)}\n`)
    await put({ format: 'mips-audit-log/1', origin: options.origin, at: options.now.toISOString() })
    const putEntries = async (from: typeof BEGINNING, to: typeof BEGINNING | undefined) => {
      entries += await addEntries(client, from, to, async ({ content, requestId }) => {
        const payloads = options.withContent ? await payloadsOf(client, requestId) : []
        await put({ entry: content, ...(payloads.length === 0 ? {} : { payloads }) })
      })
    }
    const seals = await readSeals(client)
    let from = BEGINNING
    for (const seal of seals) {
      await putEntries(from, endOf(seal))
      if (isNumbered(seal.note)) await put({ head: seal.note + (await cosignaturesOf(client, seal)) })
      from = endOf(seal)
    }
    await putEntries(from, undefined)
    const { rows } = await client.query<{ note: string }>('SELECT note FROM audit.recovery ORDER BY era')
    for (const { note } of rows) await put({ recovery: note })
    return { entries, heads: seals.length }
  } finally {
    await client.query('ROLLBACK')
  }
}

const SIGNATURE_BYTES = 64

/** Whether a note names the key of its signature; the first seals of an old store do not, and later heads cover them. */
const isNumbered = (note: string): boolean =>
  readNote(note)?.signatures.every(({ signature }) => signature.length === SIGNATURE_BYTES) === true
