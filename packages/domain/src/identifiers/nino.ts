/** National Insurance number: two letters, six digits and a suffix A to D; there is no check digit. */
import { type Parsed, parsed, refused, squash } from './parsed.ts'

const PREFIX = /^(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]/

/** Looks like a number of a person and is one of an office; HMRC and DWP use them for administration [NINO-W]. */
const ADMINISTRATIVE_PREFIXES = ['CR', 'FY', 'MW', 'NC']

/** Reads a National Insurance number; the suffix may be missing, because the number is unique without it. */
export function parseNino(raw: string): Parsed {
  const typed = squash(raw)
  if (typed === '') return refused('Enter a National Insurance number, for example AB 12 34 56 C.')
  if (/^\d{2}[A-Z]\d{5}$/.test(typed)) {
    return refused('This is a temporary reference number, not a National Insurance number.')
  }
  const [, prefix, digits, suffix] = /^([A-Z]{2})(\d{6})([A-Z]?)$/.exec(typed) ?? []
  if (!prefix || !digits || suffix === undefined) {
    return refused(
      'A National Insurance number is two letters, six digits and a letter, for example AB 12 34 56 C.',
    )
  }
  if (!PREFIX.test(prefix))
    return refused(`No National Insurance number begins with ${prefix}: check the first two letters.`)
  if (suffix !== '' && !/^[A-D]$/.test(suffix)) {
    return refused('A National Insurance number ends in A, B, C or D: check the last letter.')
  }
  const pairs = digits.replace(/(\d{2})(\d{2})(\d{2})/, '$1 $2 $3')
  return parsed(typed, `${prefix} ${pairs} ${suffix}`.trim())
}

/** The first eight characters: what two National Insurance numbers are compared on. */
export const ninoMatchKey = (value: string): string => value.slice(0, 8)

/** True for a number that an office issued for its own use; never match people on it. */
export const isAdministrativeNino = (value: string): boolean =>
  ADMINISTRATIVE_PREFIXES.includes(value.slice(0, 2))
