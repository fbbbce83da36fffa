/** What can be asked of prosecution cases: open one from custody, keep its people, exhibits and facts, take its steps, hold it. */
import { caseOpenings } from '@mips/domain/case/case-opening'
import { caseSteps } from '@mips/domain/case/case-state'
import { z } from 'zod'
import { CaseFacts, CasePage, CaseRow, OffenceDays, PersonChange } from './case-parts.ts'
import { codeOf, day, Id, oneOf, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'

const one = { kind: 'one', type: 'Case', param: 'caseId' } as const
const params = z.strictObject({ caseId: Id })
const changed = z.object({ id: z.string(), version: z.number() })
const step = {
  method: 'POST',
  permission: 'case.record.build',
  audit: 'alteration',
  purpose: 'required',
  subject: one,
  version: 'required',
  params,
  reply: changed,
} as const

export const prosecutionCase = defineContract('prosecutionCase', {
  list: {
    method: 'GET',
    path: '/cases',
    permission: 'case.record.read',
    audit: 'consultation',
    purpose: {
      none: 'The cases that the reader may see, one line each; each asks its purpose when it is opened',
    },
    subject: { kind: 'many', type: 'Case' },
    query: z.strictObject({ of: oneOf(['MINE', 'TEAM', 'ALL']).default('MINE') }),
    reply: z.object({ cases: z.array(CaseRow), hasMore: z.boolean() }),
  },
  ofStay: {
    method: 'GET',
    path: '/custody/records/:recordId/cases',
    permission: 'case.record.read',
    audit: 'consultation',
    purpose: 'required',
    subject: { kind: 'one', type: 'CustodyRecord', param: 'recordId' },
    params: z.strictObject({ recordId: Id }),
    reply: z.object({
      /** How a case would be opened from this stay; null where nothing of it leads to one. */
      way: z.string().nullable(),
      offences: z.number(),
      cases: z.array(z.object({ id: z.string(), urn: z.string() })),
      mayOpen: z.boolean(),
    }),
  },
  get: {
    method: 'GET',
    path: '/cases/:caseId',
    permission: 'case.record.read',
    audit: 'consultation',
    purpose: 'required',
    subject: one,
    params,
    reply: CasePage,
  },
  open: {
    method: 'POST',
    path: '/cases',
    permission: 'case.record.build',
    audit: 'collection',
    purpose: 'required',
    subject: { kind: 'new', type: 'Case' },
    body: z.strictObject({
      by: codeOf(caseOpenings),
      /** One stay for each defendant. */
      custodyRecordIds: z.array(Id).min(1, { error: 'Choose at least one custody record' }).max(20),
      /** The officer in the case; whoever opens it when left out. */
      officerId: Id.optional(),
      courtReference: text(60).optional(),
      decisionBy: oneOf(['POLICE', 'CPS']).optional(),
      issuedOn: day().optional(),
    }),
    reply: z.object({
      id: z.string(),
      reference: z.string().nullable(),
      urn: z.string(),
      version: z.number(),
    }),
  },
  change: { ...step, path: '/cases/:caseId/facts', body: CaseFacts },
  giveTo: { ...step, path: '/cases/:caseId/officer', body: z.strictObject({ officerId: Id }) },
  setOffence: {
    ...step,
    path: '/cases/:caseId/lines/:lineId/days',
    params: z.strictObject({ caseId: Id, lineId: Id }),
    body: OffenceDays,
  },
  addPerson: {
    ...step,
    path: '/cases/:caseId/people',
    body: z.discriminatedUnion('part', [
      z.strictObject({ part: z.literal('WITNESS'), personId: Id }),
      z.strictObject({ part: z.literal('VICTIM'), personId: Id }),
      z.strictObject({ part: z.literal('POLICE'), userId: Id }),
    ]),
  },
  setPerson: {
    ...step,
    path: '/cases/:caseId/people/:personId',
    params: z.strictObject({ caseId: Id, personId: Id }),
    body: PersonChange,
  },
  endPerson: {
    ...step,
    path: '/cases/:caseId/people/:personId/ended',
    params: z.strictObject({ caseId: Id, personId: Id }),
    body: z.strictObject({ reason: requiredText(300, 'Say why') }),
  },
  addExhibit: { ...step, path: '/cases/:caseId/exhibits', body: z.strictObject({ exhibitId: Id }) },
  removeExhibit: {
    ...step,
    path: '/cases/:caseId/exhibits/:exhibitId/removed',
    params: z.strictObject({ caseId: Id, exhibitId: Id }),
    body: z.strictObject({ reason: requiredText(300, 'Say why it is no longer relied on') }),
  },
  linkCase: {
    ...step,
    path: '/cases/:caseId/family',
    body: z.strictObject({ caseId: Id, role: oneOf(['CO_DEFENDANT_CASE', 'LINKED_CASE']) }),
  },
  takeStep: {
    ...step,
    path: '/cases/:caseId/steps',
    body: z.strictObject({
      step: codeOf(caseSteps),
      /** All lines when left out. */
      lineIds: z.array(Id).max(99).optional(),
      reason: text(1000).optional(),
    }),
  },
  hold: {
    method: 'POST',
    path: '/cases/:caseId/hold',
    permission: 'case.record.build',
    audit: 'alteration',
    purpose: 'required',
    subject: one,
    params,
    body: z.strictObject({ act: oneOf(['TAKE', 'RELEASE', 'STEAL']), reason: text(300).optional() }),
    reply: z.object({ id: z.string() }),
  },
})
