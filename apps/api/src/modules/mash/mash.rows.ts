/** What the database answers about children at events, the hub and flags. */
import type { OfficerRef } from '@mips/contracts/common'
import type { PersonLinkRow } from '@mips/domain/pole/record-view'

type Officer = OfficerRef | null
export type PersonRow = PersonLinkRow<Officer> & { dobPrecision: string | null }

/** What `mips.children_of` answers. */
export type ChildrenRow = {
  id: string
  kind: string
  reference: string | null
  title: string
  occurredFrom: string
  people: PersonRow[]
  decisions: {
    nominalId: string
    reason: string
    words: string | null
    isSeen: boolean
    by: Officer
    at: string
  }[]
  reports: {
    id: string
    reference: string | null
    nominalId: string
    grade: string | null
    isSeenAlone: boolean | null
  }[]
}

/** What `mips.read_referral` answers. */
export type ReferralRow = {
  id: string
  reference: string | null
  version: number
  title: string
  status: string
  reportType: string
  proposedGrade: string | null
  writtenAt: string
  consent: string
  consentReason: string | null
  people: PersonRow[]
  checkedAt: string | null
  grade: string | null
  gradeWords: string | null
  gradedAt: string | null
  gradedBy: Officer
  ownerUnit: string | null
  decision: string | null
  answerWords: string | null
  answeredAt: string | null
  strategyAt: string | null
  conferenceAt: string | null
  sharings: {
    id: string
    toWords: string
    basis: string
    purpose: string
    consent: string
    overrideReason: string | null
    snapshot: string
    snapshotHash: string
    sharedBy: Officer
    sharedAt: string
    receiptAt: string | null
    receiptWords: string | null
  }[]
}

/** What `mips.exploitation_asked` answers. */
export type AskedRow = {
  id: string
  kind: string
  reference: string | null
  title: string
  people: PersonLinkRow<Officer>[]
  answers: { nominalId: string; flag: string; answer: string; by: Officer; at: string }[]
  flags: { id: string; nominalId: string; flag: string; setAt: string; reviewOn: string }[]
}

export type FlagRow = {
  id: string
  flag: string
  signs: { sign: string; evidence: string }[]
  why: string | null
  setBy: Officer
  setAt: string
  reviewOn: string
  reviewWords: string | null
  endedAt: string | null
  endReason: string | null
}
