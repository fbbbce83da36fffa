/** NHS number: ten digits, the last a modulus-11 check. */
import { type Parsed, parsed, refused } from './parsed.ts'

/** Reads an NHS number; a check value of 10 is never issued. */
export function parseNhsNumber(raw: string): Parsed {
  const typed = raw.replace(/[\s-]+/g, '')
  if (typed === '') return refused('Enter an NHS number, for example 943 476 5919.')
  if (!/^\d{10}$/.test(typed)) return refused('An NHS number has ten digits.')
  const sum = [...typed.slice(0, 9)].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0)
  if ((11 - (sum % 11)) % 11 !== Number(typed.charAt(9))) {
    return refused('The last digit does not fit the NHS number: check the digits.')
  }
  return parsed(typed, `${typed.slice(0, 3)} ${typed.slice(3, 6)} ${typed.slice(6)}`)
}
