/** The values that stand for "not known" and must therefore match nobody. */
import { squash } from '../identifiers/parsed.ts'
import { sentinelPostcodes } from '../identifiers/postcode.ts'
import { isPlaceholderBirthDate } from '../time/day.ts'
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

const A_N_OTHER = /^\s*a[. ]*n[. ]*other\s*$/i

/** Further dates that systems write when none was given; 1 January of other years is common, not a placeholder. */
const FURTHER_DATES = new Set(['1901-01-01', '1111-11-11', '0001-01-01', '9999-12-31'])

/** Further stand-ins for no fixed address or abroad, used in health and census files. */
const FURTHER_POSTCODES = new Set(['ZZ993VZ', 'ZZ993WZ', 'ZZ993CZ', 'ZZ994UZ', 'AA11AA'])

/** Passes its check letter and is the null of the criminal records file. */
const IDENTIFIERS = new Set(['00000000Z'])

/** A forename or a surname that names nobody ("Unknown", "Baby", "Not Known"). */
export function isPlaceholderName(name: string): boolean {
  const folded = fold(name)
  return folded === '' || NAMES.has(folded) || /^x{2,}$/.test(folded)
}

/** A forename and surname that together name nobody ("A N Other", "Unknown Unknown"). */
export function isPlaceholderPerson(forename: string | undefined, surname: string | undefined): boolean {
  const whole = `${fold(forename)} ${fold(surname)}`.trim()
  if (whole === '' || NAMES.has(whole) || WHOLE_NAMES.has(whole) || A_N_OTHER.test(`${forename} ${surname}`))
    return true
  return isPlaceholderName(forename ?? '') && isPlaceholderName(surname ?? '')
}

/** An ISO date (YYYY-MM-DD) that was filled in because none was known. */
export function isPlaceholderDate(isoDate: string): boolean {
  return isPlaceholderBirthDate(isoDate) || FURTHER_DATES.has(isoDate)
}

/** A postcode in any spacing that stands for no fixed address. */
export function isPlaceholderPostcode(postcode: string): boolean {
  const key = squash(postcode)
  return sentinelPostcodes.includes(key) || FURTHER_POSTCODES.has(key)
}

/** An identifier that is well formed and belongs to nobody (CRO 000000/00Z, or one digit repeated). */
export function isPlaceholderIdentifier(value: string): boolean {
  const bare = squash(value)
  return bare === '' || IDENTIFIERS.has(bare) || /^(.)\1*$/.test(bare)
}

/** A telephone number that cannot reach one person: a short code, or the same digit all along. */
export function isPlaceholderPhone(phone: string): boolean {
  const digits = phone.replace(/\D/g, '')
  return digits.length < 7 || /(\d)\1{6}$/.test(digits)
}
