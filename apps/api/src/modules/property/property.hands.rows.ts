/** What the database answers about signatures of the second hand, letters to owners and what is to be fetched. */
import type { OfficerRef } from '@mips/contracts/common'
import type { Move } from '@mips/domain/property/continuity'
import type { DisposalDecision } from '@mips/domain/property/disposal'
import type { LetterKind, LetterWay, OwnerAnswer } from '@mips/domain/property/owner-letters'
import type { SignState, SignWay } from '@mips/domain/property/second-hand'
import type { PersonRow } from '@mips/domain/pole/record-view'
import type { LineRow, LoggedRow } from './property.rows.ts'

type Officer = OfficerRef | null

/** A signature of the second person; `move` is what is written when it comes. */
export type SignRow = {
  id: string
  number: number
  move: Move | null
  to: string | null
  witness: Officer
  askedBy: Officer
  askedAt: string
  state: SignState
  how: SignWay | null
  answeredAt: string | null
  words: string | null
}

export type LetterRow = {
  id: string
  kind: LetterKind
  ownerId: string | null
  owner: PersonRow<Officer> | null
  address: string
  collectFrom: string | null
  words: string | null
  answerBy: string
  writtenBy: Officer
  writtenAt: string
  sentAt: string | null
  sentHow: LetterWay | null
  sentBy: Officer
  answer: OwnerAnswer | null
  answeredAt: string | null
  answerWords: string | null
}

export type RequestRow = {
  id: string
  what: 'COURT' | 'VIEWING'
  neededOn: string
  words: string
  askedBy: Officer
  askedAt: string
  endedAt: string | null
  endedBy: Officer
  endWords: string | null
}

export type ToSignRow = LineRow & {
  signId: string
  askedBy: Officer
  askedAt: string
  isSeizure: boolean
}

/** What `mips.property_pull_list` answers. */
export type PullRow = LoggedRow & {
  requests: RequestRow[]
  end: { decision: DisposalDecision; since: string } | null
  examinationSince: string | null
}
