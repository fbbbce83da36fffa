/** What can be asked of protection notices: ask for one, authorise, serve, take it to court, record a breach. */
import { courtResults, noticeConditions, serviceMethods } from '@mips/domain/safeguarding/notice-words'
import { noticePapers } from '@mips/domain/safeguarding/notice-breach'
import { noticeKinds } from '@mips/domain/safeguarding/protection-notices'
import { z } from 'zod'
import { codeOf, day, Id, instant, OfficerRef, oneOf, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { LocationBrief } from './pole-locations.ts'
import { FactSource, LinkedEvent, LinkedPerson, PersonBrief } from './pole-replies.ts'
import { RuleLine } from './rights-replies.ts'

const oneNotice = { kind: 'one', type: 'ProtectionNotice', param: 'noticeId' } as const
const params = z.strictObject({ noticeId: Id })
const coded = z.object({ code: z.string(), label: z.string() })
const able = z.object({ allowed: z.boolean(), reason: z.string().optional() })
const due = z.object({
  what: z.string(),
  text: z.string(),
  by: z.string(),
  rule: z.string(),
  isOverdue: z.boolean(),
})
const changed = z.object({ id: z.string(), version: z.number(), state: z.string(), left: z.array(RuleLine) })
const step = {
  method: 'POST',
  audit: 'alteration',
  purpose: 'required',
  subject: oneNotice,
  version: 'required',
} as const

/** A notice in a list, with the one thing that is due next. */
export const NoticeLine = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  title: z.string(),
  kind: coded,
  state: coded,
  askedAt: z.string(),
  servedAt: z.string().nullable(),
  hearingAt: z.string().nullable(),
  orderEndsOn: z.string().nullable(),
  person: PersonBrief.nullable(),
  by: OfficerRef.nullable(),
  due: due.nullable(),
})
export type NoticeLine = z.infer<typeof NoticeLine>

export const NoticePage = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  marking: z.string(),
  title: z.string(),
  kind: coded,
  state: coded,
  askedAt: z.string(),
  askedBy: OfficerRef.nullable(),
  usedViolence: z.boolean().nullable(),
  isAbusive: z.boolean().nullable(),
  necessity: z.string().nullable(),
  isViewAsked: z.boolean().nullable(),
  victimView: z.string().nullable(),
  representations: z.string().nullable(),
  conditions: z.array(coded.extend({ words: z.string().nullable() })),
  decidedAt: z.string().nullable(),
  decidedBy: OfficerRef.nullable(),
  decisionWords: z.string().nullable(),
  servedAt: z.string().nullable(),
  servedBy: OfficerRef.nullable(),
  serviceMethod: coded.nullable(),
  serviceWords: z.string().nullable(),
  /** The latest moment at which the court hears it. */
  hearingBy: z.string().nullable(),
  court: z.string().nullable(),
  appliedAt: z.string().nullable(),
  hearingAt: z.string().nullable(),
  hearingLateReason: z.string().nullable(),
  heardAt: z.string().nullable(),
  result: coded.nullable(),
  resultWords: z.string().nullable(),
  orderOn: z.string().nullable(),
  orderEndsOn: z.string().nullable(),
  isInForce: z.boolean(),
  breaches: z.array(
    z.object({
      id: z.string(),
      happenedAt: z.string(),
      words: z.string(),
      arrestAt: z.string().nullable(),
      /** What the arrest for it is opened with; null once there is one. */
      arrest: z
        .object({
          power: z.string(),
          offence: z.object({ code: z.string(), title: z.string() }).nullable(),
          grounds: z.string(),
        })
        .nullable(),
      recordedAt: z.string(),
      by: OfficerRef.nullable(),
      courtAt: z.string().nullable(),
      courtResult: z.string().nullable(),
    }),
  ),
  people: z.array(LinkedPerson),
  events: z.array(LinkedEvent),
  /** The incident behind it, from which an arrest for a breach is recorded. */
  incidentId: z.string().nullable(),
  papers: z.array(coded),
  location: LocationBrief.nullable(),
  sources: z.array(FactSource),
  left: z.array(RuleLine),
  due: z.array(due),
  may: z.object({ write: able, decide: able, serve: able, court: able, breach: able }),
})
export type NoticePage = z.infer<typeof NoticePage>

