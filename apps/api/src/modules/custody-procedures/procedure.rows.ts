/** The rows in which the database answers the procedures of a stay. */
import type { OffenceLine } from '@mips/contracts/arrest'
import type { OfficerRef } from '@mips/contracts/common'
import type { ContactFacts, InterviewFacts } from '@mips/contracts/custody-interviews'
import type { IdFacts, TakingFacts } from '@mips/contracts/custody-biometrics'
import type { ForceFacts, SearchFacts } from '@mips/contracts/custody-searches'
import type { PersonRow } from '@mips/domain/pole/record-view'
import type { InterviewRights } from '../custody-rights/interview-needs.service.ts'

/** A row as it was written; `rootId` is the first row of the same thing, `previousId` the one that this replaces. */
export type Row<Facts = object> = {
  id: string
  rootId: string
  previousId: string | null
  kind: string
  state: string
  at: string | null
  until: string | null
  facts: Facts
  why: string | null
  recordedAt: string
  recordedBy: OfficerRef | null
}

type OfficerRow = OfficerRef & { role: string }

/** What `mips.custody_basics` answers. */
export type Basics = {
  id: string
  custodyNumber: string
  version: number
  state: string
  stationCode: string
  arrivedAt: string
  cell: string | null
  recordTypes: string[]
  relevantTime: string | null
  person:
    | (PersonRow<OfficerRef | null> & {
        dobPrecision: string | null
        sex?: string | null
        personRecordId: string
      })
    | null
  offences: OffenceLine[]
  officers: OfficerRow[]
  arrest: {
    id: string
    arrestedAt: string
    forceUsed: boolean
    officers: OfficerRow[]
    place: string | null
  } | null
  asn: { asn: string; madeAt: string } | null
}

/** An authority as it is kept: the officer as they stood then. */
export type AuthorityRow = { officer: OfficerRef; at: string }
type Authorised<Facts> = Omit<Facts, 'authority'> & { authority?: AuthorityRow }

export type SearchRow = Row<Authorised<SearchFacts>>
export type ForceRow = Row<ForceFacts & { officer: OfficerRef; place: string; number: number }>
export type TakingRow = Row<Authorised<TakingFacts>>
export type IdRow = Row<Omit<IdFacts, 'officerId'> & { officer?: OfficerRef }>
export type ContactRow = Row<Authorised<ContactFacts>>
export type BreakRow = { from: string; to: string | null; isMeal: boolean }
export type InterviewRow = Row<
  Omit<InterviewFacts, 'beforeAdvice' | 'urgent' | 'releasedById'> & {
    number: number
    beforeAdvice?: { limb: string; authority: AuthorityRow; isInWriting: boolean }
    urgent?: { authority: AuthorityRow; reason: string }
    releasedBy?: OfficerRef
    takenBackBy?: OfficerRef
    cellBefore?: string
    ending?: string
    complaint?: string
    masterSealNo?: string
    isAdultToldRole?: boolean
    isNoComment?: boolean
    specialWarnings?: string
    summary?: string
    copies?: { copy: string; reference?: string; to: string; at: string }[]
    breaks?: BreakRow[]
  }
>
export type ItemRow = Row<{
  number: number
  description: string
  category: string
  quantity: number
  currency?: string
  denominations?: string
  takenFrom: string
  heldUnder: string
  isReasonTold?: boolean
  objectId?: string
}>
export type BagRow = Row<{ number: number; sealNo?: string; storage?: string; openedBecause?: string }>
export type MoveRow = Row<{
  itemId: string
  from?: string
  to: string
  hundredths: number
  takenBy?: string
  exhibitRef?: string
}>
export type SignatureRow = Row<{
  how: string
  drawing?: string
  name?: string
  witness?: string
  reason?: string
  items: string[]
}>
export type WelfareRow = Row<{ brokenBy?: string; note?: string }>

export type SearchesAnswer = { stay: Basics; searches: SearchRow[]; force: ForceRow[] }
export type PropertyAnswer = {
  stay: Basics
  items: ItemRow[]
  bags: BagRow[]
  moves: MoveRow[]
  signatures: SignatureRow[]
  objects: { id: string; label: string }[]
}
export type BiometricsAnswer = {
  stay: Basics
  takings: TakingRow[]
  identifications: IdRow[]
  identifiers: { type: string; value: string }[]
  held: {
    kind: string
    at: string
    facts: { reference?: string }
    custodyId: string
    custodyNumber: string
  }[]
}
export type InterviewsAnswer = {
  stay: Basics
  interviews: InterviewRow[]
  contacts: ContactRow[]
  welfare: WelfareRow[]
  rounds: { kind: string; at: string }[]
  rights: InterviewRights
}
