/** A detainee's property: taken, bagged under seal, moved, given back and signed for (custody.md 12.12). */
import {
  bagKinds,
  propertyCategories,
  seizurePowers,
  signatureKinds,
  takenFromPlaces,
} from '@mips/domain/custody/procedure-codes'
import { propertyPlaces } from '@mips/domain/custody/property-ledger'
import { z } from 'zod'
import { codeOf, decimal, Id, instant, OfficerRef, oneOf, requiredText, text } from './common.ts'
import {
  entered,
  keptReply,
  Named,
  rowReply,
  stay,
  StayFacts,
  stayParams,
} from './custody-procedure-parts.ts'
import { ObjectFields } from './pole-objects.ts'

export const currencies = ['GBP', 'EUR', 'USD', 'OTHER'] as const

/** How many, or how much money; kept to the hundredth. */
const quantity = decimal(0.01, 100_000_000).refine(
  (value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6,
  { error: 'Use at most two decimal places' },
)

const sealNo = requiredText(30, 'Enter the seal number').transform((seal) => seal.toUpperCase())

export const ItemFacts = z.strictObject({
  description: requiredText(500, 'Describe the item'),
  category: codeOf(propertyCategories),
  quantity,
  /** Given for cash: the quantity is then the amount. */
  currency: oneOf(currencies).optional(),
  denominations: text(300).optional(),
  takenFrom: codeOf(takenFromPlaces).default('PERSON'),
  heldUnder: codeOf(seizurePowers).default('SAFE_KEEPING'),
  isReasonTold: z.boolean().optional(),
})

const NewItem = ItemFacts.extend({
  place: oneOf(['BAG', 'DETAINEE', 'STORE', 'EVIDENCE']),
  exhibitRef: text(40).optional(),
  /** The thing itself in the store, where it can be told apart: chosen, or made from its fields. */
  objectId: Id.optional(),
  object: ObjectFields.optional(),
}).superRefine((item, context) => {
  if ((item.category === 'CASH') !== (item.currency !== undefined))
    context.addIssue({
      code: 'custom',
      path: ['currency'],
      message: item.category === 'CASH' ? 'Choose the currency' : 'A currency is for cash only',
    })
})

/** An existing bag is opened and sealed anew; a new one is made. */
const Bag = z.strictObject({
  bagId: Id.optional(),
  sealNo,
  kind: codeOf(bagKinds).default('PROPERTY'),
  storage: text(80).optional(),
})

const place = z.strictObject({ place: oneOf(['BAG', 'NEW_BAG', ...placeCodes()]), bagId: Id.optional() })

function placeCodes() {
  return propertyPlaces.map(({ code }) => code) as [
    (typeof propertyPlaces)[number]['code'],
    ...(typeof propertyPlaces)[number]['code'][],
  ]
}

export const ItemLine = z.object({
  ...rowReply,
  number: z.number(),
  facts: ItemFacts,
  categoryLabel: z.string(),
  object: z.object({ id: z.string(), label: z.string() }).nullable(),
  /** Where it lies now, with how much. */
  where: z.array(z.object({ place: z.string(), label: z.string(), quantity: z.number() })),
  moves: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      from: z.string().nullable(),
      to: z.string(),
      quantity: z.number(),
      by: OfficerRef.nullable(),
      takenBy: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
})
export const BagLine = z.object({
  ...rowReply,
  number: z.number(),
  kind: z.string(),
  kindLabel: z.string(),
  storage: z.string().nullable(),
  /** Null while the bag is open. */
  sealNo: z.string().nullable(),
  isEmpty: z.boolean(),
  seals: z.array(z.object({ sealNo: z.string(), sealedAt: z.string(), openedAt: z.string().nullable() })),
})
export const Signature = z.object({
  id: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  how: z.string(),
  at: z.string(),
  drawing: z.string().nullable(),
  name: z.string().nullable(),
  witness: z.string().nullable(),
  reason: z.string().nullable(),
  recordedBy: OfficerRef.nullable(),
  /** The list as it was signed. */
  items: z.array(z.string()),
  /** Whether the property has changed since. */
  isOutdated: z.boolean(),
})

/** Strokes of a pen as an SVG path: moves and lines in whole numbers, nothing else. */
const Drawing = z
  .string()
  .max(20_000, { error: 'The drawing is too long: clear it and sign again' })
  .regex(/^(?:[ML]\d{1,4} \d{1,4})+$/, { error: 'Sign in the box' })

export const propertyRoutes = {
  getProperty: {
    method: 'GET',
    path: '/custody/records/:recordId/property',
    permission: 'custody.record.read',
    audit: 'consultation',
    purpose: 'required',
    subject: stay,
    params: stayParams,
    reply: z.object({
      stay: StayFacts,
      items: z.array(ItemLine),
      bags: z.array(BagLine),
      signatures: z.array(Signature),
      left: z.array(z.string()),
    }),
  },
  takeProperty: {
    method: 'POST',
    path: '/custody/records/:recordId/property',
    permission: 'custody.procedure.record',
    audit: 'collection',
    purpose: 'required',
    subject: stay,
    params: stayParams,
    body: z
      .strictObject({
        takenAt: instant(),
        items: z.array(NewItem).min(1, { error: 'Add at least one item' }).max(40),
        bag: Bag.optional(),
        ...entered,
      })
      .superRefine(({ items, bag }, context) => {
        if (bag === undefined && items.some((item) => item.place === 'BAG'))
          context.addIssue({ code: 'custom', path: ['bag'], message: 'Enter the seal number of the bag' })
      }),
    reply: z.object({ itemIds: z.array(z.string()), bagId: z.string().nullable() }),
  },
  /** Moves items between places; every bag that is opened for it is sealed again under a new number, or stands open. */
  moveProperty: {
    method: 'POST',
    path: '/custody/records/:recordId/property/moves',
    permission: 'custody.procedure.record',
    audit: 'alteration',
    purpose: 'required',
    subject: stay,
    params: stayParams,
    body: z.strictObject({
      movedAt: instant(),
      moves: z
        .array(z.strictObject({ itemId: Id, from: place, to: place, quantity: quantity.optional() }))
        .max(60),
      newBag: Bag.omit({ bagId: true }).optional(),
      seals: z
        .array(z.strictObject({ bagId: Id, sealNo }))
        .max(20)
        .default([]),
      reason: requiredText(500, 'Say why'),
      /** Who took it over, where it leaves the suite. */
      takenBy: text(120).optional(),
      ...entered,
    }),
    reply: z.object({ openBags: z.array(z.string()), newBagId: z.string().nullable() }),
  },
  /** Puts right what an item is, or how much of it there was; what was written stays. */
  correctItem: {
    method: 'POST',
    path: '/custody/records/:recordId/property/:itemId/corrections',
    permission: 'custody.procedure.record',
    audit: 'alteration',
    purpose: 'required',
    subject: stay,
    params: z.strictObject({ recordId: Id, itemId: Id }),
    body: ItemFacts.extend({
      previousId: Id,
      why: requiredText(500, 'Say why it is put right'),
      /** Where the difference of the quantity is, when the item lies in more than one place. */
      differenceAt: z
        .strictObject({ place: oneOf(['BAG', ...placeCodes()]), bagId: Id.optional() })
        .optional(),
    }),
    reply: keptReply,
  },
  signProperty: {
    method: 'POST',
    path: '/custody/records/:recordId/property/signatures',
    permission: 'custody.procedure.record',
    audit: 'collection',
    purpose: 'required',
    subject: stay,
    params: stayParams,
    body: z
      .strictObject({
        kind: codeOf(signatureKinds),
        signedAt: instant(),
        how: oneOf(['DRAWN', 'TYPED', 'REFUSED']),
        drawing: Drawing.optional(),
        name: Named.optional(),
        witness: Named.optional(),
        reason: text(500).optional(),
        ...entered,
      })
      .superRefine((signed, context) => {
        const ask = (isMissing: boolean, path: string, message: string) => {
          if (isMissing) context.addIssue({ code: 'custom', path: [path], message })
        }
        ask(signed.how === 'DRAWN' && signed.drawing === undefined, 'drawing', 'Sign in the box')
        ask(signed.how === 'TYPED' && signed.name === undefined, 'name', 'Enter the name')
        ask(signed.how === 'REFUSED' && signed.witness === undefined, 'witness', 'Name the witness')
      }),
    reply: z.object({ id: z.string() }),
  },
} as const
