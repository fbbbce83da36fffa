/** The probes of a search by name alone, and the last resort of a search whose date led nowhere. */
import { beginningsOf } from './fold-name.ts'
import { classCodeBeginnings } from './phonetic.ts'
import { type AskedNames, codesOf, PARTIAL_LEAST } from './search-names.ts'
import type { StageNumber } from './search-plan.ts'
import { beginningWith, type Probe } from './search-probe.ts'

const LIMIT = 300
/** Of those who are spelt as asked or nearly: all of a spelling weigh the same, and a screen shows ten. */
const SPELT = 120
/**
 * Of those whom the codes alone reach. At 2 million, of 480 searches by name alone, 270 found whom they meant with 300 of
 * them and 269 with 80, in nine tenths of the time: a screen shows ten, and who is spelt as asked has a look of their own.
 */
const BY_CODE = 80

/** `asked` are the names as given, `names` the same in stage 1 and expanded after it. */
export function probesByName(stage: StageNumber, asked: AskedNames, names: AskedNames): Probe[] {
  if (asked.surname === '' && asked.forename === '') return []
  const isBoth = asked.surname !== '' && asked.forename !== ''
  switch (stage) {
    case 1:
      return isBoth ? exactPair(asked) : exactName(asked)
    case 2:
      return isBoth ? [...namePairs(asked, names), ...partialSurname(asked, names)] : nearName(asked, names)
    case 3:
      return isBoth ? codeAndLetter(asked) : []
  }
}

/** Pairs of names without a date, in either order, capped, nearest spellings first. */
export function namePairs(asked: AskedNames, names: AskedNames): Probe[] {
  if (asked.surname === '' || asked.forename === '') return exactName(asked)
  const initial = initialProbe(asked)
  if (initial) return initial
  return [
    pair(asked, asked.surnames, asked.forenames, false),
    pair(names, names.surnames, names.forenames, true),
    ...nearBesideCode(asked, names),
    pair(asked, asked.asSurnames, asked.asForenames, false),
    pair(names, names.asSurnames, names.asForenames, true),
  ].filter(hasKeys)
}

/** The pair as it is spelt, so that a common name stops here and does not drown the screen. */
function exactPair(asked: AskedNames): Probe[] {
  const initial = initialProbe(asked)
  if (initial) return initial
  return [
    pair(asked, asked.surnames, asked.forenames, true),
    pair(asked, asked.asSurnames, asked.asForenames, true),
  ].filter(hasKeys)
}

/** The codes alone reach other spellings; with `isSpelt` only the spellings given. */
function pair(names: AskedNames, surnames: string[], forenames: string[], isSpelt: boolean): Probe {
  const codes = { sc: codesOf(names, surnames), fc: codesOf(names, forenames) }
  return isSpelt
    ? { index: 'spelt', ...codes, surname: surnames, forename: forenames, limit: SPELT }
    : { index: 'sc,fc', ...codes, limit: BY_CODE }
}

/** One name as a near spelling of it is held, the other by its code alone: two slips, of which only one is near in letters. */
function nearBesideCode(asked: AskedNames, names: AskedNames): Probe[] {
  const { surnames, forenames } = names
  return [
    { ...pair(names, surnames, asked.forenames, false), surname: surnames },
    { ...pair(names, asked.surnames, forenames, false), forename: forenames },
  ]
}

/** A pair of which one name has no code meets nobody. */
export function hasKeys(probe: Probe): boolean {
  return (probe.sc?.length ?? 0) > 0 && (probe.fc?.length ?? 0) > 0
}

function initialProbe(asked: AskedNames): Probe[] | undefined {
  if (asked.initialSounds.length === 0) return undefined
  const sc = codesOf(asked, asked.surnames)
  if (sc.length === 0) return []
  return [{ index: 'sc,fc', sc, fcBeginnings: asked.initialSounds, f0: asked.forenameClasses, limit: LIMIT }]
}

/** One name alone, as a surname and as a forename. */
function exactName(asked: AskedNames): Probe[] {
  return oneName(asked, [...asked.surnames, ...asked.asSurnames], [...asked.forenames, ...asked.asForenames])
}

function nearName(asked: AskedNames, names: AskedNames): Probe[] {
  const surnames = [...names.surnames, ...names.asSurnames]
  const forenames = [...names.forenames, ...names.asForenames]
  const sounds: Probe[] =
    asked.surnames.length > 0 ? [{ index: 'sc,dob', sc: codesOf(asked, asked.surnames), limit: LIMIT }] : []
  return [...oneName(names, surnames, forenames), ...sounds, ...partialSurname(asked, names)]
}

function oneName(names: AskedNames, surnames: string[], forenames: string[]): Probe[] {
  const probes: Probe[] = []
  if (surnames.length > 0) probes.push({ index: 'spelt', surname: surnames, limit: LIMIT })
  if (forenames.length > 0) {
    probes.push({ index: 'fc,dob', fc: codesOf(names, forenames), forename: forenames, limit: LIMIT })
  }
  return probes
}

/**
 * What was typed of a surname so far, with the forename where there is one: open names by what the dictionary says
 * they may become, restricted ones, which no dictionary tells of, by a range.
 */
function partialSurname(asked: AskedNames, names: AskedNames): Probe[] {
  if (asked.surname.length < PARTIAL_LEAST) return []
  const given = asked.forenames.length > 0 ? { forename: names.forenames } : {}
  const restricted = beginningsOf(asked.surname).map((beginning): Probe => ({
    index: 'beginning',
    surnameRange: beginningWith(beginning),
    ...given,
    limit: LIMIT,
  }))
  if (names.continued.length === 0) return restricted
  return [{ index: 'spelt', surname: names.continued, ...given, limit: SPELT }, ...restricted]
}

/** One name by its code and the other by its first letter, for a spelling that nothing is near to. */
function codeAndLetter(asked: AskedNames): Probe[] {
  const [sc, fc] = [codesOf(asked, asked.surnames), codesOf(asked, asked.forenames)]
  const probes: Probe[] = []
  const [fcBeginnings, scBeginnings] = [
    classCodeBeginnings(asked.forenameClasses),
    classCodeBeginnings(asked.surnameClasses),
  ]
  if (sc.length > 0)
    probes.push({ index: 'sc,fc', sc, fcBeginnings, f0: asked.forenameClasses, limit: BY_CODE })
  if (fc.length > 0)
    probes.push({ index: 'fc,sc', fc, scBeginnings, s0: asked.surnameClasses, limit: BY_CODE })
  return probes
}
