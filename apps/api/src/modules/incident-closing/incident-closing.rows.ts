/** What the database answers about how an incident closes. */
import type { OfficerRef } from '@mips/contracts/common'

type Officer = OfficerRef | null

/** What `mips.incident_owes` answers. */
export type OwesRow = {
  decision: { decision: string; words: string | null } | null
  isCrimeRecorded: boolean
  crimeFlags: string[]
  hasVictimOrSuspect: boolean
  isRiskAssessed: boolean
}

/** A line of `mips.closings_of`. */
export type ClosingRow = {
  id: string
  disposal: string
  closingCodes: string[]
  qualifiers: string[]
  openingCode: string | null
  closingReason: string | null
  words: string
  duplicateOf: { id: string; reference: string | null } | null
  closedAt: string
  closedBy: Officer
  reopenedAt: string | null
  reopenedBy: Officer
  reopenReason: string | null
}

export type IncidentRow = {
  id: string
  reference: string | null
  version: number
  marking: string
  title: string
  status: string
  incidentType: string
  closedAt: Date | null
  closingCode: string | null
}
