/** The settings of the witness, from its environment: where it listens, what it is called, where it keeps things, and which logs it watches. */
import { readKeyWords, SIGNS_TEXT, type VerifierKey } from '@mips/transparency/signed-note'

export type Settings = {
  port: number
  host: string
  name: string
  folder: string
  /** The keys of the logs; the name of a key is the origin of its log. */
  logs: VerifierKey[]
}

/** Reads the settings; throws in words what is wrong. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const port = Number(environment.WITNESS_PORT ?? '8083')
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('WITNESS_PORT: give a port.')
  const name = environment.WITNESS_NAME ?? ''
  if (!/^[^\s+]{1,200}$/.test(name))
    throw new Error('WITNESS_NAME: give a name without spaces and plus signs.')
  const folder = environment.WITNESS_DIR ?? ''
  if (folder === '') throw new Error('WITNESS_DIR: give the folder of its key and of what it saw.')
  const logs = (environment.WITNESS_LOGS ?? '')
    .split(/\s+/)
    .filter((words) => words !== '')
    .map((words) => readKeyWords(words))
  if (logs.length === 0 || logs.some(({ kind }) => kind !== SIGNS_TEXT))
    throw new Error('WITNESS_LOGS: give the keys of the logs, separated by spaces.')
  return { port, host: environment.WITNESS_HOST ?? '127.0.0.1', name, folder, logs }
}
