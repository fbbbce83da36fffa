/** Arrest/summons number: year, force, unit, system, eleven-digit serial and check letter. */
import { checkLetter, isCheckLetter } from './check-letter.ts'
import { type Parsed, parsed, refused } from './parsed.ts'

export interface AsnParts {
  /** The year, in two digits or four. */
  year: number
  /** Two characters, `01` for the Metropolitan Police. */
  force: string
  /** Two characters; the check letter does not cover it, so look it up in the list of organisation units. */
  unit: string
  /** Two characters that say which system made the number. */
  system: string
  serial: number
}

/**
 * Reads the 20-character form, the display form with slashes, or the short form without leading zeros. The value is
 * the long form; the display form is that of the national computer. The unit is not covered by the check letter.
 */
export function parseAsn(raw: string): Parsed {
  const typed = raw.toUpperCase().replace(/\s+/g, '')
  if (typed === '') return refused('Enter an arrest/summons number, for example 11/01ZD/01/448754K.')
  const plain = unslash(typed)
  if (plain === undefined) return refused(SHAPE)
  if (/^\d{2}[A-Z0-9]{7}\d{11}[A-Z]$/.test(plain)) {
    return refused('This arrest/summons number has 21 characters: leave out the letter after the year.')
  }
  const [, year, force, unit, system, serialTyped, letter] =
    /^(\d{2})([A-Z0-9]{2})([A-Z0-9]{2})([A-Z0-9]{2})(\d{1,11})([A-Z])$/.exec(plain) ?? []
  if (!year || !force || !unit || !system || !serialTyped || !letter) return refused(SHAPE)
  if (!isCheckLetter(letter)) {
    return refused('An arrest/summons number never ends in I, O or S: check the last letter.')
  }
  const serial = serialTyped.padStart(11, '0')
  if (asnCheckLetter(year, force, system, serial) !== letter) {
    return refused('The last letter does not fit the arrest/summons number: check each part and the letter.')
  }
  return parsed(
    `${year}${force}${unit}${system}${serial}${letter}`,
    display(year, force, unit, system, serial, letter),
  )
}

/** Makes an arrest/summons number from its parts; refused when a part does not fit its width. */
export function generateAsn(parts: AsnParts): Parsed {
  const year = String(parts.year % 100).padStart(2, '0')
  const [force, unit, system] = [parts.force, parts.unit, parts.system].map((part) => part.toUpperCase())
  const serial = String(parts.serial).padStart(11, '0')
  if (!force || !unit || !system || ![force, unit, system].every((part) => /^[A-Z0-9]{2}$/.test(part))) {
    return refused('Force, unit and system are two letters or digits each.')
  }
  if (!/^\d{2}$/.test(year)) return refused('The year of an arrest/summons number is a whole number.')
  if (!/^\d{11}$/.test(serial))
    return refused('The serial of an arrest/summons number is at most eleven digits.')
  const letter = asnCheckLetter(year, force, system, serial)
  return parsed(
    `${year}${force}${unit}${system}${serial}${letter}`,
    display(year, force, unit, system, serial, letter),
  )
}

/** True for a number that no arrest made (custody.md 18.5); it is not acceptable for a recordable offence. */
export function isDummyAsn(longForm: string): boolean {
  return DUMMIES.some((pattern) => pattern.test(longForm))
}

const SHAPE =
  'An arrest/summons number is year, force and unit, system, serial and a letter, for example 11/01ZD/01/448754K.'

const DUMMIES = [
  /^0800[NP]P01/,
  /^\d{2}00NP00/,
  /^\d{2}12LN00/,
  /^\d{2}6300/,
  /^\d{2}06SS/,
  /^\d{2}00XX/,
  /^\d{2}50(11|12|21|41|42|43|OF|SJ)/,
  /^\d{4}NRPR/,
]

/** The serial stays padded and a force or system with a letter in it drops out of the number [S32]. */
function asnCheckLetter(year: string, force: string, system: string, serial: string): string {
  const digitsOnly = [force, system].filter((part) => /^\d+$/.test(part)).join('')
  return checkLetter(digitsOnly + year + serial)
}

function display(
  year: string,
  force: string,
  unit: string,
  system: string,
  serial: string,
  letter: string,
): string {
  return `${year}/${force}${unit}/${system}/${serial.replace(/^0+(?=\d)/, '')}${letter}`
}

function unslash(typed: string): string | undefined {
  if (!typed.includes('/')) return typed
  return /^\d{2}\/[A-Z0-9]{4,5}\/[A-Z0-9]{2}\/\d{1,11}[A-Z]$/.test(typed)
    ? typed.replaceAll('/', '')
    : undefined
}
