/** The sources that are connected, what is known of each since the server was started, and how many searches wait for it. */
import type { SourceState } from '@mips/domain/search/sources'
import type { Config } from '../../platform/config.ts'
import { httpSource } from './http-source.ts'
import type { Outcome, SourcePort } from './source.port.ts'

export type Known = {
  lastAnsweredAt: Date | undefined
  lastFailedAt: Date | undefined
  lastFailure: SourceState | undefined
}
type Connected = { port: SourcePort; known: Known; waiting: number }
export type Registry = ReadonlyMap<string, Connected>

/** So many may wait for one source at once; the next is told so at once, instead of making the source slower still. */
const MOST_WAITING = 5

const registries = new WeakMap<Config, Registry>()

/** The registry of a server, made once from its settings. */
export function sourcesOf(config: Config): Registry {
  const known = registries.get(config)
  if (known !== undefined) return known
  const made: Registry = new Map(
    config.sources.map((setting) => [
      setting.code,
      {
        port: httpSource(setting),
        known: { lastAnsweredAt: undefined, lastFailedAt: undefined, lastFailure: undefined },
        waiting: 0,
      },
    ]),
  )
  registries.set(config, made)
  return made
}

/** Asks through the registry, which remembers how it ended. */
export async function askSource(
  source: Connected,
  question: Parameters<SourcePort['ask']>[0],
  now: () => Date,
): Promise<Outcome> {
  if (source.waiting >= MOST_WAITING) return { state: 'BUSY' }
  source.waiting += 1
  try {
    const outcome = await source.port.ask(question)
    if (outcome.state === 'ANSWERED') source.known.lastAnsweredAt = now()
    else Object.assign(source.known, { lastFailedAt: now(), lastFailure: outcome.state })
    return outcome
  } finally {
    source.waiting -= 1
  }
}
