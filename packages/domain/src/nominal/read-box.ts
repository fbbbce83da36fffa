/** Reads what was typed in one box as a person: names in either order, a date or year of birth, or an age. */
import { isDay, parseDay } from '../time/day.ts'
import { fold } from './fold-name.ts'
import type { PartialDate } from './partial-date.ts'

export type PersonBox = {
  forename?: string
  middle?: string
  surname?: string
  dob?: PartialDate
  ageYears?: number
}

const DATE_AT_END =
  /(?:^|[\s,]+)(?:dob|born|b\.?)?\s*(\d{1,2}[\s./-]+(?:\d{1,2}|[a-z]{3,9})[\s./-]+(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|\d{8})\s*$/i
const YEAR_AT_END = /(?:^|[\s,]+)(?:dob|born|b\.?)?\s*((?:19|20)\d{2})\s*$/i
const AGE_AT_END =
  /(?:^|[\s,]+)(?:aged?\s+(\d{1,3})|\((\d{1,3})\)|(\d{1,3})\s*(?:y\/?o|yrs|years(?: old)?))\s*$/i

/**
 * "siobhan hussein 1987", "HUSSEIN, Siobhan 3/4/87", "brindle aged 34". A comma puts the surname first; without one
 * the last word is taken as the surname, and the scorer tries the other way round. `today` is YYYY-MM-DD.
 */
export function readPersonBox(typed: string, today: string): PersonBox {
  const { words, ...birth } = takeBirth(typed.trim(), today)
  return { ...readNames(words), ...birth }
}

function takeBirth(typed: string, today: string): { words: string; dob?: PartialDate; ageYears?: number } {
  const date = DATE_AT_END.exec(typed)
  const day = date?.[1] === undefined ? undefined : parseDay(date[1], today)
  if (date && day?.ok && isDay(day.value)) {
    return { words: typed.slice(0, date.index), dob: { precision: 'day', value: day.value } }
  }
  const year = YEAR_AT_END.exec(typed)
  if (year?.[1] !== undefined && year[1] <= today.slice(0, 4)) {
    return { words: typed.slice(0, year.index), dob: { precision: 'year', value: year[1] } }
  }
  const age = AGE_AT_END.exec(typed)
  const years = Number(age?.[1] ?? age?.[2] ?? age?.[3] ?? NaN)
  if (age && years <= 130) return { words: typed.slice(0, age.index), ageYears: years }
  return { words: typed }
}

function readNames(typed: string): PersonBox {
  const [before, after] = typed.split(',', 2)
  if (after !== undefined && fold(after) !== '') return fromWords(namesIn(after), before?.trim() ?? '')
  const words = namesIn(typed)
  const surname = words.at(-1)
  return surname === undefined ? {} : fromWords(words.slice(0, -1), surname)
}

function fromWords(given: string[], surname: string): PersonBox {
  const [forename, ...middle] = given
  return {
    ...(surname !== '' && { surname }),
    ...(forename !== undefined && { forename }),
    ...(middle.length > 0 && { middle: middle.join(' ') }),
  }
}

/** A word without a letter (a house number, a stray sign) is no name. */
const namesIn = (text: string): string[] => text.split(/\s+/).filter((word) => /\p{L}/u.test(word))
