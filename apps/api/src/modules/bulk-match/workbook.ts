/** The first sheet of an XLSX workbook as rows of text. Formulas are not worked out: what the spreadsheet showed last is read. */
import { setImmediate } from 'node:timers/promises'
import { addDays } from '@mips/domain/time/day'
import {
  attribute,
  damagedXml,
  type Element,
  elements,
  textOf,
  unescapeXml,
} from '../../platform/office/xml-elements.ts'
import { openZip, tooLarge, type Zip, ZipProblem } from '../../platform/office/zip.ts'

export type SheetRow = { rowNo: number; cells: string[] }
export type Sheet = { rows: SheetRow[]; note: string | null }

/** Rows, columns and letters of a cell that are read. */
export type Most = { rows: number; columns: number; letters: number }

/** Reads at most `most.rows` rows; a workbook with macros, a document type or entities is refused. */
export async function readWorkbook(bytes: Buffer, most: Most): Promise<Sheet> {
  const zip = openZip(bytes)
  if (zip.names.some((name) => /vbaProject|\.bin$/i.test(name) && !/printerSettings/i.test(name)))
    throw new ZipProblem('The workbook has macros: save it as a workbook without macros (.xlsx) or as CSV.')
  const book = await xmlOf(zip, 'xl/workbook.xml')
  if (book === undefined)
    throw new ZipProblem('This is no Excel workbook (.xlsx): send an .xlsx or a CSV file.')
  const sheets = await listOf(elements(book, 'sheet'), mostSheets, ({ attributes }) => ({
    name: attribute(attributes, 'name') ?? '',
    relation: attribute(attributes, 'r:id') ?? attribute(attributes, 'id') ?? '',
    isHidden: /hidden/i.test(attribute(attributes, 'state') ?? ''),
  }))
  const sheet = sheets.find(({ isHidden }) => !isHidden) ?? sheets[0]
  if (sheet === undefined) throw new ZipProblem('The workbook has no sheet.')
  const rows = await readSheet(zip, await placeOf(zip, sheet.relation), {
    strings: await stringsOf(zip, most.letters),
    dates: await dateStyles(zip),
    firstDay: /date1904="(1|true)"/.test(book) ? '1904-01-01' : '1899-12-30',
    most,
  })
  return { rows, note: sheets.length === 1 ? null : noteOf(sheets.length, sheet.name) }
}

const noteOf = (count: number, name: string) =>
  `The workbook has ${count} sheets. Only “${name.slice(0, 60)}” was read: send the others as files of their own.`

