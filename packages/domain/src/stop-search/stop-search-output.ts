/** What follows a search: the time to ask for a copy, reviews that are due, and the record as it is published (SS-8 to SS-10). */
import { byDue, due, type Due } from '../rules/due.ts'
import { addMonths } from '../time/day.ts'
import { addHours, type Instant } from '../time/instant.ts'
import { londonDay } from '../time/london-day.ts'
import { searchOutcomes, searchSubjects, searchPowers, searchObjects } from './stop-search-codes.ts'
import type { StopSearch } from './stop-search-record.ts'
import type { StopSearchRules } from './stop-search-rules-table.ts'

/** SS-8: the last day (YYYY-MM-DD) on which the person may ask for a copy. */
export const copyUntil = (searchedAt: Instant, rules: StopSearchRules): string =>
  addMonths(londonDay(searchedAt), rules.copyMonths)

/** What is due of a search: the ordinary review, and of an exposed search of a child the review in a day. */
export function stopSearchDue(search: StopSearch, now: Instant, rules: StopSearchRules): Due[] {
  const at = search.searchedAt ?? search.detainedAt
  if (at === undefined || search.supervisorReviewedAt !== undefined) return []
  const isExposedChild =
    search.extent === 'EXPOSED' && (search.person?.age === undefined || search.person.age < 18)
  const hours = isExposedChild ? rules.childReviewHours : rules.superviseHours
  const by = addHours(at, hours)
  const rule = isExposedChild ? 'SG-12' : 'SS-9'
  const row = { what: 'SEARCH_REVIEW', text: 'Review the search', who: 'SUPERVISOR', rule } as const
  return by === undefined ? [] : [due({ ...row, by }, now)].sort(byDue)
}

/** The bands of age that are published. */
export const ageRanges = [
  { label: 'under 10', to: 9 },
  { label: '10-17', to: 17 },
  { label: '18-24', to: 24 },
  { label: '25-34', to: 34 },
  { label: 'over 34', to: Infinity },
] as const

/** The published band of an age; undefined where it is not known. */
export const ageRange = (age: number | undefined): string | undefined =>
  age === undefined ? undefined : ageRanges.find(({ to }) => age <= to)?.label

export interface PublishedSearch {
  type: string
  /** A day alone where the time is not known: no time is guessed. */
  date: string
  ageRange: string | undefined
  selfDefinedEthnicity: string | undefined
  officerDefinedEthnicity: string | undefined
  legislation: string | undefined
  objectOfSearch: string | undefined
  outcome: string | undefined
  outcomeLinkedToObject: boolean | undefined
  removalOfMoreThanOuterClothing: boolean
}

/** SS-10: a search as it is published: no name, no exact place, no exact age, and nothing that was not recorded. */
export function publishedSearch(search: StopSearch): PublishedSearch {
  const label = (rows: readonly { code: string; label: string }[], code: string | undefined) =>
    rows.find((row) => row.code === code)?.label
  return {
    type: label(searchSubjects, search.subject) ?? search.subject,
    date: search.searchedAt ?? (search.detainedAt === undefined ? '' : londonDay(search.detainedAt)),
    ageRange: ageRange(search.person?.age),
    selfDefinedEthnicity: search.person?.selfDefined,
    officerDefinedEthnicity: search.person?.observed,
    legislation: label(searchPowers, search.power),
    objectOfSearch: label(searchObjects, search.object),
    outcome: label(searchOutcomes, search.outcome),
    outcomeLinkedToObject: search.isLinkedToObject,
    removalOfMoreThanOuterClothing: search.extent === 'MORE' || search.extent === 'EXPOSED',
  }
}
