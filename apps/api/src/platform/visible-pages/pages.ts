/** What a reader of a file sees, as pages of words and one picture each; everything else of the file stays behind. */

/** One word as it is seen. Lengths are in points; `x` and `y` are the start of its baseline from the top left. */
export type PageWord = {
  text: string
  x: number
  y: number
  width: number
  /** The size of the letters. */
  size: number
  /** Degrees by which the word is turned clockwise. */
  angle: number
  isBold: boolean
  /** `#rrggbb` */
  colour: string
}

/** A page as it is seen. The picture is all of it that is no word, as PNG of the whole page. */
export type VisiblePage = {
  width: number
  height: number
  words: PageWord[]
  picture: Buffer | null
}

/** The pages, and what a person should know of how they were read. */
export type VisiblePages = { pages: VisiblePage[]; notes: string[] }

/** A rectangle in points from the top left of a page. */
export type PageArea = { x: number; y: number; width: number; height: number }

/** Why a file is not read. */
export type UnreadableReason = 'encrypted' | 'damaged' | 'too_large' | 'unknown_kind' | 'not_supported'

/** A file that is not read; it is refused whole, and nothing of it passes through. The message says what to do. */
export class UnreadableFile extends Error {
  readonly reason: UnreadableReason
  constructor(reason: UnreadableReason, message: string, cause?: unknown) {
    super(message, { cause })
    this.reason = reason
  }
}

/** Bounds of what is read: bytes of a file, pages, words, pixels of a picture, and shapes of a page. */
export const MOST_BYTES = 25_000_000
export const MOST_PAGES = 300
export const MOST_WORDS = 300_000
export const MOST_PIXELS = 50_000_000
export const MOST_SHAPES = 60_000

/** Pixels to a point of the picture of a page: 144 to the inch. */
export const PIXELS_TO_POINT = 2

/** The letters that reach a page: what has no shape of its own carries nothing that a reader sees, and is left out. */
export function seenLetters(raw: string): string {
  return (
    raw
      .toWellFormed()
      .normalize('NFKC')
      // Fillers and blanks that are letters to a computer and spaces to the eye.
      .replace(/[\u115f\u1160\u3164\uffa0\u2800\p{Z}\p{Cc}]+/gu, ' ')
      .replace(/[\p{Cf}\p{Co}\p{Cn}\p{Cs}\u034f\u180b-\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu, '')
      // A letter carries two marks at most; a pile of them hides what is under it.
      .replace(/(\p{M}{2})\p{M}+/gu, '$1')
      .normalize('NFC')
  )
}

/** The axis-aligned box that a word takes up, turned words too. */
export function boxOfWord(word: PageWord): PageArea {
  const turn = (word.angle * Math.PI) / 180
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const corners = [
    [0, -0.8 * word.size],
    [word.width, -0.8 * word.size],
    [0, 0.25 * word.size],
    [word.width, 0.25 * word.size],
  ].map(([along = 0, down = 0]) => [word.x + along * cos - down * sin, word.y + along * sin + down * cos])
  const across = corners.map(([x = 0]) => x)
  const downward = corners.map(([, y = 0]) => y)
  const [x, y] = [Math.min(...across), Math.min(...downward)]
  return { x, y, width: Math.max(...across) - x, height: Math.max(...downward) - y }
}
