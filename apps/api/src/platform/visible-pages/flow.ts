/** Lays out what has no pages of its own, as paragraphs of words and pictures on A4. */
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import {
  MOST_PAGES,
  MOST_WORDS,
  type PageWord,
  PIXELS_TO_POINT,
  seenLetters,
  UnreadableFile,
  type VisiblePage,
} from './pages.ts'

export type FlowPiece = { text: string; isBold?: boolean }
/** A paragraph, or a picture of plain pixels (PNG without anything around them). */
export type FlowBlock =
  | { kind: 'text'; pieces: readonly FlowPiece[] }
  | { kind: 'picture'; png: Buffer; width: number; height: number }

const width = 595
const height = 842
const margin = 50
const size = 10
const leading = 14

type Layout = {
  pages: VisiblePage[]
  pictures: { page: number; png: Buffer; x: number; y: number; width: number; height: number }[]
  x: number
  y: number
  words: number
  measure: (text: string, isBold: boolean) => number
}

/** The pages of these blocks; more than is read is refused. */
export async function flowPages(blocks: Iterable<FlowBlock>): Promise<VisiblePage[]> {
  const layout: Layout = { pages: [], pictures: [], x: margin, y: height, words: 0, measure: measurer() }
  for (const block of blocks) {
    if (block.kind === 'text') putText(layout, block.pieces)
    else putPicture(layout, block)
  }
  if (layout.pages.length === 0) newPage(layout)
  for (const [index, page] of layout.pages.entries()) page.picture = await pictureOf(layout, index)
  return layout.pages
}

function measurer(): Layout['measure'] {
  const doc = new PDFDocument({ autoFirstPage: false })
  const fonts = createRequire(import.meta.url)
  doc.registerFont('Plain', fonts.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'))
  doc.registerFont('Strong', fonts.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'))
  const known = new Map<string, number>()
  return (text, isBold) => {
    const key = `${isBold ? 'b' : 'p'}${text}`
    const held = known.get(key)
    if (held !== undefined) return held
    const found = doc
      .font(isBold ? 'Strong' : 'Plain')
      .fontSize(size)
      .widthOfString(text)
    if (known.size < 50_000) known.set(key, found)
    return found
  }
}

function newPage(layout: Layout): VisiblePage {
  if (layout.pages.length >= MOST_PAGES)
    throw new UnreadableFile(
      'too_large',
      `This file is longer than ${MOST_PAGES} pages. Split it, and add the parts.`,
    )
  const page: VisiblePage = { width, height, words: [], picture: null }
  layout.pages.push(page)
  layout.y = margin + size
  layout.x = margin
  return page
}

const pageOf = (layout: Layout): VisiblePage => layout.pages.at(-1) ?? newPage(layout)

function newLine(layout: Layout): void {
  layout.x = margin
  layout.y += leading
  if (layout.y > height - margin) newPage(layout)
}

function putText(layout: Layout, pieces: readonly FlowPiece[]): void {
  newLine(layout)
  // A word that is bold in part is one word; the blank between pieces is what parts them.
  const words: FlowPiece[] = []
  let isOpen = false
  for (const { text, isBold = false } of pieces) {
    for (const part of seenLetters(text).split(/( )/)) {
      const last = words.at(-1)
      if (part === ' ' || part === '') isOpen = part === '' && isOpen
      else if (isOpen && last !== undefined) last.text += part
      else words.push({ text: part, isBold })
      if (part !== ' ' && part !== '') isOpen = true
    }
  }
  for (const word of words) putWord(layout, word.text, word.isBold === true)
}

const room = width - 2 * margin

function putWord(layout: Layout, text: string, isBold: boolean): void {
  let rest = text
  while (rest !== '') {
    // A word longer than a line runs on over the lines.
    let part = rest
    while (part.length > 1 && layout.measure(part, isBold) > room)
      part = part.slice(
        0,
        Math.max(1, Math.floor(part.length * Math.min(0.9, room / layout.measure(part, isBold)))),
      )
    rest = rest.slice(part.length)
    putPart(layout, part, isBold)
  }
}

function putPart(layout: Layout, text: string, isBold: boolean): void {
  const wide = layout.measure(text, isBold)
  if (layout.x > margin && layout.x + wide > width - margin) newLine(layout)
  layout.words += 1
  if (layout.words > MOST_WORDS)
    throw new UnreadableFile(
      'too_large',
      'This file has more words than are read. Split it, and add the parts.',
    )
  const word: PageWord = {
    text,
    x: layout.x,
    y: layout.y,
    width: wide,
    size,
    angle: 0,
    isBold,
    colour: '#000000',
  }
  pageOf(layout).words.push(word)
  layout.x += wide + layout.measure(' ', false)
}

function putPicture(
  layout: Layout,
  { png, ...pixels }: { png: Buffer; width: number; height: number },
): void {
  const share = Math.min(1 / PIXELS_TO_POINT, room / pixels.width, (height - 2 * margin) / pixels.height)
  const [wide, high] = [pixels.width * share, pixels.height * share]
  newLine(layout)
  if (layout.y + high > height - margin) newPage(layout)
  pageOf(layout)
  layout.pictures.push({
    page: layout.pages.length - 1,
    png,
    x: margin,
    y: layout.y - size,
    width: wide,
    height: high,
  })
  layout.y += high
}

async function pictureOf(layout: Layout, index: number): Promise<Buffer | null> {
  const own = layout.pictures.filter(({ page }) => page === index)
  if (own.length === 0) return null
  const parts = await Promise.all(
    own.map(async (part) => ({
      input: await sharp(part.png)
        .resize(
          Math.max(1, Math.round(part.width * PIXELS_TO_POINT)),
          Math.max(1, Math.round(part.height * PIXELS_TO_POINT)),
          { fit: 'fill' },
        )
        .png()
        .toBuffer(),
      left: Math.round(part.x * PIXELS_TO_POINT),
      top: Math.round(part.y * PIXELS_TO_POINT),
    })),
  )
  return sharp({
    create: {
      width: width * PIXELS_TO_POINT,
      height: height * PIXELS_TO_POINT,
      channels: 3,
      background: '#ffffff',
    },
  })
    .composite(parts)
    .removeAlpha()
    .png()
    .toBuffer()
}
