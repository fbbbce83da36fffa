/** One row of a list, read by what its columns mean: whom and what to look for, and every cell that could not be read. */
import { parsePostcode } from '../identifiers/postcode.ts'
import { squash } from '../identifiers/parsed.ts'
import { normaliseVrm, parseVrm } from '../identifiers/vrm.ts'
import { isPlaceholderDate, isPlaceholderPhone, isPlaceholderPostcode } from '../nominal/placeholder.ts'
import { readPersonBox } from '../nominal/read-box.ts'
import type { ColumnMeaning } from './column-meanings.ts'
import { MOST_CELL } from './limits.ts'
import { readCallSeconds, readCallTime, readListDay, readListPhone } from './read-cells.ts'

/** A cell that could not be read: its column (from 0) and what to put right. */
export type CellProblem = { column: number; words: string }

/** A person as a row says it. */
export type ListPerson = {
  forename?: string
  middle?: string
  surname?: string
  dob?: string
  phone?: string
  postcode?: string
}

/** What a row says; phones are in E.164, marks and serial numbers in normal form, `callAt` an instant in UTC. */
export type ListRow = {
  person?: ListPerson
  phones: string[]
  called?: string
  callAt?: string
  callSeconds?: number
  vrm?: string
  serial?: string
  address?: string
  problems: CellProblem[]
}

/** Whether there is anything to look for; a row without is told as one that could not be read (BM-3). */
export const isMatchable = (row: ListRow): boolean =>
  row.person !== undefined ||
  row.phones.length > 0 ||
  [row.called, row.vrm, row.serial, row.address].some((part) => part !== undefined)

/** Reads a row; a cell that cannot be read is told and the rest of the row is still looked for. `today` is YYYY-MM-DD. */
export function readListRow(
  cells: readonly string[],
  columns: readonly ColumnMeaning[],
  today: string,
): ListRow {
  const problems: CellProblem[] = []
  const row: ListRow = { phones: [], problems }
  const of = (meaning: ColumnMeaning) =>
    columns.flatMap((one, column) => {
      const cell = cells[column]?.trim() ?? ''
      return one === meaning && cell !== '' && !isTooLong(cell, column, problems) ? [{ cell, column }] : []
    })
  readNumbers(row, of, problems)
  readPlaces(row, of, problems)
  readCall(row, of, problems, today)
  const person = readPerson(of, problems, today)
  if (person !== undefined)
    row.person = {
      ...person,
      ...(row.phones[0] === undefined ? {} : { phone: row.phones[0] }),
      ...postcodeOf(of, problems),
    }
  else if (row.address === undefined) {
    const { postcode } = postcodeOf(of, problems)
    if (postcode !== undefined) row.address = postcode
  }
  return row
}

type Of = (meaning: ColumnMeaning) => { cell: string; column: number }[]

function isTooLong(cell: string, column: number, problems: CellProblem[]): boolean {
  if (cell.length <= MOST_CELL) return false
  if (!problems.some((problem) => problem.column === column))
    problems.push({ column, words: `This cell has more than ${MOST_CELL} characters.` })
  return true
}

function readNumbers(row: ListRow, of: Of, problems: CellProblem[]): void {
  const phone = ({ cell, column }: { cell: string; column: number }): string[] => {
    const read = readListPhone(cell)
    if (!read.ok) problems.push({ column, words: read.problem })
    else if (isPlaceholderPhone(read.value))
      problems.push({ column, words: 'This number stands for “not known”.' })
    else return [read.value]
    return []
  }
  row.phones = [...new Set(of('PHONE').flatMap(phone))]
  const [called] = of('CALLED').flatMap(phone)
  if (called !== undefined) row.called = called
  for (const { cell, column } of of('VRM')) {
    const read = parseVrm(cell)
    if (!read.ok || !/\d/.test(cell))
      problems.push({ column, words: read.ok ? 'A registration mark has a digit.' : read.problem })
    else row.vrm = normaliseVrm(cell)
  }
  for (const { cell, column } of of('SERIAL')) {
    const value = squash(cell).replace(/[^A-Z0-9]/g, '')
    if (value.length < 4 || value.length > 40 || !/\d/.test(value))
      problems.push({
        column,
        words: 'A serial number has 4 to 40 letters and digits, at least one a digit.',
      })
    else row.serial = value
  }
}

function readPlaces(row: ListRow, of: Of, problems: CellProblem[]): void {
  const parts = of('ADDRESS')
  if (parts.length === 0) return
  const postcode = of('POSTCODE').map(({ cell }) => cell)
  const address = [...parts.map(({ cell }) => cell), ...postcode].join(', ').slice(0, 200)
  if (/\p{L}{2}/u.test(address)) row.address = address
  else
    problems.push({ column: parts[0]?.column ?? 0, words: 'An address has the name of a street or a place.' })
}

function postcodeOf(of: Of, problems: CellProblem[]): { postcode?: string } {
  for (const { cell, column } of of('POSTCODE')) {
    const read = parsePostcode(cell)
    if (!read.ok) problems.push({ column, words: read.problem })
    else if (!isPlaceholderPostcode(read.value)) return { postcode: read.value }
  }
  return {}
}

function readCall(row: ListRow, of: Of, problems: CellProblem[], today: string): void {
  const [day] = of('CALL_DAY')
  const [time] = of('CALL_TIME')
  if (day !== undefined) {
    const read = readCallTime(day.cell, time?.cell ?? '', today)
    if (read.ok) row.callAt = read.value
    else problems.push({ column: day.column, words: read.problem })
  }
  for (const { cell, column } of of('CALL_LENGTH')) {
    const seconds = readCallSeconds(cell)
    if (seconds === undefined) problems.push({ column, words: 'Write the length in seconds, or like 1:05.' })
    else row.callSeconds = seconds
  }
}

function readPerson(of: Of, problems: CellProblem[], today: string): ListPerson | undefined {
  const word = (meaning: ColumnMeaning) => of(meaning)[0]?.cell.slice(0, 100)
  const whole = of('FULL_NAME')[0]
  const box = whole === undefined ? {} : readPersonBox(whole.cell.slice(0, 200), today)
  const named: ListPerson = {
    ...defined({ forename: word('FORENAME') ?? box.forename, middle: word('MIDDLE') ?? box.middle }),
    ...defined({ surname: word('SURNAME') ?? box.surname }),
  }
  if (whole !== undefined && !/\p{L}{2}/u.test(whole.cell))
    problems.push({ column: whole.column, words: 'A name has letters.' })
  const dob =
    readBirth(of, problems, today) ??
    (box.dob !== undefined && 'value' in box.dob ? box.dob.value : undefined)
  if (!/\p{L}{2}/u.test(`${named.surname ?? ''}`)) return undefined
  return { ...named, ...(dob === undefined ? {} : { dob }) }
}

function readBirth(of: Of, problems: CellProblem[], today: string): string | undefined {
  for (const { cell, column } of of('DOB')) {
    const year = /^(19|20)\d\d$/.exec(cell)?.[0]
    if (year !== undefined && year <= today.slice(0, 4)) return year
    const read = readListDay(cell, today)
    if (!read.ok) problems.push({ column, words: read.problem })
    else if (read.value > today || read.value < '1850-01-01')
      problems.push({ column, words: 'Nobody alive was born on this day: check the year.' })
    else if (isPlaceholderDate(read.value))
      problems.push({ column, words: 'This day stands for “not known”.' })
    else return read.value
  }
  return undefined
}

const defined = (parts: Record<string, string | undefined>): ListPerson =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined && value !== ''))
