/** Reads a Word file as its final text shows: no deleted or hidden text, no comments, codes, older versions or cut-off pictures. */
import { childOf, childrenOf, everyOf, wordsOf, type XmlNode } from '../office/xml-tree.ts'
import { isSeenLook, type Look, lookOf, shadeOf, stylesOf } from './docx-look.ts'
import { type FlowBlock, flowPages, type FlowPiece } from './flow.ts'
import { type OfficeFile, openOffice } from './office-parts.ts'
import { UnreadableFile, type VisiblePages } from './pages.ts'
import { type Cut, plainPixels } from './plain-pixels.ts'

type Reading = {
  file: OfficeFile
  part: string
  targets: Map<string, string>
  styleOf: (name: string | undefined) => Look
  blocks: FlowBlock[]
  pieces: FlowPiece[]
  /** Depth of fields whose code, not whose result, is being read. */
  codes: boolean[]
  notes: Set<string>
}

/** The visible words and pictures of the body, then of foot and end notes; head and foot of the pages once, first and last. */
export async function readDocx(bytes: Buffer): Promise<VisiblePages> {
  const file = openOffice(bytes)
  const main = 'word/document.xml'
  const body = childOf(await file.xml(main), 'w:body')
  if (body === undefined) throw new UnreadableFile('damaged', 'This Word file has no text that can be read.')
  const styleOf = stylesOf(await file.xml('word/styles.xml'))
  const targets = await file.targets(main)
  const blocks: FlowBlock[] = []
  const notes = new Set<string>()
  const read = async (part: string, node: XmlNode | undefined) => {
    if (node === undefined) return
    const reading = {
      file,
      part,
      targets: await file.targets(part),
      styleOf,
      blocks,
      pieces: [],
      codes: [],
      notes,
    }
    await readBlocks(reading, node, '#ffffff')
    flush(reading)
  }
  const edges = [...everyOf(body, 'w:sectPr')]
  const hasEven = childOf(await file.xml('word/settings.xml'), 'w:evenAndOddHeaders') !== undefined
  for (const part of partsNamed(edges, 'w:headerReference', targets, hasEven))
    await read(part, await file.xml(part))
  await read(main, body)
  for (const [kind, name] of [
    ['footnote', 'word/footnotes.xml'],
    ['endnote', 'word/endnotes.xml'],
  ] as const)
    for (const note of childrenOf(await file.xml(name), `w:${kind}`))
      if (isReferred(body, kind, note.attributes.get('w:id'))) await read(name, note)
  for (const part of partsNamed(edges, 'w:footerReference', targets, hasEven))
    await read(part, await file.xml(part))
  return { pages: await flowPages(blocks), notes: [...notes] }
}

/** Heads and feet that pages have: those of first and of even pages only where the file says that such pages have their own. */
const partsNamed = (
  edges: readonly XmlNode[],
  name: string,
  targets: Map<string, string>,
  hasEven: boolean,
): Set<string> =>
  new Set(
    edges.flatMap((edge) =>
      childrenOf(edge, name).flatMap(({ attributes }) => {
        const kind = attributes.get('w:type') ?? 'default'
        if (kind === 'first' && childOf(edge, 'w:titlePg') === undefined) return []
        if (kind === 'even' && !hasEven) return []
        return targets.get(attributes.get('r:id') ?? '') ?? []
      }),
    ),
  )

const isReferred = (body: XmlNode, kind: string, id: string | undefined): boolean =>
  [...everyOf(body, `w:${kind}Reference`)].some(({ attributes }) => attributes.get('w:id') === id)

function flush(reading: Reading): void {
  if (reading.pieces.length > 0) reading.blocks.push({ kind: 'text', pieces: reading.pieces })
  reading.pieces = []
}

/** What is never seen, and what is said twice for programs that do not know the first. */
const unseen: ReadonlySet<string> = new Set([
  'w:del',
  'w:moveFrom',
  'w:delText',
  'w:delInstrText',
  'w:instrText',
  'w:pPr',
  'w:rPr',
  'w:tblPr',
  'w:trPr',
  'w:tcPr',
  'w:sdtPr',
  'w:sectPr',
  'w:annotationRef',
  'w:commentReference',
  'w:rPrChange',
  'w:pPrChange',
  'mc:Fallback',
  'w:altChunk',
  'w:object',
  'w:customXmlPr',
  'w:tblGrid',
  'w:rt',
  'w:control',
  'w:subDoc',
  'w:ptab',
  'w:bookmarkStart',
  'w:pict',
])

async function readBlocks(reading: Reading, node: XmlNode, paper: string): Promise<void> {
  for (const child of childrenOf(node)) {
    if (unseen.has(child.name)) {
      if (child.name === 'w:altChunk' || child.name === 'w:object' || child.name === 'w:pict')
        reading.notes.add('Something set into the Word file (an object or an old drawing) was left out.')
      continue
    }
    if (child.name === 'w:p') await readParagraph(reading, child, paper)
    else if (child.name === 'w:tr') await readRow(reading, child, paper)
    else await readBlocks(reading, child, paper)
  }
}

async function readRow(reading: Reading, row: XmlNode, paper: string): Promise<void> {
  const properties = childOf(row, 'w:trPr')
  if (['w:hidden', 'w:del'].some((name) => childOf(properties, name) !== undefined)) return
  for (const cell of everyCell(row)) {
    const own = childOf(cell, 'w:tcPr')
    if (childOf(own, 'w:cellDel') !== undefined) continue
    await readBlocks(reading, cell, shadeOf(own) ?? paper)
  }
}

