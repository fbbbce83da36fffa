/** Writes what is left of pages as a new tagged PDF. Nothing of the file that they were read from reaches it. */
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import type { PageArea, VisiblePage } from './pages.ts'
import { type Bar, type LeftPage, type LeftWord, type TakenOut, takeOut } from './take-out.ts'

/** What stands at the head and the foot of each page, and whose title the file bears. */
export type Heading = { title: string; marking: string; reference: string; madeAt: Date; madeAtWords: string }

const strip = 34
const plain = 'Plain'
const strong = 'Strong'
const none: TakenOut = { words: new Set(), areas: [] }

type Doc = PDFKit.PDFDocument
type Struct = PDFKit.PDFStructureElement

/** The PDF of the pages without what is taken out of each, in their order. */
export async function burnPdf(
  pages: readonly VisiblePage[],
  taken: ReadonlyMap<number, TakenOut>,
  heading: Heading,
): Promise<Buffer> {
  const options: PDFKit.PDFDocumentOptions = {
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    autoFirstPage: false,
    margin: 0,
    info: { Title: heading.title, CreationDate: heading.madeAt, Producer: 'MiPS', Creator: 'MiPS' },
  }
  // The published types do not know the accessible subset yet.
  const doc = new PDFDocument(Object.assign(options, { subset: 'PDF/UA' }))
  const fonts = createRequire(import.meta.url)
  doc.registerFont(plain, fonts.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'))
  doc.registerFont(strong, fonts.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'))
  const chunks: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  const body = doc.struct('Document', { lang: 'en-GB' })
  doc.addStructure(body)
  for (const [index, page] of pages.entries()) {
    const takenHere = taken.get(index) ?? none
    const left = await takeOut(page, takenHere)
    doc.addPage({ size: [page.width, page.height + 2 * strip], margin: 0 })
    drawPicture(doc, body, left)
    drawAreas(doc, body, takenHere.areas.length)
    for (const line of left.lines) drawLine(doc, body, line)
    drawEdges(doc, heading, `Page ${index + 1} of ${pages.length}`)
  }
  body.end()
  doc.end()
  return done
}

function drawPicture(doc: Doc, body: Struct, { picture, width, height }: LeftPage): void {
  if (picture === null) return
  const alt = 'Lines and pictures of the page'
  body.add(doc.struct('Figure', { alt }, () => void doc.image(picture, 0, strip, { width, height })))
}

/** Says in words that something was taken out of the picture; the black itself is in its pixels. */
function drawAreas(doc: Doc, body: Struct, count: number): void {
  if (count === 0) return
  const alt = count === 1 ? 'An area was taken out' : `${count} areas were taken out`
  body.add(doc.struct('Figure', { alt }, () => void doc.rect(0, 0, 0.1, 0.1).fill('#ffffff')))
}

function drawLine(doc: Doc, body: Struct, line: readonly (Bar | LeftWord)[]): void {
  if (line.length === 0) return
  const paragraph = doc.struct('P')
  body.add(paragraph)
  for (const mark of line) paragraph.add(mark.kind === 'word' ? wordOf(doc, mark) : barOf(doc, mark))
  paragraph.end()
}

function turned(
  doc: Doc,
  mark: { x: number; y: number; angle: number },
  draw: (x: number, y: number) => void,
): void {
  const [x, y] = [mark.x, mark.y + strip]
  if (mark.angle === 0) return draw(x, y)
  doc.save().rotate(mark.angle, { origin: [x, y] })
  draw(x, y)
  doc.restore()
}

/** The size of a word that fits its place: a letter of ours can be wider than the one that stood there. */
function wordOf(doc: Doc, word: LeftWord): Struct {
  return doc.struct('Span', {}, () => {
    turned(doc, word, (x, y) => {
      doc.font(word.isBold ? strong : plain).fontSize(word.size)
      const wide = doc.widthOfString(word.text)
      const share = wide > 0 ? Math.round(Math.max(20, Math.min(160, (word.width / wide) * 100))) : 100
      // The published types do not know the stretch of letters yet.
      const options = { lineBreak: false, baseline: 'alphabetic' as const, horizontalScaling: share }
      doc.fillColor(word.colour).text(`${word.text} `, x, y, options)
    })
  })
}

function barOf(doc: Doc, bar: Bar): Struct {
  const box: PageArea = { x: 0, y: -0.85 * bar.size, width: bar.width, height: 1.1 * bar.size }
  return doc.struct('Span', { alt: 'Taken out', actual: 'taken out' }, () => {
    turned(doc, bar, (x, y) => void doc.rect(x + box.x, y + box.y, box.width, box.height).fill('#000000'))
  })
}

function drawEdges(doc: Doc, heading: Heading, number: string): void {
  const { width, height } = doc.page
  doc.markContent('Artifact', { type: 'Pagination' })
  doc
    .rect(0, 0, width, strip)
    .fill('#ffffff')
    .rect(0, height - strip, width, strip)
    .fill('#ffffff')
  const size = Math.max(4, Math.min(10, width / 40))
  const centred = (words: string, y: number, font: string, points: number) => {
    doc.font(font).fontSize(points).fillColor('#0b0c0c')
    doc.text(words, Math.max(2, (width - doc.widthOfString(words)) / 2), y, { lineBreak: false })
  }
  centred(heading.marking, 10, strong, size)
  centred(heading.marking, height - 14, strong, size)
  centred(`${heading.reference}    ${number}    Made ${heading.madeAtWords}`, height - 27, plain, size * 0.8)
  doc.endMarkedContent()
}
