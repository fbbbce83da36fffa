/** What the database answers about assessments of domestic abuse. */
import type { OfficerRef } from '@mips/contracts/common'
import type { FactSource, LinkedEvent } from '@mips/contracts/pole-replies'
import type { DaGrade, DaTool } from '@mips/domain/safeguarding/da-tools'
import type { RiskTool } from '@mips/domain/safeguarding/risk-tool'
import type { KeptAnswer } from '@mips/domain/safeguarding/abuse-words'
import type { PersonLinkRow, PersonRow, PlaceRow } from '@mips/domain/pole/record-view'

type Officer = OfficerRef | null

export type LineRow = {
  id: string
  reference: string | null
  title: string
  state: string
  grade: DaGrade | null
  begunAt: string
  gradedAt: string | null
  by: Officer
  victim: PersonRow<Officer> | null
  suspect: PersonRow<Officer> | null
}

/** What `mips.linked_objects` answers. */
export type ObjectRow = {
  linkId: string
  id: string
  reference: string | null
  kind: string
  label: string
  keyValue: string | null
  role: string
  validFrom: string | null
  validTo: string | null
}

/** What `mips.read_abuse_basis` answers. */
export type BasisRow = {
  id: string
  kind: string
  reference: string | null
  version: number
  marking: string
  aclId: number
  title: string
  summary: string | null
  occurredAt: string
  location: PlaceRow<Officer> | null
  people: PersonLinkRow<Officer>[]
  household: PersonLinkRow<Officer>[]
  objects: ObjectRow[]
  assessments: (LineRow & { isHere: boolean })[]
  earlier: { nominalId: string; lines: (LineRow & { part: string })[] }[]
  /** Approved versions of the tools of the force. */
  loaded: { tool: DaTool; version: number; status: string; validFrom: string }[]
}

export type MaracRow = {
  id: string
  state: string
  reasons: string[]
  judgement: string | null
  referredAt: string
  referredBy: Officer
  meetingOn: string | null
  heardAt: string | null
  actions: {
    id: string
    agency: string
    what: string
    owner: string
    dueOn: string | null
    madeAt: string
    receipt: string | null
    receivedAt: string | null
    result: string | null
    doneAt: string | null
  }[]
}
type Minute = { id: string; words: string; writtenAt: string; by: Officer; group: string }

/** What `mips.read_abuse_assessment` answers. */
export type AssessmentRow = {
  id: string
  reference: string | null
  version: number
  marking: string
  aclId: number
  title: string
  state: 'OPEN' | 'GRADED' | 'LOOKED'
  tool: DaTool
  toolVersion: number | null
  /** The version of the tool that it was made with; null for the built-in topics. */
  loaded: RiskTool | null
  isFromPartner: boolean
  partner: string | null
  occurredAt: string
  begunAt: string
  begunBy: Officer
  seenAlone: boolean | null
  databasesSearched: boolean | null
  interpreter: string | null
  answeredBy: string | null
  weapons: string | null
  grade: DaGrade | null
  rationale: string | null
  differsReason: string | null
  gradedAt: string | null
  gradedBy: Officer
  gradedRank: string | null
  answers: { topic: string; answer: KeptAnswer; words: string | null; at: string; by: string | null }[]
  looks: {
    id: string
    gradeBefore: DaGrade
    grade: DaGrade
    reason: string | null
    at: string
    by: Officer
  }[]
  steps: {
    id: string
    kind: string
    words: string
    addedAt: string
    by: Officer
    doneAt: string | null
    doneBy: Officer
  }[]
  marac: (MaracRow & { minutes: Minute[] }) | null
  people: PersonLinkRow<Officer>[]
  events: LinkedEvent[]
  location: PlaceRow<Officer> | null
  sources: FactSource[]
  history: { incidentTimes: string[]; lastMaracAt: string | null } | null
  earlier: (LineRow & { part: string })[]
  myGroups: { id: string; name: string }[]
}

/** What `mips.abuse_desk` answers. */
export type DeskRow = {
  looks: (LineRow & { maracReasons: string[]; isReferred: boolean })[]
  open: LineRow[]
  cases: (LineRow & { marac: MaracRow })[]
}
