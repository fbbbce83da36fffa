/** What is known when an outcome is proposed: suspects, evidence, the victim's position and the authority. */
import type { Rank } from '../codes/ranks.ts'
import type { Instant } from '../time/instant.ts'
import type { OutcomeCode } from './outcome-table.ts'
import type { RecordingFunction } from './recording-changes.ts'
import type { SuspectStatus } from './suspects.ts'

/** How the victim's own words were kept (OC-e). */
export const captureMethods = [
  { code: 'SIGNED_STATEMENT', label: 'Signed statement' },
  { code: 'POCKET_NOTEBOOK', label: 'Signed entry in a pocket notebook' },
  { code: 'BODY_WORN_VIDEO', label: 'Body-worn video' },
] as const
export type CaptureMethod = (typeof captureMethods)[number]['code']

export interface VictimDecision {
  position: 'SUPPORTS' | 'DOES_NOT_SUPPORT' | 'UNABLE'
  words?: string
  capturedHow?: CaptureMethod
  capturedAt?: Instant
  documentId?: string
}

export interface OutcomeFacts {
  code: OutcomeCode
  isVariant: boolean
  /** Of the outcome itself. */
  decidedAt: Instant
  offenceDay?: string
  recordedClass?: string
  isSummaryOnly?: boolean
  isIndictableOnly?: boolean
  isFraudOrComputerMisuse?: boolean
  isAgainstState?: boolean
  isDomestic: boolean
  isHate: boolean
  /** Everybody suspected; the first named one is whom the outcome is about unless `suspectId` says. */
  suspects: readonly { personId: string; status: SuspectStatus; bornOn?: string }[]
  suspectId?: string
  charge?: { on: string; hoCode: string }
  /** Why the evidence is enough to charge, in words. */
  evidenceStatement?: string
  evidentialDecisionBy?: 'POLICE' | 'CPS'
  cpsReference?: string
  hasAdmitted?: boolean
  hasAgreed?: boolean
  acceptsResponsibility?: boolean
  isYouthTeamInvolved?: boolean
  courtAcceptedOn?: string
  diedOn?: string
  /** Document of a death or an illness. */
  medicalDocumentId?: string
  isListedForPenalty?: boolean
  isSimplePossession?: boolean
  areLinesDone?: boolean
  rationale?: string
  activityDoneOn?: string
  activity?: string
  otherBody?: { name?: string; contact?: string; acceptedOn?: string; victimAwareOn?: string }
  fraudReference?: string
  victim?: VictimDecision
  areViewsAsked?: boolean
  victimToldAt?: Instant
  isVictimChild?: boolean
  isGuardianTold?: boolean
  isProsecutionWithoutVictimConsidered?: boolean
  supervisorRationale?: string
  override?: { rank: Rank; reason: string }
  proposedBy: string
  approver?: { userId: string; rank: Rank; functions: readonly RecordingFunction[] }
}
