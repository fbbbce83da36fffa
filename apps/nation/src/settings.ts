/** The settings of the stand-in, from its environment: where it listens, who may speak to it, where it keeps things, and what goes wrong. */
import { type Faults, faultless, readFaults } from './faults.ts'

export type Settings = {
  port: number
  key: string
  /** The folder of its journals; without one it remembers until it ends. */
  folder: string | undefined
  seed: number
  faults: Faults
}

/** Reads the settings; throws in words what is wrong. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const key = environment.NATION_KEY ?? ''
  if (key.length < 16) throw new Error('NATION_KEY: give a key of at least 16 characters.')
  const port = wholeNumber('NATION_PORT', environment.NATION_PORT ?? '8082')
  if (port > 65_535) throw new Error('NATION_PORT: give a port.')
  const faults = environment.NATION_FAULTS
  return {
    port,
    key,
    folder: environment.NATION_DIR,
    seed: wholeNumber('NATION_SEED', environment.NATION_SEED ?? '1'),
    faults: faults === undefined ? faultless : readFaults(JSON.parse(faults)),
  }
}

function wholeNumber(name: string, words: string): number {
  const number = Number(words)
  if (!Number.isInteger(number) || number < 0) throw new Error(`${name}: give a whole number.`)
  return number
}
