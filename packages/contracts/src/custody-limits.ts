/** What can be asked of the limits of detention: reviews in full, superintendent's extensions, warrants, their papers. */
import { detentionGrounds, reviewMethods, reviewOutcomes } from '@mips/domain/custody/codes'
import { extensionMethods, extensionRepresentations, warrantOutcomes } from '@mips/domain/custody/limit-steps'
import { postponementReasons, representationKinds } from '@mips/domain/custody/review-record'
import { z } from 'zod'
import { codeOf, Id, instant, int4, May, OfficerRef, oneOf, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { ClockReading } from './custody-replies.ts'

const one = { kind: 'one', type: 'CustodyRecord', param: 'recordId' } as const
const params = z.strictObject({ recordId: Id })

/** What an addition answers: its own id, and what the record still needs of it. */
const added = z.object({ id: z.string(), left: z.array(z.string()) })

const Coded = z.object({ code: z.string(), label: z.string() })
const Said = z.object({ by: z.string(), kind: z.string(), label: z.string(), words: z.string().nullable() })

export const LimitReview = z.object({
  id: z.string().nullable(),
  number: z.number(),
  dueAt: z.string(),
  doneAt: z.string().nullable(),
  status: z.string(),
  /** The rule that gave the due time, and who reviews. */
  rule: z.string(),
  by: z.string(),
  officer: OfficerRef.nullable(),
  method: Coded.nullable(),
  outcome: Coded.nullable(),
  grounds: z.array(Coded),
  groundsText: z.string().nullable(),
  said: z.array(Said),
  postponedReason: z.string().nullable(),
  toldAt: z.string().nullable(),
  left: z.array(z.string()),
})
export type LimitReview = z.infer<typeof LimitReview>

export const LimitRow = z.object({
  id: z.string(),
  kind: z.string(),
  label: z.string(),
  at: z.string(),
  until: z.string().nullable(),
  applicationId: z.string().nullable(),
  court: z.string().nullable(),
  officer: OfficerRef.nullable(),
  reason: z.string().nullable(),
  words: z.array(z.object({ label: z.string(), value: z.string() })),
  correctsId: z.string().nullable(),
  correctedById: z.string().nullable(),
  recordedAt: z.string(),
  recordedBy: OfficerRef.nullable(),
  /** An application that the court has not decided yet. */
  isOpen: z.boolean(),
  left: z.array(z.string()),
})
export type LimitRow = z.infer<typeof LimitRow>

export const LimitsPage = z.object({
  id: z.string(),
  version: z.number(),
  custodyNumber: z.string(),
  isCharged: z.boolean(),
  hasSolicitor: z.boolean(),
  needsAppropriateAdult: z.boolean(),
  clock: ClockReading,
  /** The latest time to apply for a warrant (WF-4). */
  latestApplication: z.string().nullable(),
  /** What keeps the person, each with its rule; the longest of them decides when they must go. */
  authorities: z.array(
    z.object({ kind: z.string(), label: z.string(), rule: z.string(), from: z.string(), until: z.string() }),
  ),
  reviews: z.array(LimitReview),
  steps: z.array(LimitRow),
  may: May,
})
export type LimitsPage = z.infer<typeof LimitsPage>

/** Which row is put right, and why it is entered late; both on every addition. */
const addition = { correctsId: Id.optional(), lateReason: text(500).optional() }

const said = {
  detainee: codeOf(representationKinds).optional(),
  detaineeWords: text(2000).optional(),
  solicitor: codeOf(representationKinds).optional(),
  solicitorWords: text(2000).optional(),
  appropriateAdult: codeOf(representationKinds).optional(),
  appropriateAdultWords: text(2000).optional(),
  /** RV-8: the condition or behaviour that made it impossible. */
  refusedReason: text(500).optional(),
}

export const limitPaperKinds = ['REVIEW', 'EXTENSION', 'WARRANT_APPLICATION'] as const

export const custodyLimits = defineContract('custodyLimits', {
  get: {
    method: 'GET',
    path: '/custody/records/:recordId/limits',
    permission: 'custody.record.read',
    audit: 'consultation',
    purpose: 'required',
    subject: one,
    params,
    reply: LimitsPage,
  },
  /** A review of detention in full (RV-8 to RV-12); what it lacks is asked afterwards. */
  review: {
    method: 'POST',
    path: '/custody/records/:recordId/limits/reviews',
    permission: 'custody.review.record',
    audit: 'collection',
    purpose: 'required',
    subject: one,
    params,
    body: z.strictObject({
      doneAt: instant(),
      method: codeOf(reviewMethods),
      /** RV-10: by telephone only where neither was reasonably practicable. */
      isAttendancePracticable: z.boolean().optional(),
      isLiveLinkPracticable: z.boolean().optional(),
      recordedBy: text(120).optional(),
      ...said,
      isRemindedOfAdvice: z.boolean().default(false),
      grounds: z.array(codeOf(detentionGrounds)).max(9).default([]),
      groundsText: requiredText(2000, 'Say why detention is still needed, or not'),
      outcome: codeOf(reviewOutcomes),
      toldAt: instant().optional(),
      /** RV-11: who directs otherwise, and whether it went to the superintendent. */
      seniorOfficer: text(120).optional(),
      isReferred: z.boolean().optional(),
      notInvolved: z.boolean({ error: 'Say whether you are involved in the investigation' }),
      postponedReason: text(500).optional(),
      lateReason: text(500).optional(),
    }),
    reply: added,
  },
  /** RV-9: the person was asleep or unfit, and has now been told. */
  tellReview: {
    method: 'POST',
    path: '/custody/records/:recordId/limits/reviews/:reviewId/told',
    permission: 'custody.review.record',
    audit: 'alteration',
    purpose: 'required',
    subject: one,
    params: z.strictObject({ recordId: Id, reviewId: Id }),
    body: z.strictObject({ toldAt: instant(), lateReason: text(500).optional() }),
    reply: added,
  },
  /** RV-4: a review is put off, with the reason, before or at its due time. */
  postponeReview: {
    method: 'POST',
    path: '/custody/records/:recordId/limits/postponements',
    permission: 'custody.review.record',
    audit: 'collection',
    purpose: 'required',
    subject: one,
    params,
    body: z.strictObject({
      at: instant(),
      reason: codeOf(postponementReasons),
      reasonText: text(500).optional(),
      ...addition,
    }),
    reply: added,
  },
  /** EX-1 to EX-8. */
  extend: {
    method: 'POST',
    path: '/custody/records/:recordId/limits/extensions',
    permission: 'custody.detention.extend',
    audit: 'collection',
    purpose: 'required',
    subject: one,
    params,
    body: z.strictObject({
      at: instant(),
      until: instant(),
      method: codeOf(extensionMethods),
      hasLinkAdvice: z.boolean().optional(),
      consentToLink: z.boolean().optional(),
      isConsentBeforeAdult: z.boolean().optional(),
      isNecessary: z.boolean().optional(),
      isDiligent: z.boolean().optional(),
      isMovingArea: z.boolean().default(false),
      isJourneyWeighed: z.boolean().optional(),
      representations: codeOf(extensionRepresentations).optional(),
      representationsText: text(2000).optional(),
      groundsText: text(4000).optional(),
      toldGroundsAt: instant().optional(),
      isRemindedOfRights: z.boolean().optional(),
      ...addition,
    }),
    reply: added,
  },
  /** WF-1 to WF-4: the information is laid. */
  applyForWarrant: {
    method: 'POST',
    path: '/custody/records/:recordId/limits/warrant-applications',
    permission: 'custody.warrant.record',
    audit: 'collection',
    purpose: 'required',
    subject: one,
    params,
    body: z.strictObject({
      at: instant(),
      court: requiredText(120, 'Name the court'),
      /** The court cannot sit at 36 hours, and sits then (WF-4). */
      courtNextSits: instant().optional(),
      hoursAsked: int4(1, 36),
      groundsText: requiredText(4000, 'Say why further detention is needed'),
      enquiries: text(4000).optional(),
      informationServedAt: instant().optional(),
      hasNewEvidence: z.boolean().optional(),
      newEvidence: text(2000).optional(),
      ...addition,
    }),
    reply: added,
  },
  /** WF-1, WF-2, WF-5 to WF-10: what the court did. */
  decideWarrant: {
    method: 'POST',
    path: '/custody/records/:recordId/limits/warrant-applications/:applicationId/decision',
    permission: 'custody.warrant.record',
    audit: 'collection',
    purpose: 'required',
    subject: one,
    params: z.strictObject({ recordId: Id, applicationId: Id }),
    body: z
      .strictObject({
        outcome: codeOf(warrantOutcomes),
        at: instant(),
        /** As the court endorsed it. */
        until: instant().optional(),
        magistrates: int4(1, 9).optional(),
        isOpenCourt: z.boolean().optional(),
        isOnOath: z.boolean().optional(),
        isBroughtOrLinked: z.boolean().optional(),
        wantsLawyer: z.boolean().optional(),
        isRepresented: z.boolean().optional(),
        isAdjourned: z.boolean().optional(),
        reason: text(2000).optional(),
        ...addition,
      })
      .refine(({ outcome, until }) => outcome !== 'GRANTED' || until !== undefined, {
        path: ['until'],
        error: 'Enter the end that the court endorsed',
      }),
    reply: added,
  },
  /** The paper of a review, an authority or an application, tagged and marked. */
  print: {
    method: 'POST',
    path: '/custody/records/:recordId/limits/papers',
    permission: 'custody.paper.give',
    audit: 'disclosure',
    purpose: 'required',
    subject: one,
    download: 'bytes',
    params,
    body: z.strictObject({
      paper: oneOf(limitPaperKinds),
      rowId: Id,
      recipient: requiredText(200, 'Say who the paper is for'),
    }),
    reply: z.unknown(),
  },
})
