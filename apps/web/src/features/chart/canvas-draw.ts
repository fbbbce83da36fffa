/** Draws a large chart on a canvas: every link in a few strokes, names only when they can be read. */
import type { ChartLink, ChartNode } from '@mips/contracts/pole-chart'
import type { Spot } from './chart-layout.ts'
import type { Drawn } from './chart-state.ts'
import type { Spots } from './use-layout.ts'

/** What of the drawing is at the left top corner, and how many points a unit of it takes. */
export type View = { x: number; y: number; scale: number }
export type Scene = {
  drawn: Drawn
  spots: Spots
  rootId: string
  opened: ReadonlySet<string>
  chosenId: string | undefined
}

const namesFrom = 0.75
const radius = 9

/** The colours of the page, read once for each drawing: the canvas knows no style sheet. */
export function coloursOf(element: Element): (name: string) => string {
  const style = getComputedStyle(element)
  return (name) => style.getPropertyValue(`--mips-${name}`).trim() || '#0b0c0c'
}

/** The view that shows all. */
export function fitted(spots: Spots, size: { width: number; height: number }): View {
  const all = [...spots.values()]
  if (all.length === 0) return { x: 0, y: 0, scale: 1 }
  const edge = 60
  const [left, right] = [Math.min(...all.map(({ x }) => x)) - edge, Math.max(...all.map(({ x }) => x)) + edge]
  const [top, bottom] = [Math.min(...all.map(({ y }) => y)) - edge, Math.max(...all.map(({ y }) => y)) + edge]
  const scale = Math.min(size.width / (right - left), size.height / (bottom - top), 1.5)
  return {
    x: (left + right) / 2 - size.width / 2 / scale,
    y: (top + bottom) / 2 - size.height / 2 / scale,
    scale,
  }
}

/** The same view nearer or farther, about a point of the canvas. */
export function zoomed(view: View, by: number, about: Spot): View {
  const scale = Math.min(4, Math.max(0.02, view.scale * by))
  return {
    x: view.x + about.x / view.scale - about.x / scale,
    y: view.y + about.y / view.scale - about.y / scale,
    scale,
  }
}

/** The record at a point of the canvas, or the nearest within the reach of a finger. */
export function nodeAt(scene: Scene, view: View, point: Spot): ChartNode | undefined {
  const at = { x: view.x + point.x / view.scale, y: view.y + point.y / view.scale }
  let best: { node: ChartNode; far: number } | undefined
  for (const node of scene.drawn.nodes) {
    const spot = scene.spots.get(node.id)
    if (spot === undefined) continue
    const far = Math.hypot(spot.x - at.x, spot.y - at.y)
    if (far <= Math.max(radius, 14 / view.scale) && (best === undefined || far < best.far))
      best = { node, far }
  }
  return best?.node
}

export function draw(
  to: CanvasRenderingContext2D,
  scene: Scene,
  view: View,
  size: { width: number; height: number; density: number; colour: (name: string) => string },
): void {
  const { density, colour } = size
  to.setTransform(density, 0, 0, density, 0, 0)
  to.fillStyle = colour('surface')
  to.fillRect(0, 0, size.width, size.height)
  const onCanvas = (spot: Spot) => ({ x: (spot.x - view.x) * view.scale, y: (spot.y - view.y) * view.scale })
  const isSeen = ({ x, y }: Spot) => x > -20 && y > -20 && x < size.width + 20 && y < size.height + 20
  drawLinks(to, scene, colour, onCanvas, size)
  const seen = scene.drawn.nodes.flatMap((node) => {
    const spot = scene.spots.get(node.id)
    const at = spot === undefined ? undefined : onCanvas(spot)
    return at === undefined || !isSeen(at) ? [] : [{ node, at }]
  })
  drawNodes(to, scene, colour, seen, Math.max(2, Math.min(radius, radius * view.scale)))
  const isNamed = ({ id }: ChartNode) =>
    view.scale >= namesFrom || id === scene.rootId || id === scene.chosenId || scene.drawn.onWay.has(id)
  to.fillStyle = colour('ink')
  to.font = '600 13px sans-serif'
  to.textAlign = 'center'
  for (const { node, at } of seen)
    if (isNamed(node))
      to.fillText(`${node.hasWarning ? '▲ ' : ''}${node.title.slice(0, 28)}`, at.x, at.y + 22)
}

