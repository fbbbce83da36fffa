/** The first sheet of an XLSX workbook as rows of text. Formulas are not worked out: what the spreadsheet showed last is read. */
import { setImmediate } from 'node:timers/promises'
import { addDays } from '@mips/domain/time/day'
import { attribute, damagedXml, elements, textOf, unescapeXml } from './xml-elements.ts'
import { openZip, type Zip, ZipProblem } from './zip.ts'

export type SheetRow = { rowNo: number; cells: string[] }
export type Sheet = { rows: SheetRow[]; note: string | null }

/** Reads at most `mostRows` rows; a workbook with macros, a document type or entities is refused. */
export async function readWorkbook(bytes: Buffer, most: { rows: number; columns: number }): Promise<Sheet> {
  const zip = openZip(bytes)
  if (zip.names.some((name) => /vbaProject|\.bin$/i.test(name) && !/printerSettings/i.test(name)))
    throw new ZipProblem('The workbook has macros: save it as a workbook without macros (.xlsx) or as CSV.')
  const book = await xmlOf(zip, 'xl/workbook.xml')
  if (book === undefined)
    throw new ZipProblem('This is no Excel workbook (.xlsx): send an .xlsx or a CSV file.')
  const sheets = [...elements(book, 'sheet')].map(({ attributes }) => ({
    name: attribute(attributes, 'name') ?? '',
    relation: attribute(attributes, 'r:id') ?? attribute(attributes, 'id') ?? '',
    isHidden: /hidden/i.test(attribute(attributes, 'state') ?? ''),
  }))
  const sheet = sheets.find(({ isHidden }) => !isHidden) ?? sheets[0]
  if (sheet === undefined) throw new ZipProblem('The workbook has no sheet.')
  const rows = await readSheet(zip, await placeOf(zip, sheet.relation), {
    strings: await stringsOf(zip),
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

async function stringsOf(zip: Zip): Promise<string[]> {
  const xml = (await xmlOf(zip, 'xl/sharedStrings.xml')) ?? ''
  return [...elements(xml, 'si')].map(({ content }) => textOf(content))
}

/** The styles of cells that show a number as a day or a time. */
async function dateStyles(zip: Zip): Promise<ReadonlySet<number>> {
  const xml = (await xmlOf(zip, 'xl/styles.xml')) ?? ''
  const own = new Map(
    [...elements(xml, 'numFmt')].map(({ attributes }) => [
      Number(attribute(attributes, 'numFmtId')),
      (attribute(attributes, 'formatCode') ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''),
    ]),
  )
  const isDate = (format: number) =>
    (format >= 14 && format <= 22) || (format >= 45 && format <= 47) || /[ymdhs]/i.test(own.get(format) ?? '')
  const styles = [...elements(xml, 'cellXfs')].flatMap(({ content }) => [...elements(content, 'xf')])
  return new Set(
    styles.flatMap(({ attributes }, style) =>
      isDate(Number(attribute(attributes, 'numFmtId'))) ? [style] : [],
    ),
  )
}

type Reading = {
  strings: readonly string[]
  dates: ReadonlySet<number>
  firstDay: string
  most: { rows: number; columns: number }
}

/** The last row that a spreadsheet has. */
const lastRow = 1_048_576

async function readSheet(zip: Zip, name: string, reading: Reading): Promise<SheetRow[]> {
  const xml = await xmlOf(zip, name)
  if (xml === undefined) throw damagedXml()
  const rows: SheetRow[] = []
  let [rowNo, seen] = [0, 0]
  for (const { attributes, content } of elements(xml, 'row')) {
    rowNo = Math.max(rowNo + 1, Math.min(Number(attribute(attributes, 'r') ?? 0) || 0, lastRow))
    seen += 1
    // Others are served meanwhile.
    if (seen % 250 === 0) await setImmediate()
    const cells = cellsOf(content, reading)
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ rowNo, cells })
    if (rows.length > reading.most.rows) break
  }
  return rows
}

function cellsOf(row: string, reading: Reading): string[] {
  const cells: string[] = []
  let column = -1
  for (const { attributes, content } of elements(row, 'c')) {
    column = columnOf(attribute(attributes, 'r')) ?? column + 1
    if (column > reading.most.columns) break
    while (cells.length < column) cells.push('')
    cells[column] = valueOf(attributes, content, reading)
  }
  return cells
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
