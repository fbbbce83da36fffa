/** The files of a POLE folder: which there are, in what order they are read, and their rows one by one. */
import { createHash } from 'node:crypto'
import { createReadStream, readdirSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse'

export type PoleFile = { name: string; path: string; part: 'nodes' | 'relationships'; label: string }
export type FileRow = {
  key: string
  line: number
  cells: Readonly<Record<string, string>>
  problem: string | undefined
}

/** The words of one cell, or none. */
export const cell = (row: FileRow, name: string): string => (row.cells[name] ?? '').trim()

/** What others point to comes first. */
const ORDER = [
  'Area',
  'PostCode',
  'Location',
  'Officer',
  'Person',
  'Vehicle',
  'Phone',
  'Email',
  'Object',
  'PhoneCall',
  'Crime',
]

/** The files of the folder, nodes before relationships; throws when it has none. */
export function findPoleFiles(folder: string): PoleFile[] {
  const files = readdirSync(folder)
    .sort()
    .flatMap((name): PoleFile[] => {
      const [, part, label] = /(?:^|\.)(nodes|relationships)\.([A-Za-z_]+)\.csv$/.exec(name) ?? []
      return (part === 'nodes' || part === 'relationships') && label !== undefined
        ? [{ name, path: path.join(folder, name), part, label }]
        : []
    })
  if (files.length === 0)
    throw new Error(`There are no files like *.nodes.Person.csv or *.relationships.KNOWS.csv in ${folder}.`)
  const rank = (file: PoleFile) =>
    (file.part === 'relationships' ? 1000 : 0) +
    (ORDER.includes(file.label) ? ORDER.indexOf(file.label) : 100)
  return files.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
}

/** The name of the import: the same files give the same name, so that a second run knows what the first did. */
export async function importNameOf(files: readonly PoleFile[]): Promise<string> {
  const hash = createHash('sha256')
  for (const file of files) {
    hash.update(file.name)
    for await (const piece of createReadStream(file.path)) hash.update(piece as Buffer)
  }
  return `pole ${hash.digest('hex').slice(0, 12)}`
}

/** Reads a file row by row; a row that cannot be read comes with what is wrong with it. */
export async function* readRows(file: PoleFile): AsyncGenerator<FileRow> {
  const reader = createReadStream(file.path).pipe(
    parse({ bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true }),
  )
  const seen = new Map<string, number>()
  let heading: string[] | undefined
  let line = 1
  for await (const row of reader as AsyncIterable<string[]>) {
    if (heading === undefined) {
      heading = row
      continue
    }
    line += 1
    const cells = Object.fromEntries(
      heading.map((name, index) => [name.replace(/(?<=.):\w+$/, ''), row[index] ?? '']),
    )
    const wrong =
      row.length === heading.length
        ? undefined
        : `The row has ${row.length} fields and the heading ${heading.length}.`
    yield {
      ...keyOf(file, cells, line, seen),
      line,
      cells,
      ...(wrong === undefined ? {} : { problem: wrong }),
    }
  }
}

/** Node by its id, relationship by its two ends; told apart by a number when the file has the same one again. */
function keyOf(
  file: PoleFile,
  cells: Record<string, string>,
  line: number,
  seen: Map<string, number>,
): { key: string; problem: string | undefined } {
  const [id, start, end] = [cells[':ID'], cells[':START_ID'], cells[':END_ID']]
  const plain = file.part === 'nodes' ? id : start && end && `${start}>${end}`
  if (!plain)
    return {
      key: `line ${line}`,
      problem: file.part === 'nodes' ? 'The row has no id.' : 'The row does not say what it joins.',
    }
  const times = (seen.get(plain) ?? 0) + 1
  seen.set(plain, times)
  if (times === 1) return { key: plain, problem: undefined }
  return {
    key: `${plain}#${times}`,
    problem: file.part === 'nodes' ? 'The id stands in the file already.' : undefined,
  }
}