type OnCanvas = (spot: Spot) => Spot
type Colour = (name: string) => string

/** One stroke for the plain, one for the derived and one for the way, less those that lie wholly beside the canvas. */
function drawLinks(
  to: CanvasRenderingContext2D,
  { drawn, spots }: Scene,
  colour: Colour,
  onCanvas: OnCanvas,
  size: { width: number; height: number },
): void {
  const paths = { plain: new Path2D(), derived: new Path2D(), way: new Path2D() }
  for (const link of drawn.links) {
    const [from, to] = [spots.get(link.fromId), spots.get(link.toId)]
    if (from === undefined || to === undefined) continue
    const [a, b] = [onCanvas(from), onCanvas(to)]
    if (Math.max(a.x, b.x) < 0 || Math.max(a.y, b.y) < 0) continue
    if (Math.min(a.x, b.x) > size.width || Math.min(a.y, b.y) > size.height) continue
    const path = paths[lookOf(link, drawn)]
    path.moveTo(a.x, a.y)
    path.lineTo(b.x, b.y)
  }
  to.lineWidth = 1
  to.strokeStyle = colour('line-strong')
  to.stroke(paths.plain)
  to.setLineDash([5, 4])
  to.stroke(paths.derived)
  to.setLineDash([])
  to.lineWidth = 4
  to.strokeStyle = colour('bad-line')
  to.stroke(paths.way)
}

function lookOf(link: ChartLink, { onWay }: Drawn): 'plain' | 'derived' | 'way' {
  if (onWay.has(link.id)) return 'way'
  return link.derived === null ? 'plain' : 'derived'
}

/** People are round, all else is square, as on the small chart. */
function drawNodes(
  to: CanvasRenderingContext2D,
  scene: Scene,
  colour: Colour,
  seen: readonly { node: ChartNode; at: Spot }[],
  size: number,
): void {
  for (const kind of ['person', 'event', 'other'] as const) {
    const path = new Path2D()
    for (const { node, at } of seen) {
      if (kindOf(node) !== kind) continue
      if (kind === 'person') {
        path.moveTo(at.x + size, at.y)
        path.arc(at.x, at.y, size, 0, Math.PI * 2)
      } else path.rect(at.x - size, at.y - size, size * 2, size * 2)
    }
    const tone = { person: 'info', event: 'caution', other: '' }[kind]
    to.fillStyle = colour(tone === '' ? 'raised' : `${tone}-fill`)
    to.strokeStyle = colour(tone === '' ? 'line-strong' : `${tone}-line`)
    to.lineWidth = 1.5
    to.fill(path)
    to.stroke(path)
  }
  for (const { node, at } of seen) {
    const tone = ringOf(scene, node.id)
    if (tone === undefined) continue
    to.strokeStyle = colour(tone)
    to.lineWidth = 3
    to.strokeRect(at.x - size - 3, at.y - size - 3, size * 2 + 6, size * 2 + 6)
  }
}

function kindOf({ kind }: ChartNode): 'person' | 'event' | 'other' {
  if (kind === 'Nominal') return 'person'
  return kind === 'Location' || kind === 'Object' ? 'other' : 'event'
}

function ringOf({ rootId, opened, chosenId, drawn }: Scene, id: string): string | undefined {
  if (drawn.onWay.has(id)) return 'bad-line'
  if (id === rootId || id === chosenId) return 'brand'
  return opened.has(id) ? 'ink' : undefined
}
