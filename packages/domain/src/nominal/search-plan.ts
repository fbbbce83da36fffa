/** Plans the staged looks of a search for a person: cheap and exact first, wider only while nothing fits. */
import { addMonths } from '../time/day.ts'
import { dateVariants } from './date-variants.ts'
import { termsDob } from './match-birth.ts'
import type { MatchTerms } from './match-terms.ts'
import { bornBetween, knownDay, type PartialDate } from './partial-date.ts'
import { probesByDate } from './search-by-date.ts'
import { probesByName } from './search-by-name.ts'
import { probesByYears } from './search-by-years.ts'
import { askedNames, type ExpandName, expandedNames, type Expansion } from './search-names.ts'
import type { Probe } from './search-probe.ts'
import { currentRules, type SearchRules } from './search-rules.ts'

export type StageNumber = 1 | 2 | 3
export type SearchStage = { stage: StageNumber; probes: Probe[] }

/** Search stops as soon as the best candidate reaches this share of a perfect hit. */
export const STOP_FRACTION = 0.62

/**
 * Stage 3 of a search with a date drops the date, so after stage 2, which has looked at every near name with every
 * near date, two slips at once suffice: what a name alone could still bring would fit less.
 */
export const STOP_WITH_NEAR_DATE = 0.42

/** Many are born in a year: a namesake by sound is no reason to stop at the codes asked for, but one who is spelt so is. */
const STOP_WITH_YEAR = 0.9

export const STAGES: readonly StageNumber[] = [1, 2, 3]

/**
 * All stages of a search. Send the probes of a stage in one statement, score the rows, and go on to the next only
 * while the best fraction is under STOP_FRACTION. Terms without a name and a date plan nothing: identifiers,
 * postcodes and telephones are looked up in their own tables.
 */
export function planSearch(terms: MatchTerms, expand: ExpandName): SearchStage[] {
  return STAGES.map((stage) => ({ stage, probes: planStage(terms, stage, expand) })).filter(
    ({ probes }) => probes.length > 0,
  )
}

/** One stage. Stage 1 never calls `expand`, so the name dictionary need not be read before stage 2. */
export function planStage(
  terms: MatchTerms,
  stage: StageNumber,
  expand: ExpandName,
  rules: SearchRules = currentRules,
): Probe[] {
  const asked = askedNames(terms, rules.codeOf)
  const names = stage === 1 ? asked : expandedNames(asked, expand)
  const dob = termsDob(terms)
  const day = knownDay(dob)
  if (day) return probesByDate(stage, asked, names, { day, variants: dateVariants(day) })
  const born = dob && bornBetween(dob)
  if (born) {
    const slack = dob.precision === 'age' ? 12 : 0
    const range = { from: addMonths(born.from, -slack), to: addMonths(born.to, slack) }
    return probesByYears(stage, asked, names, range)
  }
  return probesByName(stage, asked, names)
}

/** A screen of people: fewer namesakes than this leave room for those who are spelt almost the same. */
export const SCREEN = 10

/**
 * Whether a search may stop at the candidates met up to a stage, by the fraction of each. With a date of birth one good hit
 * does; a name alone is borne by many, and the one meant may be spelt otherwise than those who are spelt as asked.
 */
export function isEnough(terms: MatchTerms, fractions: readonly number[], stage: StageNumber): boolean {
  const dob = termsDob(terms)
  const least = leastToStop(stage, dob)
  return fractions.filter((fraction) => fraction >= least).length >= (dob === undefined ? SCREEN : 1)
}

function leastToStop(stage: StageNumber, dob: PartialDate | undefined): number {
  if (dob === undefined) return STOP_FRACTION
  if (knownDay(dob) === undefined) return stage === 1 ? STOP_WITH_YEAR : STOP_FRACTION
  return stage === 1 ? STOP_FRACTION : STOP_WITH_NEAR_DATE
}

/** The names that stages 2 and 3 will expand, for one read of the dictionary; empty when there are none. */
export function namesToExpand(terms: MatchTerms): { name: string; kind: Expansion }[] {
  const wanted: { name: string; kind: Expansion }[] = []
  const collect: ExpandName = (name, kind) => {
    if (!wanted.some((other) => other.name === name && other.kind === kind)) wanted.push({ name, kind })
    return []
  }
  expandedNames(askedNames(terms), collect)
  return wanted
}
