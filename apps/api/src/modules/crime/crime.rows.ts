/** What the database answers about reports, decisions and crimes. */
import type { OfficerRef } from '@mips/contracts/common'
import type { CrimePage } from '@mips/contracts/crime-parts'
import type { LinkedEvent } from '@mips/contracts/pole-replies'
import type { PersonLinkRow, PlaceRow } from '@mips/domain/pole/record-view'

type Officer = OfficerRef | null
type CrimeRef = {
  id: string
  reference: string | null
  title: string
  state: string
  offence: { code: string; title: string } | null
} | null

export type DecisionRow = {
  id: string
  decision: string
  reason: string | null
  words: string | null
  testDecision: string
  testRule: string
  testBecause: string
  decidedAt: string
  decidedBy: Officer
  authorisedBy: Officer
  lateReason: string | null
  crime: CrimeRef
  registrarState: string
  registrarWords: string | null
  registrarAt: string | null
  registrarBy: Officer
}

/** What `mips.read_recording` answers. */
export type RecordingRow = {
  id: string
  reference: string | null
  version: number
  marking: string
  title: string
  summary: string | null
  reportedAt: string
  occurredAt: string | null
  location: PlaceRow<Officer> | null
  people: PersonLinkRow<Officer>[]
  decisions: DecisionRow[]
}

export type ChangeRow = {
  id: string
  kind: string
  state: string
  from: string | null
  to: string | null
  reason: string | null
  words: string
  duplicateOf: CrimeRef
  otherForce: string | null
  otherReference: string | null
  requestedBy: Officer
  requestedAt: string
  decidedBy: Officer
  decidedAt: string | null
  decisionWords: string | null
}

/** What `mips.read_crime` answers. */
export type CrimeRow = Pick<
  CrimePage,
  | 'id'
  | 'reference'
  | 'externalId'
  | 'version'
  | 'marking'
  | 'title'
  | 'offence'
  | 'hoCode'
  | 'isRecordable'
  | 'committedFrom'
  | 'committedTo'
  | 'reportedAt'
  | 'recordedAt'
  | 'lateReason'
  | 'circumstances'
  | 'victimWishes'
  | 'lastOutcome'
  | 'log'
> & {
  state: string
  category: string | null
  method: string | null
  isAgainstState: boolean
  flags: string[]
  location: PlaceRow<Officer> | null
  people: PersonLinkRow<Officer>[]
  events: LinkedEvent[]
  officers: (OfficerRef & { role: string; to: string | null })[]
  changes: ChangeRow[]
}

export type DeskRow = {
  id: string
  kind: 'DECISION' | 'CANCELLATION'
  recordId: string
  recordKind: string
  reference: string | null
  title: string
  what: string
  words: string | null
  by: Officer
  at: string
  hoCode: string | null
}
