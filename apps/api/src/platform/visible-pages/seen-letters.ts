/** Which letters of a page can be seen: on the page, inside of what is shown, covered by nothing, and in another colour than what is behind them. */
import { contrastOf, FAINTEST } from './contrast.ts'
import { placed } from './matrix.ts'
import { isInside } from './outline.ts'
import { PIXELS_TO_POINT } from './pages.ts'
import type { Raster } from './render.ts'
import type { Clip, TracedLetter } from './trace-state.ts'

/** Letters below this size in points are a line to the eye. */
const smallest = 2

/** Places of a letter that are looked at, in units of its advance and of its size. */
const looks = [0.2, 0.5, 0.8].flatMap((across) => [0.12, 0.35, 0.55].map((up) => [across, up] as const))

/** Whether most of the letter can be seen; `look` and `top` are the page without letters. */
export function isSeenLetter(letter: TracedLetter, look: Raster, top: Raster): boolean {
  const { matrix } = letter
  const size = Math.hypot(matrix[2], matrix[3])
  const advance = letter.width * Math.hypot(matrix[0], matrix[1])
  if (!(size >= smallest) || size > 2000 || advance < 0.05 * size) return false
  const seen = looks.filter(([across, up]) => {
    const [x, y] = placed(matrix, across * letter.width, up)
    return isSeenAt(letter, x, y, look, top)
  })
  return seen.length * 2 > looks.length
}

function isSeenAt(letter: TracedLetter, x: number, y: number, look: Raster, top: Raster): boolean {
  const [across, down] = [Math.floor(x * PIXELS_TO_POINT), Math.floor(y * PIXELS_TO_POINT)]
  if (!(across >= 0 && down >= 0 && across < top.width && down < top.height)) return false
  const at = (down * top.width + across) * 4
  const covers = top.bytes.readUIntBE(at, 3)
  if (covers > letter.after) return false
  for (let clip: Clip | null = letter.clip; clip !== null; clip = clip.outer)
    if (!isInside(clip.outline, [x, y])) return false
  const behind = look.bytes.subarray(at, at + 3)
  return (
    contrastOf(blended(letter.colour ?? '#000000', behind, letter.alpha), `#${behind.toString('hex')}`) >=
    FAINTEST
  )
}

function blended(colour: string, behind: Buffer, alpha: number): string {
  const front = Buffer.from(colour.slice(1), 'hex')
  const mixed = [0, 1, 2].map((part) =>
    Math.round((front[part] ?? 0) * alpha + (behind[part] ?? 0) * (1 - alpha)),
  )
  return `#${Buffer.from(mixed.map((part) => Math.max(0, Math.min(255, part)))).toString('hex')}`
}
