/** What the database answers about applications for the right to know. */
import type { OfficerRef } from '@mips/contracts/common'
import type { LinkedEvent } from '@mips/contracts/pole-replies'
import type { PersonLinkRow, PersonRow } from '@mips/domain/pole/record-view'
import type {
  RightToKnowDecision,
  RightToKnowRoute,
  RightToKnowScheme,
  RightToKnowStage,
} from '@mips/domain/safeguarding/right-to-know'

type Officer = OfficerRef | null

/** What `mips.right_to_know_line` answers. */
export type LineRow = {
  id: string
  reference: string | null
  version: number
  marking: string
  scheme: RightToKnowScheme
  route: RightToKnowRoute
  receivedAt: string
  decision: RightToKnowDecision | null
  done: Partial<Record<RightToKnowStage, string>>
  subject: PersonRow<Officer> | null
  atRisk: PersonRow<Officer> | null
  by: Officer
}

/** What `mips.read_right_to_know` answers. */
export type ApplicationRow = LineRow & {
  receivedHow: string
  relation: string | null
  concern: string | null
  meetingAt: string | null
  partners: string | null
  decidedAt: string | null
  decidedBy: Officer
  pressingNeed: string | null
  proportionality: string | null
  notDisclosed: string | null
  wording: string | null
  wordingBy: Officer
  approvedAt: string | null
  approvedBy: Officer
  toldId: string | null
  howTheyProtect: string | null
  toldAt: string | null
  toldBy: Officer
  toldPlace: string | null
  isInPerson: boolean | null
  hasUndertaking: boolean | null
  safetyPlan: string | null
  receipt: string | null
  stages: { stage: string; at: string; by: Officer; words: string | null; sources: string[] }[]
  people: PersonLinkRow<Officer>[]
  events: LinkedEvent[]
}
