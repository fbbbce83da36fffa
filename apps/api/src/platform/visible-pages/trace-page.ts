/** Follows the drawing orders of one page of a PDF, and keeps what they paint. */
import { OPS } from './pdf-library.ts'
import { type Matrix, matrixOf, unturned } from './matrix.ts'
import { MOST_SHAPES, UnreadableFile } from './pages.ts'
import { numberOf, numbersOf } from './loose.ts'
import { paintOrders } from './trace-paint.ts'
import {
  type Act,
  clipTo,
  colourOf,
  giveBack,
  type Held,
  isSeen,
  keep,
  leftOut,
  move,
  type Orders,
  type Page,
} from './trace-steps.ts'
import { type Glyph, traceText } from './trace-text.ts'
import { firstState, type Trace, type TraceState } from './trace-state.ts'

/** Follows all orders; `matrix` leads from the measure of the page to points from its top left. */
export async function tracePage(orders: Orders, matrix: Matrix, held: Held): Promise<Trace> {
  const tracer = new Map<number, (args: readonly unknown[]) => void | Promise<void>>()
  const trace: Trace = { shapes: [], letters: [], clips: [], notes: new Set() }
  const page: Page = { trace, state: firstState(matrix), kept: [], matrix, held, shown: [], clipRule: null }
  for (const [order, act] of [...stateOrders(page), ...textOrders(page), ...paintOrders(page)])
    tracer.set(order, act)
  for (let index = 0; index < orders.fnArray.length; index += 1) {
    const args = orders.argsArray[index]
    await tracer.get(orders.fnArray[index] ?? 0)?.(Array.isArray(args) ? args : [args])
    if (trace.shapes.length > MOST_SHAPES || trace.letters.length > 200_000 || page.kept.length > 2000)
      throw new UnreadableFile(
        'too_large',
        'A page has more drawing on it than is read. Print it to a picture and add that.',
      )
  }
  return trace
}

function stateOrders(page: Page): Act[] {
  return [
    [OPS.save, () => void keep(page)],
    [OPS.restore, () => giveBack(page)],
    [OPS.transform, (args) => move(page, args)],
    [OPS.setLineWidth, ([width]) => void (page.state.lineWidth = numberOf(width))],
    [OPS.setGState, ([states]) => takeStates(page, states)],
    [OPS.setFillRGBColor, ([colour]) => void (page.state.fill = colourOf(colour))],
    [OPS.setStrokeRGBColor, ([colour]) => void (page.state.stroke = colourOf(colour))],
    [OPS.setFillColorN, () => void (page.state.fill = null)],
    [OPS.setStrokeColorN, () => void (page.state.stroke = null)],
    [OPS.setFillTransparent, () => void (page.state.fill = 'none')],
    [OPS.setStrokeTransparent, () => void (page.state.stroke = 'none')],
    [OPS.clip, () => void (page.clipRule = 'nonzero')],
    [OPS.eoClip, () => void (page.clipRule = 'evenodd')],
    [OPS.beginMarkedContent, () => void page.shown.push(true)],
    [
      OPS.beginMarkedContentProps,
      ([tag, group]) => void page.shown.push(tag !== 'OC' || page.held.isShown(group)),
    ],
    [OPS.endMarkedContent, () => void page.shown.pop()],
    [OPS.paintFormXObjectBegin, ([matrix, box]) => beginForm(page, matrix, box)],
    [OPS.paintFormXObjectEnd, () => giveBack(page)],
    [OPS.beginGroup, ([group]) => beginGroup(page, group)],
    [OPS.endGroup, () => giveBack(page)],
    [OPS.beginAnnotation, ([, box, transform, matrix]) => beginAnnotation(page, box, transform, matrix)],
    [OPS.endAnnotation, () => giveBack(page)],
  ]
}

function takeStates(page: Page, states: unknown): void {
  if (!Array.isArray(states)) return
  for (const entry of states) {
    const [key, value]: unknown[] = Array.isArray(entry) ? entry : []
    if (key === 'ca') page.state.fillAlpha = numberOf(value)
    if (key === 'CA') page.state.strokeAlpha = numberOf(value)
    if (key === 'LW') page.state.lineWidth = numberOf(value)
    if (key === 'BM') page.state.blend = String(value)
    if (key === 'SMask') page.state.isMasked = value !== false && value !== null && value !== undefined
    if (key === 'Font' && Array.isArray(value)) takeFont(page, value)
  }
}

