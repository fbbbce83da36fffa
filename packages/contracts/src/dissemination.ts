/** What can be asked of what was given of intelligence: give, receipt, recall, tell who has to be told, and the envelope as a paper. */
import {
  disseminationBases,
  disseminationRoutes,
  transferGrounds,
  transferRecipients,
} from '@mips/domain/intelligence/dissemination'
import { z } from 'zod'
import { codeOf, Id, OfficerRef, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { OwningForce } from './intelligence.ts'

const oneReport = { kind: 'one', type: 'IntelligenceReport', param: 'reportId' } as const
const coded = z.object({ code: z.string(), label: z.string() })
const able = z.object({ allowed: z.boolean(), reason: z.string().optional() })
const signed = z.object({ at: z.string(), by: OfficerRef.nullable(), words: z.string() })
const due = z.object({
  what: z.string(),
  text: z.string(),
  by: z.string(),
  rule: z.string(),
  isOverdue: z.boolean(),
})

/** What is said of a transfer outside the United Kingdom (DPA 2018 s.73 to s.77). */
export const NewTransfer = z.strictObject({
  isNecessary: z.boolean().default(false),
  ground: codeOf(transferGrounds).optional(),
  recipientKind: codeOf(transferRecipients).optional(),
  meetsSection77: z.boolean().default(false),
  justification: text(4000).optional(),
})

export const NewDissemination = z.strictObject({
  /** Sanitised texts as they stand on the page: one that was written anew meanwhile is refused. */
  textIds: z.array(Id).min(1, { error: 'Choose what is given' }).max(30),
  route: codeOf(disseminationRoutes),
  toPerson: text(200).default(''),
  toOrganisation: text(200).default(''),
  /** A colleague of the force, for a briefing: conditions for named officers are held against them. */
  toUserId: Id.optional(),
  purpose: text(1000).default(''),
  basis: codeOf(disseminationBases).optional(),
  agreementRef: text(200).optional(),
  reason: text(2000).default(''),
  isOriginatorAsked: z.boolean().default(false),
  /** Who of the force that owns the report said that it may go on, and when (DS-14). */
  ownerConsent: text(1000).optional(),
  /** The recipient may keep and read what is marked Official-Sensitive. */
  mayHoldSensitive: z.boolean().default(false),
  transfer: NewTransfer.optional(),
})
export type NewDissemination = z.output<typeof NewDissemination>

/** A change of which a recipient has to be told. */
export const Notice = z.object({
  /** The event that it comes of: with the dissemination it names the notice. */
  eventId: z.string(),
  kind: coded,
  at: z.string(),
  isUrgent: z.boolean(),
  why: z.string().nullable(),
  about: z.object({ id: z.string(), kind: z.string(), reference: z.string().nullable() }).nullable(),
  paragraphs: z.array(z.number()),
  told: signed.nullable(),
  answer: signed.nullable(),
  due: due.nullable(),
})
export type Notice = z.infer<typeof Notice>

export const Given = z.object({
  id: z.string(),
  at: z.string(),
  by: OfficerRef.nullable(),
  route: coded,
  toPerson: z.string(),
  toOrganisation: z.string(),
  purpose: z.string(),
  basis: coded,
  agreementRef: z.string().nullable(),
  ownerConsent: z.string().nullable(),
  reason: z.string(),
  marking: z.string(),
  conditions: z.array(z.string()),
  /** As they left. */
  paragraphs: z.array(
    z.object({
      number: z.number(),
      version: z.number(),
      text: z.string(),
      printedGrade: z.string(),
      /** Why it may not be used any more. */
      calledBackFor: coded.nullable(),
    }),
  ),
  needsReceipt: z.boolean(),
  receipt: signed.nullable(),
  notices: z.array(Notice),
  due: z.array(due),
  /** Of the envelope as it left. */
  sha256: z.string(),
})
export type Given = z.infer<typeof Given>

export const DisseminationLog = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  marking: z.string(),
  force: OwningForce,
  mayGive: able,
  mayRecall: z.boolean(),
  /** What could be given now: live sanitised texts that the reader holds. */
  paragraphs: z.array(
    z.object({
      textId: z.string(),
      number: z.number(),
      text: z.string(),
      marking: z.string(),
      printedGrade: z.string(),
      conditions: z.array(z.string()),
      /** Why it may not go out as it stands. */
      against: z.string().nullable(),
    }),
  ),
  given: z.array(Given),
})
export type DisseminationLog = z.infer<typeof DisseminationLog>

