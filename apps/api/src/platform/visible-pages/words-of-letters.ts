/** Puts seen letters together to words, in the order in which they are read. */
import { type PageWord, seenLetters } from './pages.ts'
import { placed, stretchOf } from './matrix.ts'
import type { TracedLetter } from './trace-state.ts'

type Placed = PageWord & { isSpace: boolean }

/** The words of a page from its seen letters in the order of painting. */
export function wordsOfLetters(letters: readonly TracedLetter[]): PageWord[] {
  const words: PageWord[] = []
  let open: PageWord | null = null
  for (const letter of letters.map(placeOf)) {
    if (letter.isSpace || letter.text === '') {
      open = null
      continue
    }
    if (open !== null && follows(open, letter)) join(open, letter)
    else {
      const { isSpace: _, ...word } = letter
      open = word
      words.push(word)
    }
  }
  return joined(inReadingOrder(words))
}

function placeOf(letter: TracedLetter): Placed {
  const [x, y] = placed(letter.matrix, 0, 0)
  const [endX, endY] = placed(letter.matrix, letter.width, 0)
  const text = seenLetters(letter.text)
  return {
    text: text.trim(),
    x,
    y,
    width: Math.hypot(endX - x, endY - y),
    size: stretchOf(letter.matrix)[1],
    // Turned by less than a degree is straight.
    angle: Math.round((Math.atan2(endY - y, endX - x) * 180) / Math.PI),
    isBold: letter.isBold,
    colour: letter.colour ?? '#000000',
    isSpace: text.trim() === '',
  }
}

/** How far a word begins behind the end of another, along its line and across it, in sizes of its letters. */
export function gapBetween(word: PageWord, next: PageWord): { along: number; across: number } {
  const turn = (word.angle * Math.PI) / 180
  const [dx, dy] = [next.x - word.x, next.y - word.y]
  return {
    along: (dx * Math.cos(turn) + dy * Math.sin(turn) - word.width) / word.size,
    across: (dy * Math.cos(turn) - dx * Math.sin(turn)) / word.size,
  }
}

function follows(word: PageWord, next: PageWord): boolean {
  if (next.angle !== word.angle || Math.abs(next.size - word.size) > 0.25 * word.size) return false
  const { along, across } = gapBetween(word, next)
  return Math.abs(across) < 0.2 && along > -0.35 && along < 0.18
}

function join(word: PageWord, next: PageWord): void {
  const { along } = gapBetween(word, next)
  word.text += next.text
  word.width = Math.max(word.width, word.width + along * word.size + next.width)
}

/** Lines from the top, words of a line from the left; words of another turn after the straight ones. */
export function inReadingOrder(words: readonly PageWord[]): PageWord[] {
  const angles = [...new Set(words.map(({ angle }) => angle))].sort(
    (a, b) => Math.abs(a) - Math.abs(b) || a - b,
  )
  return angles.flatMap((angle) => linesOf(words.filter((word) => word.angle === angle)).flat())
}

/** Words of one turn as lines: those whose baselines are closer than half a letter are one line. */
export function linesOf(words: readonly PageWord[]): PageWord[][] {
  const turn = ((words[0]?.angle ?? 0) * Math.PI) / 180
  const down = ({ x, y }: PageWord) => y * Math.cos(turn) - x * Math.sin(turn)
  const along = ({ x, y }: PageWord) => x * Math.cos(turn) + y * Math.sin(turn)
  const lines: PageWord[][] = []
  for (const word of [...words].sort((a, b) => down(a) - down(b))) {
    const line = lines.at(-1)
    const first = line?.[0]
    if (line !== undefined && first !== undefined && down(word) - down(first) < 0.4 * Math.max(first.size, 4))
      line.push(word)
    else lines.push([word])
  }
  for (const line of lines) line.sort((a, b) => along(a) - along(b))
  return lines
}

/** Pieces of one word that were painted apart are one word. */
function joined(words: readonly PageWord[]): PageWord[] {
  const out: PageWord[] = []
  for (const word of words) {
    const last = out.at(-1)
    if (last !== undefined && follows(last, word) && gapBetween(last, word).along < 0.1) join(last, word)
    else out.push({ ...word })
  }
  return out
}