/** Cells stand in a row, or in a content control of it. */
const everyCell = (row: XmlNode): XmlNode[] =>
  childrenOf(row).flatMap((child) => {
    if (child.name === 'w:tc') return [child]
    return ['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins'].includes(child.name) ? everyCell(child) : []
  })

async function readParagraph(reading: Reading, paragraph: XmlNode, paper: string): Promise<void> {
  flush(reading)
  const properties = childOf(paragraph, 'w:pPr')
  const style = reading.styleOf(childOf(properties, 'w:pStyle')?.attributes.get('w:val'))
  const behind = shadeOf(properties) ?? style.behind
  const look: Look = { ...reading.styleOf(undefined), ...style }
  await readRuns(reading, paragraph, look, behind ?? paper)
  reading.pieces.push({ text: ' ' })
  flush(reading)
}

async function readRuns(reading: Reading, node: XmlNode, look: Look, paper: string): Promise<void> {
  for (const child of childrenOf(node)) {
    if (unseen.has(child.name)) continue
    if (child.name === 'w:r') await readRun(reading, child, look, paper)
    else if (child.name === 'm:t') reading.pieces.push({ text: wordsOf(child) })
    else await readRuns(reading, child, look, paper)
  }
}

async function readRun(reading: Reading, run: XmlNode, outer: Look, paper: string): Promise<void> {
  const properties = childOf(run, 'w:rPr')
  const style = childOf(properties, 'w:rStyle')?.attributes.get('w:val')
  const look = { ...outer, ...(style === undefined ? {} : reading.styleOf(style)), ...lookOf(properties) }
  const isSeen = isSeenLook(look, paper)
  for (const child of childrenOf(run)) {
    if (child.name === 'w:fldChar') followField(reading, child.attributes.get('w:fldCharType'))
    if (!isSeen || reading.codes.includes(true) || unseen.has(child.name)) continue
    await readPiece(reading, child, look)
  }
}

/** A field is its code, then its result; only the result is seen. */
function followField({ codes }: Reading, step: string | undefined): void {
  if (step === 'begin') codes.push(true)
  if (step === 'separate' && codes.length > 0) codes[codes.length - 1] = false
  if (step === 'end') codes.pop()
}

async function readPiece(reading: Reading, child: XmlNode, look: Look): Promise<void> {
  const isBold = look.isBold === true
  if (child.name === 'w:t') reading.pieces.push({ text: wordsOf(child), isBold })
  if (child.name === 'w:tab') reading.pieces.push({ text: '  ', isBold })
  if (child.name === 'w:br' || child.name === 'w:cr') flush(reading)
  if (child.name === 'w:noBreakHyphen') reading.pieces.push({ text: '-', isBold })
  if (child.name === 'w:sym') reading.pieces.push({ text: '\u25a1', isBold })
  if (child.name === 'w:drawing' || child.name === 'mc:AlternateContent') await readDrawing(reading, child)
}

/** A hundredth of an inch in the measure of drawings, below which nothing is seen; and further than any page is wide. */
const smallestDrawing = 9144
const furthest = 20_000_000

async function readDrawing(reading: Reading, drawing: XmlNode): Promise<void> {
  const shown = drawing.name === 'mc:AlternateContent' ? childOf(drawing, 'mc:Choice') : drawing
  if (shown === undefined) return
  const isHidden = [...everyOf(shown, 'wp:docPr'), ...everyOf(shown, 'pic:cNvPr')].some(({ attributes }) =>
    ['1', 'true'].includes(attributes.get('hidden') ?? ''),
  )
  const sizes = [...everyOf(shown, 'wp:extent')].flatMap(({ attributes }) =>
    [attributes.get('cx'), attributes.get('cy')].map(Number),
  )
  const isTiny = sizes.some((size) => !(size >= smallestDrawing))
  const isAway = [...everyOf(shown, 'wp:posOffset')].some(
    (offset) => Math.abs(Number(wordsOf(offset))) > furthest,
  )
  if (isHidden || isTiny || isAway) return
  for (const picture of everyOf(shown, 'pic:blipFill')) await readBlip(reading, picture)
  for (const box of everyOf(shown, 'w:txbxContent')) {
    const own: Reading = { ...reading, pieces: [], codes: [] }
    await readBlocks(own, box, '#ffffff')
    flush(own)
  }
}

async function readBlip(reading: Reading, fill: XmlNode): Promise<void> {
  const target = reading.targets.get(childOf(fill, 'a:blip')?.attributes.get('r:embed') ?? '')
  const bytes = target === undefined ? undefined : await reading.file.bytes(target)
  if (bytes === undefined) return
  const picture = await plainPixels(bytes, cutOf(childOf(fill, 'a:srcRect'))).catch((cause: unknown) => {
    if (cause instanceof UnreadableFile && cause.reason !== 'too_large') return undefined
    throw cause
  })
  if (picture === undefined) {
    reading.notes.add('A picture could not be read and was left out.')
    return
  }
  flush(reading)
  reading.blocks.push({ kind: 'picture', ...picture })
}

/** Edges that are cut off, in thousandths of a per cent. */
function cutOf(rectangle: XmlNode | undefined): Cut {
  const share = (name: string) => Math.max(0, Number(rectangle?.attributes.get(name) ?? 0) / 100_000 || 0)
  return { left: share('l'), top: share('t'), right: share('r'), bottom: share('b') }
}
