/** What was found in a search as the facts of an exhibit, so that nobody writes them again. */
import { searchPowers } from './stop-search-codes.ts'

/** The kind of item that the object of a search is registered as; the rest is general property. */
const kinds: Readonly<Record<string, string>> = { DRUGS: 'DRUG', FIREARM: 'FIREARM', BLADE: 'KNIFE' }

export interface FoundFacts {
  found?: string | undefined
  object?: string | undefined
  power?: string | undefined
  place?: string | undefined
  isLinkedToObject?: boolean | undefined
}

/** Undefined where nothing was written as found. What was found is of the kind looked for only where the record says so. */
export function exhibitOfSearch(facts: FoundFacts) {
  const description = facts.found?.trim()
  if (!description || /^(nothing|none|nil)\b/i.test(description)) return undefined
  return {
    description,
    kind: (facts.isLinkedToObject === true ? kinds[facts.object ?? ''] : undefined) ?? 'GENERAL',
    placeText: facts.place,
    power: searchPowers.find(({ code }) => code === facts.power)?.label,
  }
}
