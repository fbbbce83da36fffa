/** The orders that paint shapes and pictures. */
import { numberOf, numbersOf } from './loose.ts'
import { type Matrix, matrixOf, within } from './matrix.ts'
import { svgPath, unitSquare } from './outline.ts'
import { OPS } from './pdf-library.ts'
import type { Colour, Pixels, TracedShape } from './trace-state.ts'
import { type Act, clipTo, isSeen, leftOut, type Page } from './trace-steps.ts'

/** What each of them does to the page. */
export function paintOrders(page: Page): Act[] {
  return [
    [OPS.constructPath, ([order, held, box]) => paintPath(page, numberOf(order), held, box)],
    [OPS.shadingFill, () => paint(page, 'fill', svgPath(pageSquare), null)],
    [
      OPS.paintImageXObject,
      async ([name]) => paintPicture(page, page.state.matrix, await page.held.picture(name)),
    ],
    [
      OPS.paintInlineImageXObject,
      async ([held]) => paintPicture(page, page.state.matrix, await page.held.picture(held)),
    ],
    [
      OPS.paintImageXObjectRepeat,
      async ([name, across, down, places]) =>
        repeat(page, await page.held.picture(name), [numberOf(across), 0, 0, numberOf(down)], places),
    ],
    [
      OPS.paintInlineImageXObjectGroup,
      async ([held, map]) => {
        const pixels = await page.held.picture(held)
        // Pieces of a shared picture are cut out by place; they are not followed.
        if (Array.isArray(map) && map.length > 0) page.trace.notes.add(leftOut.picture)
        void pixels
      },
    ],
    [OPS.paintImageMaskXObject, async ([mask]) => paintStencil(page, page.state.matrix, mask)],
    [
      OPS.paintImageMaskXObjectRepeat,
      async ([mask, a, b, c, d, places]) =>
        repeat(
          page,
          await stencilOf(page, mask),
          [numberOf(a), numberOf(b), numberOf(c), numberOf(d)],
          places,
        ),
    ],
    [
      OPS.paintImageMaskXObjectGroup,
      async ([masks]) => {
        for (const mask of Array.isArray(masks) ? masks : []) {
          const own = matrixOf((Object(mask) as { transform?: unknown }).transform)
          if (own !== undefined) await paintStencil(page, within(page.state.matrix, own), mask)
        }
      },
    ],
    [OPS.paintSolidColorImageMask, () => paint(page, 'fill', svgPath(unitSquare), page.state.fill)],
  ]
}

const pageSquare = [0, -20_000, -20_000, 1, 20_000, -20_000, 1, 20_000, 20_000, 1, -20_000, 20_000, 4]
const fills = new Set<number>([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
])
const strokes = new Set<number>([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
])
const evenOdd = new Set<number>([OPS.eoFill, OPS.eoFillStroke, OPS.closeEOFillStroke])

function paintPath(page: Page, order: number, held: unknown, _box: unknown): void {
  const path = numbersOf(Array.isArray(held) ? (held[0] as unknown) : undefined)
  if (fills.has(order)) paint(page, 'fill', svgPath(path), page.state.fill, evenOdd.has(order))
  if (strokes.has(order)) paint(page, 'stroke', svgPath(path), page.state.stroke)
  if (page.clipRule === null) return
  clipTo(page, path, page.clipRule === 'evenodd')
  page.clipRule = null
}

function paint(page: Page, kind: 'fill' | 'stroke', path: string, colour: Colour, isEvenOdd = false): void {
  if (path === '' || colour === 'none') return
  add(page, { kind, path, colour, isEvenOdd, matrix: page.state.matrix, pixels: null })
}

async function stencilOf(page: Page, mask: unknown): Promise<Pixels | undefined> {
  return page.held.stencil(mask, page.state.fill ?? '#808080')
}

async function paintStencil(page: Page, matrix: Matrix, mask: unknown): Promise<void> {
  paintPicture(page, matrix, await stencilOf(page, mask))
}

function repeat(
  page: Page,
  pixels: Pixels | undefined,
  [a, b, c, d]: [number, number, number, number],
  places: unknown,
) {
  const list = numbersOf(places)
  for (let index = 0; index + 1 < list.length; index += 2)
    paintPicture(
      page,
      within(page.state.matrix, [a, b, c, d, list[index] ?? 0, list[index + 1] ?? 0]),
      pixels,
    )
}

function paintPicture(page: Page, matrix: Matrix, pixels: Pixels | undefined): void {
  if (!isSeen(page)) return
  if (pixels === undefined) page.trace.notes.add(leftOut.picture)
  else
    add(page, { kind: 'picture', path: svgPath(unitSquare), colour: null, isEvenOdd: false, matrix, pixels })
}

type Painted = Pick<TracedShape, 'kind' | 'path' | 'colour' | 'isEvenOdd' | 'matrix' | 'pixels'>

function add(page: Page, shape: Painted): void {
  const { state, trace } = page
  if (!isSeen(page)) return
  if (state.isMasked) trace.notes.add(leftOut.mask)
  const alpha = (shape.kind === 'stroke' ? state.strokeAlpha : state.fillAlpha) * state.groupAlpha
  const blend = state.blend === 'source-over' ? state.groupBlend : state.blend
  trace.shapes.push({
    ...shape,
    clip: state.clip,
    lineWidth: state.lineWidth,
    alpha,
    blend,
    isMasked: state.isMasked,
  })
}
