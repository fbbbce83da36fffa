/** What can be asked of cases of anti-social behaviour: count repeats, open from calls, assess, plan, review, close. */
import {
  asbActionSteps,
  asbCaseBases,
  asbCaseOutcomes,
  asbPartners,
  asbTools,
} from '@mips/domain/safeguarding/asb-case'
import { asbSendWays, asbSharingBases, asbSharingParts } from '@mips/domain/safeguarding/asb-sharing'
import { asbTypes } from '@mips/domain/safeguarding/asb-risk'
import { z } from 'zod'
import { AsbCasePage, AsbDeskLine, AsbRepeats } from './asb-case-parts.ts'
import { codeOf, day, Id, instant, oneOf, Origins, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { AsbAnswers } from './safeguarding.ts'

const one = { kind: 'one', type: 'AsbCase', param: 'caseId' } as const
const params = z.strictObject({ caseId: Id })
const added = z.object({ id: z.string(), version: z.number() })
const keep = {
  method: 'POST',
  permission: 'asb.case.keep',
  audit: 'alteration',
  purpose: 'required',
  subject: one,
  params,
  reply: added,
} as const
const supervise = { ...keep, permission: 'asb.case.review' } as const
const read = { method: 'GET', permission: 'asb.case.read', audit: 'consultation' } as const

export const asbCase = defineContract('asbCase', {
  /** What repeats with an incident, counted when it is looked at; calls that the reader may not see are not counted. */
  getRepeats: {
    ...read,
    path: '/incidents/:incidentId/asb-repeats',
    purpose: 'required',
    subject: { kind: 'one', type: 'Incident', param: 'incidentId' },
    params: z.strictObject({ incidentId: Id }),
    reply: AsbRepeats,
  },
  getReportRepeats: {
    ...read,
    path: '/asb-reports/:reportId/asb-repeats',
    purpose: 'required',
    subject: { kind: 'one', type: 'AsbReport', param: 'reportId' },
    params: z.strictObject({ reportId: Id }),
    reply: AsbRepeats,
  },
  /** Opens a case with its calls, people and place carried in; nothing else need be typed. */
  open: {
    method: 'POST',
    path: '/asb-cases',
    permission: 'asb.case.keep',
    audit: 'collection',
    purpose: 'required',
    subject: { kind: 'new', type: 'AsbCase' },
    body: z.strictObject({
      /** The call from which it is opened. */
      callId: Id,
      basis: codeOf(asbCaseBases),
      /** The nominal or the place that repeats, as offered; none where it is opened from one call. */
      basisId: Id.optional(),
      /** Needed where the count does not ask for a case. */
      reason: text(1000).optional(),
      asbType: codeOf(asbTypes).optional(),
      origins: Origins,
    }),
    reply: z.object({
      id: z.string(),
      reference: z.string().nullable(),
      version: z.number(),
      calls: z.number(),
    }),
  },
  list: {
    ...read,
    path: '/asb-cases',
    purpose: { none: 'The desk of ASB cases; each case asks its purpose when it is opened' },
    subject: { kind: 'many', type: 'AsbCase' },
    reply: z.object({ lines: z.array(AsbDeskLine) }),
  },
  get: {
    ...read,
    path: '/asb-cases/:caseId',
    purpose: 'required',
    subject: one,
    params,
    reply: AsbCasePage,
  },
  assess: {
    ...keep,
    path: '/asb-cases/:caseId/risks',
    body: z.strictObject({ answers: AsbAnswers, words: text(4000).optional(), origins: Origins }),
    reply: added.extend({ score: z.number(), grade: z.string(), reason: z.string() }),
  },
  addCall: {
    ...keep,
    path: '/asb-cases/:caseId/calls',
    body: z.strictObject({ callId: Id }),
  },
  addPerson: {
    ...keep,
    path: '/asb-cases/:caseId/people',
    body: z.strictObject({ recordId: Id, role: oneOf(['VICTIM', 'SUSPECT']) }),
  },
  endPerson: {
    ...keep,
    path: '/asb-cases/:caseId/people/:linkId/end',
    params: z.strictObject({ caseId: Id, linkId: Id }),
    body: z.strictObject({ reason: requiredText(500, 'Say why they are no longer part of the case') }),
  },
  addAction: {
    ...keep,
    path: '/asb-cases/:caseId/actions',
    body: z.strictObject({
      partner: codeOf(asbPartners),
      tool: codeOf(asbTools),
      words: requiredText(2000, 'Say what is to be done'),
      dueOn: day().optional(),
      /** Where it goes to the partner with this act. */
      isSent: z.boolean().default(false),
    }),
  },
  /** Gives the partner what is asked with the parts that were chosen; the words are kept as they were given (AB-6). */
  sendAction: {
    ...keep,
    audit: 'disclosure',
    path: '/asb-cases/:caseId/actions/:actionId/sendings',
    params: z.strictObject({ caseId: Id, actionId: Id }),
    body: z.strictObject({
      to: requiredText(200, 'Say who there gets it'),
      way: codeOf(asbSendWays),
      basis: codeOf(asbSharingBases),
      parts: z.array(codeOf(asbSharingParts)).max(asbSharingParts.length).default([]),
    }),
    reply: added.extend({ snapshot: z.string() }),
  },
  /** What was sent, as a PDF to go with it. */
  printSending: {
    method: 'POST',
    path: '/asb-cases/:caseId/sendings/:sendingId/paper',
    permission: 'asb.case.keep',
    audit: 'disclosure',
    purpose: 'required',
    subject: one,
    download: 'bytes',
    params: z.strictObject({ caseId: Id, sendingId: Id }),
    body: z.strictObject({ recipient: requiredText(200, 'Say who gets it') }),
    reply: z.unknown(),
  },
  stepAction: {
    ...keep,
    path: '/asb-cases/:caseId/actions/:actionId/steps',
    params: z.strictObject({ caseId: Id, actionId: Id }),
    body: z.strictObject({
      step: codeOf(asbActionSteps),
      /** The partner's reference, the result, or why it was taken back. */
      words: text(2000).optional(),
      at: instant().optional(),
    }),
  },
  review: {
    ...supervise,
    path: '/asb-cases/:caseId/reviews',
    body: z.strictObject({
      answer: oneOf(['AGREED', 'RETURNED']),
      words: requiredText(4000, 'Say what you looked at and what is to be done'),
    }),
  },
  /** A victim asks for an ASB case review (community trigger): the count decides whether the threshold is met. */
  askReview: {
    ...keep,
    path: '/asb-cases/:caseId/case-reviews',
    body: z.strictObject({
      victimId: Id,
      askedAt: instant().optional(),
      words: text(4000).optional(),
    }),
    reply: added.extend({ isMet: z.boolean(), counted: z.number(), needed: z.number() }),
  },
  decideReview: {
    ...supervise,
    path: '/asb-cases/:caseId/case-reviews/:reviewId/steps',
    params: z.strictObject({ caseId: Id, reviewId: Id }),
    body: z.strictObject({
      step: oneOf(['ACCEPT', 'REFUSE', 'ANSWER', 'APPEAL']),
      words: requiredText(4000, 'Write what the victim is told'),
      /** The partners who took part in the review; needed with its answer. */
      bodies: z.array(codeOf(asbPartners)).max(asbPartners.length).default([]),
      /** What is recommended to partners: each becomes an action of the plan. */
      recommendations: z
        .array(
          z.strictObject({
            partner: codeOf(asbPartners),
            words: requiredText(2000, 'Say what is recommended'),
            dueOn: day().optional(),
          }),
        )
        .max(20)
        .default([]),
    }),
  },
  close: {
    ...supervise,
    version: 'required',
    path: '/asb-cases/:caseId/closing',
    body: z.strictObject({
      outcome: codeOf(asbCaseOutcomes),
      words: requiredText(4000, 'Say how it ended'),
      isVictimTold: z.boolean({ error: 'Say whether the victim was told' }),
    }),
  },
  reopen: {
    ...supervise,
    version: 'required',
    path: '/asb-cases/:caseId/reopening',
    body: z.strictObject({ reason: requiredText(4000, 'Say why the case is opened again') }),
  },
})
