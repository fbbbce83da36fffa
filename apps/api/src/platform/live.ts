/** Hears what the database announces as changed (`NOTIFY` in the transaction of the change) and tells it to the streams of this process. */
import pg from 'pg'
import type { Clock } from './clock.ts'
import { describeError, type Logger } from './logger.ts'

/** What is announced; a trigger names one of them. */
export type Topic = 'custody'

/** One record that changed: `key` narrows the topic (a suite), `acl` is the list that a reader must be on. */
export type Change = {
  readonly topic: Topic
  readonly key: string
  readonly id: string
  readonly acl: number
  /** When it was heard, in milliseconds; each later than the one before. */
  readonly at: number
}

/** Told of each change, and of `gap` when changes may have been missed. */
export type Listener = (news: Change | 'gap') => void

export type Live = {
  /** Begins to tell; the answer ends it. Resolves once the database is listened to, so that nothing after it is missed. */
  subscribe(listener: Listener): Promise<() => void>
  /** The changes heard since then; undefined when it was not listening all that time. */
  since(at: number): readonly Change[] | undefined
  /** Whether one more stream may be opened. */
  hasRoom(): boolean
  /** Called when the server goes down, so that a stream ends itself. */
  onStop(end: () => void): () => void
  stop(): Promise<void>
}

const channel = 'mips_change'
const mostStreams = 500
const keptChanges = 5000
const longestWaitMs = 10_000

/** Listens from the first subscription on; a lost connection is made anew and told as a gap. */
export function createLive(url: string, logger: Logger, clock: Clock): Live {
  const listeners = new Set<Listener>()
  const ends = new Set<() => void>()
  let kept: Change[] = []
  let keptFrom = Number.POSITIVE_INFINITY
  let lastAt = 0
  let isStopped = false
  let connection: pg.Client | undefined
  let connecting: Promise<void> | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let attempts = 0

  const nextAt = () => (lastAt = Math.max(clock.now().getTime(), lastAt + 1))
  const tell = (news: Change | 'gap') => {
    for (const listener of listeners) listener(news)
  }

  async function connect(): Promise<void> {
    const client = new pg.Client({ connectionString: url, application_name: 'mips-live', keepAlive: true })
    client.on('error', () => lose(client))
    client.on('end', () => lose(client))
    client.on('notification', ({ payload }) => {
      const change = readChange(payload, nextAt())
      if (change === undefined) return
      kept.push(change)
      if (kept.length > keptChanges) {
        kept = kept.slice(-keptChanges / 2)
        keptFrom = kept[0]?.at ?? nextAt()
      }
      tell(change)
    })
    await client.connect()
    await client.query(`LISTEN ${channel}`)
    connection = client
    attempts = 0
    kept = []
    keptFrom = nextAt()
  }

  function lose(client: pg.Client): void {
    if (connection !== client) return
    connection = undefined
    keptFrom = Number.POSITIVE_INFINITY
    client.end().catch(() => undefined)
    again()
  }

  function again(): void {
    if (isStopped || listeners.size === 0 || retry !== undefined) return
    attempts += 1
    retry = setTimeout(
      () => {
        retry = undefined
        ready()
          .then(() => tell('gap'))
          .catch((error: unknown) => {
            logger.warn({ err: describeError(error) }, 'the database is not listened to; it is tried again')
            again()
          })
      },
      Math.min(longestWaitMs, 250 * 2 ** attempts),
    )
    retry.unref()
  }

  function ready(): Promise<void> {
    if (connection !== undefined) return Promise.resolve()
    connecting ??= connect().finally(() => {
      connecting = undefined
    })
    return connecting
  }

  return {
    async subscribe(listener) {
      listeners.add(listener)
      await ready().catch(() => again())
      return () => listeners.delete(listener)
    },
    since: (at) => (at < keptFrom ? undefined : kept.filter((change) => change.at > at)),
    hasRoom: () => !isStopped && ends.size < mostStreams,
    onStop(end) {
      ends.add(end)
      return () => ends.delete(end)
    },
    async stop() {
      isStopped = true
      clearTimeout(retry)
      for (const end of ends) end()
      await connecting?.catch(() => undefined)
      const open = connection
      connection = undefined
      await open?.end()
    },
  }
}

/** What the trigger wrote; undefined for what is none of ours. */
function readChange(payload: string | undefined, at: number): Change | undefined {
  try {
    const told: unknown = JSON.parse(payload ?? '')
    if (typeof told !== 'object' || told === null) return undefined
    const { topic, key, id, acl } = told as Record<string, unknown>
    if (topic !== 'custody' || typeof id !== 'string' || typeof acl !== 'number') return undefined
    return { topic, key: typeof key === 'string' ? key : '', id, acl, at }
  } catch {
    // Words that are not ours are not for us.
    return undefined
  }
}
