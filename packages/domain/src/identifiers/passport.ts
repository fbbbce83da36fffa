/** Passport: issuing state and number; a bare nine-digit number is a British one. */
import { type Parsed, parsed, refused } from './parsed.ts'

/** Reads `123456789` (British) or a three-letter state and a number such as `FRA 12AB34567`. */
export function parsePassport(raw: string): Parsed {
  const typed = raw.trim().toUpperCase()
  if (typed === '') return refused('Enter a passport number, for example 123456789 or FRA 12AB34567.')
  const plain = typed.replace(/[\s-]+/g, '')
  if (/^\d{9}$/.test(plain)) return parsed(`GBR/${plain}`, `GBR ${plain}`)
  const [, state, number] = /^([A-Z]{3})[\s/-]*([A-Z0-9]{5,12})$/.exec(typed) ?? []
  if (!state || !number || !/\d/.test(number)) {
    return refused('Give the three letters of the issuing state and the number, for example FRA 12AB34567.')
  }
  if (state === 'GBR' && number.length !== 9)
    return refused('A British passport number has nine characters: count them again.')
  return parsed(`${state}/${number}`, `${state} ${number}`)
}
