/** What can be asked of briefings: make one of live records, publish it, read today's, say that it was read, and see who has not. */
import { briefingItemKinds, briefingShifts } from '@mips/domain/intelligence/briefing-audience'
import { allRoles } from '@mips/domain/access/roles'
import { z } from 'zod'
import { codeOf, day, Id, int4, oneOf, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import {
  BriefingDraft,
  BriefingFigures,
  BriefingForReader,
  BriefingHead,
  BriefingListLine,
  ItemReceipts,
  ReceiptLine,
} from './briefing-parts.ts'

const subject = { kind: 'many', type: 'Record' } as const
const purpose = { none: 'The duty for which the briefing is published is its purpose' } as const
const params = z.strictObject({ briefingId: Id })
const itemParams = z.strictObject({ briefingId: Id, itemId: Id })
const made = z.object({ id: z.string() })
const make = {
  method: 'POST',
  permission: 'briefing.duty.make',
  audit: 'alteration',
  purpose,
  subject,
} as const
const ask = requiredText(500, 'Say what readers are to do or to look out for')

/** For whom and when; no unit and no role means all. */
export const NewBriefing = z.strictObject({
  title: requiredText(120, 'Give it a title'),
  from: day(),
  until: day(),
  units: z.array(text(40)).max(20).default([]),
  roles: z
    .array(oneOf(allRoles as [string, ...string[]]))
    .max(30)
    .default([]),
  shift: codeOf(briefingShifts).optional(),
})
export type NewBriefing = z.output<typeof NewBriefing>

export const NewBriefingItem = z.strictObject({
  kind: codeOf(briefingItemKinds),
  recordId: Id.optional(),
  /** Which paragraph of a report of intelligence, by the text of it that its reader holds. */
  textId: Id.optional(),
  /** Free words instead of a record. */
  words: text(2000).optional(),
  ask,
  until: day(),
  isMustRead: z.boolean().default(false),
})
export type NewBriefingItem = z.output<typeof NewBriefingItem>

export const briefing = defineContract('briefing', {
  today: {
    method: 'GET',
    path: '/briefing',
    permission: 'briefing.duty.read',
    audit: 'consultation',
    purpose,
    subject,
    reply: z.object({ today: z.string(), briefings: z.array(BriefingForReader) }),
  },
  acknowledge: {
    method: 'POST',
    path: '/briefings/:briefingId/receipts',
    permission: 'briefing.duty.read',
    audit: 'alteration',
    purpose,
    subject,
    params,
    body: z.strictObject({
      items: z
        .array(z.strictObject({ itemId: Id, version: int4(1) }))
        .min(1, { error: 'Choose what you have read' })
        .max(400),
    }),
    reply: z.object({ read: z.number() }),
  },
  print: {
    method: 'POST',
    path: '/briefings/:briefingId/paper',
    permission: 'briefing.duty.read',
    audit: 'disclosure',
    purpose,
    subject,
    limit: 'export',
    params,
    body: z.strictObject({ recipient: requiredText(200, 'Say who takes it') }),
    download: 'bytes',
    reply: z.unknown(),
  },
  list: {
    method: 'GET',
    path: '/briefings',
    permission: 'briefing.duty.make',
    audit: 'consultation',
    purpose,
    subject,
    reply: z.object({
      briefings: z.array(BriefingListLine),
      allUnits: z.array(z.object({ code: z.string(), label: z.string() })),
    }),
  },
  make: { ...make, path: '/briefings', body: NewBriefing, reply: made },
  get: {
    ...make,
    method: 'GET',
    path: '/briefings/:briefingId',
    audit: 'consultation',
    params,
    reply: BriefingDraft,
  },
  change: { ...make, path: '/briefings/:briefingId', params, body: NewBriefing, reply: made },
  publish: { ...make, path: '/briefings/:briefingId/published', params, reply: BriefingHead },
  end: { ...make, path: '/briefings/:briefingId/ended', params, reply: BriefingHead },
  addItem: { ...make, path: '/briefings/:briefingId/items', params, body: NewBriefingItem, reply: made },
  /** Somebody looked at it again: it stands on, until another day (BF-6). */
  keepItem: {
    ...make,
    path: '/briefings/:briefingId/items/:itemId/kept',
    params: itemParams,
    body: z.strictObject({ ask, until: day(), isMustRead: z.boolean().default(false) }),
    reply: made,
  },
  removeItem: {
    ...make,
    path: '/briefings/:briefingId/items/:itemId/removed',
    params: itemParams,
    body: z.strictObject({ reason: requiredText(300, 'Say why it comes out') }),
    reply: made,
  },
  /** The gravest first, as readers see them. */
  order: {
    ...make,
    path: '/briefings/:briefingId/order',
    params,
    body: z.strictObject({ itemIds: z.array(Id).min(1, { error: 'Say in which order' }).max(400) }),
    reply: made,
  },
  receipts: {
    method: 'GET',
    path: '/briefings/:briefingId/receipts',
    permission: 'briefing.duty.make',
    audit: 'consultation',
    purpose,
    subject,
    params,
    reply: z.object({ briefing: BriefingHead, figures: BriefingFigures, lines: z.array(ReceiptLine) }),
  },
  /** The names behind the figures of one item. */
  itemReceipts: {
    method: 'GET',
    path: '/briefings/:briefingId/items/:itemId/receipts',
    permission: 'briefing.duty.make',
    audit: 'consultation',
    purpose,
    subject,
    params: itemParams,
    query: z.strictObject({
      page: z.coerce.number({ error: 'Enter a number' }).int().min(1).max(1000).default(1),
    }),
    reply: ItemReceipts,
  },
})
