/** The replies that places, objects, people and events share: markers, people known somewhere, photographs, events. */
import { z } from 'zod'
import { OfficerRef } from './common.ts'

/** A warning marker as it is shown; `isUnreviewed` when its review date has passed. */
export const Marker = z.object({
  id: z.string(),
  recordId: z.string(),
  code: z.string(),
  label: z.string(),
  category: z.string(),
  severity: z.number(),
  reason: z.string(),
  sourceId: z.string().nullable(),
  sourceText: z.string().nullable(),
  owner: OfficerRef.nullable(),
  authorisedBy: OfficerRef.nullable(),
  startsOn: z.string(),
  reviewOn: z.string(),
  endedOn: z.string().nullable(),
  endReason: z.string().nullable(),
  isUnreviewed: z.boolean(),
})
export type Marker = z.infer<typeof Marker>

/** A person as a place, an object or an event names them; `nominalId` opens the Golden Nominal. */
export const PersonBrief = z.object({
  personRecordId: z.string(),
  nominalId: z.string(),
  reference: z.string().nullable(),
  name: z.string(),
  dob: z.string().nullable(),
  sex: z.string().nullable(),
  photograph: z.object({ id: z.string(), recordId: z.string() }).nullable(),
  markers: z.array(Marker),
})
export type PersonBrief = z.infer<typeof PersonBrief>

/** A person linked to this record, with the role, dates and confidence of the link. */
export const LinkedPerson = PersonBrief.extend({
  linkId: z.string(),
  role: z.string(),
  roleLabel: z.string(),
  note: z.string().nullable(),
  confidence: z.string(),
  origin: z.string(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  endedAt: z.string().nullable(),
})
export type LinkedPerson = z.infer<typeof LinkedPerson>

/** An object linked to this record. */
export const LinkedObject = z.object({
  linkId: z.string(),
  id: z.string(),
  reference: z.string().nullable(),
  kind: z.string(),
  label: z.string(),
  keyValue: z.string().nullable(),
  role: z.string(),
  roleLabel: z.string(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
})
export type LinkedObject = z.infer<typeof LinkedObject>

/** A place linked to this record. */
export const LocationLink = z.object({
  linkId: z.string(),
  id: z.string(),
  address: z.string(),
  isMatched: z.boolean(),
  /** Matched with its UPRN, or not matched and by what it cannot be found. */
  gazetteer: z.string(),
  role: z.string(),
  roleLabel: z.string(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
})
export type LocationLink = z.infer<typeof LocationLink>

/** An event linked to this record; `kind` is a record kind such as Incident or Arrest. */
export const LinkedEvent = z.object({
  linkId: z.string(),
  id: z.string(),
  kind: z.string(),
  reference: z.string().nullable(),
  title: z.string(),
  status: z.string(),
  occurredFrom: z.string(),
  role: z.string(),
})
export type LinkedEvent = z.infer<typeof LinkedEvent>

/** A photograph; its bytes are at `pole.getPhotograph`. */
export const Photograph = z.object({
  id: z.string(),
  recordId: z.string(),
  caption: z.string().nullable(),
  takenOn: z.string().nullable(),
  sourceText: z.string().nullable(),
  widthPixels: z.number().nullable(),
  heightPixels: z.number().nullable(),
  addedAt: z.string(),
})
export type Photograph = z.infer<typeof Photograph>

/** How a fact of this record came. */
export const FactSource = z.object({
  field: z.string(),
  how: z.string(),
  carriedFromId: z.string().nullable(),
  by: z.string().nullable(),
  at: z.string(),
})
export type FactSource = z.infer<typeof FactSource>
