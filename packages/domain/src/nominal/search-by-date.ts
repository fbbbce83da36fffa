/** The probes of a search with a whole date of birth. */
import type { StageNumber } from './search-plan.ts'
import { type AskedNames, classesOf, codesOf } from './search-names.ts'
import type { Probe } from './search-probe.ts'
import { namePairs } from './search-by-name.ts'

const LIMIT = 400
const WIDE_LIMIT = 600

type Dates = { day: string; variants: string[] }

/** `asked` are the names as given, `names` the same in stage 1 and expanded after it. */
export function probesByDate(
  stage: StageNumber,
  asked: AskedNames,
  names: AskedNames,
  dates: Dates,
): Probe[] {
  switch (stage) {
    case 1:
      return codesAndDate(asked, dates)
    case 2:
      return expandedAndDate(names, dates)
    case 3:
      return namePairs(asked, names)
  }
}

/** Either code in either column with the date; the date's variants guarded by the other name's first letter. */
function codesAndDate(asked: AskedNames, { day, variants }: Dates): Probe[] {
  const codes = codesOf(asked, asked.surnames, asked.forenames)
  const classes = bothClasses(asked)
  const dob = [day]
  if (classes.length === 0) return [{ index: 'dob,s0,f0', dob, limit: LIMIT }]
  const isBoth = asked.surname !== '' && asked.forename !== ''
  const byDate = isBoth
    ? [letterProbe(dob, { s0: classes, f0: classes }, LIMIT)]
    : [letterProbe(dob, { s0: classes }, LIMIT), letterProbe(dob, { f0: classes }, LIMIT)]
  if (codes.length === 0) return byDate
  return [
    { index: 'sc,dob', sc: codes, dob, limit: LIMIT },
    { index: 'fc,dob', fc: codes, dob, limit: LIMIT },
    { index: 'sc,dob', sc: codes, dob: variants, ...(isBoth && { f0: classes }), limit: LIMIT },
    { index: 'fc,dob', fc: codes, dob: variants, ...(isBoth && { s0: classes }), limit: LIMIT },
    ...byDate,
  ]
}

/**
 * Codes of all near spellings with the date and, guarded by the other name's first letters, with its variants; the
 * date with one first letter; and rows with a year only.
 */
function expandedAndDate(names: AskedNames, { day, variants }: Dates): Probe[] {
  const sc = codesOf(names, names.surnames, names.asSurnames)
  const fc = codesOf(names, names.forenames, names.asForenames)
  const classes = bothClasses(names)
  if (classes.length === 0) return []
  const probes: Probe[] = [
    letterProbe([day], { s0: classes }, WIDE_LIMIT),
    letterProbe([day], { f0: classes }, WIDE_LIMIT),
  ]
  const isBoth = names.surname !== '' && names.forename !== ''
  const other = allClasses(names)
  if (sc.length > 0) {
    probes.push({ index: 'sc,dob', sc, dob: [day], limit: WIDE_LIMIT })
    probes.push({ index: 'sc,dob', sc, dob: variants, ...(isBoth && { f0: other }), limit: WIDE_LIMIT })
  }
  if (fc.length > 0) {
    probes.push({ index: 'fc,dob', fc, dob: [day], limit: WIDE_LIMIT })
    probes.push({ index: 'fc,dob', fc, dob: variants, ...(isBoth && { s0: other }), limit: WIDE_LIMIT })
  }
  const year = Number(day.slice(0, 4))
  return [...probes, ...yearOnlyRows(names, { from: year - 1, to: year + 1 }, WIDE_LIMIT)]
}

/** Rows whose date of birth is not known to the day but whose year is near. */
export function yearOnlyRows(
  names: AskedNames,
  dobYears: { from: number; to: number },
  limit: number,
): Probe[] {
  const sc = codesOf(names, names.surnames, names.asSurnames)
  const fc = codesOf(names, names.forenames, names.asForenames)
  if (sc.length === 0) return []
  const isBoth = names.surnames.length > 0 && names.forenames.length > 0
  return isBoth
    ? [{ index: 'sc,fc', sc, fc, dobMissing: true, dobYears, limit }]
    : [{ index: 'sc,dob', sc, dobMissing: true, dobYears, limit }]
}

function letterProbe(dob: string[], letters: Pick<Probe, 's0' | 'f0'>, limit: number): Probe {
  return { index: 'dob,s0,f0', dob, ...letters, limit }
}

/** The same of their near spellings too: nicknames may begin with other letters (Bill, William). */
export function allClasses(names: AskedNames): string[] {
  return [...new Set([...bothClasses(names), ...classesOf(names.forenames, names.surnames)])]
}

/** First letters of either name, since the two may be written the other way round. */
export function bothClasses(names: AskedNames): string[] {
  return [...new Set([...names.surnameClasses, ...names.forenameClasses])]
}
