/** What can be asked of the right to know: take an application, check, decide with partners, approve the words, tell them. */
import {
  checkedSources,
  plainStages,
  receivedHow,
  rightToKnowDecisions,
} from '@mips/domain/safeguarding/right-to-know-words'
import { rightToKnowRoutes, rightToKnowSchemes } from '@mips/domain/safeguarding/right-to-know'
import { z } from 'zod'
import { codeOf, Id, instant, OfficerRef, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { LinkedEvent, LinkedPerson, PersonBrief } from './pole-replies.ts'

const oneApplication = { kind: 'one', type: 'RightToKnow', param: 'applicationId' } as const
const params = z.strictObject({ applicationId: Id })
const coded = z.object({ code: z.string(), label: z.string() })
const able = z.object({ allowed: z.boolean(), reason: z.string().optional() })
const due = z.object({
  what: z.string(),
  text: z.string(),
  by: z.string(),
  rule: z.string(),
  isOverdue: z.boolean(),
})
const changed = z.object({ id: z.string(), version: z.number(), stage: z.string() })
const step = {
  method: 'POST',
  permission: 'safeguarding.disclosure.keep',
  audit: 'alteration',
  purpose: 'required',
  subject: oneApplication,
  version: 'required',
} as const

export const ApplicationLine = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  scheme: coded,
  route: coded,
  receivedAt: z.string(),
  stage: coded,
  next: coded.nullable(),
  subject: PersonBrief.nullable(),
  atRisk: PersonBrief.nullable(),
  by: OfficerRef.nullable(),
  due: z.array(due),
})
export type ApplicationLine = z.infer<typeof ApplicationLine>

export const ApplicationPage = ApplicationLine.extend({
  version: z.number(),
  marking: z.string(),
  receivedHow: coded,
  relation: z.string().nullable(),
  concern: z.string().nullable(),
  stages: z.array(
    z.object({
      stage: coded,
      at: z.string(),
      by: OfficerRef.nullable(),
      words: z.string().nullable(),
      sources: z.array(coded),
    }),
  ),
  decision: coded.nullable(),
  meetingAt: z.string().nullable(),
  partners: z.string().nullable(),
  decidedBy: OfficerRef.nullable(),
  pressingNeed: z.string().nullable(),
  proportionality: z.string().nullable(),
  notDisclosed: z.string().nullable(),
  wording: z.string().nullable(),
  wordingBy: OfficerRef.nullable(),
  approvedAt: z.string().nullable(),
  approvedBy: OfficerRef.nullable(),
  told: z
    .object({
      name: z.string(),
      at: z.string(),
      by: OfficerRef.nullable(),
      place: z.string().nullable(),
      isInPerson: z.boolean(),
      howTheyProtect: z.string().nullable(),
      safetyPlan: z.string().nullable(),
      receipt: z.string().nullable(),
    })
    .nullable(),
  people: z.array(LinkedPerson),
  events: z.array(LinkedEvent),
  may: z.object({ work: able, approve: able, disclose: able }),
})
export type ApplicationPage = z.infer<typeof ApplicationPage>

export const rightToKnow = defineContract('rightToKnow', {
  receive: {
    method: 'POST',
    path: '/right-to-know',
    permission: 'safeguarding.disclosure.keep',
    audit: 'collection',
    purpose: 'required',
    subject: { kind: 'new', type: 'RightToKnow' },
    body: z.strictObject({
      scheme: codeOf(rightToKnowSchemes),
      route: codeOf(rightToKnowRoutes),
      receivedAt: instant(),
      receivedHow: codeOf(receivedHow),
      /** Nominals or person records; who asks may be the one at risk. */
      applicantId: Id.optional(),
      atRiskId: Id.optional(),
      subjectId: Id,
      relation: text(500).optional(),
      concern: text(4000).optional(),
      /** The assessment, incident or crime that police act upon. */
      sourceId: Id.optional(),
    }),
    reply: z.object({ id: z.string(), reference: z.string().nullable(), version: z.number() }),
  },
  get: {
    method: 'GET',
    path: '/right-to-know/:applicationId',
    permission: 'safeguarding.disclosure.read',
    audit: 'consultation',
    purpose: 'required',
    subject: oneApplication,
    params,
    reply: ApplicationPage,
  },
  doStage: {
    ...step,
    path: '/right-to-know/:applicationId/stages',
    params,
    body: z.strictObject({
      stage: codeOf(plainStages),
      at: instant(),
      words: text(4000).optional(),
      sources: z.array(codeOf(checkedSources)).max(20).default([]),
    }),
    reply: changed,
  },
  decide: {
    ...step,
    path: '/right-to-know/:applicationId/decision',
    params,
    body: z.strictObject({
      meetingAt: instant(),
      partners: requiredText(2000, 'Say who decided with you'),
      decision: codeOf(rightToKnowDecisions),
      pressingNeed: text(4000).optional(),
      proportionality: text(4000).optional(),
      notDisclosed: text(4000).optional(),
      wording: text(8000).optional(),
    }),
    reply: changed,
  },
  write: {
    ...step,
    path: '/right-to-know/:applicationId/wording',
    params,
    body: z.strictObject({ wording: requiredText(8000, 'Write the words that are to be told') }),
    reply: changed,
  },
  approve: { ...step, path: '/right-to-know/:applicationId/wording/approval', params, reply: changed },
  disclose: {
    ...step,
    path: '/right-to-know/:applicationId/disclosure',
    params,
    body: z.strictObject({
      toldId: Id,
      howTheyProtect: text(1000).optional(),
      toldAt: instant(),
      place: requiredText(500, 'Say where it was told'),
      isInPerson: z.boolean().default(false),
      hasUndertaking: z.boolean().default(false),
      safetyPlan: text(4000).optional(),
      receipt: text(500).optional(),
    }),
    reply: changed,
  },
  desk: {
    method: 'GET',
    path: '/right-to-know',
    permission: 'safeguarding.disclosure.read',
    audit: 'consultation',
    purpose: { none: 'What is due of applications; each asks its purpose when it is opened' },
    subject: { kind: 'many', type: 'RightToKnow' },
    reply: z.object({ lines: z.array(ApplicationLine) }),
  },
})
