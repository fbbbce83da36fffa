/** Whom of those met a search compares fact by fact, and whom it shows. */
import { termsDob } from '@mips/domain/nominal/match-birth'
import { isNearest, isWorthShowing } from '@mips/domain/nominal/match-score'
import type { MatchScore, MatchTerms } from '@mips/domain/nominal/match-terms'
import { MATCH_WEIGHTS } from '@mips/domain/nominal/match-weights'
import { knownDay } from '@mips/domain/nominal/partial-date'
import { SCREEN, STOP_FRACTION, STOP_WITH_NEAR_DATE } from '@mips/domain/nominal/search-plan'

/** So many of the best by their search rows are compared, and of the others those that are probable. */
const LEAST_COMPARED = 25
/**
 * By the rows that a look met; a nominal may hold more that agrees. Of 3,000 who were compared below this at 2 and at 10
 * million, three came to be worth showing; an identifier or an address, which no row tells, may add more.
 */
const WORTH_COMPARING = 0.3
const WORTH_COMPARING_CONTACTS = 0.2

/** Identifiers, postcodes and telephones are read only for terms that they can be compared with. */
export const hasContacts = ({ identifiers, postcode, phone }: MatchTerms): boolean =>
  (identifiers?.length ?? 0) > 0 || postcode !== undefined || phone !== undefined

/** Both names, with or without a whole date, and nothing else: where little agrees the nearest are better than an empty screen. */
const isWholePerson = (terms: MatchTerms): boolean =>
  (termsDob(terms) === undefined || knownDay(termsDob(terms)) !== undefined) &&
  !hasContacts(terms) &&
  (terms.forename ?? '') !== '' &&
  (terms.surname ?? '') !== ''

/**
 * What is worth it for these terms. Whatever else a nominal holds does not make somebody of one whose own name and date
 * agree in next to nothing. `place` counts from 0, the best first; `best` is the score of that one, for beside somebody
 * who is spelt as asked the nearest others are noise.
 */
export function worthOf(
  terms: MatchTerms,
): Record<
  'comparing' | 'showing',
  (score: MatchScore, place: number, best: MatchScore | undefined) => boolean
> {
  const least = hasContacts(terms) ? WORTH_COMPARING_CONTACTS : WORTH_COMPARING
  const mayFill = isWholePerson(terms)
  const hasDate = termsDob(terms) !== undefined
  const enough = hasDate ? STOP_WITH_NEAR_DATE : STOP_FRACTION
  const fills = (score: MatchScore, place: number, best: MatchScore | undefined) =>
    mayFill && place < SCREEN && isNearest(score, hasDate) && (best?.fraction ?? 0) < enough
  return {
    comparing: (score, place, best) =>
      score.weight >= MATCH_WEIGHTS.thresholds.probable ||
      (place < LEAST_COMPARED && (isWorthShowing(score) || score.fraction >= least)) ||
      fills(score, place, best),
    showing: (score, place, best) => isWorthShowing(score) || fills(score, place, best),
  }
}
