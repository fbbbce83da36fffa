/** The probes of a search with a year, a month or an age in place of a date of birth. */
import { addMonths } from '../time/day.ts'
import { hasKeys, namePairs } from './search-by-name.ts'
import { allClasses, bothClasses, yearOnlyRows } from './search-by-date.ts'
import { type AskedNames, codesOf } from './search-names.ts'
import { classesOfCodes } from './phonetic.ts'
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
      return pairsInYears(asked, range)
    case 2:
      return hasPair(names)
        ? [...pairsInYears(names, aYearWider(range)), ...codesInYears(asked, range, bothClasses(asked))]
        : pairsInYears(names, aYearWider(range))
    case 3:
      return [...codesInYears(names, aYearWider(range), allClasses(names)), ...namePairs(asked, names)]
  }
}

/** Both names, near spellings of each, in either order; with one name only, that. */
function pairsInYears(names: AskedNames, dobRange: DateRange): Probe[] {
  if (!hasPair(names)) return codesInYears(names, dobRange, allClasses(names))
  // Of all who share two common codes few were born then: the letters lead there, the whole code guards.
  const pair = (surnames: string[], forenames: string[]): Probe => {
    const fc = codesOf(names, forenames)
    return {
      index: 'sc,dob',
      sc: codesOf(names, surnames),
      fc,
      dobRange,
      f0: classesOfCodes(fc),
      limit: LIMIT,
    }
  }
  return [
    ...[pair(names.surnames, names.forenames), pair(names.asSurnames, names.asForenames)].filter(hasKeys),
    ...yearOnlyRows(names, yearsOf(dobRange), LIMIT),
  ]
}

const hasPair = (names: AskedNames): boolean =>
  names.surname !== '' && names.forename !== '' && names.initialSounds.length === 0

function codesInYears(names: AskedNames, dobRange: DateRange, classes: string[]): Probe[] {
  const sc = codesOf(names, names.surnames, names.asSurnames)
  const fc = codesOf(names, names.forenames, names.asForenames)
  const isBoth = names.surname !== '' && names.forename !== ''
  const probes: Probe[] = []
  if (sc.length > 0)
    probes.push({ index: 'sc,dob', sc, dobRange, ...(isBoth && { f0: classes }), limit: LIMIT })
  if (fc.length > 0)
    probes.push({ index: 'fc,dob', fc, dobRange, ...(isBoth && { s0: classes }), limit: LIMIT })
  return [...probes, ...yearOnlyRows(names, yearsOf(dobRange), LIMIT)]
}

const yearsOf = ({ from, to }: DateRange) => ({
  from: Number(from.slice(0, 4)) - 1,
  to: Number(to.slice(0, 4)) + 1,
})

function aYearWider(range: DateRange): DateRange {
  return { from: addMonths(range.from, -12), to: addMonths(range.to, 12) }
}
