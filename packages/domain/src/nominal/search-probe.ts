/** One indexed look into the person search table, as plain data that a repository turns into one SELECT. */
import type { SearchRow } from './search-row.ts'

/** Text range, the lower end in and the upper end out; compare in byte order (COLLATE "C"). */
export type TextRange = { from: string; before: string }
/** Dates YYYY-MM-DD, both ends in. */
export type DateRange = { from: string; to: string }

/**
 * Conditions are joined by AND; a list means "equal to any of these". `index` names the btree that serves it.
 * Take at most `limit` rows; probes of a stage are sent together (UNION ALL) and their rows scored.
 */
export type Probe = {
  /**
   * "beginning" is for restricted names only, which no dictionary tells of. "day" takes everybody of one date who agrees
   * in any one of the letters and codes.
   */
  index: 'sc,dob' | 'fc,dob' | 'dob,s0,f0' | 'day' | 'sc,fc' | 'fc,sc' | 'spelt' | 'beginning'
  sc?: string[]
  fc?: string[]
  /** Beginnings of the one code or the other, any of which may hold: an initial, or a first letter. */
  fcBeginnings?: string[]
  scBeginnings?: string[]
  dob?: string[]
  dobRange?: DateRange
  /** Rows whose date is not known to the day; combine with `dobYears`. */
  dobMissing?: true
  dobYears?: { from: number; to: number }
  s0?: string[]
  f0?: string[]
  surname?: string[]
  surnameRange?: TextRange
  forename?: string[]
  limit: number
}

/** What the SQL of a probe must mean: whether a row answers it (the limit apart). */
export function rowAnswers(row: SearchRow, probe: Probe): boolean {
  if (probe.index === 'day')
    return (
      row.dob !== null &&
      (probe.dob ?? []).includes(row.dob) &&
      ((probe.s0 ?? []).includes(row.s0) ||
        (probe.f0 ?? []).includes(row.f0) ||
        (probe.sc ?? []).includes(row.sc) ||
        (probe.fc ?? []).includes(row.fc))
    )
  return (
    among(row.sc, probe.sc) &&
    among(row.fc, probe.fc) &&
    beginsWithAny(row.fc, probe.fcBeginnings) &&
    beginsWithAny(row.sc, probe.scBeginnings) &&
    (!probe.dob || (row.dob !== null && probe.dob.includes(row.dob))) &&
    (!probe.dobRange ||
      (row.dob !== null && row.dob >= probe.dobRange.from && row.dob <= probe.dobRange.to)) &&
    (!probe.dobMissing || row.dob === null) &&
    (!probe.dobYears || isYearWithin(row.dobYear, probe.dobYears)) &&
    among(row.s0, probe.s0) &&
    among(row.f0, probe.f0) &&
    among(row.surname, probe.surname) &&
    (!probe.surnameRange || within(row.surname, probe.surnameRange)) &&
    among(row.forename, probe.forename)
  )
}

/** The range of all texts that begin with this one (a non-empty text of the letters a-z, A-Z, 0-9). */
export function beginningWith(text: string): TextRange {
  const last = text.charCodeAt(text.length - 1)
  return { from: text, before: text.slice(0, -1) + String.fromCharCode(last + 1) }
}

function among(value: string, wanted: string[] | undefined): boolean {
  return !wanted || wanted.includes(value)
}

function beginsWithAny(code: string, beginnings: string[] | undefined): boolean {
  return !beginnings || beginnings.some((beginning) => code.startsWith(beginning))
}

function within(value: string, range: TextRange): boolean {
  return value >= range.from && value < range.before
}

function isYearWithin(year: number | null, years: { from: number; to: number }): boolean {
  return year !== null && year >= years.from && year <= years.to
}
