/** What the database answers about the care of victims. */
import type { OfficerRef } from '@mips/contracts/common'
import type { NewPlan } from '@mips/contracts/victim-care-parts'
import type { ContactWay } from '@mips/domain/investigation/victim-contact'
import type { ContactTrigger } from '@mips/domain/investigation/victim-deadlines'
import type { NeedsFacts, SpecialMeasure } from '@mips/domain/investigation/victim-needs'
import type { VictimStepCode } from '@mips/domain/investigation/victim-steps'
import type { CrimeMarker } from '@mips/domain/investigation/policy-tasks'
import type { PersonLinkRow, PersonRow } from '@mips/domain/pole/record-view'

type Officer = OfficerRef | null
type CrimeRef = { id: string; reference: string | null; title: string }
type PlanRow = {
  everyDays: number | null
  enoughWays: ContactWay[]
  unsafeWays: ContactWay[]
  safeInstructions: string | null
  language: string | null
  agreedAt: string
}

export type DueRow = {
  id: string
  trigger: ContactTrigger | 'UPDATE'
  since: string
  by: string
  harm: number
  doneAt: string | null
  endReason: string | null
}

export type VictimRow = PersonLinkRow<Officer> & {
  dobPrecision: string | null
  needs: {
    askedAt: string
    facts: NeedsFacts
    isEnhanced: boolean | null
    differsBecause: string | null
    measures: SpecialMeasure[]
    viewInOwnWords: string | null
    by: Officer
  } | null
  plan: (PlanRow & { optedOut: NewPlan['optedOut']; by: Officer }) | null
  contacts: {
    id: string
    at: string
    way: ContactWay
    isReached: boolean
    isCounted: boolean
    triggers: ContactTrigger[]
    said: string | null
    by: Officer
    recordedAt: string
  }[]
  steps: {
    id: string
    kind: VictimStepCode
    at: string
    service: string | null
    reference: string | null
    words: string | null
    by: Officer
  }[]
  dues: DueRow[]
  language: string | null
  interpreterNeeded: boolean | null
  phones: string[]
  earlierPlan: (PlanRow & { crime: CrimeRef }) | null
}

/** What `mips.read_victim_care` answers. */
export type CareRow = {
  id: string
  reference: string | null
  version: number
  state: string
  hoCode: string | null
  flags: CrimeMarker[]
  reportedAt: string | null
  isAgainstState: boolean
  officers: (OfficerRef & { role: string; from: string; to: string | null })[]
  victims: VictimRow[]
}

export type EventRow = { trigger: ContactTrigger; since: Date; sourceId: string | null }

export type DueListRow = Omit<DueRow, 'doneAt' | 'endReason'> & {
  crimeId: string
  reference: string | null
  title: string
  victimId: string
  person: PersonRow<Officer>
  officer: Officer
  failed: number
}
