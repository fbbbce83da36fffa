/** What a witness remembers beyond its own end: for each log the heads that it cosigned, each on disk before it is answered. */
import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'

/** A head that was cosigned: its size and root, and the note with the cosignature. */
export type Held = { size: number; root: string; note: string }

export type Store = {
  /** The last head of an origin that was cosigned. */
  last(origin: string): Held | undefined
  /** Keeps a head; it is on disk when this returns. */
  keep(origin: string, held: Held): void
  close(): void
}

/** The name of an origin's file, and of its head for those who ask. */
export const nameOf = (origin: string): string => createHash('sha256').update(origin).digest('hex')

/** Opens the folder for this process alone; throws when another process has it. */
export function openStore(folder: string): Store {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const release = takeFolder(folder)
  const files = new Map<string, { handle: number; last: Held | undefined }>()
  const fileOf = (origin: string) => {
    const known = files.get(origin)
    if (known !== undefined) return known
    const opened = openFile(folder, `${nameOf(origin)}.jsonl`)
    files.set(origin, opened)
    return opened
  }
  return {
    last: (origin) => fileOf(origin).last,
    keep(origin, held) {
      const file = fileOf(origin)
      writeSync(file.handle, `${JSON.stringify(held)}\n`)
      fsyncSync(file.handle)
      file.last = held
    },
    close() {
      for (const { handle } of files.values()) closeSync(handle)
      release()
    },
  }
}

function openFile(folder: string, name: string): { handle: number; last: Held | undefined } {
  const file = path.join(folder, name)
  const isNew = !existsSync(file)
  const text = isNew ? '' : readFileSync(file, 'utf8')
  const handle = openSync(file, 'a', 0o600)
  // A line that was cut off by a crash was never answered: the next one begins on a line of its own.
  if (text !== '' && !text.endsWith('\n')) writeSync(handle, '\n')
  if (isNew) syncFolder(folder)
  return { handle, last: text.split('\n').flatMap(heldOf).at(-1) }
}

function heldOf(line: string): Held[] {
  try {
    return line === '' ? [] : [JSON.parse(line) as Held]
  } catch {
    return []
  }
}

/** The name of a new file is on disk too. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } catch {
    // Some systems sync no folders; the file itself is synced.
  } finally {
    closeSync(handle)
  }
}

/** Two witnesses on one folder would each cosign what the other does not know. */
function takeFolder(folder: string): () => void {
  const file = path.join(folder, 'running.pid')
  const earlier = existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined
  if (earlier !== undefined && earlier !== process.pid && isAlive(earlier))
    throw new Error(`Another witness (process ${earlier}) has ${folder}.`)
  writeFileSync(file, String(process.pid))
  return () => rmSync(file, { force: true })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
