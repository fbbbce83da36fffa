/** UK postcode: the shape only, since whether one exists is for a gazetteer to say. */
import { type Parsed, parsed, refused } from './parsed.ts'

const OUTWARD = '[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9]{1,2}|[0-9][A-HJKPSTUW]|[A-HK-Y][0-9][ABEHMNPRVWXY])'
const SHAPE = new RegExp(`^(?:GIR0AA|${OUTWARD}[0-9][ABD-HJLNP-UW-Z]{2})$`)

/** "No fixed address" in justice data: the right shape, no place, and never to be matched on [CPM]. */
export const sentinelPostcodes: readonly string[] = ['NF11NF', 'NF11FA']

/** Reads a postcode with or without its space; the value has none, the display form has one. */
export function parsePostcode(raw: string): Parsed {
  const typed = raw.toUpperCase().replace(/[\s.-]+/g, '')
  if (typed === '') return refused('Enter a postcode, for example SW1A 1AA.')
  if (!/^[A-Z0-9]{5,7}$/.test(typed))
    return refused('A postcode has five to seven letters and digits, for example SW1A 1AA.')
  if (!/[0-9][A-Z]{2}$/.test(typed))
    return refused('A postcode ends in a digit and two letters, for example SW1A 1AA.')
  if (!SHAPE.test(typed)) {
    return refused('This is not the shape of a postcode: check for a letter O typed as 0 or an I typed as 1.')
  }
  return parsed(typed, `${outcode(typed)} ${typed.slice(-3)}`)
}

/** The part before the space: `SW1A` of `SW1A1AA`. */
export const outcode = (value: string): string => value.slice(0, -3)

/** True for a postcode that stands for "no fixed address". */
export const isSentinelPostcode = (value: string): boolean => sentinelPostcodes.includes(value)
