/** Telephone number in E.164; a number that could belong to two countries is refused, not guessed. */
import { type Parsed, parsed, refused } from './parsed.ts'

/** Dialled as they are; they have no international form. */
const SHORT_CODES = ['999', '112', '101', '105', '111', '119', '18000', '116123']

/** Reads a UK number with its leading 0, or any number with + or 00 and its country; short codes are kept as they are. */
export function parsePhone(raw: string): Parsed {
  if (/[^\d\s()+./-]/.test(raw.trim()))
    return refused('A telephone number has digits only, with + for a country.')
  const typed = raw
    .replace(/\(0\)/g, (zero, at: number) => (/\d/.test(raw.slice(0, at)) ? '' : zero))
    .replace(/[^\d+]/g, '')
  if (typed === '') return refused('Enter a telephone number, for example 07700 900123.')
  if (SHORT_CODES.includes(typed)) return parsed(typed)
  if (/.\+/.test(typed)) return refused('A telephone number has one + only, at its beginning.')
  const international = typed.replace(/^00/, '+')
  if (international.startsWith('+44')) return ukNumber(international.slice(3).replace(/^0/, ''))
  if (international.startsWith('+')) return foreignNumber(international.slice(1))
  if (international.startsWith('0')) return ukNumber(international.slice(1))
  return refused('Begin the number with 0 for the UK, or with + and the country code.')
}

function ukNumber(national: string): Parsed {
  if (!/^[1235789]\d{8,9}$/.test(national)) {
    return refused('A UK number has 9 or 10 digits after its first 0: check that none is missing.')
  }
  return parsed(`+44${national}`, ukDisplay(national))
}

function foreignNumber(digits: string): Parsed {
  if (!/^[1-9]\d{6,14}$/.test(digits))
    return refused('A number with a country code has 7 to 15 digits after the +.')
  return parsed(`+${digits}`)
}

function ukDisplay(national: string): string {
  if (/^2\d{9}$/.test(national))
    return `0${national.slice(0, 2)} ${national.slice(2, 6)} ${national.slice(6)}`
  if (/^(3|8|1\d1|11)\d+$/.test(national) && national.length === 10) {
    return `0${national.slice(0, 3)} ${national.slice(3, 6)} ${national.slice(6)}`
  }
  return `0${national.slice(0, 4)} ${national.slice(4)}`
}
