/** The probes of a search with a whole date of birth. */
import { swapDayMonth } from '../time/day.ts'
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
 * Everybody of that birthday who agrees in a letter or in the code of a near spelling; each name's codes, in the column
 * that it is written for and in the other, with the date's variants and the first letters of the other name; either name's
 * code with day and month swapped; and rows with a year only.
 */
function expandedAndDate(names: AskedNames, { day, variants }: Dates): Probe[] {
  const sc = codesOf(names, names.surnames, names.asSurnames)
  const fc = codesOf(names, names.forenames, names.asForenames)
  const classes = bothClasses(names)
  if (classes.length === 0) return []
  const birthday: Probe = {
    index: 'day',
    dob: [day],
    s0: classes,
    f0: classes,
    ...(sc.length > 0 && { sc }),
    ...(fc.length > 0 && { fc }),
    limit: WIDE_LIMIT,
  }
  const year = Number(day.slice(0, 4))
  return [
    birthday,
    ...codesAndNearDates(names, variants),
    ...codesAndSwappedDate(names, day),
    ...yearOnlyRows(names, { from: year - 1, to: year + 1 }, WIDE_LIMIT),
  ]
}

/** A name's codes are guarded by the letters of the name that stands beside it then, the right way round or swapped. */
function codesAndNearDates(names: AskedNames, dob: string[]): Probe[] {
  const isBoth = names.surname !== '' && names.forename !== ''
  const beside = (initial: string[], spellings: string[]) =>
    isBoth ? [...new Set([...initial, ...classesOf(spellings)])] : undefined
  const [forenames, surnames] = [
    beside(names.forenameClasses, names.forenames),
    beside(names.surnameClasses, names.asForenames),
  ]
  const bySurname = (spellings: string[], f0: string[] | undefined): Probe => ({
    index: 'sc,dob',
    sc: codesOf(names, spellings),
    dob,
    ...(f0 && { f0 }),
    limit: WIDE_LIMIT,
  })
  const byForename = (spellings: string[], s0: string[] | undefined): Probe => ({
    index: 'fc,dob',
    fc: codesOf(names, spellings),
    dob,
    ...(s0 && { s0 }),
    limit: WIDE_LIMIT,
  })
  const probes = [
    bySurname(names.surnames, forenames),
    bySurname(names.asSurnames, surnames),
    byForename(names.forenames, beside(names.surnameClasses, names.surnames)),
    byForename(names.asForenames, beside(names.forenameClasses, names.asSurnames)),
  ]
  return probes.filter(({ sc, fc }) => (sc ?? fc ?? []).length > 0)
}

/** Day and month the other way round is the likeliest slip, so with it either name's code suffices, whatever stands beside. */
function codesAndSwappedDate(names: AskedNames, day: string): Probe[] {
  const swapped = swapDayMonth(day)
  if (swapped === undefined || names.surname === '' || names.forename === '') return []
  const given = { dob: [swapped], limit: LIMIT }
  const probes: Probe[] = [
    { index: 'sc,dob', sc: codesOf(names, [names.surname]), ...given },
    { index: 'fc,dob', fc: codesOf(names, [names.forename]), ...given },
  ]
  return probes.filter(({ sc, fc }) => (sc ?? fc ?? []).length > 0)
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
