/** The reference of a prosecution (PTI-URN): force, unit, serial and year, 11 characters kept and 14 shown (UR-1 to UR-3). */
import { type Parsed, parsed, refused } from '../identifiers/parsed.ts'

/** What every receiver takes: four letters or digits and three to seven digits, 11 characters at most. */
const RECEIVED = /^[A-Z0-9]{4}[0-9]{3,7}$/

/** UR-1: whether the court and the prosecutor take a reference, also one of another force. */
export const isReceivableUrn = (urn: string): boolean => RECEIVED.test(urn)

const SHAPE = 'A case reference is force, unit, serial and year, for example 01/AB/00123/26.'

/**
 * UR-1: reads `01AB0012326` or `01/AB/123/26`; the 14 characters with slashes and the 11 without are the same number.
 * Only slashes show where a serial without its leading noughts ends.
 */
export function parseUrn(raw: string): Parsed {
  const typed = raw.toUpperCase().replace(/\s+/g, '')
  if (typed === '') return refused('Enter a case reference, for example 01/AB/00123/26.')
  const [, force, unit, serial, year] =
    /^([A-Z0-9]{2})\/([A-Z0-9]{2})\/(\d{1,5})\/(\d{2})$/.exec(typed) ??
    /^([A-Z0-9]{2})([A-Z0-9]{2})(\d{5})(\d{2})$/.exec(typed) ??
    []
  if (force === undefined || unit === undefined || serial === undefined || year === undefined)
    return refused(SHAPE)
  const padded = serial.padStart(5, '0')
  if (padded === '00000') return refused('The serial of a case reference begins at 00001.')
  return parsed(`${force}${unit}${padded}${year}`, `${force}/${unit}/${padded}/${year}`)
}

/** The 14 characters that people read; the text itself when it is no reference of this form. */
export function showUrn(urn: string): string {
  const reading = parseUrn(urn)
  return reading.ok ? reading.display : urn
}

/**
 * UR-2: the next reference of a unit in a year (four digits or two): one after the last serial of that unit and year,
 * refused after 99999 and for a force or unit that is not two letters or digits.
 */
export function issueUrn(of: { force: string; unit: string; year: number; lastSerial: number }): Parsed {
  const [force, unit] = [of.force.toUpperCase(), of.unit.toUpperCase()]
  if (![force, unit].every((part) => /^[A-Z0-9]{2}$/.test(part)))
    return refused('Force and unit of a case reference are two letters or digits each.')
  if (!Number.isInteger(of.year) || of.year < 0)
    return refused('The year of a case reference is a whole number.')
  if (!Number.isInteger(of.lastSerial) || of.lastSerial < 0)
    return refused('The last serial of the unit is a whole number from nought.')
  if (of.lastSerial >= 99_999)
    return refused('This unit has used every case reference of the year: open the case under another unit.')
  const year = String(of.year % 100).padStart(2, '0')
  return parseUrn(`${force}/${unit}/${of.lastSerial + 1}/${year}`)
}

/** UR-3: the series a reference belongs to (`01AB/26`), within which serials are counted; undefined for no reference. */
export function urnSeries(urn: string): { series: string; serial: number } | undefined {
  const reading = parseUrn(urn)
  if (!reading.ok) return undefined
  const { value } = reading
  return { series: `${value.slice(0, 4)}/${value.slice(9)}`, serial: Number(value.slice(4, 9)) }
}
