/** The rows in which the database answers about stops and searches. */
import type { OfficerRef } from '@mips/contracts/common'
import type { ForceFacts } from '@mips/contracts/custody-searches'
import type { LinkedEvent } from '@mips/contracts/pole-replies'
import type { AuthorityPage, SearchFacts, StopSearchPage } from '@mips/contracts/stop-search-parts'
import type { PersonLinkRow, PersonRow, PlaceRow } from '@mips/domain/pole/record-view'

type Officer = OfficerRef | null

export type AuthorityRow = Omit<AuthorityPage, 'power' | 'state'> & { power: string }
export type AuthorityPageRow = AuthorityRow & { searches: number }

export type FormRow = {
  id: string
  officer: Officer
  state: string
  facts: ForceFacts
  givenAt: string | null
}

/** What `mips.stop_search_json` answers: the record without what stands around it. */
export type StopRow = Pick<
  StopSearchPage,
  | 'id'
  | 'reference'
  | 'version'
  | 'marking'
  | 'title'
  | 'state'
  | 'searcher'
  | 'extentAuthority'
  | 'arrest'
  | 'at'
  | 'recordedAt'
  | 'receiptCode'
  | 'reviewedAt'
  | 'reviewedBy'
  | 'supervisorWords'
  | 'closedAt'
  | 'closedBy'
> & {
  facts: SearchFacts
  unitCode: string | null
  authority: AuthorityRow | null
  forms: FormRow[]
}

export type StopPageRow = StopRow & {
  people: PersonLinkRow<Officer>[]
  location: PlaceRow<Officer> | null
  events: LinkedEvent[]
  others: OfficerRef[]
  log: StopSearchPage['log']
}

export type StopLineRow = StopRow & { person: Omit<PersonRow<Officer>, 'personRecordId'> | null }

export type ArrestRow = { id: string; reference: string | null; title: string; at: string }

/** The incident that a record is opened from. */
export type IncidentRow = {
  event: { id: string; reference: string | null; title: string }
  location: PlaceRow<Officer> | null
  people: PersonLinkRow<Officer>[]
}
