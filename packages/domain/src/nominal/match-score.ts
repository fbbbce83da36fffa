/** The one scorer of search, search before create and duplicates: how likely a held person is the one described. */
import { type NameComparer, nameComparer } from './compare-names.ts'
import { dobComparer, scoreDob, scoreSex, termsDob } from './match-birth.ts'
import { scoreIdentifiers, scorePhone, scorePostcode } from './match-contacts.ts'
import { applyGuards } from './match-guards.ts'
import { type ComparableTerms, comparableTerms, scoreNames } from './match-names.ts'
import type { MatchCandidate, MatchScore, MatchTerms, NameFrequencies, WaterfallStep } from './match-terms.ts'
import { FIXED_MODEL, matchBand, type MatchModel } from './match-weights.ts'

/**
 * Scores one candidate. For many candidates of one search use `matchScorer`, which prepares the terms once.
 * Ethnicity is no part of the terms and never will be: it may not drive a match.
 */
export function scoreMatch(
  terms: MatchTerms,
  candidate: MatchCandidate,
  frequencies: NameFrequencies,
  model: MatchModel = FIXED_MODEL,
): MatchScore {
  return matchScorer(terms, frequencies, model)(candidate)
}

/** Compares one description with many candidates: every step, before any guard; for training and for the scorer. */
export function matchComparer(
  terms: MatchTerms,
  frequencies: NameFrequencies,
  model: MatchModel = FIXED_MODEL,
  comparer: NameComparer = nameComparer(),
): { asked: ComparableTerms; compare: (candidate: MatchCandidate) => WaterfallStep[] } {
  const knowledge = { frequencies, comparer, model }
  const dob = termsDob(terms)
  const dobLevel = dobComparer(dob)
  const asked = comparableTerms(terms, knowledge.comparer.comparable)
  return {
    asked,
    compare: (candidate) => [
      ...scoreNames(asked, candidate.names, knowledge),
      ...scoreDob(candidate.dobs, dobLevel, dob, model),
      ...scoreSex(terms.sex, candidate.sex, model),
      ...scoreIdentifiers(terms.identifiers ?? [], candidate.identifiers, model),
      ...scorePostcode(terms.postcode, candidate.postcodes, model),
      ...scorePhone(terms.phone, candidate.phones, model),
    ],
  }
}

/**
 * The scorer of one search: terms folded and coded once, and the perfect hit known. Scorers of the same search that
 * are told more of the frequencies share a comparer, which remembers the names that were compared.
 */
export function matchScorer(
  terms: MatchTerms,
  frequencies: NameFrequencies,
  model: MatchModel = FIXED_MODEL,
  comparer: NameComparer = nameComparer(),
): (candidate: MatchCandidate) => MatchScore {
  const { asked, compare } = matchComparer(terms, frequencies, model, comparer)
  const perfect = sum(compare(perfectHit(terms)).map((step) => attainable(step, asked, frequencies, model)))
  const prior = -Math.log2(
    Math.max(model.population.least, frequencies.population ?? model.population.whenUnknown),
  )
  return (candidate) => {
    const waterfall = applyGuards(compare(candidate), prior, model)
    const evidence = sum(waterfall)
    const weight = withoutDust(prior + evidence)
    return {
      weight,
      fraction: perfect > 0 ? Math.min(1, Math.max(0, evidence / perfect)) : 0,
      band: matchBand(weight),
      waterfall,
      reasons: reasonsOf(waterfall),
    }
  }
}

/** Bits of one chance in ten. */
const SHOWN_LEAST = Math.log2(1 / 9)
/** Two slips at once, in a name and in the date, still score two fifths of what the terms could, yet are never "possible". */
const SHOWN_FRACTION = 0.33

/**
 * Whether a search result is worth a line on the screen: at least one chance in ten, though the band may be "hidden",
 * or a third of what such terms could score (a name alone can never be "possible" among millions). Bearers of common
 * names reach fewer bits, so a higher bar would hide them oftener than others.
 */
export function isWorthShowing(score: MatchScore): boolean {
  return score.weight >= SHOWN_LEAST || score.fraction >= SHOWN_FRACTION
}

/** Both names near and neither as asked, of which one is common, score about a fifth; one name alone of two stays below. */
const NEAREST_FRACTION = 0.15
/** With a date one name as asked and a slip in the date score a quarter; a stranger born that day stays below. */
const NEAREST_WITH_DATE = 0.25

/** Whether a result below what is worth showing may still fill a screen that would else stand empty: near in all that was asked. */
export const isNearest = (score: MatchScore, hasDate: boolean): boolean =>
  score.fraction >= (hasDate ? NEAREST_WITH_DATE : NEAREST_FRACTION)

/** Best first: by weight, then by id so that the order never wavers. */
export function rankMatches<T extends { score: MatchScore; personRecordId: string }>(matches: T[]): T[] {
  return [...matches].sort(
    (a, b) => b.score.weight - a.score.weight || (a.personRecordId < b.personRecordId ? -1 : 1),
  )
}

function perfectHit(terms: MatchTerms): MatchCandidate {
  const dob = termsDob(terms)
  return {
    personRecordId: '',
    nominalId: '',
    names: [{ kind: 'primary', forename: terms.forename, middle: terms.middle, surname: terms.surname }],
    dobs: dob ? [dob] : [],
    sex: terms.sex,
    identifiers: terms.identifiers ?? [],
    postcodes: terms.postcode ? [terms.postcode] : [],
    phones: terms.phone ? [terms.phone] : [],
  }
}

/** A name that nobody held has cannot be hit exactly, so the best hit on it is a near spelling. */
function attainable(
  step: WaterfallStep,
  asked: ComparableTerms,
  frequencies: NameFrequencies,
  model: MatchModel,
): WaterfallStep {
  if (step.level !== 'exact' || (step.field !== 'surname' && step.field !== 'forename')) return step
  const name = asked[step.field]?.folded ?? ''
  if (frequencies[step.field](name) !== undefined) return step
  return { ...step, weight: Math.min(step.weight, model[step.field].near.most) }
}

function reasonsOf(waterfall: WaterfallStep[]): string[] {
  const guards = waterfall.filter((step) => step.field === 'guard')
  const agreeing = waterfall.filter(
    (step) => step.field !== 'guard' && (step.weight > 0 || step.field === 'name'),
  )
  const strongestFirst = [...agreeing].sort((a, b) => b.weight - a.weight)
  return [...guards, ...strongestFirst].map((step) => step.words)
}

/** Sums of fractions end a hair off: a guard that demands 14 bits must give 14, or the pair is in the band below. */
const withoutDust = (bits: number): number => Math.round(bits * 1e9) / 1e9

function sum(waterfall: WaterfallStep[]): number {
  return waterfall.reduce((total, step) => total + step.weight, 0)
}