function takeFont(page: Page, [name, size]: readonly unknown[]): void {
  page.state.font = page.held.font(String(name)) ?? null
  page.state.fontSize = Math.abs(numberOf(size))
  page.state.direction = numberOf(size) < 0 ? -1 : 1
}

function beginForm(page: Page, matrix: unknown, box: unknown): void {
  keep(page)
  move(page, matrix)
  clipToBox(page, box)
}

function beginGroup(page: Page, group: unknown): void {
  keep(page)
  const { smask, bbox, matrix } = Object(group) as { smask?: unknown; bbox?: unknown; matrix?: unknown }
  if (smask !== undefined && smask !== null) page.state.isMask = true
  const { state } = page
  state.groupAlpha *= state.fillAlpha
  state.fillAlpha = 1
  state.strokeAlpha = 1
  if (state.blend !== 'source-over') state.groupBlend = state.blend
  state.blend = 'source-over'
  const outer = state.matrix
  move(page, matrix)
  clipToBox(page, bbox)
  state.matrix = outer
}

/** An annotation stands by itself: nothing of the page is in force in it. */
function beginAnnotation(page: Page, box: unknown, transform: unknown, matrix: unknown): void {
  keep(page)
  page.state = firstState(page.matrix)
  clipToBox(page, box)
  move(page, transform)
  move(page, matrix)
}

function clipToBox(page: Page, box: unknown): void {
  const [x0, y0, x1, y1] = numbersOf(box)
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return
  clipTo(page, [0, x0, y0, 1, x1, y0, 1, x1, y1, 1, x0, y1, 4], false)
}

function textOrders(page: Page): Act[] {
  const set =
    (put: (state: TraceState, value: number) => void) =>
    ([value]: readonly unknown[]) =>
      put(page.state, numberOf(value))
  const step = (x: number, y: number) => {
    const { line } = page.state
    page.state.line = [line[0] + x, line[1] + y]
    page.state.at = [...page.state.line]
  }
  const begin = (matrix: Matrix) =>
    Object.assign(page.state, { textMatrix: matrix, at: [0, 0], line: [0, 0] })
  return [
    [OPS.beginText, () => void begin(unturned)],
    [OPS.endText, () => undefined],
    [OPS.setFont, (args) => takeFont(page, args)],
    [OPS.setCharSpacing, set((state, value) => (state.letterSpace = value))],
    [OPS.setWordSpacing, set((state, value) => (state.wordSpace = value))],
    [OPS.setHScale, set((state, value) => (state.across = value / 100))],
    [OPS.setLeading, set((state, value) => (state.leading = -value))],
    [OPS.setTextRenderingMode, set((state, value) => (state.mode = value))],
    [OPS.setTextRise, set((state, value) => (state.rise = value))],
    [OPS.moveText, ([x, y]) => step(numberOf(x), numberOf(y))],
    [
      OPS.setLeadingMoveText,
      ([x, y]) => {
        page.state.leading = numberOf(y)
        step(numberOf(x), numberOf(y))
      },
    ],
    [OPS.nextLine, () => step(0, page.state.leading)],
    [OPS.setTextMatrix, ([matrix]) => void begin(matrixOf(matrix) ?? unturned)],
    [OPS.showText, ([glyphs]) => showText(page, glyphs)],
  ]
}

function showText(page: Page, glyphs: unknown): void {
  if (!Array.isArray(glyphs)) return
  const { state, trace } = page
  if (state.font?.isDrawn === true) {
    trace.notes.add(leftOut.drawn)
    return
  }
  const letters = traceText(state, glyphs as (number | Glyph)[], trace.shapes.length)
  // Letters that become a clip let through what is painted next: that is not followed, so nothing of it is shown.
  if (state.mode >= 4) state.isMask = true
  if (!isSeen(page) && state.mode < 4) return
  for (const letter of letters) {
    if (letter.isMasked) trace.notes.add(leftOut.mask)
    else if (letter.colour === null) trace.notes.add(leftOut.pattern)
    else if (letter.colour !== 'none') trace.letters.push(letter)
  }
}
