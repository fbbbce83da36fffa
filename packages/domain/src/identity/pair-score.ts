/** How well two held people go together: the one door to the scorer for duplicates, comparisons and clusters. */
import { matchScorer } from '../nominal/match-score.ts'
import type { MatchCandidate, MatchScore, MatchTerms, NameFrequencies } from '../nominal/match-terms.ts'
import type { MatchModel } from '../nominal/match-weights.ts'

/** The version of a model, kept with every score so that a rescoring knows what is stale. */
export const scorerVersion = (model: MatchModel): string => model.version

/** A person has few names that matter; more are not tried. */
const MOST_NAMES = 6

/**
 * The best of what the names of either say about the other, by the model given, so that a pair weighs the same from
 * both sides; its waterfall sums to its weight with the prior.
 */
export function scorePair(
  one: MatchCandidate,
  other: MatchCandidate,
  frequencies: NameFrequencies,
  model: MatchModel,
): MatchScore & { prior: number } {
  const from = (asked: MatchCandidate, held: MatchCandidate) =>
    descriptionsOf(asked, held).map((terms) => matchScorer(terms, frequencies, model)(held))
  const [best] = [...from(one, other), ...from(other, one)].sort((a, b) => b.weight - a.weight)
  if (best === undefined)
    return { weight: 0, fraction: 0, band: 'hidden', waterfall: [], reasons: [], prior: 0 }
  return { ...best, prior: best.weight - best.waterfall.reduce((sum, step) => sum + step.weight, 0) }
}

/** The one as searches would describe them, once for each name; a shared postcode or telephone is the one asked with. */
export function descriptionsOf(one: MatchCandidate, other?: MatchCandidate): MatchTerms[] {
  const given = <T>(key: string, value: T | undefined | null) =>
    value === undefined || value === null || value === '' ? {} : { [key]: value }
  const common = {
    ...given('dob', one.dobs[0]),
    ...given('sex', one.sex),
    ...given('postcode', sharedOrFirst(one.postcodes, other?.postcodes)),
    ...given('phone', sharedOrFirst(one.phones, other?.phones)),
    identifiers: one.identifiers,
  }
  const names = one.names.length === 0 ? [{ kind: 'primary' }] : one.names.slice(0, MOST_NAMES)
  return names.map((name) => ({
    ...common,
    ...given('forename', 'forename' in name ? name.forename : undefined),
    ...given('middle', 'middle' in name ? name.middle : undefined),
    ...given('surname', 'surname' in name ? name.surname : undefined),
  }))
}

const sharedOrFirst = (mine: readonly string[], theirs: readonly string[] = []) =>
  mine.find((value) => theirs.includes(value)) ?? mine[0]
