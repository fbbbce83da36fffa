/** What the database answers about investigations. */
import type { OfficerRef } from '@mips/contracts/common'
import type { InvestigationPage } from '@mips/contracts/investigation-replies'
import type { InvestigationState } from '@mips/domain/investigation/investigation-state'
import type { SolvabilityFactor } from '@mips/domain/investigation/allocation'
import type { ActionPriority, ActionState, LineOfEnquiry } from '@mips/domain/investigation/actions'
import type { CrimeMarker } from '@mips/domain/investigation/policy-tasks'
import type { ReviewTopic } from '@mips/domain/investigation/reviews'
import type { SuspectStatus } from '@mips/domain/investigation/suspects'
import type { releaseTimes } from '../custody-outcome/bail-ends.service.ts'
import type { PersonLinkRow, PersonRow, PlaceRow } from '@mips/domain/pole/record-view'

type Officer = OfficerRef | null
export type Factor = { factor: SolvabilityFactor; evidence: string }

/** The row of the investigation itself, in the words of the database. */
export type HeldInvestigation = {
  state: InvestigationState
  unit_code: string | null
  officer_id: string | null
  accepted_at: string | null
  allocated_at: string | null
  factors: Factor[]
  is_vulnerable: boolean
  level_needed: number
  solvability: number
  harm: number
  assessed_at: string | null
  next_review_on: string | null
  officer: Officer
  assessor: Officer
}

export type ActionRow = {
  id: string
  serial: number
  text: string
  state: ActionState
  priority: ActionPriority
  lineId: string | null
  reviewId: string | null
  owner: Officer
  dueAt: string | null
  result: string | null
  resultedBy: Officer
  resultedAt: string | null
  reviewedBy: Officer
  closedReason: string | null
  by: Officer
  at: string
}

export type SuspectRow = {
  id: string | null
  personRecordId: string | null
  person: PersonRow<Officer> | null
  description: string | null
  status: SuspectStatus
  grounds: string | null
  since: string
  recordedBy: Officer
}

export type OpenTaskRow = {
  id: string
  kind: string
  title: string
  reason: string | null
  rule: string | null
  harm: number
  opensAt: string | null
  dueAt: string | null
  owner: Officer
  unitCode: string | null
}

/** What `mips.read_investigation` answers. */
export type InvestigationRow = Pick<
  InvestigationPage,
  'id' | 'reference' | 'version' | 'marking' | 'title' | 'committedFrom' | 'committedTo' | 'circumstances'
> & {
  crimeState: string
  hoCode: string | null
  flags: CrimeMarker[]
  isAgainstState: boolean
  recordedAt: string | null
  location: PlaceRow<Officer> | null
  people: PersonLinkRow<Officer>[]
  reporter: string | null
  actor: string
  investigation: HeldInvestigation | null
  steps: { step: string; from: string; to: string; reason: string | null; at: string; by: Officer }[]
  allocations: InvestigationPage['allocations']
  lines: (Omit<InvestigationPage['lines'][number], 'direction' | 'status'> &
    Pick<LineOfEnquiry, 'direction' | 'status'>)[]
  actions: ActionRow[]
  decisions: Omit<InvestigationPage['decisions'][number], 'writtenAfterMinutes' | 'correctedBy'>[]
  reviews: {
    id: string
    verdict: string
    answers: Partial<Record<ReviewTopic, string>>
    returnReasons: string[]
    nextReviewOn: string | null
    reviewer: Officer
    at: string
  }[]
  messages: InvestigationPage['messages']
  suspects: SuspectRow[]
  methods: { id: string; code: string; words: string | null; recordedAt: string; recordedBy: Officer }[]
  tasks: OpenTaskRow[]
  log: (InvestigationPage['log'][number] & { authorId: string | null })[]
  lastLookedAt: string | null
  /** Bail and release under investigation of the suspects, for those who read custody records. */
  bails: Parameters<typeof releaseTimes>[0]
}

type MapRow = {
  id: string
  reference: string | null
  title: string
  hoCode: string | null
  state: string
  at: string
  address: string | null
  easting: number | null
  northing: number | null
  methods: string[]
}

/** What `mips.read_series` answers. */
export type SeriesRow = {
  crime: MapRow
  version: number
  placeId: string | null
  members: (MapRow & {
    memberId: string
    seriesId: string
    name: string
    basis: string
    strength: string
    words: string | null
    addedBy: Officer
    addedAt: string
  })[]
  alike: (MapRow & { metres: number | null })[]
}

export type CrimeListRow = MapRow & {
  flags: CrimeMarker[]
  recordedAt: string | null
  investigationState: InvestigationState
  officer: Officer
  isAccepted: boolean
  harm: number
  solvability: number
  isAssessed: boolean
  unitCode: string | null
  levelNeeded: number
  nextDueAt: string | null
  openActions: number
}

export type BoardRow = ActionRow & {
  harm: number
  crime: { id: string; reference: string | null; title: string }
}

export type CandidateRow = OfficerRef & { held: number; heldHarm: number; knows: string | null }

/** How a crime stands on which nobody has worked yet. */
export const emptyInvestigation: HeldInvestigation = {
  state: 'NEW',
  unit_code: null,
  officer_id: null,
  accepted_at: null,
  allocated_at: null,
  factors: [],
  is_vulnerable: false,
  level_needed: 1,
  solvability: 0,
  harm: 0,
  assessed_at: null,
  next_review_on: null,
  officer: null,
  assessor: null,
}