export const ToTellLine = z.object({
  reportId: z.string(),
  reference: z.string().nullable(),
  givenId: z.string(),
  eventId: z.string().nullable(),
  toPerson: z.string(),
  toOrganisation: z.string(),
  givenAt: z.string(),
  /** The change; null for a receipt that is waited for. */
  kind: coded.nullable(),
  isUrgent: z.boolean(),
  isTold: z.boolean(),
  due,
})
export type ToTellLine = z.infer<typeof ToTellLine>

const reportParams = z.strictObject({ reportId: Id })
const givenParams = z.strictObject({ reportId: Id, givenId: Id })
const noticeParams = z.strictObject({ reportId: Id, givenId: Id, eventId: Id })
const act = {
  method: 'POST',
  permission: 'intelligence.dissemination.give',
  audit: 'alteration',
  purpose: 'required',
  subject: oneReport,
} as const
const done = z.object({ id: z.string() })

export const dissemination = defineContract('dissemination', {
  list: {
    method: 'GET',
    path: '/intelligence/:reportId/disseminations',
    permission: 'intelligence.entry.evaluate',
    audit: 'consultation',
    purpose: 'required',
    subject: oneReport,
    params: reportParams,
    reply: DisseminationLog,
  },
  give: {
    ...act,
    path: '/intelligence/:reportId/disseminations',
    audit: 'disclosure',
    params: reportParams,
    body: NewDissemination,
    reply: done,
  },
  /** The recipient accepted the conditions. */
  accept: {
    ...act,
    path: '/intelligence/:reportId/disseminations/:givenId/receipt',
    params: givenParams,
    body: z.strictObject({ words: requiredText(1000, 'Say who accepted them and how') }),
    reply: done,
  },
  recall: {
    ...act,
    path: '/intelligence/:reportId/disseminations/:givenId/recall',
    permission: 'intelligence.dissemination.recall',
    params: givenParams,
    body: z.strictObject({ reason: requiredText(2000, 'Say why it is called back') }),
    reply: done,
  },
  /** The recipient was told of a change, by whom and how. */
  tell: {
    ...act,
    path: '/intelligence/:reportId/disseminations/:givenId/notices/:eventId/telling',
    params: noticeParams,
    body: z.strictObject({ how: requiredText(1000, 'Say whom you told and how') }),
    reply: done,
  },
  /** What the recipient says became of it. */
  answer: {
    ...act,
    path: '/intelligence/:reportId/disseminations/:givenId/notices/:eventId/answer',
    params: noticeParams,
    body: z.strictObject({ words: requiredText(2000, 'Write what the recipient says became of it') }),
    reply: done,
  },
  printEnvelope: {
    ...act,
    path: '/intelligence/:reportId/disseminations/:givenId/envelope',
    audit: 'disclosure',
    limit: 'export',
    download: 'bytes',
    params: givenParams,
    reply: z.unknown(),
  },
  /** Over all reports that the reader may see, the urgent first. */
  toTell: {
    method: 'GET',
    path: '/intelligence/to-tell',
    permission: 'intelligence.entry.evaluate',
    audit: 'consultation',
    purpose: { none: 'What is due of things given out; each asks its purpose when its report is opened' },
    subject: { kind: 'many', type: 'IntelligenceReport' },
    reply: z.object({
      figures: z.object({
        toTell: z.number(),
        urgent: z.number(),
        overdue: z.number(),
        answers: z.number(),
        receipts: z.number(),
      }),
      lines: z.array(ToTellLine),
      /** There is more than is listed. */
      isCut: z.boolean(),
    }),
  },
})
