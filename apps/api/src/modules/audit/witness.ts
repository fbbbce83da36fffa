/** What the database cannot rewrite: signed heads and the writers' counters, appended to a file that should stand on another host. */
import { appendFile, mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'

export type WitnessLine =
  | { kind: 'head'; at: string; note: string }
  | { kind: 'writer'; at: string; writer: string; highest: string; voids: string[] }

export type Witness = {
  tell(line: WitnessLine): Promise<void>
  /** Everything told, oldest first. */
  read(): Promise<WitnessLine[]>
}

/** A witness that is an append-only file of lines. */
export function fileWitness(file: string): Witness {
  return {
    async tell(line) {
      await mkdir(path.dirname(file), { recursive: true })
      await appendFile(file, `${JSON.stringify(line)}\n`)
    },
    async read() {
      const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return ''
        throw error
      })
      // A line cut short by a crash says nothing; the next one stands whole.
      return text.split('\n').flatMap((line) => (line.endsWith('}') ? [JSON.parse(line) as WitnessLine] : []))
    },
  }
}
