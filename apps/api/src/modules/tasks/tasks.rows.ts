/** The rows of work as the queries answer them. */
import type { OfficerRef } from '@mips/contracts/common'

/** An alarm as the store answers it. */
export type AlarmRow = {
  level: number
  to: OfficerRef | null
  because: 'APPOINTED' | 'RANK' | 'NOBODY'
  at: string
  acknowledgedAt: string | null
  acknowledgedBy: OfficerRef | null
}

/** One task with its record and the people in it. */
export type TaskRow = {
  id: string
  kind: string
  title: string
  reason: string | null
  rule: string | null
  harm: number
  opensAt: string | null
  byAct: boolean
  ownerId: string | null
  ownerUnit: string | null
  owner: OfficerRef | null
  dueAt: Date | null
  doneAt: Date | null
  createdAt: Date
  snoozedUntil: Date | null
  snoozes: number
  snoozeReason: string | null
  acknowledgedAt: Date | null
  alarmLevel: number
  alarms: AlarmRow[]
  offeredTo: OfficerRef | null
  offeredBy: OfficerRef | null
  offeredAt: Date | null
  offerNote: string | null
  refusedBy: OfficerRef | null
  refusedAt: Date | null
  refusedReason: string | null
  recordId: string
  recordKind: string
  recordReference: string | null
  recordTitle: string | null
  recordCreatedBy: string | null
  aclId: number
}

export type OwnIncidentRow = {
  id: string
  reference: string | null
  title: string
  status: string
  grade: string
  address: string | null
  markerCount: number
  openedAt: Date
}

/** Counts of open work; the columns that a group is not by are null. */
export type HeldRow = {
  by: 'all' | 'team' | 'owner' | 'kind' | 'level'
  team: string | null
  ownerId: string | null
  kind: string | null
  level: number | null
  open: number
  overdue: number
  unowned: number
  snoozed: number
  harm: number
}

export type OwnRecordRow = {
  id: string
  kind: string
  reference: string | null
  title: string | null
  why: string
  lastLookedAt: Date | null
}

export type ChangeRow = { recordId: string; at: Date; by: string | null; name: string | null; what: string }
