/** Where the records of a chart stand: at once for a small one, beside the page for a large one, and where they were for a saved one. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { layOut, type Spot } from './chart-layout.ts'
import type { Drawn } from './chart-state.ts'
import type { LayoutAnswer, LayoutAsked } from './layout.worker.ts'

/** More records than this are drawn on a canvas, in units of their own, and laid out by the worker. */
export const MOST_IN_DETAIL = 120

export type Spots = ReadonlyMap<string, Spot>
/** The measure of one layout, for who measures. */
export const LAYOUT_MEASURE = 'mips-chart-layout'

/** The size of the picture of a small chart. */
export const pictureOf = (count: number) => ({
  width: 1100,
  height: Math.min(2400, Math.max(420, 260 + count * 22)),
})

/**
 * Spots of every record, or undefined while the worker lays them out for the first time, or null when it cannot;
 * `kept` holds those of a saved chart. While a record is opened the spots from before stand, so that the focus stays.
 */
export function useLayout(drawn: Drawn, kept: Spots | undefined): Spots | undefined | null {
  const isLarge = drawn.nodes.length > MOST_IN_DETAIL
  // A large chart is laid out in units of its own, which fit no small picture.
  const isKept =
    kept !== undefined &&
    kept.size > MOST_IN_DETAIL === isLarge &&
    drawn.nodes.every(({ id }) => kept.has(id))
  const asked = useQuery({
    queryKey: ['chart-layout', keyOf(drawn)],
    queryFn: ({ signal }) => layOutBeside(drawn, signal),
    enabled: isLarge && !isKept,
    staleTime: Infinity,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
  })
  if (isKept) return kept
  if (isLarge) {
    if (asked.isError) return null
    // Those of a chart of another record are of no use to this one.
    return asked.data?.has(drawn.nodes[0]?.id ?? '') ? asked.data : undefined
  }
  return layOut(drawn.nodes, drawn.links, pictureOf(drawn.nodes.length))
}

/** The same for the same records and links: a number is enough, for a wrong one costs no more than a layout. */
function keyOf({ nodes, links }: Drawn): string {
  let sum = 5381
  for (const { id } of [...nodes, ...links])
    for (let at = 0; at < id.length; at += 1) sum = (Math.imul(sum, 33) ^ id.charCodeAt(at)) >>> 0
  return `${nodes.length} ${links.length} ${sum}`
}

let worker: Worker | undefined
let asked = 0

async function layOutBeside({ nodes, links }: Drawn, signal: AbortSignal): Promise<Spots> {
  const places = new Map(nodes.map(({ id }, place) => [id, place]))
  const pairs = links.flatMap(({ fromId, toId }) => {
    const [from, to] = [places.get(fromId), places.get(toId)]
    return from === undefined || to === undefined || from === to ? [] : [from, to]
  })
  const start = performance.now()
  const flat = await inTurn(signal, { count: nodes.length, pairs: Int32Array.from(pairs) })
  performance.measure(LAYOUT_MEASURE, { start })
  return new Map(nodes.map(({ id }, place) => [id, { x: flat[place * 2] ?? 0, y: flat[place * 2 + 1] ?? 0 }]))
}

let turn: Promise<unknown> = Promise.resolve()

/** One layout after the other; those that the time slider ran past are never begun. */
function inTurn(signal: AbortSignal, ask: Omit<LayoutAsked, 'number'>): Promise<Float64Array> {
  const mine = turn.then(() => {
    signal.throwIfAborted()
    return askWorker(ask)
  })
  turn = mine.catch(() => undefined)
  return mine
}

function askWorker(ask: Omit<LayoutAsked, 'number'>): Promise<Float64Array> {
  worker ??= new Worker(new URL('layout.worker.ts', import.meta.url), { type: 'module' })
  const at = worker
  asked += 1
  const number = asked
  return new Promise((resolve, reject) => {
    const stop = () => {
      at.removeEventListener('message', hear)
      at.removeEventListener('error', fail)
    }
    const hear = ({ data }: MessageEvent<LayoutAnswer>) => {
      if (data.number !== number) return
      stop()
      resolve(data.spots)
    }
    // A worker that failed answers nobody again: the next chart gets another.
    const fail = () => {
      stop()
      at.terminate()
      if (worker === at) worker = undefined
      reject(new Error('The chart could not be laid out.'))
    }
    at.addEventListener('message', hear)
    at.addEventListener('error', fail)
    at.postMessage({ ...ask, number })
  })
}
