/** What the database answers about warrants. */
import type { OfficerRef } from '@mips/contracts/common'
import type { MarkerRow, PersonLinkRow } from '@mips/domain/pole/record-view'

type Officer = OfficerRef | null
export type PersonRow = PersonLinkRow<Officer>

export type AttemptRow = {
  id: string
  at: string
  address: string
  result: string
  nextText: string | null
  nextOn: string | null
  nextOwner: Officer
}

export type CirculationRow = {
  id: string
  enteredAt: string
  reference: string
  reviewedAt: string | null
  cancelledAt: string | null
}

export type PaymentRow = { pence: number; paidOn: string; receipt: string }

/** What the clocks of a warrant are worked out of: a line of the register and the page both have it. */
export type ClockRow = {
  id: string
  reference: string | null
  personRecordId: string
  kind: string
  state: string
  grade: string | null
  gradedAt: string | null
  requestedAt: string
  issuedAt: string | null
  endedAt: string | null
  ownerUnit: string
  areaUnit: string | null
  court: { code: string; name: string; kind: string }
  people: PersonRow[]
  attempts: AttemptRow[]
  circulations: CirculationRow[]
  owedPence: number
  costsPence: number
  payments: PaymentRow[]
}

export type ArrestRow = { id: string; reference: string | null; at: string; title: string }

/** What `mips.read_warrant` answers. */
export type WarrantRow = Omit<ClockRow, 'attempts' | 'circulations' | 'payments'> & {
  version: number
  marking: string
  aclId: number
  courtReference: string | null
  offenceWords: string | null
  terms: string
  risk: string | null
  factors: string[]
  gradeReason: string | null
  gradedBy: Officer
  force: string | null
  acceptedAt: string | null
  endPlace: string | null
  endWords: string | null
  bailedTo: string | null
  endReference: string | null
  madeByResult: string | null
  arrest: { id: string; reference: string | null } | null
  addresses: {
    id: string
    placeId: string | null
    words: string
    why: string | null
    markers: MarkerRow<Officer>[]
  }[]
  attempts: (AttemptRow & {
    wasRiskRead: boolean
    officers: Officer[]
    note: string | null
    recordedBy: Officer
    recordedAt: string
  })[]
  circulations: (CirculationRow & { enteredBy: Officer; cancelledBy: Officer })[]
  payments: (PaymentRow & { id: string; takenBy: Officer })[]
  arrests: ArrestRow[]
  log: { id: string; happenedAt: string; author: string | null; text: string }[]
}
