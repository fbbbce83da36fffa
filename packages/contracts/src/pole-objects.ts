/** Objects: each kind with its own fields, and what an object page is told. */
import { deviceTypes, documentTypes, drugClasses, drugUnits } from '@mips/domain/codes/object-details'
import { weaponTypes } from '@mips/domain/codes/objects'
import { z } from 'zod'
import { codeOf, decimal, int4, oneOf, Origins, requiredText, text } from './common.ts'
import { FactSource, LinkedEvent, LinkedPerson, LocationLink, Marker, Photograph } from './pole-replies.ts'

const description = text(500).optional()

/** The fields of each kind; identifiers are sent as read and kept in their normal form. */
export const ObjectFields = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('VEHICLE'),
      vrm: text(15).optional(),
      vin: text(17).optional(),
      make: text(40).optional(),
      model: text(40).optional(),
      colour: text(30).optional(),
      year: int4(1885, 2100).optional(),
      description,
    }),
    z.strictObject({
      kind: z.literal('PHONE'),
      number: requiredText(30, 'Enter the telephone number'),
      network: text(40).optional(),
      description,
    }),
    z.strictObject({
      kind: z.literal('DEVICE'),
      deviceType: codeOf(deviceTypes),
      imei: text(25).optional(),
      serialNumber: text(40).optional(),
      make: text(40).optional(),
      model: text(40).optional(),
      description,
    }),
    z.strictObject({
      kind: z.literal('ACCOUNT'),
      service: requiredText(60, 'Enter the service that the account is with'),
      handle: text(100).optional(),
      email: text(254).optional(),
      description,
    }),
    z.strictObject({
      kind: z.literal('DOCUMENT'),
      documentType: codeOf(documentTypes),
      number: requiredText(40, 'Enter the number of the document'),
      issuer: text(60).optional(),
      nameShown: text(100).optional(),
      description,
    }),
    z.strictObject({
      kind: z.literal('WEAPON'),
      weaponType: codeOf(weaponTypes),
      make: text(40).optional(),
      serialNumber: text(40).optional(),
      description: requiredText(500, 'Describe the weapon'),
    }),
    z.strictObject({
      kind: z.literal('CASH'),
      currency: oneOf(['GBP', 'EUR', 'USD', 'OTHER']),
      amount: decimal(0, 100_000_000),
      isCounted: z.boolean({ error: 'Say whether it was counted' }),
      description,
    }),
    z.strictObject({
      kind: z.literal('DRUG'),
      substance: requiredText(60, 'Enter the substance'),
      drugClass: codeOf(drugClasses),
      quantity: decimal(0, 1_000_000).optional(),
      unit: codeOf(drugUnits).optional(),
      isConfirmed: z.boolean().default(false),
      description,
    }),
    z.strictObject({
      kind: z.literal('OTHER'),
      name: requiredText(80, 'Say what it is'),
      serialNumber: text(40).optional(),
      description,
    }),
  ],
  { error: 'Choose the kind of object' },
)
export type ObjectFields = z.output<typeof ObjectFields>

/** An object with everything linked to it. */
export const ObjectPage = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  marking: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  label: z.string(),
  keyValue: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
  markers: z.array(Marker),
  people: z.array(LinkedPerson),
  places: z.array(LocationLink),
  events: z.array(LinkedEvent),
  photographs: z.array(Photograph),
  sources: z.array(FactSource),
  may: z.object({
    correct: z.boolean(),
    addMarker: z.boolean(),
    endMarker: z.boolean(),
    addPhotograph: z.boolean(),
    link: z.boolean(),
    seeHistory: z.boolean(),
  }),
})
export type ObjectPage = z.infer<typeof ObjectPage>

/** What is sent to make an object. */
export const NewObject = z.strictObject({ fields: ObjectFields, origins: Origins })

/** What is sent to correct one: the whole of its fields, and why. */
export const ObjectCorrection = z.strictObject({
  fields: ObjectFields,
  reason: requiredText(300, 'Say why you are correcting it'),
  origins: Origins,
})
