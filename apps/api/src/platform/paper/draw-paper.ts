/** Draws a paper as a tagged PDF: structure tree, language, title and embedded fonts, so that a screen reader can read it. */
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import { type Paper, type PaperBlock, valueOf } from './paper.ts'

const margin = 56
const gap = 6
const plain = 'Plain'
const strong = 'Strong'
const ink = '#0b0c0c'
const rule = '#b1b4b6'

type Doc = PDFKit.PDFDocument
type Struct = PDFKit.PDFStructureElement

/** The PDF of a paper; `madeAt` is written at the foot of each page, `madeAtWords` as the reader sees it. */
export async function drawPaper(paper: Paper, madeAt: Date, madeAtWords: string): Promise<Buffer> {
  const language = paper.language ?? 'en-GB'
  const options: PDFKit.PDFDocumentOptions = {
    size: 'A4',
    margins: { top: margin + 16, bottom: margin + 16, left: margin, right: margin },
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    info: { Title: paper.title, CreationDate: madeAt, Producer: 'MiPS', Creator: 'MiPS' },
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
  doc.font(plain).fontSize(10).addPage()
  const body = doc.struct('Document', { lang: language })
  doc.addStructure(body)
  heading(doc, body, 'H1', paper.title, 18)
  for (const block of paper.blocks) drawBlock(doc, body, block)
  body.end()
  drawEdges(doc, paper, madeAtWords)
  doc.end()
  return done
}

function drawBlock(doc: Doc, into: Struct, block: PaperBlock): void {
  switch (block.kind) {
    case 'heading':
      return heading(doc, into, `H${block.level}`, block.text, block.level === 2 ? 13 : 11)
    case 'paragraph':
      return text(doc, into, 'P', block.text, block.isStrong === true)
    case 'facts':
      return table(
        doc,
        into,
        { widths: [2, 5], isRowHeaded: true },
        block.rows.map((row) => [row.label, valueOf(row)]),
      )
    case 'list':
      return list(doc, into, block.items)
    case 'table':
      return table(
        doc,
        into,
        { headers: block.headers, ...(block.widths === undefined ? {} : { widths: block.widths }) },
        block.rows,
      )
    case 'signature':
      return signature(doc, into, block.label)
  }
}

const widthOf = (doc: Doc): number => doc.page.width - 2 * margin
const footOf = (doc: Doc): number => doc.page.height - doc.page.margins.bottom

/** Begins a new page where less than so many points are left. */
function keepTogether(doc: Doc, points: number): void {
  if (doc.y + points > footOf(doc)) doc.addPage()
}

function heading(doc: Doc, into: Struct, tag: string, words: string, size: number): void {
  keepTogether(doc, size * 4)
  if (tag !== 'H1') doc.y += gap
  const struct = doc.struct(tag, {}, () => {
    doc
      .font(strong)
      .fontSize(size)
      .fillColor(ink)
      .text(words, margin, doc.y, { width: widthOf(doc) })
  })
  into.add(struct)
  doc.font(plain).fontSize(10)
  doc.y += gap
}

function text(doc: Doc, into: Struct, tag: string, words: string, isStrong: boolean): void {
  into.add(
    doc.struct(tag, {}, () => {
      doc
        .font(isStrong ? strong : plain)
        .fillColor(ink)
        .text(words, margin, doc.y, { width: widthOf(doc), lineGap: 2 })
    }),
  )
  doc.font(plain)
  doc.y += gap
}

function list(doc: Doc, into: Struct, items: readonly string[]): void {
  const struct = doc.struct('L')
  into.add(struct)
  for (const item of items) {
    keepTogether(doc, 28)
    const line = doc.struct('LI')
    struct.add(line)
    const top = doc.y
    line.add(doc.struct('Lbl', {}, () => void doc.text('•', margin, top, { width: 12 })))
    line.add(
      doc.struct('LBody', {}, () => {
        doc.text(item, margin + 14, top, { width: widthOf(doc) - 14, lineGap: 2 })
      }),
    )
    line.end()
    doc.y += 2
  }
  struct.end()
  doc.y += gap
}

type Columns = { headers?: readonly string[]; widths?: readonly number[]; isRowHeaded?: boolean }

function table(doc: Doc, into: Struct, columns: Columns, rows: readonly (readonly string[])[]): void {
  const count = columns.headers?.length ?? rows[0]?.length ?? 0
  const shares = columns.widths ?? Array.from({ length: count }, () => 1)
  const total = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map((share) => (share / total) * widthOf(doc))
  const struct = doc.struct('Table')
  into.add(struct)
  if (columns.headers !== undefined)
    row(
      doc,
      struct,
      columns.headers.map((words) => ({ words, tag: 'TH', scope: 'Column' })),
      widths,
    )
  for (const cells of rows)
    row(
      doc,
      struct,
      cells.map((words, index) =>
        columns.isRowHeaded && index === 0 ? { words, tag: 'TH', scope: 'Row' } : { words, tag: 'TD' },
      ),
      widths,
    )
  struct.end()
  doc.y += gap
}

/** The published types do not know the scope of a heading cell yet. */
type CellOptions = NonNullable<Parameters<Doc['struct']>[1]> & { scope?: 'Row' | 'Column' }
type Cell = { words: string; tag: 'TH' | 'TD'; scope?: 'Row' | 'Column' }

function row(doc: Doc, into: Struct, cells: readonly Cell[], widths: readonly number[]): void {
  const styled = (cell: Cell) => doc.font(cell.tag === 'TH' ? strong : plain).fontSize(9)
  const optionsOf = (index: number) => ({ width: (widths[index] ?? 0) - 8, lineGap: 1.5 })
  const height = cells.reduce(
    (most, cell, index) => Math.max(most, styled(cell).heightOfString(cell.words, optionsOf(index))),
    0,
  )
  const usable = footOf(doc) - doc.page.margins.top
  // A row taller than a page runs on over the pages, one cell under the other.
  const isTall = height > usable
  if (!isTall) keepTogether(doc, height + 8)
  const line = doc.struct('TR')
  into.add(line)
  const top = doc.y + 4
  let left = margin
  cells.forEach((cell, index) => {
    const options: CellOptions = cell.scope === undefined ? {} : { scope: cell.scope }
    const cellStruct = doc.struct(cell.tag, options)
    line.add(cellStruct)
    const place = left
    cellStruct.add(() => {
      styled(cell).fillColor(ink)
      if (isTall) doc.text(cell.words, margin, doc.y, { width: widthOf(doc), lineGap: 1.5 })
      else doc.text(cell.words, place, top, optionsOf(index))
    })
    cellStruct.end()
    left += widths[index] ?? 0
  })
  line.end()
  doc.x = margin
  doc.y = isTall ? doc.y + 4 : top + height + 4
  ornament(doc, () => {
    doc
      .moveTo(margin, doc.y)
      .lineTo(margin + widthOf(doc), doc.y)
      .lineWidth(0.5)
      .stroke(rule)
  })
  doc.font(plain).fontSize(10)
}

function signature(doc: Doc, into: Struct, label: string): void {
  keepTogether(doc, 56)
  doc.y += 24
  ornament(doc, () => {
    doc
      .moveTo(margin, doc.y)
      .lineTo(margin + 260, doc.y)
      .lineWidth(0.7)
      .stroke(ink)
  })
  doc.y += 3
  text(doc, into, 'P', label, false)
}

/** What is there for the eye alone, and not read out. */
function ornament(doc: Doc, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' })
  draw()
  doc.endMarkedContent()
}

/** The marking at the top and the foot of every page, with the number of the record, the page and the time. */
function drawEdges(doc: Doc, paper: Paper, madeAtWords: string): void {
  const { start, count } = doc.bufferedPageRange()
  for (let index = start; index < start + count; index += 1) {
    doc.switchToPage(index)
    // Below the margin a text would begin a page of its own.
    doc.page.margins = { ...doc.page.margins, top: 0, bottom: 0 }
    const line = { width: widthOf(doc), align: 'center', lineBreak: false } as const
    doc.markContent('Artifact', { type: 'Pagination' })
    doc.font(strong).fontSize(10).fillColor(ink).text(paper.marking, margin, 32, line)
    doc.text(paper.marking, margin, doc.page.height - 44, line)
    doc
      .font(plain)
      .fontSize(8)
      .text(
        `${paper.reference}    Page ${index - start + 1} of ${count}    Made ${madeAtWords}`,
        margin,
        doc.page.height - 60,
        line,
      )
    doc.endMarkedContent()
  }
}
