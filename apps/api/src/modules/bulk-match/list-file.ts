/** The rows of a file that an officer sent: CSV in any of the forms that spreadsheets write, or the first sheet of a workbook. */
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { MOST_LIST_BYTES, MOST_LIST_COLUMNS, MOST_LIST_ROWS } from '@mips/domain/bulk-match/limits'
import { parse } from 'csv-parse'
import { AppError, badField } from '../../platform/errors.ts'
import { readWorkbook, type SheetRow } from './workbook.ts'
import { ZipProblem } from '../../platform/office/zip.ts'

/** What was read: rows with anything in them by their number in the file, and how many had nothing. */
export type ListFile = {
  form: 'CSV' | 'XLSX'
  rows: SheetRow[]
  blank: number
  width: number
  note: string | null
}

/** Letters of a cell that are kept; more make the row one that cannot be read. */
const keptOfCell = 1000

/** Reads the file, or says at the field `file` what to put right (BM-1). */
export async function readListFile(bytes: Buffer): Promise<ListFile> {
  if (bytes.length > MOST_LIST_BYTES) throw new AppError('too_large')
  const isZip = bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))
    throw badField(
      'file',
      'This is an old (.xls) or a locked workbook: save it as .xlsx without a password, or as CSV (BM-1).',
    )
  const read = isZip ? await workbookOf(bytes) : { rows: await csvOf(bytes), note: null }
  const all = read.rows.map(({ rowNo, cells }) => ({ rowNo, cells: cleaned(cells) }))
  const rows = all.filter(({ cells }) => cells.length > 0)
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  if (rows.length === 0) throw badField('file', 'There is nothing in this file (BM-1).')
  if (rows.length > MOST_LIST_ROWS + 1)
    throw badField(
      'file',
      `The list has more than ${MOST_LIST_ROWS.toLocaleString('en-GB')} rows: send it in parts (BM-1).`,
    )
  if (width > MOST_LIST_COLUMNS)
    throw badField(
      'file',
      `The list has more than ${MOST_LIST_COLUMNS} columns: take out those that are not needed (BM-1).`,
    )
  const last = rows.at(-1)?.rowNo ?? 0
  return { form: isZip ? 'XLSX' : 'CSV', rows, blank: last - rows.length, width, note: read.note }
}

async function workbookOf(bytes: Buffer) {
  try {
    return await readWorkbook(bytes, {
      rows: MOST_LIST_ROWS + 1,
      columns: MOST_LIST_COLUMNS,
      letters: keptOfCell,
    })
  } catch (error) {
    if (error instanceof ZipProblem) throw badField('file', `${error.message} (BM-1)`)
    throw error
  }
}

async function csvOf(bytes: Buffer): Promise<SheetRow[]> {
  const text = textOf(bytes)
  const parser = parse({
    delimiter: delimiterOf(text),
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: 200_000,
    to: MOST_LIST_ROWS + 2,
  })
  const rows: SheetRow[] = []
  try {
    for await (const cells of Readable.from(piecesOf(text)).pipe(parser))
      rows.push({ rowNo: rows.length + 1, cells: cells as string[] })
    return rows
  } catch {
    throw badField(
      'file',
      'This file does not read as CSV: a quotation mark is not closed. Save it again as CSV UTF-8 (BM-1).',
    )
  }
}

/** Bytes that are read before others are served. */
const pieceBytes = 8192

async function* piecesOf(text: string): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    yield bytes.subarray(at, at + pieceBytes)
    await setImmediate()
  }
}

/** UTF-8, UTF-16 with its mark, or else what Windows writes. */
function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes.includes(0)) throw new AppError('unsupported_type', { facts: { accepted: ['CSV', 'XLSX'] } })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Bytes that are no UTF-8 are in the code page of Windows: every byte is a letter there.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The sign that stands most often in the first lines, outside of quotation marks. */
function delimiterOf(text: string): string {
  const first = text.slice(0, 5000).replace(/"[^"]*"/g, '')
  const count = (sign: string) => first.split(sign).length
  return [',', ';', '\t', '|'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

/** What the store takes: no control characters, no half letters, in Unicode normal form C. */
const clean = (cell: string): string =>
  cell
    .trim()
    .slice(0, keptOfCell)
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .normalize('NFC')
    .trim()

/** The cells up to the last with anything in it; of those too many only one is kept, so that the row is too wide. */
function cleaned(cells: readonly string[]): string[] {
  const kept = cells.slice(0, MOST_LIST_COLUMNS).map(clean)
  const more = cells.slice(MOST_LIST_COLUMNS).find((cell) => cell.trim() !== '')
  const all = more === undefined ? kept : [...kept, clean(more)]
  return all.slice(0, all.findLastIndex((cell) => cell !== '') + 1)
}
