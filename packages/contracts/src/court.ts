/** What can be asked of hearings and results of courts: the diary, the hearings of a case, who is needed and came, results by a person, and the messages that wait for one. */
import { attendances, hearingParts } from '@mips/domain/case/court-codes'
import { z } from 'zod'
import { codeOf, day, Id, oneOf, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import {
  CourtPage,
  DiaryLine,
  MessageAnswer,
  MessageBrief,
  MessageDetail,
  NewHearing,
  NominalCourt,
  OffenceResult,
} from './court-parts.ts'

const one = { kind: 'one', type: 'Case', param: 'caseId' } as const
const params = z.strictObject({ caseId: Id })
const ofHearing = z.strictObject({ caseId: Id, hearingId: Id })
const changed = z.object({ id: z.string(), version: z.number() })
const act = {
  method: 'POST',
  audit: 'alteration',
  purpose: 'required',
  subject: one,
  reply: changed,
} as const
const list = { ...act, permission: 'case.record.build' } as const
const progress = { ...act, permission: 'case.progress.record', version: 'required' } as const
const reason = (ask: string) => z.strictObject({ reason: requiredText(500, ask) })

export const court = defineContract('court', {
  diary: {
    method: 'GET',
    path: '/court/hearings',
    permission: 'case.record.read',
    audit: 'consultation',
    purpose: { none: 'Days, courts and references; each case asks its purpose when it is opened' },
    subject: { kind: 'many', type: 'Case' },
    query: z.strictObject({
      /** Today when left out. */
      from: day().optional(),
      days: z.coerce
        .number({ error: 'Enter a number' })
        .int({ error: 'Enter a whole number' })
        .min(1, { error: 'Enter 1 or more' })
        .max(31, { error: 'Enter 31 or less' })
        .default(7),
      courtCode: text(8).optional(),
    }),
    reply: z.object({
      from: z.string(),
      to: z.string(),
      hearings: z.array(DiaryLine),
      hasMore: z.boolean(),
      courts: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
  },
  ofCase: {
    method: 'GET',
    path: '/cases/:caseId/court',
    permission: 'case.record.read',
    audit: 'consultation',
    purpose: 'required',
    subject: one,
    params,
    reply: CourtPage,
  },
  listHearing: { ...list, path: '/cases/:caseId/hearings', params, body: NewHearing },
  vacate: {
    ...list,
    path: '/cases/:caseId/hearings/:hearingId/vacated',
    params: ofHearing,
    body: reason('Say why it is not heard'),
  },
  setPerson: {
    ...list,
    path: '/cases/:caseId/hearings/:hearingId/people/:personId',
    params: z.strictObject({ caseId: Id, hearingId: Id, personId: Id }),
    body: z.strictObject({
      part: codeOf(hearingParts),
      isNeeded: z.boolean(),
      warnedOn: day().optional(),
      attended: codeOf(attendances).optional(),
      note: text(500).optional(),
    }),
  },
  enterResult: {
    ...progress,
    path: '/cases/:caseId/hearings/:hearingId/results',
    params: ofHearing,
    body: z.strictObject({
      courtReference: text(30).optional(),
      offences: z.array(OffenceResult).min(1, { error: 'Enter the result of at least one offence' }).max(99),
      /** Entered as it stands, although something is missing or does not follow. */
      accepts: z.boolean().default(false),
      reason: text(500).optional(),
    }),
  },
  searchResults: {
    method: 'POST',
    path: '/court/result-codes/searches',
    permission: 'reference.list.read',
    audit: 'search',
    purpose: { none: 'Public standing data: says nothing about any person on record' },
    subject: { kind: 'none', why: 'Result codes are public standing data' },
    body: z.strictObject({ text: text(80) }),
    reply: z.object({
      results: z.array(
        z.object({
          code: z.number(),
          label: z.string(),
          type: z.string(),
          /** What such a result has to carry. */
          needs: z.array(z.string()),
        }),
      ),
    }),
  },
  extendLimit: {
    ...progress,
    path: '/cases/:caseId/limits/:personId/extensions',
    params: z.strictObject({ caseId: Id, personId: Id }),
    body: z.strictObject({ grantedOn: day(), until: day() }),
  },
  listMessages: {
    method: 'GET',
    path: '/court/messages',
    permission: 'case.progress.record',
    audit: 'consultation',
    purpose: { none: 'References and causes; a message asks its purpose when it is opened' },
    subject: { kind: 'many', type: 'Case' },
    query: z.strictObject({
      show: oneOf(['OPEN', 'DONE']).default('OPEN'),
      most: z.coerce
        .number({ error: 'Enter a number' })
        .int({ error: 'Enter a whole number' })
        .min(1, { error: 'Enter 1 or more' })
        .max(200, { error: 'Enter 200 or less' })
        .default(100),
    }),
    reply: z.object({ messages: z.array(MessageBrief), hasMore: z.boolean() }),
  },
  getMessage: {
    method: 'GET',
    path: '/cases/:caseId/court-messages/:messageId',
    permission: 'case.progress.record',
    audit: 'consultation',
    purpose: 'required',
    subject: one,
    params: z.strictObject({ caseId: Id, messageId: Id }),
    reply: MessageDetail,
  },
  answerMessage: {
    ...progress,
    path: '/cases/:caseId/court-messages/:messageId/answers',
    params: z.strictObject({ caseId: Id, messageId: Id }),
    body: MessageAnswer,
    reply: changed.extend({ state: z.string() }),
  },
  /** Puts a message that no case was found for on one, and tries it there. */
  placeMessage: {
    ...act,
    permission: 'case.progress.record',
    path: '/cases/:caseId/court-messages/placed',
    params,
    body: z.strictObject({ messageId: Id, reason: requiredText(500, 'Say how you know') }),
    reply: changed.extend({ state: z.string() }),
  },
  settleMessage: {
    method: 'POST',
    path: '/court/messages/:messageId/settled',
    permission: 'case.progress.record',
    audit: 'alteration',
    purpose: { none: 'It belongs to no record' },
    subject: { kind: 'none', why: 'It was placed on no case here' },
    params: z.strictObject({ messageId: Id }),
    body: reason('Say what was done with it'),
    reply: z.object({ id: z.string() }),
  },
  ofNominal: {
    method: 'GET',
    path: '/nominals/:nominalId/court',
    permission: 'nominal.person.read',
    audit: 'consultation',
    purpose: 'required',
    subject: { kind: 'one', type: 'Nominal', param: 'nominalId' },
    params: z.strictObject({ nominalId: Id }),
    reply: NominalCourt,
  },
})
