/** What the person who was searched is given of the record, and nothing more (SS-8; PACE s.3, Code A 3.8 to 3.10 and 4.3). */
import { observedEthnicities, selfDefinedEthnicities } from '../codes/ethnicity.ts'
import { rankShort, isRank } from '../codes/ranks.ts'
import {
  searchExtents,
  searchObjects,
  searchOutcomes,
  searchPowers,
  searchSubjects,
} from './stop-search-codes.ts'

/** The facts of a search as they are kept. */
export interface ReceiptFacts {
  subject?: string | undefined
  power?: string | undefined
  object?: string | undefined
  grounds?: string | undefined
  detainedAt?: string | undefined
  searchedAt?: string | undefined
  endedAt?: string | undefined
  place?: string | undefined
  registration?: string | undefined
  extent?: string | undefined
  found?: string | undefined
  outcome?: string | undefined
  person?: { selfDefined?: string | undefined; observed?: string | undefined } | undefined
}

export interface ReceiptSource {
  code: string
  facts: ReceiptFacts
  officer: { displayName: string; rank: string; staffNumber: string } | null
  /** The reference of the authority under which the area was searched. */
  authority: string | null
}

export interface ReceiptSection {
  heading: string
  rows: { label: string; value: string }[]
}

/** Code A 4.4: where terrorism is looked into, an officer is named by number alone. */
const numberAlone: readonly string[] = ['TA_S43', 'TA_S47A']

/**
 * The copy in its sections: when, where, by whom, why, what was done. It names nobody but the officer, and tells nothing
 * of other records, of warnings, of force forms or of what a supervisor said. `when` puts an instant into words.
 */
export function receiptSections(
  { code, facts, officer, authority }: ReceiptSource,
  when: (at: string) => string,
): ReceiptSection[] {
  const words = (list: readonly { code: string; label: string }[], value: string | undefined) =>
    list.find((row) => row.code === value)?.label ?? value
  const time = (at: string | undefined) => (at === undefined ? undefined : when(at))
  return [
    section('The search', [
      ['Code of this record', code],
      ['Stopped', time(facts.detainedAt)],
      ['Searched', time(facts.searchedAt)],
      ['Ended', time(facts.endedAt)],
      ['Place', facts.place],
      ['What was searched', words(searchSubjects, facts.subject)],
      ['Vehicle', facts.registration],
      ['Officer', officer === null ? undefined : officerWords(officer, facts.power)],
    ]),
    section('Why', [
      ['Power', words(searchPowers, facts.power)],
      ['Looked for', words(searchObjects, facts.object)],
      ['Grounds', facts.grounds],
      ['Authority for the area', authority ?? undefined],
    ]),
    section('What was done', [
      ['What came off', words(searchExtents, facts.extent)],
      ['Found', facts.found],
      ['Outcome', words(searchOutcomes, facts.outcome)],
      ['Ethnicity, as you said', words(selfDefinedEthnicities, facts.person?.selfDefined)],
      ['Ethnicity, as the officer saw', words(observedEthnicities, facts.person?.observed)],
    ]),
  ].filter(({ rows }) => rows.length > 0)
}

function officerWords(
  { displayName, rank, staffNumber }: NonNullable<ReceiptSource['officer']>,
  power: string | undefined,
): string {
  const short = isRank(rank) ? rankShort(rank) : rank
  return power !== undefined && numberAlone.includes(power)
    ? `${short} ${staffNumber}`
    : `${displayName} (${short}, ${staffNumber})`
}

const section = (heading: string, rows: [string, string | undefined][]): ReceiptSection => ({
  heading,
  rows: rows.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }])),
})
