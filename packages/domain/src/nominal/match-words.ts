/** The plain words in which a match says why it matches. */
import type { MatchName } from './match-terms.ts'

const SURNAME: Record<string, string> = {
  exact: 'same surname',
  near: 'surname spelt almost the same',
  half: 'part of a double surname is the same',
  begins: 'surname begins the same',
  sounds: 'surname sounds the same',
  spelling: 'surname is another spelling of the same name',
  initial: 'same initial of the surname',
  similar: 'surname is similar',
  different: 'surname differs',
}

const FORENAME: Record<string, string> = {
  exact: 'same forename',
  nickname: 'forename is a short form of the same name',
  near: 'forename spelt almost the same',
  half: 'part of a double forename is the same',
  middle: 'forename is the same as a middle name',
  begins: 'forename begins the same',
  sounds: 'forename sounds the same',
  spelling: 'forename is another spelling of the same name',
  shared: 'forenames are short forms of one name',
  initial: 'same initial of the forename',
  similar: 'forename is similar',
  different: 'forename differs',
}

const MIDDLE: Record<string, string> = {
  exact: 'same middle name',
  near: 'middle name spelt almost the same',
  initial: 'same initial of the middle name',
  different: 'middle name differs',
}

const DOB: Record<string, string> = {
  exact: 'same date of birth',
  'day-month-swapped': 'date of birth has day and month swapped',
  'one-year': 'date of birth is one year out',
  'ten-years': 'date of birth is ten years out',
  transposed: 'date of birth has two digits swapped',
  'one-digit': 'date of birth differs by one digit',
  'year-month': 'same month and year of birth',
  'year-only': 'year of birth or age agrees',
  'near-year': 'year of birth or age is within a year',
  'same-year': 'born in the same year, on another day',
  different: 'date of birth differs',
}

const IDENTIFIERS: Record<string, string> = {
  PNC: 'PNC ID',
  CRO: 'CRO number',
  ASN: 'arrest/summons number',
  NINO: 'National Insurance number',
  DRIVER_NUMBER: 'driver number',
  PRISON_NUMBER: 'prison number',
  PASSPORT: 'passport',
  IMMIGRATION: 'Home Office reference',
  NHS: 'NHS number',
}

export const surnameWords = (level: string): string => SURNAME[level] ?? level
export const forenameWords = (level: string): string => FORENAME[level] ?? level
export const middleWords = (level: string): string => MIDDLE[level] ?? level
export const dobWords = (level: string, isAlternate: boolean): string =>
  `${DOB[level] ?? level}${isAlternate ? ' (another date held)' : ''}`
export const identifierWords = (type: string, isShared: boolean): string =>
  isShared ? `same ${IDENTIFIERS[type] ?? 'identifier'}` : `different ${IDENTIFIERS[type] ?? 'identifier'}`

/** "known as Danny Brindle", by the kind of the name that matched. */
export function otherNameWords(name: MatchName): string {
  const words = [name.forename, name.surname].filter(Boolean).join(' ')
  const shown = words.replace(
    /(^|[ '-])(\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  )
  if (name.kind === 'maiden' || name.kind === 'previous') return `previously ${shown}`
  return `known as ${shown}`
}
