/** IMEI of a handset: 15 digits, the last a Luhn check; 16 digits are an IMEISV, which has no check. */
import { type Parsed, parsed, refused } from './parsed.ts'

/** Reads an IMEI; from 14 digits (as networks give them) the check digit is worked out. */
export function parseImei(raw: string): Parsed {
  const typed = raw.replace(/[\s./-]+/g, '')
  if (typed === '') return refused('Enter an IMEI; dialling *#06# shows it.')
  if (!/^\d{14,16}$/.test(typed)) return refused('An IMEI has 15 digits: dial *#06# to see it.')
  if (typed.length === 16) return parsed(typed, `${tac(typed)} ${typed.slice(8, 14)} ${typed.slice(14)}`)
  const full = typed.slice(0, 14) + luhnDigit(typed.slice(0, 14))
  if (typed.length === 15 && typed !== full) {
    return refused(
      'The last digit does not fit the IMEI: check the digits. From network records, enter the first 14 only.',
    )
  }
  return parsed(full, `${tac(full)} ${full.slice(8, 14)} ${full.slice(14)}`)
}

/** The first eight digits: make and model of the handset. */
export const tac = (value: string): string => value.slice(0, 8)

/** The first 14 digits: what to search on, since networks may show the check digit as 0. */
export const imeiSearchKey = (value: string): string => value.slice(0, 14)

function luhnDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}
