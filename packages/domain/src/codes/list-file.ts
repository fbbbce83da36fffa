/** Reads a coded list out of CSV (`code,label,from,to`) or JSON, with every problem in plain words. */
import type { CodeEntry } from './list-versions.ts'

export type ReadList = { ok: true; entries: CodeEntry[] } | { ok: false; problems: string[] }

const MOST_ENTRIES = 2000
const MOST_LABEL = 200
const isCode = (text: string) => /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/.test(text)
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

/** Reads a file; nothing is taken unless all of it can be. */
export function readListFile(format: 'csv' | 'json', text: string): ReadList {
  const rows = format === 'csv' ? rowsOfCsv(text) : rowsOfJson(text)
  if (typeof rows === 'string') return { ok: false, problems: [rows] }
  if (rows.length === 0) return { ok: false, problems: ['It holds no codes.'] }
  if (rows.length > MOST_ENTRIES)
    return { ok: false, problems: [`It holds more than ${MOST_ENTRIES} codes.`] }
  const seen = new Set<string>()
  const problems = rows.flatMap((row, place) => {
    const found = problemOf(row, seen)
    seen.add(row.code)
    return found === undefined ? [] : [`Line ${place + 1}: ${found}`]
  })
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, 20) }
  return {
    ok: true,
    entries: rows.map(({ code, label, from, to }) => ({ code, label, from: from || null, to: to || null })),
  }
}

type Row = { code: string; label: string; from: string; to: string }

function problemOf({ code, label, from, to }: Row, seen: ReadonlySet<string>): string | undefined {
  if (!isCode(code)) return `“${code.slice(0, 40)}” is no code: letters, digits, _ and - only, at most 40.`
  if (seen.has(code)) return `${code} stands there twice.`
  if (label === '' || label.length > MOST_LABEL) return `${code} needs words, at most ${MOST_LABEL} letters.`
  const wrong = [from, to].find((day) => day !== '' && !isDay(day))
  if (wrong !== undefined) return `${wrong} is no day: write it as 2026-11-22.`
  return from !== '' && to !== '' && to < from ? `${code} ends before it begins.` : undefined
}

function rowsOfJson(text: string): Row[] | string {
  try {
    const read: unknown = JSON.parse(text)
    if (!Array.isArray(read)) return 'It is not a list of codes.'
    return read.map((one: unknown) => {
      const row = (typeof one === 'object' && one !== null ? one : {}) as Record<string, unknown>
      const of = (name: string) => (typeof row[name] === 'string' ? row[name].trim() : '')
      return { code: of('code'), label: of('label'), from: of('from'), to: of('to') }
    })
  } catch {
    return 'It is not JSON.'
  }
}

function rowsOfCsv(text: string): Row[] | string {
  const [head, ...lines] = linesOfCsv(text.replace(/^\uFEFF/, ''))
  const names = (head ?? []).map((name) => name.trim().toLowerCase())
  if (!names.includes('code') || !names.includes('label'))
    return 'Its first line must name the columns: code,label and, where there are any, from,to.'
  return lines
    .filter((cells) => cells.some((cell) => cell.trim() !== ''))
    .map((cells) => {
      const of = (name: string) => cells[names.indexOf(name)]?.trim() ?? ''
      return { code: of('code'), label: of('label'), from: of('from'), to: of('to') }
    })
}

/** Cells may stand in quotes, with a doubled quote for one. */
function linesOfCsv(text: string): string[][] {
  const lines: string[][] = []
  let cells: string[] = []
  for (const [, comma, quoted, plain = ''] of text.matchAll(
    /(^|,|\r?\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g,
  )) {
    if (comma !== ',') {
      cells = []
      lines.push(cells)
    }
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
  }
  return lines
}
