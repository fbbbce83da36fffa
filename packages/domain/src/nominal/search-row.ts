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
  const forename = traceOf(isNobody ? '' : (name.forename ?? ''))
  const surname = traceOf(isNobody ? '' : (name.surname ?? ''))
  return {
    forename: forename.folded,
    middle: isNobody ? '' : traceOf(name.middle ?? '').folded,
    surname: surname.folded,
    dob: knownDay(dob) ?? null,
    dobYear: birthYear(dob) ?? null,
    sc: surname.code,
    fc: forename.code,
    s0: surname.letter,
    f0: forename.letter,
  }
}

type Trace = { folded: string; code: string; letter: string }

/** Names are few and people are many, so what becomes of a name is remembered while a store is loaded or rebuilt. */
const MOST_REMEMBERED = 50_000
const traces = new Map<string, Trace>()

function traceOf(name: string): Trace {
  const known = traces.get(name)
  if (known !== undefined) return known
  const folded = indexed(name)
  const trace = { folded, code: phoneticCode(folded), letter: letterClass(folded) }
  if (traces.size >= MOST_REMEMBERED) traces.clear()
  traces.set(name, trace)
  return trace
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
      sc: traceOf(surname).code,
      s0: traceOf(surname).letter,
    })),
    ...forenames.map((forename) => ({
      ...whole,
      forename,
      fc: traceOf(forename).code,
      f0: traceOf(forename).letter,
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
