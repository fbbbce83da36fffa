/** What the database cannot rewrite: signed heads, the writers' counters and the state of the catalogue, appended to a file that should stand on another host. */
import { appendFile, mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Config } from '../../platform/config.ts'

export type WitnessLine =
  | { kind: 'head'; at: string; note: string }
  | { kind: 'writer'; at: string; writer: string; highest: string; voids: string[] }
  /** What the catalogue said of the audit when a server started, and after which migrations. */
  | { kind: 'catalogue'; at: string; migrations: string; catalogue: string }
  /** The signed statement by which an era begins. */
  | { kind: 'recovery'; at: string; note: string }

export type Witness = {
  tell(line: WitnessLine): Promise<void>
  /** Everything told, oldest first. */
  read(): Promise<WitnessLine[]>
}

/** The witness file; it should be on a host that the database's administrators do not reach. */
export const witnessOf = (config: Pick<Config, 'dataDir'>): Witness => fileWitness(witnessFileOf(config))

/** Where the witness file is. */
export const witnessFileOf = (config: Pick<Config, 'dataDir'>): string =>
  path.join(config.dataDir, 'witness', 'audit.log')

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
