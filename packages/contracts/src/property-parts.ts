/** The parts of the property contract: what is sent when an exhibit is registered, moved, kept or looked at. */
import { disposalDecisions } from '@mips/domain/property/disposal'
import { movePurposes } from '@mips/domain/property/continuity'
import { propertyKinds, retentionBases } from '@mips/domain/property/property-kinds'
import { z } from 'zod'
import { codeOf, day, Id, instant, int4, oneOf, Origins, requiredText, text } from './common.ts'

export const seal = text(30).transform((value) => value.toUpperCase())

/** What the kind of item asks besides; weights in milligrams, cash in pence. */
export const ExhibitDetails = z.strictObject({
  cashCounted: int4(0).optional(),
  grossWeight: int4(0).optional(),
  netWeight: int4(0).optional(),
  madeSafeBy: text(120).optional(),
  isTubed: z.boolean().optional(),
  imei: text(60).optional(),
  isNetworkOff: z.boolean().optional(),
  registration: text(20).optional(),
})
export type ExhibitDetails = z.output<typeof ExhibitDetails>

/** What can be added or put right later; the reference, who seized it and its first seal stay. */
const facts = {
  kind: codeOf(propertyKinds).default('GENERAL'),
  description: text(1000).default(''),
  placeText: text(300).optional(),
  locationId: Id.optional(),
  personRecordId: Id.optional(),
  objectId: Id.optional(),
  power: text(200).optional(),
  basis: codeOf(retentionBases).optional(),
  secondPersonId: Id.optional(),
  details: ExhibitDetails.default({}),
}

/** Nothing but the item itself is needed; everything the record knows is carried in. */
export const NewExhibit = z.strictObject({
  ...facts,
  seizedAt: instant().optional(),
  /** Who seized it, where that is somebody else than who registers it. */
  seizedById: Id.optional(),
  isFound: z.boolean().default(false),
  /** The number on the label already, where one was given at the scene; the next free one otherwise. */
  exhibitRef: text(12).optional(),
  parentId: Id.optional(),
  /** An item of the detainee's property that is kept as evidence. */
  custodyItemId: Id.optional(),
  seal: seal.optional(),
  origins: Origins,
})
export type NewExhibit = z.output<typeof NewExhibit>

export const ExhibitFacts = z.strictObject({
  ...facts,
  isHeldForOther: z.boolean().default(false),
  origins: Origins,
})
export type ExhibitFacts = z.output<typeof ExhibitFacts>

const holderKinds = ['PERSON', 'PLACE', 'OUTSIDE', 'GONE'] as const
const Holder = z.strictObject({
  kind: oneOf(holderKinds),
  id: requiredText(200, 'Say who takes it, or where it goes'),
})

/** A move from where the item was seen to be; whoever came first wins, and the other one is told. */
export const NewMove = z.strictObject({
  from: Holder,
  to: Holder,
  purpose: codeOf(movePurposes),
  at: instant().optional(),
  /** The hands, where they are not those who stand to reason: a colleague's id, or the name of somebody outside. */
  givenBy: text(200).optional(),
  receivedBy: text(200).optional(),
  witnessId: Id.optional(),
  sealBefore: seal.optional(),
  sealAfter: seal.optional(),
  reason: text(1000).optional(),
})
export type NewMove = z.output<typeof NewMove>

export const NewDisposal = z.strictObject({
  decision: codeOf(disposalDecisions),
  instruction: text(2000).optional(),
  reason: text(2000).optional(),
  /** The person record of its owner. */
  ownerId: Id.optional(),
  ownerDecision: oneOf(['WANTS_BACK', 'DISCLAIMS', 'NOT_REACHED']).optional(),
  hasRivalClaim: z.boolean().default(false),
  courtOrderReference: text(100).optional(),
  /** What the law reads of the case (CPIA code). */
  convictedOn: day().optional(),
  isInCustody: z.boolean().default(false),
  releasedOn: day().optional(),
  isAppealOpen: z.boolean().default(false),
  appealUntil: day().optional(),
})
export type NewDisposal = z.output<typeof NewDisposal>

export const SubmissionStep = z.strictObject({
  receivedAt: instant().optional(),
  laboratoryReference: text(60).optional(),
  result: text(8000).optional(),
  resultAt: instant().optional(),
})

export const NewCopy = z.strictObject({
  parentId: Id.optional(),
  label: requiredText(200, 'Name the file'),
  sha256: z
    .string({ error: 'Enter the SHA-256 of the file: 64 letters and digits' })
    .transform((value) => value.trim().toLowerCase())
    .refine((value) => /^[0-9a-f]{64}$/.test(value), {
      error: 'Enter the SHA-256 of the file: 64 letters and digits',
    }),
  isPlayable: z.boolean().default(false),
  tool: text(120).optional(),
  keptAt: text(200).optional(),
  madeAt: instant().optional(),
})

export const PlaceFields = z.strictObject({
  label: requiredText(120, 'Name the place'),
  isSelfService: z.boolean().default(false),
  isSensitive: z.boolean().default(false),
  keeperIds: z.array(Id).max(40).default([]),
})

export const NewPlace = PlaceFields.extend({
  parentId: Id.optional(),
  code: requiredText(20, 'Enter the code of the place')
    .transform((code) => code.toUpperCase())
    .refine((code) => /^[A-Z0-9][A-Z0-9-]{1,19}$/.test(code), {
      error: 'Use letters, digits and hyphens, for example MAIN-A3',
    }),
})

export const NewCount = z.strictObject({
  /** What the barcode reader typed, one for each label. */
  scanned: z.array(requiredText(100)).max(2000),
  secondPersonId: Id.optional(),
})
