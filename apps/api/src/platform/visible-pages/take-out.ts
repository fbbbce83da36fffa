/** Takes words and areas out of a page, so that nothing tells how long they were. */
import sharp from 'sharp'
import { boxOfWord, type PageArea, type PageWord, PIXELS_TO_POINT, type VisiblePage } from './pages.ts'
import { gapBetween, linesOf } from './words-of-letters.ts'

/** What is taken out of one page: words by their numbers from 0, and areas with whatever is in them. */
export type TakenOut = { words: ReadonlySet<number>; areas: readonly PageArea[] }

/** A black bar in place of words, as long as a step and not as the words. */
export type Bar = { kind: 'bar'; x: number; y: number; width: number; size: number; angle: number }
export type LeftWord = { kind: 'word' } & PageWord

/** A page without what was taken out. */
export type LeftPage = { width: number; height: number; lines: (Bar | LeftWord)[][]; picture: Buffer | null }

/** Bars are so many times this long, in sizes of the letters. */
const step = 4
/** Edges of areas are moved outwards to this raster, in points. */
const raster = 6
/** A gap wider than this, in sizes of the letters, parts columns. */
const columnGap = 2.2

/** The page that is left. Words in an area are taken out with it. */
export async function takeOut(page: VisiblePage, taken: TakenOut): Promise<LeftPage> {
  const areas = taken.areas.map((area) => outwards(area, page))
  const gone = new Set(
    page.words.filter(
      (word, index) => taken.words.has(index) || areas.some((area) => overlap(boxOfWord(word), area)),
    ),
  )
  const angles = [...new Set(page.words.map(({ angle }) => angle))]
  const wiped: PageArea[] = []
  const lines = angles.flatMap((angle) =>
    linesOf(page.words.filter((word) => word.angle === angle)).map((line) =>
      columnsOf(line).flatMap((column) => leftOfColumn(column, gone, wiped)),
    ),
  )
  return { width: page.width, height: page.height, lines, picture: await burnt(page, areas, wiped) }
}

const outwards = (area: PageArea, page: VisiblePage): PageArea => {
  const down = (value: number) => Math.max(0, Math.floor(value / raster) * raster)
  const up = (value: number, most: number) => Math.min(most, Math.ceil(value / raster) * raster)
  const [x, y] = [down(area.x), down(area.y)]
  return {
    x,
    y,
    width: up(area.x + area.width, page.width) - x,
    height: up(area.y + area.height, page.height) - y,
  }
}

const overlap = (one: PageArea, other: PageArea): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height

/** The words of a line in the columns that it runs through. */
function columnsOf(line: readonly PageWord[]): PageWord[][] {
  const columns: PageWord[][] = []
  for (const word of line) {
    const last = columns.at(-1)?.at(-1)
    if (last !== undefined && gapBetween(last, word).along < columnGap) columns.at(-1)?.push(word)
    else columns.push([word])
  }
  return columns
}

/**
 * A column without its gone words. From the first of them on, every word is set anew behind bars of stepped length:
 * where a word stood after a gap would tell how wide the gap was. What lay under that stretch is wiped.
 */
function leftOfColumn(
  column: readonly PageWord[],
  gone: ReadonlySet<PageWord>,
  wiped: PageArea[],
): (Bar | LeftWord)[] {
  const from = column.findIndex((word) => gone.has(word))
  const first = column[from]
  if (first === undefined) return column.map((word) => ({ kind: 'word', ...word }))
  const left: (Bar | LeftWord)[] = column.slice(0, from).map((word) => ({ kind: 'word', ...word }))
  const turn = (first.angle * Math.PI) / 180
  let along = 0
  const put = () => ({
    x: tenths(first.x + along * Math.cos(turn)),
    y: tenths(first.y + along * Math.sin(turn)),
  })
  const rest = column.slice(from)
  for (let index = 0; index < rest.length;) {
    const word = rest[index] ?? first
    const run = runOf(rest, index, gone)
    index += Math.max(1, run.length)
    if (run.length > 0) {
      const width = barLength(run)
      left.push({ kind: 'bar', ...put(), width, size: first.size, angle: first.angle })
      along += width
    } else {
      const width = tenths(word.width)
      left.push({ kind: 'word', ...word, ...put(), width, colour: '#000000' })
      along += width
    }
    along += 0.35 * first.size
  }
  wiped.push(wipedOf(first, Math.max(along, ...rest.map((word) => alongOf(first, word)))))
  return left
}

/** Lengths are told to a tenth: the last digits of a number tell from where a word was moved. */
const tenths = (points: number): number => Math.round(points * 10) / 10

function runOf(words: readonly PageWord[], from: number, gone: ReadonlySet<PageWord>): PageWord[] {
  let to = from
  while (to < words.length && gone.has(words[to] ?? ({} as PageWord))) to += 1
  return words.slice(from, to)
}

function barLength(run: readonly PageWord[]): number {
  const size = run[0]?.size ?? 10
  const length = run.reduce((sum, word) => sum + word.width + 0.35 * word.size, 0)
  return Math.ceil(length / (step * size)) * step * size
}

/** Where a word ends along the line that another begins. */
const alongOf = (first: PageWord, word: PageWord): number =>
  gapBetween(first, word).along * first.size + first.width + word.width

/** What is wiped ends at a step too, and not where the words ended. */
function wipedOf(first: PageWord, length: number): PageArea {
  const width = Math.ceil(length / (step * first.size)) * step * first.size
  return boxOfWord({ ...first, width })
}

/** The picture with white where words were set anew, and black over the areas; its pixels are made before anything is drawn. */
async function burnt(
  page: VisiblePage,
  areas: readonly PageArea[],
  wiped: readonly PageArea[],
): Promise<Buffer | null> {
  if (page.picture === null) return null
  const { data, info } = await sharp(page.picture)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const paint = (area: PageArea, shade: number, grow: number) => {
    const [left, right] = [area.x - grow, area.x + area.width + grow].map((x) =>
      Math.round(clampTo(x * PIXELS_TO_POINT, info.width)),
    )
    const [top, bottom] = [area.y - grow, area.y + area.height + grow].map((y) =>
      Math.round(clampTo(y * PIXELS_TO_POINT, info.height)),
    )
    for (let y = top ?? 0; y < (bottom ?? 0); y += 1)
      data.fill(shade, (y * info.width + (left ?? 0)) * 3, (y * info.width + (right ?? 0)) * 3)
  }
  for (const area of wiped) paint(area, 255, 1.5)
  for (const area of areas) paint(area, 0, 0)
  // JPEG keeps what the eye sees and loses what only a computer finds in the last bits.
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .jpeg({ quality: 78 })
    .toBuffer()
}

const clampTo = (value: number, most: number): number => Math.max(0, Math.min(most, value))
