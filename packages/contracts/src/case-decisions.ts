/** What can be asked of charging decisions: who may decide, the decision with its test and its action plan, and the actions done. */
import { chargingOutcomes, chargingTests } from '@mips/domain/case/charging'
import { z } from 'zod'
import { coded } from './case-parts.ts'
import { codeOf, day, Id, oneOf, OfficerRef, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'

const one = { kind: 'one', type: 'Case', param: 'caseId' } as const
const params = z.strictObject({ caseId: Id })
const changed = z.object({ id: z.string(), version: z.number() })

export const CaseActionView = z.object({
  id: z.string(),
  number: z.number(),
  text: z.string(),
  dueOn: z.string(),
  owner: OfficerRef.nullable(),
  standing: coded,
  done: z.object({ at: z.string(), by: OfficerRef.nullable(), result: z.string() }).nullable(),
})
export type CaseActionView = z.infer<typeof CaseActionView>

export const CaseDecisionView = z.object({
  id: z.string(),
  by: coded,
  decidedBy: z.string(),
  reference: z.string().nullable(),
  outcome: coded,
  test: coded.nullable(),
  decidedOn: z.string(),
  answers: z.array(z.object({ question: z.string(), isYes: z.boolean(), why: z.string() })),
  outstanding: z.array(z.object({ what: z.string(), expectedOn: z.string() })),
  reviewOn: z.string().nullable(),
  /** A victim may ask the prosecutor to look again (CG-8). */
  hasRightToReview: z.boolean(),
  /** It came in as a message of the prosecutor; then `recordedBy` sent the file that it answers. */
  isReceived: z.boolean(),
  recordedAt: z.string(),
  recordedBy: OfficerRef.nullable(),
  actions: z.array(CaseActionView),
})
export type CaseDecisionView = z.infer<typeof CaseDecisionView>

export const ChargingPage = z.object({
  caseId: z.string(),
  version: z.number(),
  urn: z.string(),
  title: z.string(),
  /** Who decides on these offences, and why. */
  authority: z.object({ by: coded, because: z.array(z.string()) }),
  decisions: z.array(CaseDecisionView),
  may: z.object({ decideAsPolice: z.boolean(), recordProsecutor: z.boolean(), work: z.boolean() }),
})
export type ChargingPage = z.infer<typeof ChargingPage>

export const caseDecisions = defineContract('caseDecisions', {
  get: {
    method: 'GET',
    path: '/cases/:caseId/decisions',
    permission: 'case.record.read',
    audit: 'consultation',
    purpose: 'required',
    subject: one,
    params,
    reply: ChargingPage,
  },
  decide: {
    method: 'POST',
    path: '/cases/:caseId/decisions',
    permission: 'case.record.build',
    audit: 'alteration',
    purpose: 'required',
    subject: one,
    version: 'required',
    params,
    body: z.strictObject({
      by: oneOf(['POLICE', 'CPS']),
      decidedBy: text(120).optional(),
      reference: text(40).optional(),
      outcome: codeOf(chargingOutcomes),
      test: codeOf(chargingTests).optional(),
      decidedOn: day(),
      answers: z
        .array(z.strictObject({ code: text(20), isYes: z.boolean(), why: text(2000) }))
        .max(10)
        .default([]),
      outstanding: z
        .array(z.strictObject({ what: text(300), expectedOn: day() }))
        .max(50)
        .default([]),
      reviewOn: day().optional(),
      actions: z
        .array(z.strictObject({ text: text(500), dueOn: day(), ownerId: Id }))
        .max(50)
        .default([]),
      /** A charge by police of what is for the prosecutor: the inspector who allowed it. */
      inspectorId: Id.optional(),
      reason: text(1000).optional(),
    }),
    reply: changed,
  },
  finishAction: {
    method: 'POST',
    path: '/cases/:caseId/actions/:actionId/done',
    permission: 'case.record.build',
    audit: 'alteration',
    purpose: 'required',
    subject: one,
    version: 'required',
    params: z.strictObject({ caseId: Id, actionId: Id }),
    body: z.strictObject({ result: requiredText(1000, 'Say what came of it') }),
    reply: changed,
  },
})
