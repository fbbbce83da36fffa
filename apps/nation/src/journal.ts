/** What a body remembers beyond its own end: one line for each thing, written before it is answered. */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export type Taken = {
  id: string
  digest: string
  line: string
  place: number
  kind: string
  reference: string | null
  at: string
}
export type Posted = {
  id: string
  kind: string
  about: string
  codes?: readonly string[]
  /** What it says besides, such as a decision. */
  decision?: Record<string, unknown>
  /** Not given out before this instant, in milliseconds. */
  from: number
}
export type Entry =
  | { what: 'taken'; taken: Taken }
  | { what: 'refused'; id: string }
  | { what: 'posted'; posted: Posted }
  | { what: 'confirmed'; ids: readonly string[] }

export type Journal = { read(): Entry[]; write(entry: Entry): void }

/** A journal in a folder, or one that remembers nothing. */
export function openJournal(folder: string | undefined, name: string): Journal {
  if (folder === undefined) return { read: () => [], write: () => undefined }
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `${name}.jsonl`)
  return {
    read: () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').flatMap(entryOf) : []),
    write: (entry) => appendFileSync(file, `${JSON.stringify(entry)}\n`),
  }
}

/** A last line that was cut off when the program was killed was never answered, so that it is as if it had not come. */
function entryOf(line: string): Entry[] {
  try {
    return line === '' ? [] : [JSON.parse(line) as Entry]
  } catch {
    return []
  }
}
