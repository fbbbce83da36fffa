/** What the database answers about the outcome of a crime. */
import type { OfficerRef } from '@mips/contracts/common'
import type { OutcomeEvidence } from '@mips/contracts/investigation-outcome'
import type { CaptureMethod, VictimDecision } from '@mips/domain/investigation/outcome-facts'
import type { OutcomeCode } from '@mips/domain/investigation/outcome-table'
import type { CrimeMarker } from '@mips/domain/investigation/policy-tasks'
import type { SuspectStatus } from '@mips/domain/investigation/suspects'
import type { PersonLinkRow, PersonRow } from '@mips/domain/pole/record-view'

type Officer = OfficerRef | null

export type OutcomeRow = {
  id: string
  code: OutcomeCode
  isVariant: boolean
  state: string
  evidence: OutcomeEvidence
  suspectId: string | null
  chargeId: string | null
  givenAt: string | null
  proposedBy: Officer
  proposedAt: string
  decidedBy: Officer
  decidedAt: string | null
  decisionWords: string | null
  supervisorRationale: string | null
  overrideReason: string | null
  overrideRank: string | null
  endedBy: Officer
  endedAt: string | null
  endReason: string | null
}

export type PositionRow = {
  id: string
  victimId: string
  position: VictimDecision['position']
  words: string | null
  capturedHow: CaptureMethod | null
  capturedAt: string
  documentId: string | null
  by: Officer
  recordedAt: string
}

export type CustodyEndRow = {
  id: string
  custodyId: string
  custodyNumber: string
  nominalId: string
  offenceCode: string
  title: string
  hoCode: string | null
  disposal: string | null
  at: string
  outcomeCode: string
}

type Born = { dob: string | null; dobPrecision?: string | null }

/** What `mips.read_crime_outcome` answers. */
export type CrimeOutcomeRow = {
  id: string
  reference: string | null
  version: number
  state: string
  lastOutcome: string | null
  hoCode: string | null
  category: string | null
  offenceCode: string | null
  flags: CrimeMarker[]
  isAgainstState: boolean
  committedFrom: string | null
  people: (PersonLinkRow<Officer> & Born)[]
  suspects: {
    personRecordId: string | null
    nominalId: string | null
    status: SuspectStatus
    person: (PersonRow<Officer> & Born) | null
  }[]
  positions: PositionRow[]
  custodyEnds: CustodyEndRow[]
  openLines: number
  outcomes: OutcomeRow[]
}
