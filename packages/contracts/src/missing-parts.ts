/** The parts of the contract on missing people: what is told of them, and the report as officers see it. */
import { missingFactors, missingLevels } from '@mips/domain/safeguarding/missing-levels'
import { z } from 'zod'
import { codeOf, Id, instant, OfficerRef, Origins, text } from './common.ts'
import { LocationBrief } from './pole-locations.ts'
import { LinkedEvent, LinkedPerson } from './pole-replies.ts'
import { RuleLine } from './rights-replies.ts'
import { CarriedFact } from './safeguarding-replies.ts'

/** What raises the risk, with who said so. */
export const RiskFactor = z.strictObject({
  code: codeOf(missingFactors),
  words: text(500).optional(),
  saidBy: text(200).optional(),
})
export type RiskFactor = z.output<typeof RiskFactor>

/** Only what is new: place, time, words, informant and person are carried in from the incident and the store. */
export const NewMissingEpisode = z.strictObject({
  incidentId: Id,
  personRecordId: Id,
  level: codeOf(missingLevels).optional(),
  rationale: text(4000).optional(),
  factors: z.array(RiskFactor).max(30).default([]),
  agreedReviewAt: instant().optional(),
  lastSeenAt: instant().optional(),
  lastSeenLocationId: Id.optional(),
  lastSeenWords: text(500).optional(),
  wearing: text(1000).optional(),
  appearance: text(2000).optional(),
  circumstances: text(8000).optional(),
  informantRecordId: Id.optional(),
  informantRelation: text(100).optional(),
  informantContact: text(200).optional(),
  likelyPlaces: text(2000).optional(),
  carries: text(1000).optional(),
  medication: text(1000).optional(),
  origins: Origins,
})
export type NewMissingEpisode = z.output<typeof NewMissingEpisode>

const coded = z.object({ code: z.string(), label: z.string() })
const able = z.object({ allowed: z.boolean(), reason: z.string().optional() })
const Officer = OfficerRef.nullable()

/** A place with its point on the map. */
export const MapPlace = z.object({
  id: z.string(),
  address: z.string(),
  easting: z.number().nullable(),
  northing: z.number().nullable(),
})
export type MapPlace = z.infer<typeof MapPlace>

export const EarlierEpisode = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  state: coded,
  level: coded.nullable(),
  reportedAt: z.string(),
  foundAt: z.string().nullable(),
  foundWhere: z.string().nullable(),
  place: MapPlace.nullable(),
})
export type EarlierEpisode = z.infer<typeof EarlierEpisode>

/** Where somebody was found before, the most often first. */
export const PlaceBefore = z.object({
  words: z.string(),
  place: MapPlace.nullable(),
  times: z.number(),
  lastAt: z.string(),
})
export type PlaceBefore = z.infer<typeof PlaceBefore>

/** Somebody of the incident. */
const PersonPresent = LinkedPerson.extend({ ageYears: z.number().nullable() })

/** The form as it is opened: whom of the incident it may be, and once chosen what is known of them. */
export const PreparedMissing = z.object({
  incident: z.object({
    id: z.string(),
    reference: z.string().nullable(),
    title: z.string(),
    summary: z.string(),
    occurredAt: z.string(),
  }),
  location: LocationBrief.nullable(),
  people: z.array(PersonPresent),
  carried: z.array(CarriedFact),
  informant: z
    .object({ personRecordId: z.string(), name: z.string(), relation: z.string().nullable() })
    .nullable(),
  callerPhone: z.string().nullable(),
  subject: z
    .object({
      person: PersonPresent,
      isChild: z.boolean(),
      appearance: z.string().nullable(),
      suggestedFactors: z.array(z.string()),
      earlier: z.array(EarlierEpisode),
      foundBefore: z.array(PlaceBefore),
      /** A report of them that is open still. */
      openEpisodeId: z.string().nullable(),
    })
    .nullable(),
})
export type PreparedMissing = z.infer<typeof PreparedMissing>

export const DueLine = z.object({
  what: z.string(),
  text: z.string(),
  by: z.string(),
  who: z.string(),
  rule: z.string(),
  isOverdue: z.boolean(),
})
export type DueLine = z.infer<typeof DueLine>

export const MissingActionLine = z.object({
  id: z.string(),
  kind: coded,
  words: z.string(),
  owner: Officer,
  dueAt: z.string().nullable(),
  isOverdue: z.boolean(),
  raisedAt: z.string(),
  raisedBy: Officer,
  doneAt: z.string().nullable(),
  doneBy: Officer,
  result: z.string().nullable(),
})
export type MissingActionLine = z.infer<typeof MissingActionLine>

