/** Keeps what is typed on the server within two seconds, sends it again when the connection is back, and says how it stands. */
import { ApiError } from '@mips/client/api-error'
import { useSyncExternalStore } from 'react'
import { formatSeconds } from './format.ts'
import { serverNow } from './server-clock.ts'

export type SaveStanding = {
  state: 'saved' | 'saving' | 'unsaved' | 'offline' | 'failed' | 'tooLong'
  at?: string
}

/** What a form writes to. */
export type DraftWriter = {
  /** Notes the form as it stands; it is sent 1.2 s after the last change, and at least every 2 s while typing goes on. */
  note: (content: Record<string, unknown>) => void
  /** Sends what is not sent yet; resolves when it is safe or cannot be sent now. */
  flush: () => Promise<void>
  /** Ends the draft: the form was submitted or given up. What is noted later begins a new one. */
  end: () => Promise<void>
  /** Stops writing when the form leaves the page; what is not sent yet is sent. */
  close: () => void
}

export type DraftCalls = {
  save: (key: string, content: Record<string, unknown>) => Promise<unknown>
  discard: (key: string) => Promise<unknown>
}

const quietMs = 1200
const longestMs = 2000
const retryMs = 4000

const standings = new Map<string, SaveStanding>()
const writers = new Map<string, DraftWriter>()
const listeners = new Set<() => void>()
const rank: Record<SaveStanding['state'], number> = {
  tooLong: 5,
  failed: 4,
  offline: 3,
  unsaved: 2,
  saving: 1,
  saved: 0,
}
let worst: SaveStanding | undefined

function setStanding(key: string, standing: SaveStanding | undefined): void {
  if (standing === undefined) standings.delete(key)
  else standings.set(key, standing)
  worst = [...standings.values()].sort((a, b) => rank[b.state] - rank[a.state])[0]
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** How the unsaved work of the page stands; undefined when nothing is being typed. */
export const useSaveStanding = (): SaveStanding | undefined => useSyncExternalStore(subscribe, () => worst)

/** How the draft of one form stands. */
export const useStandingOf = (key: string | undefined): SaveStanding | undefined =>
  useSyncExternalStore(subscribe, () => (key === undefined ? undefined : standings.get(key)))

/** Sends every draft that is not sent yet: before a lock, at Ctrl+S, when the tab is hidden. */
export const flushDrafts = (): Promise<unknown> =>
  Promise.all([...writers.values()].map((writer) => writer.flush()))

/** Whether anything typed is not on the server yet. */
export const hasUnsaved = (): boolean => [...standings.values()].some(({ state }) => state !== 'saved')

/** How many forms of this page hold unsaved work. */
export const openDrafts = (): number => standings.size

/** A draft is one document: it is refused only when it is too large to be kept, or holds what cannot be. */
const isTooLong = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 413 || error.code === 'bad_input')

/** Opens the writer of one form. */
export function openDraft(key: string, calls: DraftCalls): DraftWriter {
  let next: Record<string, unknown> | undefined
  let sending: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let oldestUnsentAt: number | undefined
  let life = 0

  const later = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void writer.flush(), ms)
  }

  async function send(content: Record<string, unknown>): Promise<void> {
    const mine = life
    setStanding(key, { state: 'saving' })
    try {
      await calls.save(key, content)
      if (mine !== life) return
      oldestUnsentAt = undefined
      setStanding(
        key,
        next === undefined ? { state: 'saved', at: formatSeconds(serverNow()) } : { state: 'unsaved' },
      )
    } catch (error) {
      if (mine !== life) return
      // What is too long stays so until it is changed: it is not sent again, and the page goes on holding it.
      if (isTooLong(error)) {
        oldestUnsentAt = undefined
        return setStanding(key, { state: 'tooLong' })
      }
      next ??= content
      setStanding(key, {
        state: error instanceof ApiError && error.code === 'offline' ? 'offline' : 'failed',
      })
      later(retryMs)
    }
  }

  const writer: DraftWriter = {
    note(content) {
      next = content
      oldestUnsentAt ??= Date.now()
      setStanding(key, { state: 'unsaved' })
      later(Math.max(0, Math.min(quietMs, oldestUnsentAt + longestMs - Date.now())))
    },
    async flush() {
      clearTimeout(timer)
      await sending
      if (next === undefined) return
      const content = next
      next = undefined
      sending = send(content)
      await sending
      sending = undefined
    },
    async end() {
      life += 1
      clearTimeout(timer)
      next = undefined
      oldestUnsentAt = undefined
      await sending
      setStanding(key, undefined)
      // A draft that cannot be discarded now is offered again and does no harm.
      await calls.discard(key).catch(() => undefined)
    },
    close() {
      void writer.flush().finally(() => {
        if (writers.get(key) !== writer) return
        writers.delete(key)
        setStanding(key, undefined)
      })
    },
  }
  writers.set(key, writer)
  return writer
}
