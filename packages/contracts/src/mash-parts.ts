/** The replies on children at events, the multi-agency hub, and flags of exploitation. */
import { z } from 'zod'
import { OfficerRef } from './common.ts'
import { DueLine } from './missing-parts.ts'
import { LinkedPerson } from './pole-replies.ts'
import { RuleLine } from './rights-replies.ts'

const coded = z.object({ code: z.string(), label: z.string() })
const able = z.object({ allowed: z.boolean(), reason: z.string().optional() })
const Officer = OfficerRef.nullable()

/** A child at an event: a report, a reason for none, or nothing yet. */
export const ChildAtEvent = LinkedPerson.extend({
  ageYears: z.number().nullable(),
  report: z
    .object({ id: z.string(), reference: z.string().nullable(), grade: z.string().nullable() })
    .nullable(),
  noReport: z
    .object({
      reason: coded,
      words: z.string().nullable(),
      isSeen: z.boolean(),
      by: Officer,
      at: z.string(),
    })
    .nullable(),
})
export type ChildAtEvent = z.infer<typeof ChildAtEvent>

export const ChildrenAtEvent = z.object({
  event: z.object({
    id: z.string(),
    kind: z.string(),
    reference: z.string().nullable(),
    title: z.string(),
    occurredFrom: z.string(),
  }),
  children: z.array(ChildAtEvent),
  counts: z.object({
    children: z.number(),
    referred: z.number(),
    notReferred: z.number(),
    undecided: z.number(),
    notSeen: z.number(),
  }),
  problems: z.array(RuleLine),
  may: z.object({ decide: able }),
})
export type ChildrenAtEvent = z.infer<typeof ChildrenAtEvent>

/** What was given to a partner, word for word. */
export const SharingLine = z.object({
  id: z.string(),
  toWords: z.string(),
  basis: coded,
  purpose: z.string(),
  consent: coded,
  overrideReason: z.string().nullable(),
  snapshot: z.string(),
  snapshotHash: z.string(),
  sharedBy: Officer,
  sharedAt: z.string(),
  receiptAt: z.string().nullable(),
  receiptWords: z.string().nullable(),
})
export type SharingLine = z.infer<typeof SharingLine>

const referral = {
  id: z.string(),
  reference: z.string().nullable(),
  title: z.string(),
  subject: LinkedPerson.extend({ ageYears: z.number().nullable() }).nullable(),
  reportType: coded,
  standing: coded,
  proposedGrade: coded.nullable(),
  grade: coded.nullable(),
  writtenAt: z.string(),
  decision: coded.nullable(),
  due: z.array(DueLine),
}

/** A line of the desk of the hub, ranked by grade and by what is due. */
export const ReferralLine = z.object(referral)
export type ReferralLine = z.infer<typeof ReferralLine>

export const ReferralPage = z.object({
  ...referral,
  version: z.number(),
  checkedAt: z.string().nullable(),
  gradeWords: z.string().nullable(),
  gradedAt: z.string().nullable(),
  gradedBy: Officer,
  consent: coded,
  consentReason: z.string().nullable(),
  answerWords: z.string().nullable(),
  answeredAt: z.string().nullable(),
  strategyAt: z.string().nullable(),
  conferenceAt: z.string().nullable(),
  sharings: z.array(SharingLine),
  may: z.object({ grade: able, share: able, answer: able, hold: able }),
})
export type ReferralPage = z.infer<typeof ReferralPage>

export const FlagLine = z.object({
  id: z.string(),
  flag: coded,
  test: z.string(),
  signs: z.array(coded.extend({ evidence: z.string() })),
  why: z.string().nullable(),
  setBy: Officer,
  setAt: z.string(),
  reviewOn: z.string(),
  isReviewDue: z.boolean(),
  reviewWords: z.string().nullable(),
  endedAt: z.string().nullable(),
  endReason: z.string().nullable(),
})
export type FlagLine = z.infer<typeof FlagLine>

/** Somebody of a record with each flag that its form asks about: the written test, its signs, and what was answered. */
export const AskedPerson = z.object({
  personRecordId: z.string(),
  nominalId: z.string(),
  name: z.string(),
  roleLabel: z.string(),
  ageYears: z.number().nullable(),
  questions: z.array(
    coded.extend({
      test: z.string(),
      least: z.number(),
      signs: z.array(coded),
      answer: coded.nullable(),
      by: Officer,
      at: z.string().nullable(),
      /** A flag of this kind stands on the person already. */
      isFlagged: z.boolean(),
      reviewOn: z.string().nullable(),
    }),
  ),
  unasked: z.number(),
  /** Questions whose last answer is that it is not known. */
  notKnown: z.number(),
})
export type AskedPerson = z.infer<typeof AskedPerson>

export const ExploitationAsked = z.object({
  event: z.object({
    id: z.string(),
    kind: z.string(),
    reference: z.string().nullable(),
    title: z.string(),
  }),
  people: z.array(AskedPerson),
  /** Of how many people something was not asked. */
  unasked: z.number(),
  /** Of how many people something was asked and is not known. */
  notKnown: z.number(),
  may: z.object({ answer: able }),
})
export type ExploitationAsked = z.infer<typeof ExploitationAsked>
