/** CRO number: a serial, a two-digit year and a check letter, or the small-file form that begins with SF. */
import { checkLetter, isCheckLetter } from './check-letter.ts'
import { type Parsed, parsed, refused } from './parsed.ts'

/** Passes the check and means "none": a placeholder of older systems. */
const NULL_CRO = '000000/00Z'

/** Reads `65656/91H` (padded to six digits) or `SF83/50058Z` (never padded, padding would change its check). */
export function parseCro(raw: string): Parsed {
  const typed = raw.toUpperCase().replace(/\s+/g, '')
  if (typed === '') return refused('Enter a CRO number, for example 065656/91H.')
  const small = /^SF(\d{2})\/(\d{1,6})([A-Z])$/.exec(typed)
  if (small) return withLetter(`${small[1]}${small[2]}`, `SF${small[1]}/${small[2]}`, small[3])
  const standard = /^(\d{1,6})\/(\d{2})([A-Z])$/.exec(typed)
  if (!standard) {
    return refused(
      'A CRO number is up to six digits, a slash, the year and a letter, for example 065656/91H.',
    )
  }
  const serial = (standard[1] ?? '').padStart(6, '0')
  return withLetter(`${standard[2]}${serial}`, `${serial}/${standard[2]}`, standard[3])
}

function withLetter(digits: string, body: string, letter = ''): Parsed {
  if (!isCheckLetter(letter)) return refused('A CRO number never ends in I, O or S: check the last letter.')
  if (checkLetter(digits) !== letter) {
    return refused('The last letter does not fit the CRO number: check the digits, the year and the letter.')
  }
  if (body + letter === NULL_CRO)
    return refused('This CRO number means "none": leave the field empty instead.')
  return parsed(body + letter)
}
