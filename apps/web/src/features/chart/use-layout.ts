/** Where the records of a chart stand: at once for a small one, beside the page for a large one, and where they were for a saved one. */
import { useQuery } from '@tanstack/react-query'
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

/** Spots of every record, or undefined while the worker lays them out; `kept` holds those of a saved chart. */
export function useLayout(drawn: Drawn, kept: Spots | undefined): Spots | undefined {
  const isLarge = drawn.nodes.length > MOST_IN_DETAIL
  // A large chart is laid out in units of its own, which fit no small picture.
  const isKept =
    kept !== undefined &&
    kept.size > MOST_IN_DETAIL === isLarge &&
    drawn.nodes.every(({ id }) => kept.has(id))
  const asked = useQuery({
    queryKey: ['chart-layout', keyOf(drawn)],
    queryFn: () => layOutBeside(drawn),
    enabled: isLarge && !isKept,
    staleTime: Infinity,
    gcTime: 60_000,
  })
  if (isKept) return kept
  if (isLarge) return asked.data
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

async function layOutBeside({ nodes, links }: Drawn): Promise<Spots> {
  const places = new Map(nodes.map(({ id }, place) => [id, place]))
  const pairs = links.flatMap(({ fromId, toId }) => {
    const [from, to] = [places.get(fromId), places.get(toId)]
    return from === undefined || to === undefined || from === to ? [] : [from, to]
  })
  const start = performance.now()
  const flat = await askWorker({ count: nodes.length, pairs: Int32Array.from(pairs) })
  performance.measure(LAYOUT_MEASURE, { start })
  return new Map(nodes.map(({ id }, place) => [id, { x: flat[place * 2] ?? 0, y: flat[place * 2 + 1] ?? 0 }]))
}

function askWorker(ask: Omit<LayoutAsked, 'number'>): Promise<Float64Array> {
  worker ??= new Worker(new URL('layout.worker.ts', import.meta.url), { type: 'module' })
  const at = worker
  asked += 1
  const number = asked
  return new Promise((resolve, reject) => {
    const hear = ({ data }: MessageEvent<LayoutAnswer>) => {
      if (data.number !== number) return
      at.removeEventListener('message', hear)
      resolve(data.spots)
    }
    at.addEventListener('message', hear)
    at.addEventListener('error', () => reject(new Error('The chart could not be laid out.')), { once: true })
    at.postMessage({ ...ask, number })
  })
}
