/** What can be asked about the rights of a detainee, the people who come, a child's detention and whose stay it is. */
import { delayGrounds } from '@mips/domain/custody/rights-rules'
import { joinEvidence } from '@mips/domain/identity/identity-codes'
import { z } from 'zod'
import { codeOf, Id, instant, oneOf, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import {
  askBody,
  correctionReason,
  entriesBody,
  made,
  manyMade,
  RightsPart,
  RuleLine,
  stepBody,
} from './rights-replies.ts'

const one = { kind: 'one', type: 'CustodyRecord', param: 'recordId' } as const
const params = z.strictObject({ recordId: Id })
const able = z.object({ allowed: z.boolean(), reason: z.string().optional() })

export const CustodyRightsPage = z.object({
  recordId: z.string(),
  custodyNumber: z.string(),
  version: z.number(),
  personName: z.string(),
  nominalId: z.string().nullable(),
  age: z.number().nullable(),
  isChild: z.boolean(),
  sex: z.string().nullable(),
  state: z.string(),
  arrivedAt: z.string(),
  ...RightsPart,
  delays: z.array(
    z.object({
      id: z.string(),
      right: z.string(),
      label: z.string(),
      groundLabel: z.string().nullable(),
      reason: z.string().nullable(),
      officer: z.string().nullable(),
      rank: z.string(),
      at: z.string(),
      until: z.string().nullable(),
      reviewedAt: z.array(z.string()),
      endedAt: z.string().nullable(),
      isInForce: z.boolean(),
      problems: z.array(RuleLine),
    }),
  ),
  child: z
    .object({
      isOvernight: z.boolean(),
      isCharged: z.boolean(),
      isBailRefused: z.boolean(),
      needsWoman: z.boolean(),
      bailRefusedAt: z.string().nullable(),
    })
    .nullable(),
  left: z.object({ rights: z.array(RuleLine), attending: z.array(RuleLine), child: z.array(RuleLine) }),
  may: z.object({ record: able, delayTelling: able, delaySolicitor: able, correctIdentity: able }),
})
export type CustodyRightsPage = z.infer<typeof CustodyRightsPage>

export const custodyRights = defineContract('custodyRights', {
  get: {
    method: 'GET',
    path: '/custody/records/:recordId/rights',
    permission: 'custody.record.read',
    audit: 'consultation',
    purpose: 'required',
    subject: one,
    params,
    reply: CustodyRightsPage,
  },
  /** What was told, asked and answered: several at once, as at booking in. */
  record: {
    method: 'POST',
    path: '/custody/records/:recordId/rights',
    permission: 'custody.rights.record',
    audit: 'collection',
    purpose: 'required',
    subject: one,
    params,
    body: entriesBody(['rights', 'adult', 'child']),
    reply: manyMade,
  },
  /** Annex B: by an inspector (telling somebody) or a superintendent (a solicitor), who enters it. */
  delay: {
    method: 'POST',
    path: '/custody/records/:recordId/rights/delays',
    permission: 'custody.rights.delay',
    audit: 'collection',
    purpose: 'required',
    subject: one,
    params,
    body: z.strictObject({
      right: oneOf(['S56', 'S58']),
      happenedAt: instant(),
      ground: codeOf(delayGrounds),
      reason: requiredText(1000, 'Say why the ground is met'),
      untilAt: instant().optional(),
      lateReason: text(500).optional(),
    }),
    reply: made,
  },
  reviewDelay: {
    method: 'POST',
    path: '/custody/records/:recordId/rights/delays/:delayId/reviews',
    permission: 'custody.rights.delay',
    audit: 'collection',
    purpose: 'required',
    subject: one,
    params: z.strictObject({ recordId: Id, delayId: Id }),
    body: z.strictObject({
      happenedAt: instant(),
      answer: oneOf(['GOES_ON', 'ENDED']),
      reason: requiredText(1000, 'Say why'),
      lateReason: text(500).optional(),
    }),
    reply: made,
  },
  /** The sergeant or detention officer records that the right was given after all. */
  endDelay: {
    method: 'POST',
    path: '/custody/records/:recordId/rights/delays/:delayId/end',
    permission: 'custody.rights.record',
    audit: 'collection',
    purpose: 'required',
    subject: one,
    params: z.strictObject({ recordId: Id, delayId: Id }),
    body: z.strictObject({
      happenedAt: instant(),
      reason: requiredText(1000, 'Say why'),
      lateReason: text(500).optional(),
    }),
    reply: made,
  },
  ask: {
    method: 'POST',
    path: '/custody/records/:recordId/attending',
    permission: 'custody.rights.record',
    audit: 'collection',
    purpose: 'required',
    subject: one,
    params,
    body: askBody,
    /** A delay of legal advice that holds warns; it does not stop the request. */
    reply: z.object({ id: z.string(), warnings: z.array(z.string()) }),
  },
  addStep: {
    method: 'POST',
    path: '/custody/records/:recordId/attending/:requestId/steps',
    permission: 'custody.rights.record',
    audit: 'collection',
    purpose: 'required',
    subject: one,
    params: z.strictObject({ recordId: Id, requestId: Id }),
    body: stepBody,
    reply: made,
  },
  /** The person held is somebody else than the arrest said: the stay and its arrest move, and keep their history. */
  correctIdentity: {
    method: 'POST',
    path: '/custody/records/:recordId/identity-corrections',
    permission: 'custody.identity.correct',
    audit: 'alteration',
    purpose: 'required',
    subject: one,
    version: 'required',
    params,
    body: z.strictObject({
      nominalId: Id,
      evidence: z.array(codeOf(joinEvidence)).min(1, { error: 'Say what shows it' }).max(8),
      reason: correctionReason,
    }),
    reply: z.object({ id: z.string(), version: z.number(), nominalId: z.string() }),
  },
})
