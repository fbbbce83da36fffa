/** What can be asked of analytical products: make a profile, write its parts, rely on paragraphs, look again, approve, print and give. */
import { protectiveMarkings } from '@mips/domain/codes/information'
import { disseminationBases } from '@mips/domain/intelligence/dissemination'
import { narrativeBases, productPartCodes, profileKindCodes } from '@mips/domain/intelligence/product-parts'
import { z } from 'zod'
import { codeOf, day, Id, oneOf, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { EvidenceOffer, ProductListLine, ProductPage } from './product-parts.ts'

const one = { kind: 'one', type: 'AnalysisProduct', param: 'productId' } as const
const params = z.strictObject({ productId: Id })
const kept = z.object({ id: z.string(), version: z.number() })

const Described = {
  title: requiredText(160, 'Give it a title'),
  from: day().optional(),
  until: day().optional(),
  marking: codeOf(protectiveMarkings).default('OFFICIAL'),
  markingReason: text(500).optional(),
}
const Readers = {
  /** Colleagues who may read it besides its author. */
  readerIds: z.array(Id).max(50).default([]),
  readerGroupIds: z.array(Id).max(5).default([]),
}

export const NewProduct = z.strictObject({
  kind: oneOf(profileKindCodes),
  ...Described,
  ...Readers,
  /** The people, places or other records that it is about. */
  subjectIds: z.array(Id).min(1, { error: 'Choose who or what it is about' }).max(40),
})
export type NewProduct = z.output<typeof NewProduct>
export const ProductChange = z.strictObject(Described)
export type ProductChange = z.output<typeof ProductChange>
export const ProductReaders = z.strictObject(Readers)
export type ProductReaders = z.output<typeof ProductReaders>

/** A paragraph by the text that its reader holds of it, or another record by its id alone. */
export const NewEvidence = z.strictObject({ recordId: Id, textId: Id.optional() })
export type NewEvidence = z.output<typeof NewEvidence>

/** What the caller read: refused when it has changed since. */
const seen = requiredText(64, 'Load the page again, and read it first')

export const ProductGift = z.strictObject({
  seen,
  toPerson: requiredText(200, 'Name who gets it (DS-2)'),
  toOrganisation: requiredText(200, 'Name the organisation (DS-2)'),
  purpose: requiredText(1000, 'Say what it is for (DS-2)'),
  basis: codeOf(disseminationBases),
  reason: requiredText(2000, 'Say why it is given (DS-2)'),
  isOriginatorAsked: z.boolean().default(false),
  mayHoldSensitive: z.boolean().default(false),
})
export type ProductGift = z.output<typeof ProductGift>

const work = {
  method: 'POST',
  permission: 'intelligence.product.make',
  audit: 'alteration',
  purpose: 'required',
  subject: one,
  version: 'required',
  params,
  reply: kept,
} as const

export const product = defineContract('product', {
  list: {
    method: 'GET',
    path: '/products',
    permission: 'intelligence.product.read',
    audit: 'consultation',
    purpose: 'required',
    subject: { kind: 'many', type: 'AnalysisProduct' },
    reply: z.object({ products: z.array(ProductListLine) }),
  },
  make: {
    method: 'POST',
    path: '/products',
    permission: 'intelligence.product.make',
    audit: 'collection',
    purpose: 'required',
    subject: { kind: 'new', type: 'AnalysisProduct' },
    body: NewProduct,
    reply: kept,
  },
  get: {
    method: 'GET',
    path: '/products/:productId',
    permission: 'intelligence.product.read',
    audit: 'consultation',
    purpose: 'required',
    limit: 'search',
    subject: one,
    params,
    reply: ProductPage,
  },
  change: { ...work, path: '/products/:productId', body: ProductChange },
  /** Its author says who else may read it. */
  setReaders: { ...work, path: '/products/:productId/readers', body: ProductReaders },
  /** Keeps a new version of the author’s words in one part; empty words take them out. */
  write: {
    ...work,
    path: '/products/:productId/parts/:part',
    params: z.strictObject({ productId: Id, part: oneOf(productPartCodes) }),
    body: z.strictObject({ text: text(10_000), basis: codeOf(narrativeBases).optional() }),
  },
  /** The paragraphs that this reader holds of one report, or of the reports about its subjects. */
  offers: {
    method: 'GET',
    path: '/products/:productId/offers',
    permission: 'intelligence.product.make',
    audit: 'consultation',
    purpose: 'required',
    limit: 'search',
    subject: one,
    params,
    query: z.strictObject({ reportId: Id.optional() }),
    reply: z.object({ offers: z.array(EvidenceOffer) }),
  },
  addEvidence: { ...work, path: '/products/:productId/evidence', body: NewEvidence },
  removeEvidence: {
    ...work,
    path: '/products/:productId/evidence/:evidenceId/removed',
    params: z.strictObject({ productId: Id, evidenceId: Id }),
    body: z.strictObject({ reason: requiredText(300, 'Say why it is relied on no longer') }),
  },
  /** Its author looked at it again: it relies on its evidence as that is now. */
  look: {
    ...work,
    path: '/products/:productId/looked',
    body: z.strictObject({ words: requiredText(1000, 'Say what you looked at and what follows') }),
  },
  approve: {
    method: 'POST',
    path: '/products/:productId/approved',
    permission: 'intelligence.product.make',
    audit: 'alteration',
    purpose: 'required',
    subject: one,
    params,
    /** All parts together were looked at: they are not more sensitive than each by itself (IM-3). */
    body: z.strictObject({ seen, isSumLookedAt: z.boolean().default(false) }),
    reply: z.object({ id: z.string() }),
  },
  /** The marked pack for its reader, or, with a recipient, for somebody of the force. */
  print: {
    method: 'POST',
    path: '/products/:productId/paper',
    permission: 'intelligence.product.read',
    audit: 'disclosure',
    purpose: 'required',
    limit: 'export',
    subject: one,
    params,
    body: z.strictObject({ recipient: text(200).default('') }),
    download: 'bytes',
    reply: z.unknown(),
  },
  /** The pack for another force: what of its evidence may go is kept in the ledger of what was given. */
  give: {
    method: 'POST',
    path: '/products/:productId/given',
    permission: 'intelligence.dissemination.give',
    audit: 'disclosure',
    purpose: 'required',
    limit: 'export',
    subject: one,
    params,
    body: ProductGift,
    download: 'bytes',
    reply: z.unknown(),
  },
})
