/** The rows in which the database answers the care of a detainee. */
import type { CarePlan, RiskVersion } from '@mips/contracts/custody-care-replies'
import type {
  Fitness,
  HealthRequest,
  Medicine,
  MedicationPage,
} from '@mips/contracts/custody-medication-replies'
import type { OfficerRef } from '@mips/contracts/common'
import type { RiskAnswers } from '@mips/domain/custody/risk-carry'
import type { ClockRow } from '../custody/custody.entry.service.ts'

type Base = { id: string; version: number; arrivedAt: string; state: string }

export type RiskRow = Omit<RiskVersion, 'kindLabel' | 'differs' | 'answers'> & { answers: RiskAnswers }

/** What `mips.read_custody_risk` answers. */
export type RiskPageRow = Base & {
  assessments: RiskRow[]
  hasCarePlan: boolean
  hasHealthcareRequest: boolean
  observationLevel: string | null
  mustRouse: boolean | null
  person: { dob: string | null; dobPrecision: string | null } | null
  earlier: { recordId: string; custodyNumber: string; assessedAt: string; answers: RiskAnswers } | null
  keptApart: {
    id: string
    kind: string
    reason: string
    person: {
      nominalId: string
      reference: string | null
      forename: string | null
      middle: string | null
      surname: string | null
    }
    recordedAt: string
    recordedBy: OfficerRef | null
    endedAt: string | null
    endReason: string | null
  }[]
}

export type CheckRow = {
  id: string
  kind: string
  doneAt: string
  recordedAt: string
  by: string | null
  text: string
  lateReason: string | null
  isCorrected: boolean
  isAsleep: boolean | null
  rousing: Record<string, boolean> | null
  calledWho: string | null
  calledAt: string | null
}

/** What `mips.read_custody_care` answers. */
export type CarePageRow = Base & {
  observationLevel: string | null
  clock: ClockRow
  plans: CarePlan[]
  levels: {
    at: string
    recordedAt: string
    from: string | null
    to: string | null
    text: string
    by: string | null
  }[]
  watches: { id: string; watcher: string; since: string; recordedAt: string; by: OfficerRef | null }[]
  direction: {
    who: string | null
    at: string
    everyMinutes: number | null
    mustRouse: boolean | null
    words: string | null
  } | null
  risk: RiskRow | null
  checks: CheckRow[]
}

export type DoseRow = Omit<Medicine['doses'][number], 'minutesLate' | 'outcomeLabel' | 'byLabel'> & {
  by: string
  isSupervised: boolean
}
export type MedicineRow = Omit<
  Medicine,
  'carrierLabel' | 'lastGivenAt' | 'nextDueAt' | 'isLate' | 'doses'
> & { doses: DoseRow[] }
export type RequestRow = Pick<
  HealthRequest,
  'id' | 'askedFor' | 'urgency' | 'reason' | 'provider' | 'calledAt' | 'recordedAt' | 'by' | 'isCorrected'
> & { steps: Omit<HealthRequest['steps'][number], 'stepLabel'>[] }

/** What `mips.read_custody_medication` answers. */
export type MedicationPageRow = Base & {
  clock: ClockRow
  medicines: MedicineRow[]
  earlier: MedicationPage['earlier']
  requests: RequestRow[]
  fitness: Omit<Fitness, 'purposeLabel' | 'adviceLabel' | 'isReplaced'>[]
  meals: MedicationPage['meals']
}
