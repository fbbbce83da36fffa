/** Reads a PDF as a reader sees it: its pages are followed order by order, and only what shows is kept. */
import sharp from 'sharp'
import { matrixOf, unturned } from './matrix.ts'
import {
  MOST_PAGES,
  MOST_PIXELS,
  MOST_WORDS,
  PIXELS_TO_POINT,
  UnreadableFile,
  type VisiblePage,
  type VisiblePages,
} from './pages.ts'
import { fontsOf, pixelsOf, stencilOf } from './pdf-held.ts'
import { openPdf, type Pdf } from './pdf-library.ts'
import { type Raster, renderLook, renderTop } from './render.ts'
import { isSeenLetter } from './seen-letters.ts'
import { tracePage } from './trace-page.ts'
import { wordsOfLetters } from './words-of-letters.ts'

/** The visible pages of a PDF; notes say what was left out because it could not be told whether it is seen. */
export async function readPdf(bytes: Buffer): Promise<VisiblePages> {
  const pdf = await openPdf(bytes)
  try {
    if (pdf.isPureXfa)
      throw new UnreadableFile(
        'not_supported',
        'This PDF is a live form (XFA). Print it to a new PDF, and add that.',
      )
    if (pdf.numPages > MOST_PAGES)
      throw new UnreadableFile(
        'too_large',
        `This PDF has more than ${MOST_PAGES} pages. Split it, and add the parts.`,
      )
    const notes = new Set<string>()
    const pages: VisiblePage[] = []
    let words = 0
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await readPage(pdf, number, notes)
      words += page.words.length
      if (words > MOST_WORDS)
        throw new UnreadableFile(
          'too_large',
          'This PDF has more words than are read. Split it, and add the parts.',
        )
      pages.push(page)
    }
    return { pages, notes: [...notes] }
  } catch (cause) {
    if (cause instanceof UnreadableFile) throw cause
    throw new UnreadableFile(
      'damaged',
      'A page of this PDF cannot be read. Print it to a new PDF, and add that.',
      cause,
    )
  } finally {
    await pdf.loadingTask.destroy()
  }
}

/** Points of an edge of a page: about five metres. */
const longestEdge = 14_400

async function readPage(pdf: Pdf, number: number, notes: Set<string>): Promise<VisiblePage> {
  const page = await pdf.getPage(number)
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const pixels = width * height * PIXELS_TO_POINT ** 2
  if (!(width > 1 && height > 1 && width < longestEdge && height < longestEdge && pixels <= MOST_PIXELS))
    throw new UnreadableFile('too_large', `Page ${number} of this PDF is larger than is read.`)
  const orders = await page.getOperatorList({ intent: 'display' })
  const layers = await pdf.getOptionalContentConfig({ intent: 'display' })
  const fonts = await fontsOf(page, orders)
  const trace = await tracePage(orders, matrixOf(transform) ?? unturned, {
    font: (name) => fonts.get(name),
    picture: (reference) => pixelsOf(page, reference),
    stencil: (reference, colour) => stencilOf(page, reference, colour),
    isShown: (group) => layers.isVisible(group),
  })
  const size = { width, height }
  const [look, top] = [await renderLook(trace, size), await renderTop(trace, size)]
  const words = wordsOfLetters(trace.letters.filter((letter) => isSeenLetter(letter, look, top)))
  if (words.length === 0 && trace.shapes.some(({ kind }) => kind === 'picture'))
    notes.add(
      'A page is a picture: its words cannot be suggested. Look at it, and draw areas over what is to go.',
    )
  for (const note of trace.notes) notes.add(note)
  const picture = trace.shapes.length === 0 ? null : await pngOf(look)
  page.cleanup()
  return { width, height, words, picture }
}

const pngOf = ({ bytes, width, height }: Raster): Promise<Buffer> =>
  sharp(bytes, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png({ compressionLevel: 6 })
    .toBuffer()
