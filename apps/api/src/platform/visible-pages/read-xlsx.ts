/** Reads a workbook as its sheets show: no hidden sheets, rows, columns or cells, no comments, names, caches or older values. */
import { addDays } from '@mips/domain/time/day'
import { childOf, childrenOf, everyOf, wordsOf, type XmlNode } from '../office/xml-tree.ts'
import { type FlowBlock, flowPages } from './flow.ts'
import { openOffice } from './office-parts.ts'
import { MOST_WORDS, UnreadableFile, type VisiblePages } from './pages.ts'
import { cellsOf } from './read-plain.ts'
import { type CellLook, cellLooks, inkOf, isSeenInk } from './xlsx-look.ts'

type Book = { strings: XmlNode[]; looks: CellLook[]; firstDay: string }

/** The visible sheets, a line for each row; formulas are not worked out: what was shown last is read. */
export async function readXlsx(bytes: Buffer): Promise<VisiblePages> {
  const file = openOffice(bytes)
  const main = 'xl/workbook.xml'
  const workbook = await file.xml(main)
  if (workbook === undefined) throw new UnreadableFile('damaged', 'This workbook cannot be read.')
  const targets = await file.targets(main)
  const is1904 = ['1', 'true'].includes(childOf(workbook, 'workbookPr')?.attributes.get('date1904') ?? '')
  const book: Book = {
    strings: childrenOf(await file.xml('xl/sharedStrings.xml'), 'si'),
    looks: cellLooks(await file.xml('xl/styles.xml')),
    firstDay: is1904 ? '1904-01-01' : '1899-12-30',
  }
  const blocks: FlowBlock[] = []
  let [hidden, drawn] = [0, 0]
  for (const { attributes } of childrenOf(childOf(workbook, 'sheets'), 'sheet')) {
    if (/hidden/i.test(attributes.get('state') ?? '')) {
      hidden += 1
      continue
    }
    const sheet = await file.xml(targets.get(attributes.get('r:id') ?? '') ?? '')
    if (sheet === undefined) continue
    if (childOf(sheet, 'drawing') !== undefined) drawn += 1
    blocks.push({ kind: 'text', pieces: [{ text: attributes.get('name') ?? '', isBold: true }] })
    for (const cells of rowsOf(sheet, book)) blocks.push({ kind: 'text', pieces: cellsOf(cells) })
    if (blocks.length > MOST_WORDS)
      throw new UnreadableFile('too_large', 'This workbook has more rows than are read.')
  }
  const notes = ['Numbers of the workbook stand with all their digits: read them before they go out.']
  if (hidden > 0) notes.push('Hidden sheets were left out.')
  if (drawn > 0) notes.push('Pictures and charts of the workbook were left out.')
  return { pages: await flowPages(blocks), notes }
}

const isOn = (value: string | undefined): boolean => value === '1' || value === 'true'

function* rowsOf(sheet: XmlNode, book: Book): Generator<string[]> {
  const hidden = hiddenColumns(sheet)
  const isHiddenUnlessSaid = isOn(childOf(sheet, 'sheetFormatPr')?.attributes.get('zeroHeight'))
  for (const row of childrenOf(childOf(sheet, 'sheetData'), 'row')) {
    const { attributes } = row
    const high = attributes.get('ht')
    if (isOn(attributes.get('hidden')) || (high !== undefined && !(Number(high) >= 2))) continue
    if (isHiddenUnlessSaid && attributes.get('hidden') === undefined && high === undefined) continue
    const cells: string[] = []
    let column = 0
    for (const cell of childrenOf(row, 'c')) {
      column = columnOf(cell.attributes.get('r')) ?? column + 1
      if (!hidden(column)) cells.push(valueOf(cell, book))
    }
    if (cells.some((cell) => cell.trim() !== '')) yield cells
  }
}

/** Columns that are hidden or so narrow that nothing shows, counted from 1. */
function hiddenColumns(sheet: XmlNode): (column: number) => boolean {
  const ranges = childrenOf(childOf(sheet, 'cols'), 'col')
    .filter(({ attributes }) => {
      const wide = attributes.get('width')
      return isOn(attributes.get('hidden')) || (wide !== undefined && !(Number(wide) >= 0.5))
    })
    .map(({ attributes }) => [Number(attributes.get('min')), Number(attributes.get('max'))] as const)
  return (column) => ranges.some(([from, to]) => column >= from && column <= to)
}

/** `BC12` is column 55. */
function columnOf(place: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(place ?? '')?.[0]
  if (letters === undefined) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

function valueOf(cell: XmlNode, { strings, looks, firstDay }: Book): string {
  const look = looks[Number(cell.attributes.get('s') ?? 0)]
  if (look?.isSeen === false) return ''
  const behind = look?.behind ?? '#ffffff'
  const type = cell.attributes.get('t')
  if (type === 'inlineStr') return textOf(childOf(cell, 'is'), behind)
  const value = wordsOf(childOf(cell, 'v'))
  if (type === 's') return textOf(strings[Number(value)], behind)
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  if (type !== undefined && type !== 'n') return value
  if (look?.isDay === true && value !== '') return dayOf(Number(value), firstDay)
  return /e/i.test(value) && Number.isSafeInteger(Number(value)) ? String(Number(value)) : value
}

/** The seen runs of a text; how it is read aloud stands apart and is not shown. */
function textOf(item: XmlNode | undefined, behind: string): string {
  return childrenOf(item)
    .map((part) => {
      if (part.name === 't') return wordsOf(part)
      if (part.name !== 'r') return ''
      const own = childOf(part, 'rPr')
      if (own !== undefined && !isSeenInk(inkOf(own), behind)) return ''
      return [...everyOf(part, 't')].map(wordsOf).join('')
    })
    .join('')
}

function dayOf(days: number, firstDay: string): string {
  if (!Number.isFinite(days) || days < 0 || days > 100_000) return String(days)
  const seconds = Math.round((days % 1) * 86_400)
  const time = new Date(seconds * 1000).toISOString().slice(11, 19)
  if (days < 1) return time
  const day = addDays(firstDay, Math.floor(days))
  return seconds === 0 ? day : `${day} ${time}`
}
