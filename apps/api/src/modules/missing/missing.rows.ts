/** What the database answers about missing people. */
import type { OfficerRef } from '@mips/contracts/common'
import type { MapPlace, MissingPage } from '@mips/contracts/missing-parts'
import type { LinkedEvent } from '@mips/contracts/pole-replies'
import type { PersonLinkRow, PlaceRow } from '@mips/domain/pole/record-view'
import type { KnownLook } from '@mips/domain/safeguarding/missing-carried'

type Officer = OfficerRef | null

/** Somebody of the report, with how exactly the birth is known. */
export type PersonRow = PersonLinkRow<Officer> & { dobPrecision: string | null }

export type EarlierRow = {
  id: string
  reference: string | null
  state: string
  level: string | null
  reportedAt: string
  foundAt: string | null
  foundWhere: string | null
  place: MapPlace | null
}

export type KnownRow = { look: KnownLook | null; earlier: EarlierRow[] }

export type InterviewRow = MissingPage['interviews'][number]
type CodedLine<T, K extends keyof T> = Omit<T, K> & Record<K, string>

/** What both the page and the desk need to tell what is due. */
export type ClockRow = {
  state: string
  level: string | null
  gradedAt: string | null
  agreedReviewAt: string | null
  reportedAt: string
  foundAt: string | null
  authorityToldAt: string | null
  noPreventionReason: string | null
  people: PersonRow[]
  reviews: readonly { at: string; rank: string }[]
  interviews: readonly { kind: string; step: string; at: string }[]
  protections?: readonly { startedAt: string; endedAt: string | null }[]
}

/** What `mips.read_missing` answers. */
export type MissingRow = Omit<ClockRow, 'reviews' | 'interviews' | 'protections'> &
  Pick<
    MissingPage,
    | 'id'
    | 'reference'
    | 'version'
    | 'marking'
    | 'title'
    | 'rationale'
    | 'lastSeenAt'
    | 'lastSeenPlace'
    | 'lastSeenWords'
    | 'wearing'
    | 'appearance'
    | 'circumstances'
    | 'informantRelation'
    | 'informantContact'
    | 'likelyPlaces'
    | 'carries'
    | 'medication'
    | 'endReason'
    | 'endedAt'
    | 'sightings'
    | 'officers'
    | 'log'
  > & {
    aclId: number
    ownerUnit: string
    markerId: string | null
    factors: { code: string; words?: string; saidBy?: string }[]
    foundPlace: MapPlace | null
    foundWhere: string | null
    foundBy: string | null
    foundHow: string | null
    foundCondition: string | null
    location: PlaceRow<Officer> | null
    events: LinkedEvent[]
    known: KnownRow
    reviews: {
      id: string
      at: string
      by: Officer
      rank: string
      fromLevel: string | null
      level: string
      rationale: string
    }[]
    actions: Omit<CodedLine<MissingPage['actions'][number], 'kind'>, 'isOverdue'>[]
    notices: CodedLine<MissingPage['notices'][number], 'partner'>[]
    interviews: InterviewRow[]
    protections: Omit<MissingPage['protections'][number], 'endsBy'>[]
  }

/** A row of `mips.missing_desk`. */
export type DeskRow = ClockRow & {
  id: string
  reference: string | null
  lastSeenAt: string | null
  location: PlaceRow<Officer> | null
  openActions: number
  sightings: number
}
