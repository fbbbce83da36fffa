/** The parts of the ASB case contract: what repeats with a call, a case as officers see it, and the desk. */
import { z } from 'zod'
import { OfficerRef } from './common.ts'
import { LocationBrief } from './pole-locations.ts'
import { LinkedEvent, LinkedPerson } from './pole-replies.ts'
import { RuleLine } from './rights-replies.ts'

const coded = z.object({ code: z.string(), label: z.string() })
const able = z.object({ allowed: z.boolean(), reason: z.string().optional() })

export const AsbCall = z.object({
  id: z.string(),
  kind: z.string(),
  reference: z.string().nullable(),
  title: z.string(),
  status: z.string(),
  at: z.string(),
})
export type AsbCall = z.infer<typeof AsbCall>

/** What repeats with a call (RP-1), and the cases that the count asks for (AB-1), each with the calls behind it. */
export const AsbRepeats = z.object({
  /** False where the call is no anti-social behaviour: nothing is counted then. */
  isAsb: z.boolean(),
  callId: z.string(),
  months: z.number(),
  windowDays: z.number(),
  needed: z.number(),
  counts: z.array(z.object({ by: coded, label: z.string(), before: z.number(), calls: z.array(AsbCall) })),
  offers: z.array(
    z.object({ by: coded, id: z.string(), label: z.string(), because: z.string(), calls: z.array(AsbCall) }),
  ),
  cases: z.array(
    z.object({
      id: z.string(),
      reference: z.string().nullable(),
      title: z.string(),
      basis: coded,
      hasThisCall: z.boolean(),
    }),
  ),
})
export type AsbRepeats = z.infer<typeof AsbRepeats>

export const AsbRiskLine = z.object({
  id: z.string(),
  score: z.number(),
  grade: coded,
  because: z.string(),
  answers: z.array(
    z.object({ code: z.string(), label: z.string(), answer: z.number(), low: z.string(), high: z.string() }),
  ),
  words: z.string().nullable(),
  assessedAt: z.string(),
  assessedBy: OfficerRef.nullable(),
  review: z
    .object({ at: z.string(), by: OfficerRef.nullable(), answer: z.string(), words: z.string().nullable() })
    .nullable(),
})
export type AsbRiskLine = z.infer<typeof AsbRiskLine>

/** What went to a partner, word for word, and what they said. */
export const AsbSendingLine = z.object({
  id: z.string(),
  to: z.string(),
  way: coded,
  basis: coded,
  snapshot: z.string(),
  sentAt: z.string(),
  sentBy: OfficerRef.nullable(),
  receiptAt: z.string().nullable(),
  receiptWords: z.string().nullable(),
  receiptBy: OfficerRef.nullable(),
  answerAt: z.string().nullable(),
  answerWords: z.string().nullable(),
  answerBy: OfficerRef.nullable(),
})
export type AsbSendingLine = z.infer<typeof AsbSendingLine>

export const AsbActionLine = z.object({
  id: z.string(),
  partner: coded,
  tool: coded,
  words: z.string(),
  dueOn: z.string().nullable(),
  addedAt: z.string(),
  addedBy: OfficerRef.nullable(),
  sentAt: z.string().nullable(),
  receiptAt: z.string().nullable(),
  receiptWords: z.string().nullable(),
  doneAt: z.string().nullable(),
  result: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
  isOverdue: z.boolean(),
  /** The case review that recommended it. */
  reviewId: z.string().nullable(),
  sendings: z.array(AsbSendingLine),
  maySend: z.boolean(),
  /** The steps that may come next. */
  steps: z.array(coded),
})
export type AsbActionLine = z.infer<typeof AsbActionLine>

export const CaseReviewLine = z.object({
  id: z.string(),
  victimId: z.string(),
  victim: z.string().nullable(),
  askedAt: z.string(),
  askedWords: z.string().nullable(),
  counted: z.number(),
  needed: z.number(),
  isMet: z.boolean(),
  state: z.string(),
  dueAt: z.string().nullable(),
  isOverdue: z.boolean(),
  decidedAt: z.string().nullable(),
  decidedBy: OfficerRef.nullable(),
  decisionWords: z.string().nullable(),
  answeredAt: z.string().nullable(),
  answeredBy: OfficerRef.nullable(),
  answer: z.string().nullable(),
  /** The partners who took part. */
  bodies: z.array(coded),
  appealedAt: z.string().nullable(),
  appealWords: z.string().nullable(),
  steps: z.array(z.string()),
})
export type CaseReviewLine = z.infer<typeof CaseReviewLine>

export const AsbCasePage = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  marking: z.string(),
  title: z.string(),
  summary: z.string().nullable(),
  asbType: coded.nullable(),
  basis: coded,
  openedReason: z.string().nullable(),
  owner: OfficerRef.nullable(),
  state: z.string(),
  openedAt: z.string(),
  outcome: coded.nullable(),
  outcomeWords: z.string().nullable(),
  victimToldAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  closedBy: OfficerRef.nullable(),
  location: LocationBrief.nullable(),
  victims: z.array(LinkedPerson),
  causing: z.array(LinkedPerson),
  calls: z.array(LinkedEvent),
  grade: coded.nullable(),
  reviewOn: z.string().nullable(),
  isReviewOverdue: z.boolean(),
  risks: z.array(AsbRiskLine),
  actions: z.array(AsbActionLine),
  caseReviews: z.array(CaseReviewLine),
  /** What the next step, closing, still asks for. */
  left: z.array(RuleLine),
  log: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      happenedAt: z.string(),
      recordedAt: z.string(),
      author: z.string().nullable(),
      text: z.string(),
    }),
  ),
  may: z.object({ keep: able, review: able, close: able }),
})
export type AsbCasePage = z.infer<typeof AsbCasePage>

export const AsbDeskLine = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  title: z.string(),
  basis: coded,
  address: z.string().nullable(),
  owner: OfficerRef.nullable(),
  openedAt: z.string(),
  grade: coded.nullable(),
  score: z.number().nullable(),
  calls: z.number(),
  lastCallAt: z.string().nullable(),
  openActions: z.number(),
  /** What is due first, in words, and when. */
  due: z
    .object({ text: z.string(), by: z.string().nullable(), isOverdue: z.boolean(), rule: z.string() })
    .nullable(),
})
export type AsbDeskLine = z.infer<typeof AsbDeskLine>