export const SightingLine = z.object({
  id: z.string(),
  seenAt: z.string(),
  place: MapPlace.nullable(),
  whereWords: z.string().nullable(),
  words: z.string(),
  toldBy: z.string().nullable(),
  isConfirmed: z.boolean(),
  recordedBy: Officer,
  recordedAt: z.string(),
})
export type SightingLine = z.infer<typeof SightingLine>

export const NoticeLine = z.object({
  id: z.string(),
  partner: coded,
  toWords: z.string().nullable(),
  words: z.string(),
  toldAt: z.string(),
  toldBy: Officer,
  receiptAt: z.string().nullable(),
  receiptWords: z.string().nullable(),
})
export type NoticeLine = z.infer<typeof NoticeLine>

export const MissingInterviewLine = z.object({
  id: z.string(),
  kind: z.string(),
  step: z.string(),
  at: z.string(),
  byWords: z.string(),
  isInPerson: z.boolean().nullable(),
  isHarmAsked: z.boolean().nullable(),
  harm: z.string().nullable(),
  mayTellFamily: z.boolean().nullable(),
  isFamilyTold: z.boolean().nullable(),
  summary: z.string().nullable(),
})
export type MissingInterviewLine = z.infer<typeof MissingInterviewLine>

export const ProtectionLine = z.object({
  id: z.string(),
  startedAt: z.string(),
  endsBy: z.string().nullable(),
  endedAt: z.string().nullable(),
  ground: z.string().nullable(),
  placeOfSafety: z.string().nullable(),
  designatedOfficer: z.string().nullable(),
  isAuthorityTold: z.boolean(),
  isChildTold: z.boolean(),
  endWords: z.string().nullable(),
})
export type ProtectionLine = z.infer<typeof ProtectionLine>

export const MissingPage = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  marking: z.string(),
  title: z.string(),
  state: coded,
  isMissing: z.boolean(),
  isLongTerm: z.boolean(),
  level: coded.nullable(),
  gradedAt: z.string().nullable(),
  rationale: z.string().nullable(),
  factors: z.array(coded.extend({ words: z.string().nullable(), saidBy: z.string().nullable() })),
  agreedReviewAt: z.string().nullable(),
  reportedAt: z.string(),
  subject: LinkedPerson.extend({ ageYears: z.number().nullable() }).nullable(),
  isChild: z.boolean(),
  people: z.array(LinkedPerson),
  lastSeenAt: z.string().nullable(),
  location: LocationBrief.nullable(),
  lastSeenPlace: MapPlace.nullable(),
  lastSeenWords: z.string().nullable(),
  wearing: z.string().nullable(),
  appearance: z.string().nullable(),
  circumstances: z.string().nullable(),
  informantRelation: z.string().nullable(),
  informantContact: z.string().nullable(),
  likelyPlaces: z.string().nullable(),
  carries: z.string().nullable(),
  medication: z.string().nullable(),
  found: z
    .object({
      at: z.string(),
      place: MapPlace.nullable(),
      where: z.string().nullable(),
      by: z.string().nullable(),
      how: coded.nullable(),
      condition: z.string().nullable(),
    })
    .nullable(),
  authorityToldAt: z.string().nullable(),
  noPreventionReason: z.string().nullable(),
  endReason: z.string().nullable(),
  endedAt: z.string().nullable(),
  earlier: z.array(EarlierEpisode),
  foundBefore: z.array(PlaceBefore),
  reviews: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      by: Officer,
      from: coded.nullable(),
      level: coded,
      rationale: z.string(),
    }),
  ),
  actions: z.array(MissingActionLine),
  sightings: z.array(SightingLine),
  notices: z.array(NoticeLine),
  interviews: z.array(MissingInterviewLine),
  protections: z.array(ProtectionLine),
  officers: z.array(OfficerRef.extend({ role: z.string() })),
  events: z.array(LinkedEvent),
  log: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      happenedAt: z.string(),
      recordedAt: z.string(),
      author: z.string().nullable(),
      text: z.string(),
    }),
  ),
  due: z.array(DueLine),
  /** What is still asked; it never blocks saving. */
  left: z.array(RuleLine),
  may: z.object({ work: able, grade: able, close: able, cancel: able, reopen: able }),
})
export type MissingPage = z.infer<typeof MissingPage>

/** A line of the desk: ranked by risk and by what is overdue. */
export const MissingLine = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  state: coded,
  isMissing: z.boolean(),
  isLongTerm: z.boolean(),
  level: coded.nullable(),
  subject: LinkedPerson.extend({ ageYears: z.number().nullable() }).nullable(),
  isChild: z.boolean(),
  lastSeenAt: z.string().nullable(),
  reportedAt: z.string(),
  foundAt: z.string().nullable(),
  address: z.string().nullable(),
  openActions: z.number(),
  sightings: z.number(),
  /** What is due first. */
  next: DueLine.nullable(),
})
export type MissingLine = z.infer<typeof MissingLine>