async function xmlOf(zip: Zip, name: string): Promise<string | undefined> {
  const bytes = await zip.read(name)
  if (bytes === undefined) return undefined
  const xml = bytes.toString('utf8')
  // Entities, document types and CDATA are in no workbook that a spreadsheet writes.
  if (/<!(DOCTYPE|ENTITY|\[CDATA)/i.test(xml))
    throw new ZipProblem(
      'The workbook holds what a spreadsheet does not write: save the list as CSV and send that.',
    )
  return xml
}

async function placeOf(zip: Zip, relation: string): Promise<string> {
  const relations = (await xmlOf(zip, 'xl/_rels/workbook.xml.rels')) ?? ''
  for (const { attributes } of elements(relations, 'Relationship'))
    if (attribute(attributes, 'Id') === relation && attribute(attributes, 'TargetMode') !== 'External') {
      const target = attribute(attributes, 'Target') ?? ''
      return target.startsWith('/') ? target.slice(1) : `xl/${target}`
    }
  throw damagedXml()
}

/** What a spreadsheet has at most: sheets of a book, formats and styles, letters of a format; and texts that are taken. */
const mostSheets = 1000
const mostStyles = 70_000
const mostOfFormat = 255
const mostTexts = 500_000

/** Elements after which others are served. */
const elementsOfTurn = 2000

async function listOf<T>(found: Iterable<Element>, most: number, pick: (one: Element) => T): Promise<T[]> {
  const list: T[] = []
  for (const one of found) {
    if (list.push(pick(one)) > most) throw tooLarge()
    if (list.length % elementsOfTurn === 0) await setImmediate()
  }
  return list
}

async function stringsOf(zip: Zip, letters: number): Promise<string[]> {
  const xml = (await xmlOf(zip, 'xl/sharedStrings.xml')) ?? ''
  return listOf(elements(xml, 'si'), mostTexts, ({ content }) => cut(textOf(content), letters))
}

/** Blanks around are no part of a cell. */
const cut = (text: string, letters: number): string => text.trim().slice(0, letters)

/** The styles of cells that show a number as a day or a time. */
async function dateStyles(zip: Zip): Promise<ReadonlySet<number>> {
  const xml = (await xmlOf(zip, 'xl/styles.xml')) ?? ''
  const own = new Map(
    await listOf(elements(xml, 'numFmt'), mostStyles, ({ attributes }) => [
      Number(attribute(attributes, 'numFmtId')),
      isDayFormat(attribute(attributes, 'formatCode') ?? ''),
    ]),
  )
  const isDate = (format: number) =>
    (format >= 14 && format <= 22) || (format >= 45 && format <= 47) || own.get(format) === true
  const [formats] = elements(xml, 'cellXfs')
  const styles = await listOf(elements(formats?.content ?? '', 'xf'), mostStyles, ({ attributes }) =>
    isDate(Number(attribute(attributes, 'numFmtId'))),
  )
  return new Set(styles.flatMap((isDay, style) => (isDay ? [style] : [])))
}

/** Whether a format of cells has a part of a day or a time outside of quoted words, colours and escaped letters. */
const isDayFormat = (format: string): boolean =>
  /[ymdhs]/i.test(format.slice(0, mostOfFormat).replace(/"[^"]*"|\[[^\][]*\]|\\./g, ''))

type Reading = {
  strings: readonly string[]
  dates: ReadonlySet<number>
  firstDay: string
  most: Most
}

/** The last row and the last column that a spreadsheet has. */
const lastRow = 1_048_576
const lastColumn = 16_384

async function readSheet(zip: Zip, name: string, reading: Reading): Promise<SheetRow[]> {
  const xml = await xmlOf(zip, name)
  if (xml === undefined) throw damagedXml()
  const rows: SheetRow[] = []
  let [rowNo, seen, turn] = [0, 0, 0]
  for (const { attributes, content } of elements(xml, 'row')) {
    rowNo = Math.max(rowNo + 1, Math.min(Number(attribute(attributes, 'r') ?? 0) || 0, lastRow))
    seen += 1
    if (seen > lastRow) throw damagedXml()
    const { cells, looked } = cellsOf(content, reading)
    turn += 1 + looked
    if (turn > elementsOfTurn) {
      turn = 0
      await setImmediate()
    }
    if (cells.some((cell) => cell !== '')) rows.push({ rowNo, cells })
    if (rows.length > reading.most.rows) break
  }
  return rows
}

/** The cells of a row, and how many elements were looked at; of all that is too far right only the first with anything in it is kept, so that the row is too wide. */
function cellsOf(row: string, reading: Reading): { cells: string[]; looked: number } {
  const cells: string[] = []
  let [column, looked] = [-1, 0]
  for (const { attributes, content } of elements(row, 'c')) {
    looked += 1
    if (looked > lastColumn) throw damagedXml()
    column = columnOf(attribute(attributes, 'r')) ?? column + 1
    const value = cut(valueOf(attributes, content, reading), reading.most.letters)
    if (value === '') continue
    const place = Math.min(column, reading.most.columns)
    while (cells.length < place) cells.push('')
    cells[place] = value
    if (place === reading.most.columns) break
  }
  return { cells, looked }
}

/** `BC12` is column 54, counted from 0. */
function columnOf(place: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(place ?? '')?.[0]
  if (letters === undefined) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function valueOf(attributes: string, content: string, { strings, dates, firstDay }: Reading): string {
  const type = attribute(attributes, 't')
  if (type === 'inlineStr') return textOf(content)
  const [held] = elements(content, 'v')
  const value = unescapeXml(held?.content ?? '')
  if (type === 's') return strings[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  if (type !== undefined && type !== 'n') return value
  if (dates.has(Number(attribute(attributes, 's') ?? -1)) && value !== '')
    return dayOf(Number(value), firstDay)
  return plainNumber(value)
}

/** A number of 15 digits is a telephone number or an IMEI, never 4.47E+11. */
function plainNumber(value: string): string {
  const number = Number(value)
  return /e/i.test(value) && Number.isSafeInteger(number) ? String(number) : value
}

function dayOf(days: number, firstDay: string): string {
  if (!Number.isFinite(days) || days < 0 || days > 100_000) return String(days)
  const seconds = Math.round((days % 1) * 86_400)
  const time = new Date(seconds * 1000).toISOString().slice(11, 19)
  if (days < 1) return time
  const day = addDays(firstDay, Math.floor(days))
  return seconds === 0 ? day : `${day} ${time}`
}
