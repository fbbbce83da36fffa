/** Where the letters of one order to show text stand. */
import { numberOf } from './loose.ts'
import { type Matrix, within } from './matrix.ts'
import type { TracedLetter, TraceState } from './trace-state.ts'

/** A letter as the library hands it over. */
export type Glyph = {
  unicode?: string
  fontChar?: string
  width?: number
  isSpace?: boolean
  isInFont?: boolean
  vmetric?: readonly number[] | null
}

/** Rendering modes: 0 fill, 1 stroke, 2 both, 3 neither; 4 to 7 the same and clip. */
const fillsIn = new Set([0, 2, 4, 6])
const strokesIn = new Set([1, 2, 5, 6])

/** The letters with their places, and the state moved on behind them; what is painted in no colour is not among them. */
export function traceText(
  state: TraceState,
  glyphs: readonly (number | Glyph)[],
  after: number,
): TracedLetter[] {
  const { font, fontSize, direction } = state
  const letters: TracedLetter[] = []
  if (font === null || fontSize === 0) return letters
  const across = state.across * direction
  const start = within(within(state.matrix, state.textMatrix), [
    across,
    0,
    0,
    direction,
    state.at[0],
    state.at[1] + state.rise,
  ])
  let x = 0
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      x += ((font.isVertical ? 1 : -1) * glyph * fontSize) / 1000
      continue
    }
    const spacing = ((glyph.isSpace === true ? state.wordSpace : 0) + state.letterSpace) * direction
    const width = font.isVertical ? -numberOf(glyph.vmetric?.[0] ?? -1000) : numberOf(glyph.width)
    const advance = width * fontSize * font.unit
    const isBlank = !font.hasShape(glyph.fontChar ?? '') && (glyph.unicode ?? '').trim() !== ''
    if (!isBlank && (glyph.isInFont !== false || font.isMissing))
      letters.push(
        ...letterOf(state, glyph, within(start, placeOf(font.isVertical, x, fontSize)), advance, after),
      )
    x += font.isVertical ? advance - spacing : advance + spacing
  }
  if (font.isVertical) state.at = [state.at[0], state.at[1] - x]
  else state.at = [state.at[0] + x * across, state.at[1]]
  return letters
}

const placeOf = (isVertical: boolean, x: number, size: number): Matrix =>
  isVertical ? [size, 0, 0, size, -size / 2, -x - size] : [size, 0, 0, size, x, 0]

function letterOf(
  state: TraceState,
  glyph: Glyph,
  matrix: Matrix,
  advance: number,
  after: number,
): TracedLetter[] {
  const isFilled = fillsIn.has(state.mode)
  if (!isFilled && !strokesIn.has(state.mode)) return []
  return [
    {
      text: glyph.unicode ?? '',
      matrix,
      width: advance / state.fontSize,
      colour: isFilled ? state.fill : state.stroke,
      alpha: (isFilled ? state.fillAlpha : state.strokeAlpha) * state.groupAlpha,
      clip: state.clip,
      isMasked: state.isMasked,
      isBold: state.font?.isBold === true,
      after,
    },
  ]
}
