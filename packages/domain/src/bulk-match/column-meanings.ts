/** What a column of a list can mean, what a list must have to be matched, and what the header and the cells suggest. */
import { allow, deny, type Decision } from '../access/decision.ts'
import { parseEmail } from '../identifiers/email.ts'
import { parseImei } from '../identifiers/imei.ts'
import { parsePostcode } from '../identifiers/postcode.ts'
import { classifyVrm, normaliseVrm } from '../identifiers/vrm.ts'
import { readListDay, readListPhone } from './read-cells.ts'

export const columnMeanings = [
  { code: 'IGNORE', label: 'Not matched' },
  { code: 'FULL_NAME', label: 'Whole name' },
  { code: 'FORENAME', label: 'Forename' },
  { code: 'MIDDLE', label: 'Middle names' },
  { code: 'SURNAME', label: 'Surname' },
  { code: 'DOB', label: 'Date of birth' },
  { code: 'PHONE', label: 'Telephone number' },
  { code: 'CALLED', label: 'Telephone number that was called or written to' },
  { code: 'CALL_DAY', label: 'Day (and time) of the call' },
  { code: 'CALL_TIME', label: 'Time of the call' },
  { code: 'CALL_LENGTH', label: 'Length of the call' },
  { code: 'VRM', label: 'Registration mark' },
  { code: 'SERIAL', label: 'Serial number or IMEI' },
  { code: 'ADDRESS', label: 'Address' },
  { code: 'POSTCODE', label: 'Postcode' },
] as const
export type ColumnMeaning = (typeof columnMeanings)[number]['code']

/** A list may have several of these; of every other meaning one column. */
const repeated: ReadonlySet<ColumnMeaning> = new Set(['IGNORE', 'PHONE', 'ADDRESS'])
const matchable: ReadonlySet<ColumnMeaning> = new Set([
  'FULL_NAME',
  'SURNAME',
  'PHONE',
  'CALLED',
  'VRM',
  'SERIAL',
  'ADDRESS',
  'POSTCODE',
])
const mostPhones = 3

/** Whether the columns, so read, say whom or what to look for (BM-2). */
export function decideMapping(columns: readonly ColumnMeaning[]): Decision {
  const count = (meaning: ColumnMeaning) => columns.filter((one) => one === meaning).length
  const twice = columnMeanings.find(({ code }) => !repeated.has(code) && count(code) > 1)
  if (twice !== undefined) return deny(`Choose “${twice.label}” for one column only.`)
  if (count('PHONE') > mostPhones)
    return deny(`Choose “Telephone number” for ${mostPhones} columns or fewer.`)
  if (count('FULL_NAME') > 0 && count('SURNAME') + count('FORENAME') > 0)
    return deny('Choose either the whole name, or forename and surname.')
  if (count('FORENAME') > 0 && count('SURNAME') === 0)
    return deny('Choose the column of the surname as well: a forename alone finds nobody.')
  if (!columns.some((meaning) => matchable.has(meaning)))
    return deny('Choose what at least one column means: a name, a number, a mark or an address.')
  return allow()
}

