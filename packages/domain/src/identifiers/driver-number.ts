/** GB driver number (16 characters, made from name, birth and sex) and the Northern Ireland licence of 8 digits. */
import { type Parsed, parsed, refused, squash } from './parsed.ts'

/** Who the licence should belong to; `dateOfBirth` as YYYY-MM-DD, `sex` M or F. */
export interface LicenceHolder {
  surname: string
  forenames: string
  dateOfBirth: string
  sex: 'M' | 'F'
}

/** Reads a driver number. Its last two characters are a check that only the licensing agency can compute. */
export function parseDriverNumber(raw: string): Parsed {
  const typed = squash(raw)
  if (typed === '') return refused('Enter a driver number, for example MORGA 753166 SM9IJ.')
  if (/^\d{8}$/.test(typed)) return parsed(typed)
  if (typed.length !== 16) {
    return refused(
      'A GB driver number has 16 characters, a Northern Ireland one has 8 digits: count them again.',
    )
  }
  if (!/^[A-Z0-9]{5}\d{6}[A-Z0-9]{3}[A-Z]{2}$/.test(typed)) {
    return refused(
      'A driver number is five characters of the surname, six digits, three characters and two letters.',
    )
  }
  const month = Number(typed.slice(6, 8)) % 50
  if (!/^[0156]$/.test(typed.charAt(6)) || month < 1 || month > 12) {
    return refused('Characters seven and eight are the month of birth (plus 50 for a woman): check them.')
  }
  const day = Number(typed.slice(8, 10))
  if (day < 1 || day > 31) return refused('Characters nine and ten are the day of birth: check them.')
  return parsed(typed, `${typed.slice(0, 5)} ${typed.slice(5, 11)} ${typed.slice(11)}`)
}

/** The first 13 characters that the licence of this person should have, or undefined for a date that is none. */
export function driverNumberStub(holder: LicenceHolder): string | undefined {
  const [, year, month, day] = /^\d{2}(\d{2})-(\d{2})-(\d{2})$/.exec(holder.dateOfBirth) ?? []
  if (!year || !month || !day) return undefined
  const surname = letters(holder.surname).replace(/^MAC/, 'MC').padEnd(5, '9').slice(0, 5)
  const initials = holder.forenames
    .split(/\s+/)
    .map((name) => letters(name).charAt(0))
    .join('')
  const codedMonth = String(Number(month) + (holder.sex === 'F' ? 50 : 0)).padStart(2, '0')
  return surname + year.charAt(0) + codedMonth + day + year.charAt(1) + initials.padEnd(2, '9').slice(0, 2)
}

/** What of a GB driver number does not fit the person: an empty list when all fits. A check, never a proof. */
export function driverNumberDifferences(
  value: string,
  holder: LicenceHolder,
): Array<'surname' | 'date of birth' | 'sex' | 'initials'> {
  const stub = driverNumberStub(holder)
  if (stub === undefined || value.length !== 16) return []
  const birth = (number: string) =>
    number.charAt(5) + String(Number(number.slice(6, 8)) % 50).padStart(2, '0') + number.slice(8, 11)
  const isWoman = (number: string) => Number(number.charAt(6)) >= 5
  const differences: Array<'surname' | 'date of birth' | 'sex' | 'initials'> = []
  if (value.slice(0, 5) !== stub.slice(0, 5)) differences.push('surname')
  if (birth(value) !== birth(stub)) differences.push('date of birth')
  if (isWoman(value) !== isWoman(stub)) differences.push('sex')
  if (value.slice(11, 13) !== stub.slice(11, 13)) differences.push('initials')
  return differences
}

const letters = (name: string): string =>
  name
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z]/g, '')
