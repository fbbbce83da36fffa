/** The state that drawing orders of a page change, and what they paint: shapes, pictures and letters in order. */
import type { Matrix } from './matrix.ts'
import { unturned } from './matrix.ts'
import type { Outline } from './outline.ts'

/** A chain of outlines; what lies outside of any of them is not seen. */
export type Clip = { number: number; outline: Outline; path: string; matrix: Matrix; outer: Clip | null }

/** A colour as `#rrggbb`, `none` for nothing at all; null where a pattern is painted whose colour is not known. */
export type Colour = string | null

export type TraceFont = {
  name: string
  isBold: boolean
  isDrawn: boolean
  isMissing: boolean
  unit: number
  isVertical: boolean
  /** Whether a letter has a shape; a font whose letters are blank shows nothing. */
  hasShape(letter: string): boolean
}

export type TraceState = {
  matrix: Matrix
  clip: Clip | null
  fill: Colour
  stroke: Colour
  fillAlpha: number
  strokeAlpha: number
  groupAlpha: number
  blend: string
  groupBlend: string
  /** Painted through a mask that is not worked out: not seen for certain. */
  isMasked: boolean
  /** Drawing of a mask, which is itself never seen. */
  isMask: boolean
  lineWidth: number
  font: TraceFont | null
  fontSize: number
  direction: 1 | -1
  letterSpace: number
  wordSpace: number
  across: number
  leading: number
  mode: number
  rise: number
  textMatrix: Matrix
  at: [number, number]
  line: [number, number]
}

export const firstState = (matrix: Matrix): TraceState => ({
  matrix,
  clip: null,
  fill: '#000000',
  stroke: '#000000',
  fillAlpha: 1,
  strokeAlpha: 1,
  groupAlpha: 1,
  blend: 'source-over',
  groupBlend: 'source-over',
  isMasked: false,
  isMask: false,
  lineWidth: 1,
  font: null,
  fontSize: 0,
  direction: 1,
  letterSpace: 0,
  wordSpace: 0,
  across: 1,
  leading: 0,
  mode: 0,
  rise: 0,
  textMatrix: unturned,
  at: [0, 0],
  line: [0, 0],
})

/** Pixels of a picture: four bytes each, red, green, blue and how much covers. */
export type Pixels = { bytes: Buffer; width: number; height: number }

export type TracedShape = {
  kind: 'fill' | 'stroke' | 'picture'
  path: string
  matrix: Matrix
  clip: Clip | null
  colour: Colour
  isEvenOdd: boolean
  lineWidth: number
  alpha: number
  blend: string
  isMasked: boolean
  pixels: Pixels | null
}

export type TracedLetter = {
  text: string
  /** The matrix from letter space, where one unit is the size of the letters, to the page. */
  matrix: Matrix
  /** Advance in units of the size. */
  width: number
  colour: Colour
  alpha: number
  clip: Clip | null
  isMasked: boolean
  isBold: boolean
  /** How many shapes were painted before it. */
  after: number
}

/** Everything that a page paints, in order. */
export type Trace = {
  shapes: TracedShape[]
  letters: TracedLetter[]
  clips: Clip[]
  notes: Set<string>
}
