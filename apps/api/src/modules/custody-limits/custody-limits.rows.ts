/** The rows in which the database answers the limits of a stay. */
import type { OfficerRef } from '@mips/contracts/common'
import type { Stay } from '../custody/custody.stay.service.ts'

/** A review as it was recorded; `details` as in `ReviewDetails`. */
export type ReviewRow = {
  id: string
  dueAt: string
  doneAt: string | null
  officer: OfficerRef | null
  method: string | null
  grounds: string | null
  groundsCodes: string[]
  representations: string | null
  outcome: string | null
  toldAt: string | null
  details: ReviewDetails | null
}

/** Who could say something and what came of it, and what else RV-8 to RV-12 ask. */
export type ReviewDetails = {
  said: { by: 'detainee' | 'solicitor' | 'appropriateAdult'; kind: string; words: string | null }[]
  refusedReason: string | null
  isRemindedOfAdvice: boolean
  recordedBy: string | null
  isAttendancePracticable: boolean | null
  isLiveLinkPracticable: boolean | null
  seniorOfficer: string | null
  isReferred: boolean | null
}

/** One step; `details` holds the answers of its form. */
export type StepRow = {
  id: string
  kind: string
  at: string
  until: string | null
  applicationId: string | null
  court: string | null
  courtNextSits: string | null
  officer: OfficerRef | null
  officerRank: string | null
  reason: string | null
  details: Record<string, unknown>
  correctsId: string | null
  correctedById: string | null
  recordedAt: string
  recordedBy: OfficerRef | null
}

/** What `mips.read_custody_limits` answers. */
export type LimitsRow = Stay & { reviewRows: ReviewRow[]; limitRows: StepRow[] }
