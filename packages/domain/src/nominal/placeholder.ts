/** The values that stand for "not known" and must therefore match nobody. */
import { fold } from './fold-name.ts'

/** Real surnames such as Man, Child, Null, Na and Oo are left out with care. */
const NAMES = new Set(
  (
    'unknown,not known,nk,n k,n a,none,no name,noname,unnamed,un named,name unknown,unidentified,anonymous,' +
    'an other,another person,baby,baby boy,baby girl,infant,unknown male,unknown female,unknown person,' +
    'test,tbc,tba,refused,not given,not stated,not entered,not provided,withheld,redacted'
  ).split(','),
)

/** Whole names that are placeholders though neither half need be. */
const WHOLE_NAMES = new Set(['john doe', 'jane doe', 'joe bloggs', 'fred bloggs', 'test test', 'test person'])

/** Dates that systems write when none was given; 1 January of other years is common, not a placeholder. */
const DATES = new Set(['1900-01-01', '1901-01-01', '1970-01-01', '1111-11-11', '0001-01-01'])

/** The justice system's stand-ins for "no fixed address": right in shape, nobody's home. */
const POSTCODES = new Set(['NF11NF', 'NF11FA', 'ZZ993VZ', 'ZZ993WZ', 'AA11AA'])

/** Passes its check letter and is the null of the criminal records file. */
const IDENTIFIERS = new Set(['00000000Z'])

/** A forename or a surname that names nobody ("Unknown", "Baby", "Not Known"). */
export function isPlaceholderName(name: string): boolean {
  const folded = fold(name)
  return folded === '' || NAMES.has(folded) || /^x{2,}$/.test(folded)
}

/** A forename and surname that together name nobody ("A N Other", "Unknown Unknown"). */
export function isPlaceholderPerson(forename: string | undefined, surname: string | undefined): boolean {
  const whole = fold(`${forename ?? ''} ${surname ?? ''}`)
  if (whole === '' || NAMES.has(whole) || WHOLE_NAMES.has(whole)) return true
  return isPlaceholderName(forename ?? '') && isPlaceholderName(surname ?? '')
}

/** An ISO date (YYYY-MM-DD) that was filled in because none was known. */
export function isPlaceholderDate(isoDate: string): boolean {
  return DATES.has(isoDate)
}

/** A postcode in any spacing that stands for no fixed address. */
export function isPlaceholderPostcode(postcode: string): boolean {
  return POSTCODES.has(postcode.toUpperCase().replace(/[^A-Z0-9]/g, ''))
}

/** An identifier that is well formed and belongs to nobody (CRO 000000/00Z, or one digit repeated). */
export function isPlaceholderIdentifier(value: string): boolean {
  const bare = value.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return bare === '' || IDENTIFIERS.has(bare) || /^(.)\1*$/.test(bare)
}

/** A telephone number that cannot reach one person: a short code, or the same digit all along. */
export function isPlaceholderPhone(phone: string): boolean {
  const digits = phone.replace(/\D/g, '')
  return digits.length < 7 || /(\d)\1{6}$/.test(digits)
}
