/** The rows in which the database answers alarms, duties, suites, packs and handovers. */
import type { BoardRow } from '../custody/custody.board.service.ts'

export type AlarmRow = {
  id: string
  recordId: string
  stationCode: string
  what: string
  label: string
  rule: string
  dueAt: Date
  minutesBefore: number
  level: string
  shownTo: string[]
  stageAt: Date
  raisedAt: Date
}

export type AckRow = {
  alarmId: string
  recordId: string
  what: string
  label: string
  dueAt: Date
  duty: string
  by: string
  at: Date
  said: string
}

export type DutyRow = {
  userId: string
  name: string
  stationCode: string
  stationName: string
  duty: string
  since: Date
}

export type PackRow = {
  line: BoardRow
  grounds: string | null
  log: {
    kind: string
    happenedAt: string
    recordedAt: string
    author: string | null
    text: string
    lateReason: string | null
  }[]
}

export type HandoverRow = {
  id: string
  stationCode: string
  stationName: string
  outgoingId: string
  outgoing: string
  incomingId: string | null
  incoming: string | null
  startedAt: Date
  endedAt: Date | null
}

export type HandoverLineRow = {
  recordId: string
  version: number
  currentVersion: number
  note: string | null
  waitingFor: string[]
  acceptedById: string | null
  acceptedBy: string | null
  acceptedAt: Date | null
  acceptedVersion: number | null
}
