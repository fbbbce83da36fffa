/** What is recorded of a person: the facts of the Golden Nominal, each with its source. */
import { LOCKED_FIELDS } from '@mips/domain/identity/identity-cases'
import { z } from 'zod'
import { May } from './common.ts'
import { MarkerBrief, PhotographRef } from './nominal-terms.ts'

/** Where a fact comes from: the person record that holds it and the record that it was made in. */
export const Source = z.object({
  personRecordId: z.string().nullable(),
  sourceKind: z.string(),
  tier: z.number().nullable(),
  recordId: z.string().nullable(),
  recordKind: z.string().nullable(),
  reference: z.string().nullable(),
  title: z.string(),
  at: z.string(),
  /** Typed, chosen, carried over, imported or derived. */
  how: z.string(),
  carriedFrom: z.string().nullable(),
})
export type Source = z.infer<typeof Source>

/** One field of the golden view; `alternatives` are what other sources say. */
export const GoldenFact = z.object({
  value: z.string(),
  words: z.string(),
  reason: z.string(),
  source: Source,
  alternatives: z.array(z.object({ value: z.string(), words: z.string(), source: Source })),
})
export type GoldenFact = z.infer<typeof GoldenFact>

export const HeldName = z.object({
  id: z.string(),
  personRecordId: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  title: z.string().nullable(),
  forename: z.string().nullable(),
  middle: z.string().nullable(),
  surname: z.string().nullable(),
  words: z.string(),
  source: Source,
})
export const HeldIdentifier = z.object({
  id: z.string(),
  personRecordId: z.string(),
  type: z.string(),
  label: z.string(),
  value: z.string(),
  rawValue: z.string(),
  isValid: z.boolean(),
  source: Source,
})
export const HeldAddress = z.object({
  linkId: z.string(),
  locationId: z.string(),
  reference: z.string().nullable(),
  address: z.string(),
  isMatched: z.boolean(),
  gazetteer: z.string(),
  role: z.string(),
  roleLabel: z.string(),
  isCurrent: z.boolean(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  markers: z.array(MarkerBrief),
  source: Source,
})
export const HeldObject = z.object({
  linkId: z.string(),
  objectId: z.string(),
  reference: z.string().nullable(),
  kind: z.string(),
  label: z.string(),
  keyValue: z.string().nullable(),
  role: z.string(),
  roleLabel: z.string(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  source: Source,
})
export const Warning = MarkerBrief.extend({
  recordId: z.string(),
  version: z.number(),
  reason: z.string(),
  sourceText: z.string().nullable(),
  endedOn: z.string().nullable(),
  source: Source,
})
export const Photograph = z.object({
  id: z.string(),
  recordId: z.string(),
  caption: z.string().nullable(),
  takenOn: z.string().nullable(),
  addedAt: z.string(),
  sourceText: z.string().nullable(),
})
export const Associate = z.object({
  nominalId: z.string(),
  reference: z.string().nullable(),
  displayName: z.string(),
  dob: z.string().nullable(),
  photograph: PhotographRef.nullable(),
  markers: z.array(MarkerBrief),
  /** Links between the two people: partner, parent and so on. */
  relations: z.array(
    z.object({
      linkId: z.string(),
      role: z.string(),
      roleLabel: z.string(),
      note: z.string().nullable(),
      source: Source,
    }),
  ),
  /** How many events both are linked to, and the latest of them. */
  eventsTogether: z.number(),
  lastTogether: z
    .object({
      id: z.string(),
      kind: z.string(),
      reference: z.string().nullable(),
      title: z.string(),
      at: z.string(),
    })
    .nullable(),
})
export const HeldRecord = z.object({
  id: z.string(),
  version: z.number(),
  nominalId: z.string(),
  source: Source,
  words: z.string(),
  dob: z.string().nullable(),
  sex: z.string().nullable(),
  isPrimary: z.boolean(),
  isRestricted: z.boolean(),
  /** The fields that have locked and why; `mayCorrect` for who has the right to change them still. */
  locked: z
    .object({ fields: z.array(z.enum(LOCKED_FIELDS)), words: z.string(), mayCorrect: z.boolean() })
    .nullable(),
})
export const Decided = z.object({
  id: z.string(),
  decision: z.string(),
  reason: z.string(),
  decidedAt: z.string(),
  decidedBy: z.string().nullable(),
  otherNominalId: z.string().nullable(),
  otherWords: z.string(),
  undoneAt: z.string().nullable(),
  undoneReason: z.string().nullable(),
})

/** The Golden Nominal: computed from the person records that this reader may see. */
export const GoldenNominal = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  marking: z.string(),
  status: z.string(),
  statusReason: z.string().nullable(),
  /** The retired number that was asked for and led here. */
  redirectedFrom: z.object({ id: z.string(), reference: z.string().nullable() }).nullish(),
  isRestricted: z.boolean(),
  displayName: z.string(),
  ageYears: z.number().nullable(),
  isChild: z.boolean().nullable(),
  /** The dates of birth held disagree about being under 18. */
  isAgeInDoubt: z.boolean(),
  photograph: PhotographRef.nullable(),
  facts: z.record(z.string(), GoldenFact),
  alsoRecordedAs: z.array(z.object({ field: z.string(), words: z.string() })),
  primaryPersonRecordId: z.string(),
  names: z.array(HeldName),
  identifiers: z.array(HeldIdentifier),
  identifierProblems: z.array(z.string()),
  addresses: z.array(HeldAddress),
  objects: z.array(HeldObject),
  warnings: z.array(Warning),
  photographs: z.array(Photograph),
  associates: z.array(Associate),
  records: z.array(HeldRecord),
  decisions: z.array(Decided),
  may: May,
})
export type GoldenNominal = z.infer<typeof GoldenNominal>

export const TimelineEntry = z.object({
  eventId: z.string(),
  kind: z.string(),
  reference: z.string().nullable(),
  title: z.string(),
  summary: z.string().nullable(),
  status: z.string(),
  at: z.string(),
  until: z.string().nullable(),
  roles: z.array(z.string()),
  roleLabels: z.array(z.string()),
  place: z.object({ locationId: z.string().nullable(), address: z.string() }).nullable(),
  personRecordId: z.string(),
  how: z.string(),
  isRestricted: z.boolean(),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

export const Timeline = z.object({
  entries: z.array(TimelineEntry),
  counts: z.array(z.object({ kind: z.string(), count: z.number() })),
  roles: z.array(z.object({ role: z.string(), label: z.string(), count: z.number() })),
  /** Send it as `before` for the next page; null at the end. */
  next: z.string().nullable(),
})
export type Timeline = z.infer<typeof Timeline>