/** The header in a form that stays the same from file to file of a kind; empty when there is no header. */
export const headerShape = (header: readonly string[]): string =>
  header.map((word) => word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')).join('|')

/** Whether the first row says what the columns are: words, none of them twice, and none that reads as a fact. */
export function looksLikeHeader(row: readonly string[]): boolean {
  const words = row.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (words.length === 0 || new Set(words.map((word) => word.toLowerCase())).size < words.length) return false
  if (words.some((word) => /^[\d\s()+./:-]+$/.test(word) || parseEmail(word).ok || word.length > 60))
    return false
  return row.some((word) => byHeader(word) !== undefined) || !row.some((word) => /\d{3}/.test(word))
}

const headerWords: readonly (readonly [ColumnMeaning, RegExp])[] = [
  ['DOB', /\b(dob|d o b|date of birth|birth ?date|birthday|born)\b/],
  [
    'CALLED',
    /\b(called|dialled|recipient|destination|b ?(number|party)|to number|terminating|called party|to)\b/,
  ],
  ['CALL_LENGTH', /\b(duration|length|secs?|seconds|talk time)\b/],
  ['CALL_TIME', /^(?!.*\b(date|day)\b).*\btime\b/],
  [
    'CALL_DAY',
    /\b(call date|date of call|start date|start time and date|date|date time|datetime|timestamp|start)\b/,
  ],
  ['MIDDLE', /\b(middle)\b/],
  ['SURNAME', /\b(surname|last ?name|family ?name)\b/],
  ['FORENAME', /\b(forenames?|first ?name|given ?name|christian ?name)\b/],
  [
    'PHONE',
    /\b(phone|telephone|tel|mobile|mob|cell|msisdn|calling|caller|a ?(number|party)|originating|from number|from|subscriber)\b/,
  ],
  [
    'VRM',
    /\b(vrm|vrn|registration|reg|reg(istration)? ?(no|number|mark|plate)|number plate|plate|vehicle)\b/,
  ],
  ['SERIAL', /\b(serial|serial ?(no|number)|imei|s n)\b/],
  ['POSTCODE', /\b(post ?code|zip)\b/],
  ['ADDRESS', /\b(address|addr|street|road|town|city|address ?line|line ?\d|house|flat)\b/],
  [
    'FULL_NAME',
    /\b(name|full ?name|guest|contact|person|customer|guest ?name|contact ?name|display ?name)\b/,
  ],
]

function byHeader(word: string): ColumnMeaning | undefined {
  const plain = word
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  return headerWords.find(([, pattern]) => pattern.test(plain))?.[0]
}

/** So much of the cells that are not empty has to read so, for the cells to say what a column is. */
const mostOf = 0.7

/**
 * What each column probably means, by its header word and its cells; `today` is YYYY-MM-DD. A meaning that only one column
 * may have is given to the first; what is not known is left out of the match.
 */
export function guessColumns(
  header: readonly string[] | undefined,
  rows: readonly (readonly string[])[],
  today: string,
): ColumnMeaning[] {
  const width = Math.max(header?.length ?? 0, ...rows.map((row) => row.length))
  const columns = Array.from({ length: width }, (_, place): ColumnMeaning => {
    const cells = rows.map((row) => row[place]?.trim() ?? '').filter((cell) => cell !== '')
    return byHeader(header?.[place] ?? '') ?? byCells(cells, today) ?? 'IGNORE'
  })
  const isCalls = columns.includes('CALLED') || columns.includes('CALL_LENGTH')
  return onceEach(
    columns.map((meaning) => (!isCalls && /^CALL_(DAY|TIME)$/.test(meaning) ? 'IGNORE' : meaning)),
  )
}

function byCells(cells: readonly string[], today: string): ColumnMeaning | undefined {
  if (cells.length === 0) return undefined
  const share = (isSo: (cell: string) => boolean) => cells.filter(isSo).length / cells.length
  if (share((cell) => parseImei(cell).ok) >= mostOf) return 'SERIAL'
  if (share((cell) => readListPhone(cell).ok && cell.replace(/\D/g, '').length >= 9) >= mostOf) return 'PHONE'
  if (share((cell) => parsePostcode(cell).ok) >= mostOf) return 'POSTCODE'
  if (share((cell) => isBirthDay(cell, today)) >= mostOf) return 'DOB'
  if (share((cell) => /\d/.test(cell) && isPlate(cell)) >= mostOf) return 'VRM'
  if (
    share((cell) => /^\d+[A-Z]?\s+\p{L}{3,}|\b(road|street|avenue|lane|close|drive)\b/iu.test(cell)) >= mostOf
  )
    return 'ADDRESS'
  if (share((cell) => /^\p{L}[\p{L}'’.-]+(,?\s+\p{L}[\p{L}'’.-]*){1,3}$/u.test(cell)) >= mostOf)
    return 'FULL_NAME'
  return undefined
}

function isBirthDay(cell: string, today: string): boolean {
  const day = readListDay(cell, today)
  return day.ok && day.value <= today && day.value >= '1900-01-01'
}

const isPlate = (cell: string): boolean => !['OTHER', 'DATELESS'].includes(classifyVrm(normaliseVrm(cell)))

function onceEach(columns: readonly ColumnMeaning[]): ColumnMeaning[] {
  const seen = new Set<ColumnMeaning>()
  const phones = { left: mostPhones }
  const hasParts = columns.includes('SURNAME')
  return columns.map((meaning) => {
    if (meaning === 'PHONE') return (phones.left -= 1) >= 0 ? meaning : 'IGNORE'
    if ((meaning === 'FULL_NAME' && hasParts) || (meaning === 'FORENAME' && !hasParts)) return 'IGNORE'
    if (repeated.has(meaning)) return meaning
    if (seen.has(meaning)) return 'IGNORE'
    seen.add(meaning)
    return meaning
  })
}
