/** The folded columns of `person_search_open` for one name that a person record holds. */
import { fold, nameForms } from './fold-name.ts'
import { birthYear, knownDay, type PartialDate } from './partial-date.ts'
import { letterClass, phoneticCode } from './phonetic.ts'
import { isPlaceholderName, isPlaceholderPerson } from './placeholder.ts'

export type NameToIndex = { forename?: string | null; middle?: string | null; surname?: string | null }

/** Empty texts, never null, so that every operator stays a plain `=`; `dob` only when known to the day. */
export type SearchRow = {
  forename: string
  middle: string
  surname: string
  dob: string | null
  dobYear: number | null
  sc: string
  fc: string
  s0: string
  f0: string
}

/** The row of one name. Placeholders leave their columns empty or null, so that they match nobody. */
export function searchRow(name: NameToIndex, dob?: PartialDate): SearchRow {
  const isNobody = isPlaceholderPerson(name.forename ?? undefined, name.surname ?? undefined)
  const forename = isNobody ? '' : indexed(name.forename)
  const surname = isNobody ? '' : indexed(name.surname)
  return {
    forename,
    middle: isNobody ? '' : indexed(name.middle),
    surname,
    dob: knownDay(dob) ?? null,
    dobYear: birthYear(dob) ?? null,
    sc: phoneticCode(surname),
    fc: phoneticCode(forename),
    s0: letterClass(surname),
    f0: letterClass(forename),
  }
}

/**
 * The row of a name, then one for each further half of a double-barrelled surname or forename, for a store that can
 * hold several rows a name: without them "Jarrow" alone finds "Smythe-Jarrow" only when a date is given as well.
 */
export function searchRows(name: NameToIndex, dob?: PartialDate): SearchRow[] {
  const whole = searchRow(name, dob)
  const surnames = nameForms(whole.surname).slice(1)
  const forenames = nameForms(whole.forename).slice(1)
  return [
    whole,
    ...surnames.map((surname) => ({
      ...whole,
      surname,
      sc: phoneticCode(surname),
      s0: letterClass(surname),
    })),
    ...forenames.map((forename) => ({
      ...whole,
      forename,
      fc: phoneticCode(forename),
      f0: letterClass(forename),
    })),
  ]
}

/** Sixteen places for each name of a person record, the first of them the whole name. */
const PLACES = 16

/** The rows of all names of one person record, each with its place among them and the names given back with it. */
export function searchRowsOfNames<Name extends NameToIndex>(
  names: readonly Name[],
  dob?: PartialDate,
): { name: Name; part: number; row: SearchRow }[] {
  return names.flatMap((name, place) =>
    searchRows(name, dob)
      .slice(0, PLACES)
      .map((row, part) => ({ name, part: place * PLACES + part, row })),
  )
}

function indexed(name: string | null | undefined): string {
  const folded = fold(name)
  return isPlaceholderName(folded) ? '' : folded
}
