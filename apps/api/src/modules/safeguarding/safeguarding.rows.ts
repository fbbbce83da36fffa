/** The rows in which the database answers the safeguarding module. */
import type { OfficerRef } from '@mips/contracts/common'
import type { FactSource, LinkedEvent } from '@mips/contracts/pole-replies'
import type { AsbPage, VulnerabilityPage } from '@mips/contracts/safeguarding-replies'
import type {
  GazetteerRow,
  PersonLinkRow,
  PersonRow as AnyPersonRow,
  PlaceRow as AnyPlaceRow,
} from '@mips/domain/pole/record-view'

type PersonRow = AnyPersonRow<OfficerRef | null>
type PlaceRow = AnyPlaceRow<OfficerRef | null>

/** An address of somebody, before its role has words. */
export type AddressRow = {
  linkId: string
  id: string
  address: string
  gazetteer: GazetteerRow
  role: string
  validFrom: string | null
  validTo: string | null
}

/** A person of an event, with how exactly the birth is known. */
export type PresentRow = PersonLinkRow<OfficerRef | null> & { dobPrecision: string | null }

export type OfficerRow = OfficerRef & { role: string; from: string; to: string | null }

/** The record behind a report. */
export type BasisRow = {
  event: {
    id: string
    kind: string
    reference: string | null
    version: number
    title: string
    incidentType: string | null
    status: string
    summary: string
    occurredAt: string
    handlingCode: string | null
    isRestricted: boolean
  }
  /** What it arises from, the nearest first. */
  behind: string[]
  aclId: number
  location: PlaceRow | null
  officers: OfficerRow[]
  people: PresentRow[]
}

export type EarlierReportRow = {
  id: string
  kind: string
  reference: string | null
  title: string
  status: string
  occurredFrom: string
  grade: string | null
}

/** What the store knows of the one a report is about. */
export type BackgroundRow = {
  nominalId: string
  addresses: AddressRow[]
  family: { nominalId: string; personRecordId: string; role: string; outward: boolean }[]
  familyNames: Record<string, PersonRow>
  earlierReports: (EarlierReportRow & { reportType: string; submittedAt: string | null })[]
  arrest: {
    id: string
    kind: string
    reference: string | null
    title: string
    status: string
    occurredFrom: string
  } | null
}

export type EarlierRow = {
  asbReports: number
  incidents: number
  recentAsb: number
  latest: EarlierReportRow[]
  byCaller: number
}

/** The task by which a report is checked. */
export type CheckRow = {
  id: string
  dueAt: string | null
  doneAt: string | null
  doneBy: OfficerRef | null
  ownerUnit: string | null
}

type Shared = {
  reviewTask: CheckRow | null
  raisedBy: OfficerRef | null
  people: PresentRow[]
  location: PlaceRow | null
  officers: OfficerRow[]
  events: LinkedEvent[]
  sources: FactSource[]
}

/** What `mips.read_vulnerability` answers. */
export type VulnerabilityRow = Shared &
  Pick<
    VulnerabilityPage,
    | 'id'
    | 'reference'
    | 'version'
    | 'marking'
    | 'title'
    | 'reportType'
    | 'status'
    | 'ragGrade'
    | 'submittedAt'
    | 'occurredAt'
    | 'circumstances'
    | 'voice'
    | 'seenAlone'
    | 'injuries'
    | 'whatWorries'
    | 'whatWorksWell'
    | 'actionTaken'
    | 'schoolOrGp'
    | 'consentStatus'
    | 'consentReason'
  > &
  Record<'appearance' | 'behaviour' | 'communication' | 'danger' | 'environment', string | null>

/** What `mips.read_asb` answers. */
export type AsbRow = Shared &
  Pick<
    AsbPage,
    | 'id'
    | 'reference'
    | 'version'
    | 'marking'
    | 'title'
    | 'status'
    | 'asbType'
    | 'description'
    | 'impact'
    | 'actionTaken'
    | 'nextReviewAt'
    | 'occurredAt'
    | 'raisedAt'
  > & { riskAnswers: Record<string, number>; riskScore: number; riskGrade: string }
