/** What can be asked of children at events, the multi-agency hub (MASH) and flags of exploitation. */
import { noReportReasons } from '@mips/domain/safeguarding/children-at-event'
import { exploitationFlags, exploitationSigns, flagAnswers } from '@mips/domain/safeguarding/exploitation'
import { mashDecisions, sharingBases } from '@mips/domain/safeguarding/mash'
import { consentStatuses, ragGrades } from '@mips/domain/safeguarding/reports'
import { sharingParts } from '@mips/domain/safeguarding/sharing-parts'
import { z } from 'zod'
import { codeOf, Id, instant, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { ChildrenAtEvent, ExploitationAsked, FlagLine, ReferralLine, ReferralPage } from './mash-parts.ts'
import { RuleLine } from './rights-replies.ts'

const read = { method: 'GET', permission: 'safeguarding.report.read', audit: 'consultation' } as const
const ofReport = { kind: 'one', type: 'VulnerabilityReport', param: 'reportId' } as const
const ofEvent = { kind: 'one', type: 'Record', param: 'eventId' } as const
const ofPerson = { kind: 'one', type: 'Nominal', param: 'nominalId' } as const
const reportParams = z.strictObject({ reportId: Id })
const eventParams = z.strictObject({ eventId: Id })
const flagParams = z.strictObject({ nominalId: Id, flagId: Id })
const made = z.object({ id: z.string(), problems: z.array(RuleLine) })
const atHub = {
  method: 'POST',
  permission: 'safeguarding.partner.refer',
  audit: 'alteration',
  purpose: 'required',
  subject: ofReport,
  params: reportParams,
  reply: made,
} as const
const desk = { none: 'A desk of safeguarding; each record asks its purpose when it is opened' }

const Signs = z
  .array(
    z.strictObject({ sign: codeOf(exploitationSigns), evidence: requiredText(1000, 'Say what shows it') }),
  )
  .max(exploitationSigns.length)

/** Answers about one person; a form asks them as it records. */
export const ExploitationAnswers = z.strictObject({
  personRecordId: Id,
  answers: z
    .array(
      z.strictObject({
        flag: codeOf(exploitationFlags),
        answer: codeOf(flagAnswers),
        signs: Signs.default([]),
        why: text(2000).optional(),
      }),
    )
    .min(1, { error: 'Answer at least one question' })
    .max(exploitationFlags.length),
})
export type ExploitationAnswers = z.output<typeof ExploitationAnswers>

export const mash = defineContract('mash', {
  /** Each child at an event with what was decided (SG-17). */
  getChildren: {
    ...read,
    path: '/events/:eventId/children',
    purpose: 'required',
    subject: ofEvent,
    params: eventParams,
    reply: ChildrenAtEvent,
  },
  /** Says why a child has no report; the last word counts. */
  decideChild: {
    method: 'POST',
    path: '/events/:eventId/children',
    permission: 'safeguarding.report.raise',
    audit: 'collection',
    purpose: 'required',
    subject: ofEvent,
    params: eventParams,
    body: z.strictObject({
      personRecordId: Id,
      reason: codeOf(noReportReasons),
      words: text(2000).optional(),
      isSeen: z.boolean({ error: 'Say whether the child was seen' }),
    }),
    reply: z.object({ id: z.string(), undecided: z.number(), problems: z.array(RuleLine) }),
  },
  listUndecided: {
    ...read,
    path: '/safeguarding/children',
    purpose: desk,
    subject: { kind: 'many', type: 'Record' },
    reply: z.object({ events: z.array(ChildrenAtEvent), undecided: z.number() }),
  },
  listReferrals: {
    ...read,
    path: '/safeguarding/referrals',
    purpose: desk,
    subject: { kind: 'many', type: 'VulnerabilityReport' },
    reply: z.object({ lines: z.array(ReferralLine) }),
  },
  getReferral: {
    ...read,
    path: '/vulnerability-reports/:reportId/referral',
    purpose: 'required',
    subject: ofReport,
    params: reportParams,
    reply: ReferralPage,
  },
  gradeReferral: {
    ...atHub,
    path: '/vulnerability-reports/:reportId/referral/grade',
    body: z.strictObject({ grade: codeOf(ragGrades), words: requiredText(2000, 'Say why it is graded so') }),
  },
  /** Gives chosen parts of the report to a partner: the words are kept as they were given, with their ground in law. */
  share: {
    ...atHub,
    path: '/vulnerability-reports/:reportId/sharing',
    audit: 'disclosure',
    body: z.strictObject({
      toWords: requiredText(200, 'Name who gets it'),
      basis: codeOf(sharingBases),
      purpose: requiredText(1000, 'Say what it is for'),
      consent: codeOf(consentStatuses).optional(),
      overrideReason: text(1000).optional(),
      parts: z.array(codeOf(sharingParts)).min(1, { error: 'Choose what they get' }).max(sharingParts.length),
      receiptWords: text(300).optional(),
    }),
  },
  keepReceipt: {
    ...atHub,
    path: '/vulnerability-reports/:reportId/sharing/:sharingId/receipt',
    params: z.strictObject({ reportId: Id, sharingId: Id }),
    body: z.strictObject({ words: requiredText(300, 'Enter the name or reference that they gave') }),
  },
  keepAnswer: {
    ...atHub,
    path: '/vulnerability-reports/:reportId/referral/answer',
    body: z.strictObject({
      decision: codeOf(mashDecisions),
      words: requiredText(4000, 'Say what they answered'),
      at: instant().optional(),
      strategyAt: instant().optional(),
    }),
  },
  keepConference: {
    ...atHub,
    path: '/vulnerability-reports/:reportId/referral/conference',
    body: z.strictObject({ at: instant(), words: requiredText(4000, 'Say what was decided') }),
  },
  /** What a form asks about exploitation, of whom, and what was answered (XP-4). */
  getAsked: {
    ...read,
    path: '/events/:eventId/exploitation',
    purpose: 'required',
    subject: ofEvent,
    params: eventParams,
    reply: ExploitationAsked,
  },
  /** Answers for somebody: a yes sets the flag with its signs. */
  answerAsked: {
    method: 'POST',
    path: '/events/:eventId/exploitation',
    permission: 'safeguarding.report.raise',
    audit: 'collection',
    purpose: 'required',
    subject: ofEvent,
    params: eventParams,
    body: ExploitationAnswers,
    reply: z.object({ flagIds: z.array(z.string()), unasked: z.number(), problems: z.array(RuleLine) }),
  },
  listFlags: {
    ...read,
    path: '/nominals/:nominalId/exploitation-flags',
    purpose: 'required',
    subject: ofPerson,
    params: z.strictObject({ nominalId: Id }),
    reply: z.object({ flags: z.array(FlagLine) }),
  },
  setFlag: {
    method: 'POST',
    path: '/nominals/:nominalId/exploitation-flags',
    permission: 'safeguarding.report.raise',
    audit: 'collection',
    purpose: 'required',
    subject: ofPerson,
    params: z.strictObject({ nominalId: Id }),
    body: z.strictObject({
      flag: codeOf(exploitationFlags),
      signs: Signs,
      why: text(2000).optional(),
    }),
    reply: made,
  },
  reviewFlag: {
    method: 'POST',
    path: '/nominals/:nominalId/exploitation-flags/:flagId/review',
    permission: 'safeguarding.partner.refer',
    audit: 'alteration',
    purpose: 'required',
    subject: ofPerson,
    params: flagParams,
    body: z.strictObject({
      isStanding: z.boolean({ error: 'Say whether it still holds' }),
      words: requiredText(2000, 'Say why'),
    }),
    reply: made,
  },
})
