/** Steps that the drawing orders of a page have in common. */
import { type Matrix, matrixOf, within } from './matrix.ts'
import { outlineOf, svgPath } from './outline.ts'
import type { Colour, Pixels, Trace, TraceFont, TraceState } from './trace-state.ts'

export type Orders = { fnArray: ArrayLike<number>; argsArray: readonly unknown[] }

/** What the orders refer to by name. */
export type Held = {
  font(name: string): TraceFont | undefined
  picture(reference: unknown): Promise<Pixels | undefined>
  stencil(reference: unknown, colour: string): Promise<Pixels | undefined>
  isShown(group: unknown): boolean
}

/** What the officer is told of what was not followed. */
export const leftOut = {
  pattern: 'Letters that are filled with a pattern were left out.',
  mask: 'What is painted through a fading mask was left out.',
  picture: 'A picture could not be read and was left out.',
  drawn: 'Letters that are drawn one by one (Type 3) were left out.',
}

/** A page while its orders are followed. */
export type Page = {
  trace: Trace
  state: TraceState
  kept: TraceState[]
  matrix: Matrix
  held: Held
  shown: boolean[]
  clipRule: 'nonzero' | 'evenodd' | null
}
export type Act = [number, (args: readonly unknown[]) => void | Promise<void>]

export const keep = (page: Page) => page.kept.push({ ...page.state })
export const giveBack = (page: Page) => {
  page.state = page.kept.pop() ?? page.state
}
export const move = (page: Page, args: unknown) => {
  const inner = matrixOf(args)
  if (inner !== undefined) page.state.matrix = within(page.state.matrix, inner)
}

export const colourOf = (value: unknown): Colour =>
  typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value) ? value.toLowerCase() : null

/** Lets through only what lies inside of the path from here on. */
export function clipTo(page: Page, path: ArrayLike<number>, isEvenOdd: boolean): void {
  const { state, trace } = page
  state.clip = {
    number: trace.clips.length,
    outline: outlineOf(path, state.matrix, isEvenOdd),
    path: svgPath(path),
    matrix: state.matrix,
    outer: state.clip,
  }
  trace.clips.push(state.clip)
}

/** Whether what is painted now can be seen at all. */
export const isSeen = (page: Page): boolean => page.shown.every(Boolean) && !page.state.isMask
