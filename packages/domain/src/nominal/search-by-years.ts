/** The probes of a search with a year, a month or an age in place of a date of birth. */
import { addMonths } from '../time/day.ts'
import { namePairs } from './search-by-name.ts'
import { bothClasses, yearOnlyRows } from './search-by-date.ts'
import { type AskedNames, classesOf, codesOf } from './search-names.ts'
import type { StageNumber } from './search-plan.ts'
import type { DateRange, Probe } from './search-probe.ts'

const LIMIT = 500

/** `asked` are the names as given, `names` the same in stage 1 and expanded after it. */
export function probesByYears(
  stage: StageNumber,
  asked: AskedNames,
  names: AskedNames,
  range: DateRange,
): Probe[] {
  switch (stage) {
    case 1:
      return codesInYears(asked, range, bothClasses(asked))
    case 2:
      return codesInYears(names, aYearWider(range), allClasses(names))
    case 3:
      return namePairs(asked, names)
  }
}

function codesInYears(names: AskedNames, dobRange: DateRange, classes: string[]): Probe[] {
  const sc = codesOf(names, names.surnames, names.asSurnames)
  const fc = codesOf(names, names.forenames, names.asForenames)
  const isBoth = names.surname !== '' && names.forename !== ''
  const years = { from: Number(dobRange.from.slice(0, 4)) - 1, to: Number(dobRange.to.slice(0, 4)) + 1 }
  const probes: Probe[] = []
  if (sc.length > 0)
    probes.push({ index: 'sc,dob', sc, dobRange, ...(isBoth && { f0: classes }), limit: LIMIT })
  if (fc.length > 0)
    probes.push({ index: 'fc,dob', fc, dobRange, ...(isBoth && { s0: classes }), limit: LIMIT })
  return [...probes, ...yearOnlyRows(names, years, LIMIT)]
}

function aYearWider(range: DateRange): DateRange {
  return { from: addMonths(range.from, -12), to: addMonths(range.to, 12) }
}

/** Nicknames and near spellings may begin with other letters (Bill, William). */
function allClasses(names: AskedNames): string[] {
  return [...new Set([...bothClasses(names), ...classesOf(names.forenames, names.surnames)])]
}
