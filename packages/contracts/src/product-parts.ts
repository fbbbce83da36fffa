/** What is answered of analytical products: their parts, what they stand on, and the profile as its reader may hold it. */
import { z } from 'zod'
import { May, OfficerRef, RecordRef } from './common.ts'

const coded = z.object({ code: z.string(), label: z.string() })

/** One line of a part, from a live record. */
export const ProductPartLine = z.object({
  words: z.string(),
  detail: z.string().nullable(),
  record: RecordRef.nullable(),
})
export type ProductPartLine = z.infer<typeof ProductPartLine>

/** The words of the author; every version is kept, the newest is shown. */
export const Narrative = z.object({
  version: z.number(),
  text: z.string(),
  basis: coded.nullable(),
  writtenBy: OfficerRef.nullable(),
  writtenAt: z.string(),
})
export type Narrative = z.infer<typeof Narrative>

export const ProductPartView = z.object({
  code: z.string(),
  label: z.string(),
  /** The store fills it from live records at each reading. */
  isFilled: z.boolean(),
  lines: z.array(ProductPartLine),
  /** How many more the store has for this reader. */
  left: z.number(),
  narrative: Narrative.nullable(),
})
export type ProductPartView = z.infer<typeof ProductPartView>

/** A paragraph or another record that the product relies on, as its reader holds it; numbered among those that they hold. */
export const EvidenceView = z.object({
  id: z.string(),
  number: z.number(),
  record: RecordRef,
  /** The paragraph as it reads now; null for a record that is no intelligence. */
  text: z.string().nullable(),
  /** The grade with which it was relied on, and the one that holds now. */
  grade: z.object({ relied: z.string(), now: z.string() }).nullable(),
  conditions: z.array(z.string()),
  marking: z.string().nullable(),
  change: coded.nullable(),
  addedAt: z.string(),
  addedBy: OfficerRef.nullable(),
})
export type EvidenceView = z.infer<typeof EvidenceView>

export const ProductHead = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  kind: coded,
  title: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  from: z.string().nullable(),
  until: z.string().nullable(),
  madeAt: z.string(),
  author: OfficerRef.nullable(),
})
export type ProductHead = z.infer<typeof ProductHead>

/** A product in the list; `isToLookAt` is said to who answers for it alone. */
export const ProductListLine = ProductHead.extend({ isToLookAt: z.boolean() })
export type ProductListLine = z.infer<typeof ProductListLine>

export const ProductPage = ProductHead.extend({
  /** Moves with each act of its author, so that it is theirs alone; 1 for everybody else. */
  version: z.number(),
  /** A fingerprint of what this reader sees of it, by which they approve or give what they have read. */
  seen: z.string(),
  owner: OfficerRef.nullable(),
  marking: z.string(),
  markingReason: z.string().nullable(),
  /** The highest marking of what this reader holds of it. */
  packMarking: z.string(),
  approvedBy: OfficerRef.nullable(),
  approvedAt: z.string().nullable(),
  lookedAt: z.string().nullable(),
  /** Who may read it, in words. */
  readers: z.string(),
  namedReaders: z.array(OfficerRef),
  readerGroupIds: z.array(z.string()),
  subjects: z.array(RecordRef),
  parts: z.array(ProductPartView),
  evidence: z.array(EvidenceView),
  /** Parts that its author relied on and holds no more; nobody else is told. */
  fellAway: z.number(),
  isToLookAt: z.boolean(),
  due: z.object({ text: z.string(), by: z.string(), rule: z.string(), isOverdue: z.boolean() }),
  may: May,
})
export type ProductPage = z.infer<typeof ProductPage>

/** A paragraph that this reader holds and could rely on. */
export const EvidenceOffer = z.object({
  report: RecordRef,
  textId: z.string(),
  text: z.string(),
  grade: z.string(),
  marking: z.string(),
  conditions: z.array(z.string()),
  isRelied: z.boolean(),
})
export type EvidenceOffer = z.infer<typeof EvidenceOffer>
