/** PNC ID: a four-digit year, a seven-digit serial and a check letter; short forms are widened. */
import { fallbackYear } from '../time/fallback-today.ts'
import { checkLetter, isCheckLetter } from './check-letter.ts'
import { type Parsed, parsed, refused } from './parsed.ts'

/**
 * Reads a PNC ID, long (`2002/0073319Z`) or short (`02/73319Z`, `0273319Z`). A two-digit year later than
 * `currentYear` belongs to the last century.
 */
export function parsePncId(raw: string, currentYear: number = fallbackYear): Parsed {
  const typed = raw.toUpperCase().replace(/\s+/g, '')
  const parts = splitPncId(typed)
  if (!parts) return refused(shapeProblem(typed))
  const [yearTyped, serialTyped, letter] = parts
  if (!isCheckLetter(letter)) return refused('A PNC ID never ends in I, O or S: check the last letter.')
  const year = yearTyped.length === 4 ? yearTyped : widenYear(yearTyped, currentYear)
  const serial = serialTyped.padStart(7, '0')
  if (checkLetter(year.slice(2) + serial) !== letter) {
    return refused('The last letter does not fit the PNC ID: check the year, the digits and the letter.')
  }
  return parsed(`${year}/${serial}${letter}`)
}

function splitPncId(typed: string): [year: string, serial: string, letter: string] | undefined {
  const slashed = /^(\d{4}|\d{2})\/(\d{1,7})([A-Z])$/.exec(typed)
  const plain =
    typed.length < 12 ? /^(\d{2})(\d{1,7})([A-Z])$/.exec(typed) : /^(\d{4})(\d{7})([A-Z])$/.exec(typed)
  const found = slashed ?? plain
  const [, year, serial, letter] = found ?? []
  return year && serial && letter ? [year, serial, letter] : undefined
}

function widenYear(twoDigits: string, currentYear: number): string {
  return Number(twoDigits) <= currentYear % 100 ? `20${twoDigits}` : `19${twoDigits}`
}

function shapeProblem(typed: string): string {
  if (typed === '') return 'Enter a PNC ID, for example 2002/0073319Z.'
  if (/^\d{2,4}\/?\d{1,7}$/.test(typed)) return 'A PNC ID ends in a letter: add it.'
  return 'A PNC ID is a year, up to seven digits and a letter, for example 2002/0073319Z.'
}
