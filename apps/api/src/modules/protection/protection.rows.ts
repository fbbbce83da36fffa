/** What the database answers about protection notices. */
import type { OfficerRef } from '@mips/contracts/common'
import type { FactSource, LinkedEvent } from '@mips/contracts/pole-replies'
import type { PersonLinkRow, PersonRow, PlaceRow } from '@mips/domain/pole/record-view'
import type { NoticeState } from '@mips/domain/safeguarding/notice-words'
import type { NoticeKind } from '@mips/domain/safeguarding/protection-notices'

type Officer = OfficerRef | null

export type NoticeLineRow = {
  id: string
  reference: string | null
  title: string
  kind: NoticeKind
  state: NoticeState
  askedAt: string
  servedAt: string | null
  hearingAt: string | null
  heardAt: string | null
  orderEndsOn: string | null
  person: PersonRow<Officer> | null
  by: Officer
  breach: { arrestAt: string; courtAt: string | null } | null
}

/** What `mips.notice_basis` answers. */
export type NoticeBasisRow = {
  id: string
  kind: string
  aclId: number
  occurredAt: string
  people: PersonLinkRow<Officer>[]
  placeId: string | null
  notices: NoticeLineRow[]
}

/** What `mips.read_protection_notice` answers. */
export type NoticeRow = {
  id: string
  reference: string | null
  version: number
  marking: string
  aclId: number
  title: string
  kind: NoticeKind
  state: NoticeState
  askedAt: string
  askedBy: Officer
  usedViolence: boolean | null
  isAbusive: boolean | null
  necessity: string | null
  isViewAsked: boolean | null
  victimView: string | null
  representations: string | null
  conditions: { code: string; words?: string | undefined }[]
  decidedAt: string | null
  decidedBy: Officer
  decidedRank: string | null
  decisionWords: string | null
  isAreaCommenced: boolean | null
  servedAt: string | null
  servedBy: Officer
  serviceMethod: string | null
  serviceWords: string | null
  court: string | null
  appliedAt: string | null
  hearingAt: string | null
  hearingLateReason: string | null
  heardAt: string | null
  result: string | null
  resultWords: string | null
  orderOn: string | null
  orderEndsOn: string | null
  markerId: string | null
  breaches: {
    id: string
    happenedAt: string
    words: string
    arrestAt: string | null
    recordedAt: string
    by: Officer
    courtAt: string | null
    courtResult: string | null
  }[]
  people: PersonLinkRow<Officer>[]
  events: LinkedEvent[]
  incidentId: string | null
  location: PlaceRow<Officer> | null
  sources: FactSource[]
}
