/** Whether a nominal may be created: only from a fresh search of one's own that fits, with its candidates looked at. */
import { allow, type Decision, deny } from '../access/decision.ts'
import { squash } from '../identifiers/parsed.ts'
import { minutesBetween } from '../time/instant.ts'
import { comparableName, compareForenames, compareSurnames } from './compare-names.ts'
import { compareDob } from './date-variants.ts'
import { termsDob } from './match-birth.ts'
import type { HeldIdentifier, MatchTerms } from './match-terms.ts'
import { MATCH_WEIGHTS } from './match-weights.ts'
import { isPlaceholderIdentifier, isPlaceholderPerson } from './placeholder.ts'

/** Weight in bits. An opened candidate needs no reason; a dismissed one does, since it is kept as "not the same". */
export type ReviewedCandidate = {
  nominalId: string
  weight: number
  outcome?: 'opened' | 'dismissed' | null
  reason?: string | null
}

/** A search as it was kept: whose, when (an instant), for whom, and what came of each candidate. */
export type SearchMade = { userId: string; at: string; terms: MatchTerms; candidates: ReviewedCandidate[] }

export type CreateNominal = {
  search: SearchMade | undefined
  userId: string
  /** An instant. */
  now: string
  person: Pick<MatchTerms, 'forename' | 'middle' | 'surname' | 'dob' | 'identifiers'>
  /** Bits from which a candidate must be looked at. */
  thresholdWeight?: number
  /** Age in minutes beyond which a search is stale. */
  freshMinutes?: number
}

export const SEARCH_FRESH_MINUTES = 30

/** Refused with a sentence for the officer; the refusals come in the order in which they can be put right. */
export function decideCreateNominal(create: CreateNominal): Decision {
  const { search, userId, now, person } = create
  if (isPlaceholderPerson(person.forename, person.surname)) {
    return deny('This name stands for nobody; record an unidentified person instead.')
  }
  if (!search || search.userId !== userId) return deny('Search for the person before you create them.')
  const ageMinutes = minutesBetween(search.at, now)
  const freshMinutes = create.freshMinutes ?? SEARCH_FRESH_MINUTES
  if (ageMinutes === undefined || ageMinutes < 0 || ageMinutes > freshMinutes) {
    return deny(`The search is more than ${freshMinutes} minutes old; search again.`)
  }
  if (!termsFit(search.terms, person)) {
    return deny('The search was for somebody else; search for the person that you are creating.')
  }
  const open = unreviewedCandidates(search.candidates, create.thresholdWeight)
  if (open.length > 0) {
    const who = open.length === 1 ? 'One likely match is' : `${open.length} likely matches are`
    return deny(`${who} still to be opened, or dismissed with a reason.`)
  }
  return allow()
}

/** The candidates at or above the threshold (bits) that were neither opened nor dismissed with a reason. */
export function unreviewedCandidates(
  candidates: ReviewedCandidate[],
  thresholdWeight: number = MATCH_WEIGHTS.thresholds.probable,
): ReviewedCandidate[] {
  return candidates.filter(({ weight, outcome, reason }) => {
    const isReviewed = outcome === 'opened' || (outcome === 'dismissed' && (reason ?? '').trim() !== '')
    return weight >= thresholdWeight && !isReviewed
  })
}

/**
 * Whether a search was for this person: a shared identifier, or names that agree (the same, near, a short form, half
 * of a double name, either way round) with no date of birth that speaks against it.
 */
export function termsFit(terms: MatchTerms, person: CreateNominal['person']): boolean {
  if (sharesIdentifier(terms.identifiers ?? [], person.identifiers ?? [])) return true
  if (compareDob(termsDob(terms), person.dob) === 'different') return false
  const swapped = { forename: person.surname, surname: person.forename }
  return namesAgree(terms, person) || namesAgree(terms, swapped)
}

/** At least one name given on both sides, and none that differs. */
function namesAgree(terms: MatchTerms, person: Pick<MatchTerms, 'forename' | 'surname'>): boolean {
  const [askedSurname, surname] = [comparableName(terms.surname), comparableName(person.surname)]
  const [askedForename, forename] = [comparableName(terms.forename), comparableName(person.forename)]
  const levels: string[] = []
  if (askedSurname && surname) levels.push(compareSurnames(askedSurname, surname))
  if (askedForename && forename) levels.push(compareForenames(askedForename, forename, undefined))
  return levels.length > 0 && levels.every((level) => level !== 'different' && level !== 'similar')
}

function sharesIdentifier(asked: HeldIdentifier[], held: HeldIdentifier[]): boolean {
  return asked.some(
    ({ type, value }) =>
      !isPlaceholderIdentifier(value) &&
      held.some((other) => other.type === type && squash(other.value) === squash(value)),
  )
}
