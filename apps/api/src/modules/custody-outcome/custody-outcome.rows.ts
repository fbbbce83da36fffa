/** The rows in which the database answers how a stay ends. */
import type { OfficerRef } from '@mips/contracts/common'
import type { DaGrade } from '@mips/domain/safeguarding/da-tools'
import type { DoorMedicine } from '../custody-care/custody-care.door.service.ts'
import type { DoorProcedures } from '../custody-procedures/door.service.ts'
import type { Stay } from '../custody/custody.stay.service.ts'

export type OffenceRow = {
  id: string
  code: string
  title: string
  category: string | null
  isDomestic: boolean
  wording: string | null
  chargeId: string | null
  chargeNo: number | null
  disposal: string | null
  disposedAt: string | null
  disposedBy: OfficerRef | null
  outcomeCode: string | null
  outcomeNote: string | null
}

export type ChargeRow = {
  id: string
  chargedAt: string
  chargedBy: OfficerRef | null
  decisionMaker: string | null
  cpsUrn: string | null
  cautionAt: string | null
  reply: string | null
  isAdultPresent: boolean | null
  isNoticeGiven: boolean
  court: string | null
  courtAt: string | null
  isBailRefused: boolean
  groundsCodes: string[]
  groundsText: string | null
  toldInPresence: boolean | null
  notToldReason: string | null
  isHeldForDrugSample: boolean
}

export type BailRow = {
  id: string
  recordId: string
  kind: string
  grantedAt: string
  grantedBy: OfficerRef | null
  grantedRank: string
  regime: string
  arrestDay: string
  returnAt: string | null
  returnPlace: string | null
  isReturnAligned: boolean
  necessity: string | null
  proportionality: string | null
  representations: string | null
  representationsConsidered: boolean | null
  victims: number
  victimViews: string | null
  victimViewsText: string | null
  victimToldAt: string | null
  noticeServedAt: string | null
  isAnswered: boolean
  conditions: {
    id: string
    condition: string
    words: string
    purpose: string | null
    protectsVictim: boolean
    fromAt: string
    endedAt: string | null
    endedReason: string | null
  }[]
  entries: {
    id: string
    kind: string
    at: string
    officer: OfficerRef | null
    officerRank: string
    reason: string | null
    details: Record<string, unknown>
  }[]
}

export type AssessmentRow = {
  id: string
  at: string
  answers: Record<string, { answer: string; action?: string }>
  referrals: string[]
  note: string | null
  signedBy: OfficerRef | null
}

export type EscortRow = {
  id: string
  at: string
  perNumber: string
  destination: string
  handoverOfficer: string
  receivedBy: string | null
  health: string | null
  offence: string | null
  property: string | null
  risk: string | null
}

/** What `mips.read_custody_outcome` answers. */
export type OutcomeRow = Stay & {
  offenceRows: OffenceRow[]
  victims: number
  charges: ChargeRow[]
  bails: BailRow[]
  assessments: AssessmentRow[]
  escorts: EscortRow[]
  door: DoorProcedures & { medicines: DoorMedicine[] }
  /** What `mips.abuse_of_stay` answers. */
  abuse: {
    isDomestic: boolean
    assessments: {
      id: string
      reference: string | null
      grade: DaGrade | null
      gradedBy: string | null
      stepsDone: number
      stepsOpen: number
    }[]
  }
  papers: { id: string; kind: string; recipient: string; givenAt: string; givenBy: OfficerRef | null }[]
}

/** One line of `mips.bail_diary`. */
export type DiaryRow = BailRow & {
  custodyNumber: string
  station: { code: string; name: string } | null
  person: Stay['people'][number] | null
  offences: OffenceRow[]
}

/** One of `mips.bails_running`. */
export type RunningBail = BailRow & {
  custodyNumber: string
  stationCode: string
  officerInCase: string | null
}

/** What `mips.read_bails_of_nominal` answers. */
export type PersonBailsRow = {
  bails: (BailRow & {
    custodyNumber: string
    personRecordId: string
    incidentId: string | null
    offences: OffenceRow[]
  })[]
}
