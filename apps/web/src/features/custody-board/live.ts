/** Hears from the server which stays changed: one stream for all tabs of this browser, which makes itself anew. */
import type { custody } from '@mips/contracts'
import type { RouteAnswer } from '@mips/contracts/contract'
import { BoardNews } from '@mips/contracts/custody-board-replies'
import type { BoardLine } from '@mips/contracts/custody-replies'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { topicApi } from '../../platform/topic-api.ts'
import { sessionGate } from '../../platform/session-gate.ts'

/** The server shows every ten seconds that it is there; so long without a word and the board is stale. */
const staleAfterMs = 25_000
const firstWaitMs = 500
const longestWaitMs = 15_000

/** `since`: when the last word came, in milliseconds of this computer; undefined before the first. */
export type LiveState = { isLive: boolean; since: number | undefined }

const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('mips-board')
const listeners = new Set<(news: BoardNews) => void>()
const stateListeners = new Set<() => void>()
let state: LiveState = { isLive: false, since: undefined }
let lastId: string | undefined
let users = 0
let ending: AbortController | undefined
let watching: ReturnType<typeof setInterval> | undefined

function setLive(isLive: boolean): void {
  const since = isLive ? Date.now() : state.since
  if (isLive === state.isLive && (!isLive || since === state.since)) return
  state = { isLive, since }
  for (const listener of stateListeners) listener()
}

function hear(news: BoardNews): void {
  if (news.kind === 'end') return setLive(false)
  setLive(true)
  for (const listener of listeners) listener(news)
}

channel?.addEventListener('message', (event: MessageEvent<unknown>) => {
  const news = BoardNews.safeParse(event.data)
  if (news.success) hear(news.data)
})

/** Reads the stream until it ends; throws when it cannot be opened or breaks. */
const read = (signal: AbortSignal, onOpen: () => void): Promise<void> =>
  topicApi.custodyBoard.watch.follow(
    { query: {} },
    {
      signal,
      lastId,
      onOpen,
      onEvent: (news, id) => {
        lastId = id ?? lastId
        hear(news)
        channel?.postMessage(news)
      },
    },
  )

const wait = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
    window.addEventListener('online', () => resolve(), { once: true, signal })
  })

async function run(signal: AbortSignal): Promise<void> {
  let waitMs = firstWaitMs
  while (!signal.aborted) {
    // Behind the cover nothing is read; once the same person is back the stream begins anew.
    if (sessionGate.question() === undefined)
      await read(signal, () => {
        waitMs = firstWaitMs
      }).catch(() => undefined)
    if (signal.aborted) return
    await wait(waitMs, signal)
    waitMs = Math.min(longestWaitMs, waitMs * 2)
  }
}

/** Holds the stream in one tab; the next takes over when that tab is closed. */
function start(): void {
  const end = new AbortController()
  ending = end
  const { signal } = end
  if ('locks' in navigator)
    navigator.locks.request('mips-board', { signal }, () => run(signal)).catch(() => undefined)
  else void run(signal)
  watching = setInterval(() => {
    if (state.since !== undefined && Date.now() - state.since > staleAfterMs) setLive(false)
  }, 1000)
}

function stop(): void {
  ending?.abort()
  clearInterval(watching)
  state = { isLive: false, since: state.since }
}

/** Keeps the stream for as long as the component stands, and reads again what changed. */
export function useLiveBoard(): void {
  const cache = useQueryClient()
  useEffect(() => {
    users += 1
    if (users === 1) start()
    const refresh = refresher(cache)
    listeners.add(refresh)
    return () => {
      listeners.delete(refresh)
      users -= 1
      if (users === 0) stop()
    }
  }, [cache])
}

export const useLiveState = (): LiveState =>
  useSyncExternalStore(
    (listener) => {
      stateListeners.add(listener)
      return () => stateListeners.delete(listener)
    },
    () => state,
  )

/** So many changes at once are read one by one; more, and the whole board is read. */
const mostLines = 20
/** What else hangs on a change need not be there at once. */
const restMs = 700

/** What changed is read alone and put into the boards; everything that may have changed is read anew. */
function refresher(cache: QueryClient): (news: BoardNews) => void {
  const whole = once(() => cache.invalidateQueries({ queryKey: topicApi.custody.board.key }))
  const rest = once(async () => {
    await new Promise((resolve) => setTimeout(resolve, restMs))
    const keys = [
      topicApi.custodyBoard.alarms.key,
      topicApi.custody.listCells.key,
      topicApi.custodyBoard.suites.key,
    ]
    await Promise.all(keys.map((queryKey) => cache.invalidateQueries({ queryKey })))
  })
  return (news) => {
    if (news.kind === 'beat') return
    for (const id of news.ids)
      void cache.invalidateQueries({ queryKey: [...topicApi.custody.get.key, { params: { recordId: id } }] })
    if (news.kind === 'hello' || news.isAll || news.ids.length > mostLines) whole()
    else if (news.ids.length > 0) patch(cache, news.ids).then((isDone) => isDone || whole(), whole)
    rest()
  }
}

type Board = RouteAnswer<(typeof custody)['routes']['board']>

/** Puts the lines of these stays into every board that is read; false when one is new to a board, which is then read whole. */
async function patch(cache: QueryClient, ids: readonly string[]): Promise<boolean> {
  const boards = { queryKey: topicApi.custody.board.key }
  if (cache.getQueriesData(boards).length === 0) return true
  const { lines, serverTime } = await topicApi.custodyBoard.lines.fetch({ query: { ids: ids.join(',') } })
  let isWhole = true
  cache.setQueriesData<Board>(boards, (board) => {
    if (board === undefined) return board
    const known = new Set(board.lines.map(({ id }) => id))
    if (
      lines.some(({ id }) => !known.has(id)) ||
      ids.some((id) => known.has(id) && !lines.some((line) => line.id === id))
    )
      isWhole = false
    const next = new Map(lines.map((line) => [line.id, line]))
    return {
      ...board,
      serverTime,
      lines: board.lines.map((line) => next.get(line.id) ?? line).sort(byNextDue),
    }
  })
  return isWhole
}

/** As the server orders them: what is due next comes first. */
const byNextDue = (a: BoardLine, b: BoardLine): number =>
  (a.clock.due[0]?.at ?? '9999').localeCompare(b.clock.due[0]?.at ?? '9999') ||
  a.arrivedAt.localeCompare(b.arrivedAt)

/** A reading that is under way is followed by one more and not thrown away. */
function once(work: () => Promise<unknown>): () => void {
  let isBusy = false
  let isDirty = false
  const run = async () => {
    if (isBusy) {
      isDirty = true
      return
    }
    isBusy = true
    await work().catch(() => undefined)
    isBusy = false
    if (!isDirty) return
    isDirty = false
    await run()
  }
  return () => void run()
}
