/** The shapes of a briefing as its readers, its makers and those who look after receipts see it. */
import { z } from 'zod'
import { OfficerRef, RecordRef } from './common.ts'
import { GradeView } from './intelligence.ts'

const coded = z.object({ code: z.string(), label: z.string() })

/** An item as this reader may hold it now; `record` is null for free words. */
export const BriefingLine = z.object({
  id: z.string(),
  kind: coded,
  record: RecordRef.nullable(),
  /** Born, or the day on which it happened. */
  detail: z.string().nullable(),
  hasWarning: z.boolean(),
  /** Free words, or the text of a paragraph of intelligence. */
  words: z.string().nullable(),
  grade: GradeView.nullable(),
  conditions: z.array(z.string()),
  ask: z.string(),
  marking: z.string(),
  photograph: z.object({ id: z.string(), recordId: z.string(), takenOn: z.string().nullable() }).nullable(),
  place: z
    .object({ address: z.string(), easting: z.number().nullable(), northing: z.number().nullable() })
    .nullable(),
  isMustRead: z.boolean(),
  /** Another version than the reader read before. */
  isChanged: z.boolean(),
  isRead: z.boolean(),
  version: z.number(),
  addedBy: OfficerRef.nullable(),
  addedAt: z.string(),
  until: z.string(),
})
export type BriefingLine = z.infer<typeof BriefingLine>

export const BriefingHead = z.object({
  id: z.string(),
  title: z.string(),
  from: z.string(),
  until: z.string(),
  units: z.array(coded),
  roles: z.array(coded),
  shift: coded.nullable(),
  state: z.string(),
  stateLabel: z.string(),
  madeBy: OfficerRef.nullable(),
  publishedAt: z.string().nullable(),
})
export type BriefingHead = z.infer<typeof BriefingHead>

/** A briefing of today for its reader, with the marking of what is shown and no more. */
export const BriefingForReader = BriefingHead.extend({
  marking: z.string(),
  items: z.array(BriefingLine),
  isOfThisShift: z.boolean(),
})
export type BriefingForReader = z.infer<typeof BriefingForReader>

/** An item for its makers: with why it shows no longer. */
export const BriefingDraftLine = BriefingLine.extend({
  stands: z.boolean(),
  /** EXPIRED, ENDED (found, arrested, closed), or GONE (held back, or no longer there). */
  gone: coded.nullable(),
})
export type BriefingDraftLine = z.infer<typeof BriefingDraftLine>

export const BriefingDraft = BriefingHead.extend({
  marking: z.string(),
  items: z.array(BriefingDraftLine),
  /** The longest that an item may stand, in days. */
  mostDays: z.number(),
  /** The units that there are, for whom it may be. */
  allUnits: z.array(coded),
  may: z.object({ change: z.boolean(), publish: z.boolean() }),
})
export type BriefingDraft = z.infer<typeof BriefingDraft>

/** The figures of a briefing: of items that the asker sees, and of readers who may see each. */
export const BriefingFigures = z.object({
  items: z.number(),
  readers: z.number(),
  /** Pairs of a must-read item and a reader. */
  toRead: z.number(),
  read: z.number(),
  overdue: z.number(),
})
export type BriefingFigures = z.infer<typeof BriefingFigures>

export const BriefingListLine = BriefingHead.extend({ items: z.number(), standing: z.number() })
export type BriefingListLine = z.infer<typeof BriefingListLine>

export const ReceiptLine = z.object({
  itemId: z.string(),
  kind: coded,
  title: z.string(),
  isMustRead: z.boolean(),
  version: z.number(),
  /** How many of its readers may see it now. */
  readers: z.number(),
  shown: z.number(),
  /** How many of them read this version, and how many have not where they must. */
  read: z.number(),
  unread: z.number(),
  due: z.object({ by: z.string(), isOverdue: z.boolean(), rule: z.string() }).nullable(),
})
export type ReceiptLine = z.infer<typeof ReceiptLine>

/** One page of names of one item: who said that they have read it, the latest first, and who has not. */
export const ItemReceipts = z.object({
  line: ReceiptLine,
  read: z.array(z.object({ by: OfficerRef, at: z.string(), version: z.number() })),
  unread: z.array(OfficerRef),
  page: z.number(),
  pages: z.number(),
})
export type ItemReceipts = z.infer<typeof ItemReceipts>
