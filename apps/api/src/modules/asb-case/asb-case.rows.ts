/** The rows in which the database answers about calls and cases of anti-social behaviour. */
import type { OfficerRef } from '@mips/contracts/common'
import type { AsbCasePage, AsbDeskLine, AsbSendingLine } from '@mips/contracts/asb-case-parts'
import type { LinkedEvent } from '@mips/contracts/pole-replies'
import type { PersonLinkRow, PersonRow, PlaceRow } from '@mips/domain/pole/record-view'

type Officer = OfficerRef | null

/** A call as it is counted, with who was harmed and who is complained of. */
export type CallRow = {
  id: string
  kind: string
  reference: string | null
  title: string
  status: string
  summary: string | null
  at: string
  reportedAt: string
  aclId: number
  placeId: string | null
  people: { part: 'VICTIM' | 'SUSPECT'; nominalId: string; personRecordId: string }[]
}

export type NearCaseRow = {
  id: string
  reference: string | null
  title: string
  basis: string
  basisId: string
  calls: string[]
}

/** What `mips.asb_repeats` answers. */
export type RepeatsRow = {
  isAsb: boolean
  call: CallRow | null
  place: PlaceRow<Officer> | null
  names: PersonRow<Officer>[]
  calls: CallRow[]
  cases: NearCaseRow[]
}

export type RiskRow = {
  id: string
  answers: Record<string, number>
  score: number
  grade: string
  words: string | null
  assessedAt: string
  assessedBy: Officer
  reviewedAt: string | null
  reviewedBy: Officer
  reviewAnswer: string | null
  reviewWords: string | null
}

export type ActionRow = {
  id: string
  partner: string
  tool: string
  words: string
  dueOn: string | null
  addedAt: string
  addedBy: Officer
  sentAt: string | null
  receiptAt: string | null
  receiptWords: string | null
  doneAt: string | null
  result: string | null
  withdrawnAt: string | null
  reviewId: string | null
  sendings: SendingRow[]
}

export type SendingRow = Omit<AsbSendingLine, 'way' | 'basis'> & { way: string; basis: string }

export type TriggerRow = {
  id: string
  victimId: string
  askedAt: string
  askedWords: string | null
  counted: number
  needed: number
  isMet: boolean
  isAccepted: boolean | null
  decidedAt: string | null
  decidedBy: Officer
  decisionWords: string | null
  answeredAt: string | null
  answeredBy: Officer
  answer: string | null
  bodies: string[]
  appealedAt: string | null
  appealWords: string | null
}

/** What `mips.read_asb_case` answers. */
export type CaseRow = Pick<
  AsbCasePage,
  | 'id'
  | 'reference'
  | 'version'
  | 'marking'
  | 'title'
  | 'summary'
  | 'openedReason'
  | 'owner'
  | 'state'
  | 'openedAt'
  | 'outcomeWords'
  | 'victimToldAt'
  | 'closedAt'
  | 'closedBy'
  | 'log'
> & {
  asbType: string | null
  basis: string
  outcome: string | null
  location: PlaceRow<Officer> | null
  people: PersonLinkRow<Officer>[]
  events: LinkedEvent[]
  risks: RiskRow[]
  actions: ActionRow[]
  triggers: TriggerRow[]
}

/** A line of `mips.asb_desk`. */
export type DeskRow = Omit<AsbDeskLine, 'basis' | 'grade' | 'due'> & {
  basis: string
  grade: string | null
  assessedAt: string | null
  answers: Record<string, number> | null
  reviewedAt: string | null
  actionDueOn: string | null
  triggers: { askedAt: string; isMet: boolean; isAccepted: boolean | null; decidedAt: string | null }[]
}
