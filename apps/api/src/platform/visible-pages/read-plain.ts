/** Reads text, comma-separated values and pictures as pages. */
import { parse } from 'csv-parse/sync'
import { type FlowBlock, flowPages } from './flow.ts'
import { PIXELS_TO_POINT, UnreadableFile, type VisiblePages } from './pages.ts'
import { plainPixels } from './plain-pixels.ts'

/** UTF-8 or UTF-16 without control characters, or undefined. */
export function textOf(bytes: Buffer): string | undefined {
  try {
    const isWide = bytes[0] === 0xff && bytes[1] === 0xfe
    const text = new TextDecoder(isWide ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes)
    return [...text].some((letter) => letter < ' ' && !'\t\n\v\f\r'.includes(letter)) ? undefined : text
  } catch {
    // Bytes that are no Unicode are no text: that is the answer, not a failure.
    return undefined
  }
}

/** The lines of a text; a file whose every line has commas alike is read as a list. */
export async function readText(text: string): Promise<VisiblePages> {
  const rows = listOf(text)
  const blocks: FlowBlock[] =
    rows?.map((cells) => ({ kind: 'text', pieces: cellsOf(cells) })) ??
    text.split(/\r\n|[\n\r\v\f\u2028\u2029]/).map((line) => ({ kind: 'text', pieces: [{ text: line }] }))
  return { pages: await flowPages(blocks), notes: [] }
}

/** The cells of a row on one line, parted by a stroke. */
export const cellsOf = (cells: readonly string[]) =>
  cells.flatMap((cell, index) => [{ text: index === 0 ? '' : ' | ' }, { text: cell.replaceAll(/\s+/g, ' ') }])

function listOf(text: string): string[][] | undefined {
  const first = text.slice(0, 2000).split(/\r?\n/)[0] ?? ''
  const delimiter = [',', ';', '\t'].find((sign) => first.split(sign).length > 2)
  if (delimiter === undefined) return undefined
  try {
    const rows = parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: 200_000,
    })
    const width = rows[0]?.length ?? 0
    return rows.length > 1 && rows.filter((row) => row.length === width).length * 5 >= rows.length * 4
      ? rows
      : undefined
  } catch {
    // What does not parse as a list is text, and is read line by line.
    return undefined
  }
}

/** A picture fills a page of its own shape. */
export async function readPicture(bytes: Buffer): Promise<VisiblePages> {
  const { png, width, height } = await plainPixels(bytes)
  if (width < 8 || height < 8) throw new UnreadableFile('damaged', 'There is nothing to see in this picture.')
  return {
    pages: [{ width: width / PIXELS_TO_POINT, height: height / PIXELS_TO_POINT, words: [], picture: png }],
    notes: [
      'A page is a picture: its words cannot be suggested. Look at it, and draw areas over what is to go.',
    ],
  }
}
