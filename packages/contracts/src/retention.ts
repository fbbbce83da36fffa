/** What can be asked of retention: the dates of a record and why, what is held all the same, and the reviews that are due. */
import { z } from 'zod'
import { day, Id, OfficerRef, RecordRef, requiredText } from './common.ts'
import { defineContract } from './contract.ts'

const one = { kind: 'one', type: 'Record', param: 'recordId' } as const
const params = z.strictObject({ recordId: Id })
const group = z.object({ code: z.number(), label: z.string() })

export const RetentionHoldView = z.object({
  id: z.string(),
  ref: z.string(),
  authority: z.string(),
  reason: z.string(),
  from: z.string(),
  until: z.string().nullable(),
  putBy: OfficerRef.nullable(),
  putAt: z.string(),
  liftedBy: OfficerRef.nullable(),
  liftedAt: z.string().nullable(),
  liftReason: z.string().nullable(),
  /** It stands today: nothing of the record may be disposed of. */
  stands: z.boolean(),
})
export type RetentionHoldView = z.infer<typeof RetentionHoldView>

export const RetentionPage = z.object({
  record: RecordRef,
  group,
  /** Null where no time by itself ever ends it. */
  reviewOn: z.string().nullable(),
  purgeNotBefore: z.string().nullable(),
  isDue: z.boolean(),
  why: z.array(z.string()),
  holds: z.array(RetentionHoldView),
})
export type RetentionPage = z.infer<typeof RetentionPage>

export const NewRetentionHold = z.strictObject({
  ref: requiredText(100, 'Enter the reference of the request'),
  authority: requiredText(200, 'Say who asks for it'),
  reason: requiredText(1000, 'Say why it is kept'),
  from: day(),
  until: day().optional(),
})
export type NewRetentionHold = z.output<typeof NewRetentionHold>

export const RetentionLine = z.object({
  record: RecordRef,
  kindLabel: z.string(),
  group,
  reviewOn: z.string(),
  isOverdue: z.boolean(),
  isHeld: z.boolean(),
})
export type RetentionLine = z.infer<typeof RetentionLine>

const keep = {
  method: 'POST',
  permission: 'retention.hold.keep',
  audit: 'alteration',
  purpose: 'required',
  subject: one,
} as const

export const retention = defineContract('retention', {
  get: {
    method: 'GET',
    path: '/records/:recordId/retention',
    permission: 'retention.date.read',
    audit: 'consultation',
    purpose: 'required',
    subject: one,
    params,
    reply: RetentionPage,
  },
  hold: {
    ...keep,
    path: '/records/:recordId/retention/holds',
    params,
    body: NewRetentionHold,
    reply: z.object({ id: z.string() }),
  },
  lift: {
    ...keep,
    path: '/records/:recordId/retention/holds/:holdId/lifted',
    params: z.strictObject({ recordId: Id, holdId: Id }),
    body: z.strictObject({ reason: requiredText(1000, 'Say why it need not be kept any more') }),
    reply: z.object({ id: z.string() }),
  },
  /** Those whose review is due, or will be within the notice of the rules, the first due first. */
  listDue: {
    method: 'GET',
    path: '/retention/due',
    permission: 'retention.hold.keep',
    audit: 'consultation',
    purpose: { none: 'References, kinds and days; a record asks its purpose when it is opened' },
    subject: { kind: 'many', type: 'Record' },
    query: z.strictObject({
      most: z.coerce.number({ error: 'Enter a number' }).int().min(1).max(200).default(100),
    }),
    reply: z.object({
      lines: z.array(RetentionLine),
      /** How many more are due than are listed, as far as they are counted. */
      left: z.number(),
    }),
  },
})
