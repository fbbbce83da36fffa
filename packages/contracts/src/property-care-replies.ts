/** What is answered of the second hand, letters to owners, what is asked to be fetched, and the list of it. */
import { z } from 'zod'
import { OfficerRef } from './common.ts'
import { AlarmLine, ExhibitLine } from './property-lines.ts'

const coded = z.object({ code: z.string(), label: z.string() })

/** A signature of the second person: for the seizure, or for a move that waits for it. */
export const SignLine = z.object({
  id: z.string(),
  number: z.number(),
  isSeizure: z.boolean(),
  /** Where the waiting move goes. */
  to: z.string().nullable(),
  witness: OfficerRef.nullable(),
  askedBy: OfficerRef.nullable(),
  askedAt: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  how: z.string().nullable(),
  answeredAt: z.string().nullable(),
  words: z.string().nullable(),
  /** This reader is the second person, or may take the move back. */
  isMine: z.boolean(),
  mayWithdraw: z.boolean(),
})
export type SignLine = z.infer<typeof SignLine>

export const LetterLine = z.object({
  id: z.string(),
  kind: coded,
  owner: z
    .object({ nominalId: z.string(), personRecordId: z.string().nullable(), name: z.string() })
    .nullable(),
  address: z.string(),
  answerBy: z.string(),
  writtenBy: OfficerRef.nullable(),
  writtenAt: z.string(),
  sentAt: z.string().nullable(),
  sentHow: z.string().nullable(),
  sentBy: OfficerRef.nullable(),
  answer: coded.nullable(),
  answeredAt: z.string().nullable(),
  answerWords: z.string().nullable(),
  isOverdue: z.boolean(),
})
export type LetterLine = z.infer<typeof LetterLine>

export const RequestLine = z.object({
  id: z.string(),
  what: coded,
  neededOn: z.string(),
  words: z.string(),
  askedBy: OfficerRef.nullable(),
  askedAt: z.string(),
  endedAt: z.string().nullable(),
  endWords: z.string().nullable(),
})
export type RequestLine = z.infer<typeof RequestLine>

/** A line of the desk: this officer is the second person and has not signed yet. */
export const ToSignLine = z.object({
  exhibit: ExhibitLine,
  signId: z.string(),
  isSeizure: z.boolean(),
  askedBy: OfficerRef.nullable(),
  askedAt: z.string(),
})

export const PullList = z.object({
  day: z.string(),
  lines: z.array(
    z.object({
      exhibit: ExhibitLine,
      reason: coded,
      day: z.string(),
      isOverdue: z.boolean(),
      words: z.string().nullable(),
    }),
  ),
  /** What is outside, with the time by which it is to be back. */
  out: z.array(AlarmLine),
})
export type PullList = z.infer<typeof PullList>