export const protection = defineContract('protection', {
  ask: {
    method: 'POST',
    path: '/protection-notices',
    permission: 'safeguarding.abuse.assess',
    audit: 'collection',
    purpose: 'required',
    subject: { kind: 'new', type: 'ProtectionNotice' },
    body: z.strictObject({
      /** The assessment, the crime or the incident that it arises from; its people and place are carried in. */
      sourceId: Id,
      kind: codeOf(noticeKinds).default('DVPN'),
      suspectId: Id.optional(),
      protectedIds: z.array(Id).max(30).default([]),
    }),
    reply: z.object({ id: z.string(), reference: z.string().nullable(), version: z.number() }),
  },
  get: {
    method: 'GET',
    path: '/protection-notices/:noticeId',
    permission: 'safeguarding.report.read',
    audit: 'consultation',
    purpose: 'required',
    subject: oneNotice,
    params,
    reply: NoticePage,
  },
  write: {
    ...step,
    path: '/protection-notices/:noticeId/case',
    permission: 'safeguarding.abuse.assess',
    params,
    body: z.strictObject({
      usedViolence: z.boolean().optional(),
      isAbusive: z.boolean().optional(),
      necessity: text(4000).optional(),
      isViewAsked: z.boolean().optional(),
      victimView: text(4000).optional(),
      representations: text(4000).optional(),
      conditions: z
        .array(z.strictObject({ code: codeOf(noticeConditions), words: text(1000).optional() }))
        .max(20)
        .optional(),
    }),
    reply: changed,
  },
  decide: {
    ...step,
    path: '/protection-notices/:noticeId/authority',
    permission: 'safeguarding.notice.authorise',
    params,
    body: z.strictObject({
      answer: oneOf(['GIVEN', 'REFUSED']),
      words: requiredText(4000, 'Say why'),
      isAreaCommenced: z.boolean().default(false),
    }),
    reply: changed,
  },
  serve: {
    ...step,
    path: '/protection-notices/:noticeId/service',
    permission: 'safeguarding.abuse.assess',
    params,
    body: z.strictObject({
      servedAt: instant(),
      method: codeOf(serviceMethods),
      isExplained: z.boolean().default(false),
      words: text(2000).optional(),
    }),
    reply: changed,
  },
  apply: {
    ...step,
    path: '/protection-notices/:noticeId/application',
    permission: 'safeguarding.abuse.assess',
    params,
    body: z.strictObject({
      court: requiredText(200, 'Enter the court'),
      hearingAt: instant(),
      lateReason: text(1000).optional(),
    }),
    reply: changed,
  },
  hear: {
    ...step,
    path: '/protection-notices/:noticeId/hearing',
    permission: 'safeguarding.abuse.assess',
    params,
    body: z.strictObject({
      heardAt: instant(),
      result: codeOf(courtResults),
      words: text(4000).optional(),
      orderEndsOn: day().optional(),
      nextHearingAt: instant().optional(),
    }),
    reply: changed,
  },
  addBreach: {
    ...step,
    path: '/protection-notices/:noticeId/breaches',
    permission: 'safeguarding.abuse.assess',
    params,
    body: z.strictObject({
      happenedAt: instant(),
      words: requiredText(4000, 'Say what was done against it'),
      arrestAt: instant().optional(),
      /** The arrest for the breach, where it is recorded. */
      arrestId: Id.optional(),
    }),
    reply: changed,
  },
  /** The arrest that was made for a breach: linked, and the court within 24 hours is due. */
  arrestForBreach: {
    method: 'POST',
    audit: 'alteration',
    purpose: 'required',
    subject: oneNotice,
    path: '/protection-notices/:noticeId/breaches/:breachId/arrest',
    permission: 'safeguarding.abuse.assess',
    params: z.strictObject({ noticeId: Id, breachId: Id }),
    body: z.strictObject({ arrestId: Id }),
    reply: changed,
  },
  /** The notice or the order as a paper for whoever it is served on, and for the court. */
  print: {
    method: 'POST',
    path: '/protection-notices/:noticeId/papers',
    permission: 'safeguarding.abuse.assess',
    audit: 'disclosure',
    purpose: 'required',
    subject: oneNotice,
    download: 'bytes',
    params,
    body: z.strictObject({
      paper: codeOf(noticePapers),
      recipient: requiredText(200, 'Say who the paper is for'),
    }),
    reply: z.unknown(),
  },
  hearBreach: {
    ...step,
    path: '/protection-notices/:noticeId/breaches/:breachId/court',
    permission: 'safeguarding.abuse.assess',
    params: z.strictObject({ noticeId: Id, breachId: Id }),
    body: z.strictObject({ courtAt: instant(), result: requiredText(1000, 'Say what the court did') }),
    reply: changed,
  },
  end: {
    ...step,
    path: '/protection-notices/:noticeId/end',
    permission: 'safeguarding.abuse.assess',
    params,
    body: z.strictObject({ reason: requiredText(1000, 'Say why it is no longer in force') }),
    reply: changed,
  },
  desk: {
    method: 'GET',
    path: '/protection-notices',
    permission: 'safeguarding.report.read',
    audit: 'consultation',
    purpose: { none: 'What is due of notices; each record asks its purpose when it is opened' },
    subject: { kind: 'many', type: 'ProtectionNotice' },
    reply: z.object({ lines: z.array(NoticeLine) }),
  },
})
