/** Draws a label with its barcode (Code 128) on a page of its own size, for a label printer. */
import { createRequire } from 'node:module'
import bwip from 'bwip-js/node'
import PDFDocument from 'pdfkit'

export type Label = {
  /** In large letters: what a person reads first. */
  title: string
  /** The protective marking, above everything. */
  marking: string
  lines: readonly string[]
  /** What a barcode reader types. */
  code: string
}

/** 70 × 50 mm in points. */
const width = 198.4
const height = 141.7
const margin = 8
const barHeight = 40
/** Without ten modules of white on either side a reader does not see where a code begins. */
const quietModules = 10

/** The widths of bars and gaps in turn, beginning with a bar, as whole modules. */
export function barsOf(code: string): readonly number[] {
  const drawn = bwip.raw('code128', code, {})
  const bars = drawn.flatMap((part) => ('sbs' in part ? part.sbs : []))
  if (bars.length === 0) throw new Error(`No barcode can be made of ${code}`)
  return bars
}

/** The PDF of a label. */
export async function drawLabel(label: Label, madeAt: Date): Promise<Buffer> {
  const doc = new PDFDocument({
    size: [width, height],
    margin,
    lang: 'en-GB',
    displayTitle: true,
    tagged: true,
    pdfVersion: '1.7',
    info: { Title: `Label ${label.title}`, CreationDate: madeAt, Producer: 'MiPS', Creator: 'MiPS' },
  })
  const fonts = createRequire(import.meta.url)
  doc.registerFont('Plain', fonts.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'))
  doc.registerFont('Strong', fonts.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'))
  const chunks: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  const body = doc.struct('Document')
  doc.addStructure(body)
  const line = (font: string, size: number, words: string, top: number) =>
    body.add(
      doc.struct('P', {}, () => {
        doc
          .font(font)
          .fontSize(size)
          .text(words, margin, top, {
            width: width - 2 * margin,
            height: size * 1.3,
            ellipsis: true,
            lineBreak: true,
          })
      }),
    )
  line('Strong', 6, label.marking, 6)
  line('Strong', 15, label.title, 14)
  for (const [index, words] of label.lines.slice(0, 4).entries()) line('Plain', 6.5, words, 34 + index * 9)
  body.add(doc.struct('Figure', { alt: `Barcode ${label.code}` }, () => bars(doc, label.code)))
  line('Plain', 7, label.code, height - 18)
  body.end()
  doc.end()
  return done
}

function bars(doc: PDFKit.PDFDocument, code: string): void {
  const widths = barsOf(code)
  const modules = widths.reduce((sum, one) => sum + one, 0) + 2 * quietModules
  const module = Math.min((width - 4) / modules, 1.1)
  const top = height - 20 - barHeight
  let left = (width - modules * module) / 2 + quietModules * module
  for (const [index, wide] of widths.entries()) {
    if (index % 2 === 0) doc.rect(left, top, wide * module, barHeight)
    left += wide * module
  }
  doc.fill('#000000')
}
