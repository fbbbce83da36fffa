/** What the functions of the database answer on the ledger of a report. */
import type { OfficerRef } from '@mips/contracts/common'
import type { ProtectiveMarking } from '@mips/domain/codes/information'
import type {
  DisseminationRoute,
  Envelope,
  SharedParagraph,
  Transfer,
} from '@mips/domain/intelligence/dissemination'
import type { LedgerEvent } from '@mips/domain/intelligence/dissemination-ledger'
import type { Grade } from '@mips/domain/intelligence/grading'

/** `ANSWER` is what a recipient says became of it: the ledger of the domain knows the notice alone. */
export type LedgerKind = LedgerEvent['kind'] | 'ANSWER'

export type EventRow = {
  id: string
  kind: LedgerKind
  numbers: number[]
  source: Grade['source'] | null
  assessment: Grade['assessment'] | null
  handling: Grade['handling'] | null
  text: string | null
  givenId: string | null
  aboutId: string | null
  words: string | null
  about: { id: string; kind: string; reference: string | null } | null
  by: OfficerRef | null
  at: string
}

export type GivenRow = {
  id: string
  route: DisseminationRoute
  toPerson: string
  toOrganisation: string
  recipientKey: string
  purpose: string
  basis: string
  agreementRef: string | null
  ownerConsent: string | null
  reason: string
  transfer: Transfer | null
  needsReceipt: boolean
  marking: ProtectiveMarking
  envelope: Envelope
  sha256: string
  by: OfficerRef | null
  at: string
}

/** What `mips.read_ledger` answers: of events and gifts only what row security lets the caller read. */
export type LedgerRows = { events: EventRow[]; given: GivenRow[] }

/** What `mips.ledgers_to_tell` answers. */
export type ToTellRow = LedgerRows & { id: string; reference: string | null }

/** A paragraph as it left, kept with its number in the report. */
export type KeptCopy = Omit<SharedParagraph, 'id'> & { number: number; textId: string }
