/** The parts of the stop and search contract: the facts of a record, an authority, a force form, and the pages. */
import { notStatedReasons, observedEthnicities, selfDefinedEthnicities } from '@mips/domain/codes/ethnicity'
import { sexes } from '@mips/domain/codes/sex-and-gender'
import {
  receiptKinds,
  searchExtents,
  searchObjects,
  searchOutcomes,
  searchPowers,
  searchSubjects,
} from '@mips/domain/stop-search/stop-search-codes'
import { searchIdentities } from '@mips/domain/stop-search/stop-search-words'
import { z } from 'zod'
import { codeOf, decimal, Id, instant, int4, OfficerRef, Origins, text } from './common.ts'
import { ForceFacts } from './custody-searches.ts'
import { LocationBrief } from './pole-locations.ts'
import { LinkedEvent, LinkedPerson, PersonBrief } from './pole-replies.ts'
import { RuleLine } from './rights-replies.ts'

const coded = z.object({ code: z.string(), label: z.string() })
const able = z.object({ allowed: z.boolean(), reason: z.string().optional() })
const at = instant().optional()

/** When each thing was told before the search, by its letter of GO WISELY. */
const Told = z.strictObject({
  GROUNDS: at,
  OBJECT: at,
  WARRANT_CARD: at,
  IDENTITY: at,
  STATION: at,
  ENTITLEMENT: at,
  LEGAL_POWER: at,
  DETAINED: at,
})

/** Who was searched, as far as it is known; a description serves where there is no name. */
const SearchedPerson = z.strictObject({
  identity: codeOf(searchIdentities).default('UNKNOWN'),
  sex: codeOf(sexes).default('N'),
  searchedAs: codeOf(sexes).optional(),
  age: int4(0, 120).optional(),
  description: text(1000).optional(),
  selfDefined: codeOf(selfDefinedEthnicities).optional(),
  notStatedReason: codeOf(notStatedReasons).optional(),
  observed: codeOf(observedEthnicities).optional(),
  isGuardianTold: z.boolean().optional(),
})

/** What is kept of a search; nothing here is needed before it is saved. */
export const SearchFacts = z.strictObject({
  subject: codeOf(searchSubjects).default('PERSON'),
  power: codeOf(searchPowers).optional(),
  object: codeOf(searchObjects).optional(),
  grounds: text(4000).optional(),
  detainedAt: at,
  searchedAt: at,
  endedAt: at,
  place: text(300).optional(),
  latitude: decimal(49, 61.5).optional(),
  longitude: decimal(-9, 2.5).optional(),
  isInPublic: z.boolean().optional(),
  registration: text(12).optional(),
  searcherSex: codeOf(sexes).default('N'),
  isPlainClothes: z.boolean().optional(),
  others: z
    .array(z.strictObject({ userId: Id, sex: codeOf(sexes).default('N') }))
    .max(12)
    .default([]),
  told: Told.default({}),
  person: SearchedPerson.optional(),
  extent: codeOf(searchExtents).optional(),
  extentReason: text(2000).optional(),
  isAdultPresent: z.boolean().optional(),
  bodyWornVideo: text(80).optional(),
  noVideoReason: text(500).optional(),
  found: text(2000).optional(),
  outcome: codeOf(searchOutcomes).optional(),
  isLinkedToObject: z.boolean().optional(),
  receipt: codeOf(receiptKinds).optional(),
  noReceiptReason: text(500).optional(),
  forceUsedBy: z.array(Id).max(12).default([]),
})
export type SearchFacts = z.output<typeof SearchFacts>

/** The facts with the records that they name; those are kept as links. */
export const NewStopSearch = SearchFacts.extend({
  /** The person record of somebody found in the search, or a nominal. */
  personId: Id.optional(),
  locationId: Id.optional(),
  incidentId: Id.optional(),
  arrestId: Id.optional(),
  authorityId: Id.optional(),
  extentAuthorityId: Id.optional(),
  origins: Origins,
})
export type NewStopSearch = z.output<typeof NewStopSearch>

export const AuthorityPage = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  marking: z.string(),
  power: coded,
  area: z.string(),
  reason: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  radiusMetres: z.number().nullable(),
  givenBy: OfficerRef.nullable(),
  givenAt: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  extendedBy: OfficerRef.nullable(),
  extendedTo: z.string().nullable(),
  extensionReason: z.string().nullable(),
  /** SOON, NOW or ENDED. */
  state: z.string(),
})
export type AuthorityPage = z.infer<typeof AuthorityPage>

export const ForceFormLine = z.object({
  id: z.string(),
  officer: OfficerRef.nullable(),
  state: z.string(),
  isOwn: z.boolean(),
  givenAt: z.string().nullable(),
  facts: ForceFacts,
  left: z.array(RuleLine),
})
export type ForceFormLine = z.infer<typeof ForceFormLine>

export const StopSearchPage = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  marking: z.string(),
  title: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  facts: SearchFacts,
  at: z.string(),
  recordedAt: z.string(),
  searcher: OfficerRef.nullable(),
  others: z.array(OfficerRef),
  person: LinkedPerson.nullable(),
  location: LocationBrief.nullable(),
  authority: AuthorityPage.nullable(),
  extentAuthority: OfficerRef.nullable(),
  arrest: z.object({ id: z.string(), reference: z.string().nullable(), title: z.string() }).nullable(),
  events: z.array(LinkedEvent),
  forms: z.array(ForceFormLine),
  receiptCode: z.string(),
  /** The last day on which a copy may be asked for. */
  copyUntil: z.string(),
  reviewedAt: z.string().nullable(),
  reviewedBy: OfficerRef.nullable(),
  supervisorWords: z.string().nullable(),
  closedAt: z.string().nullable(),
  closedBy: OfficerRef.nullable(),
  left: z.array(RuleLine),
  due: z.object({ text: z.string(), by: z.string(), isOverdue: z.boolean(), rule: z.string() }).nullable(),
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
  may: z.object({ change: able, supervise: able }),
})
export type StopSearchPage = z.infer<typeof StopSearchPage>

export const StopSearchLine = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  state: z.string(),
  stateLabel: z.string(),
  at: z.string(),
  place: z.string().nullable(),
  power: z.string().nullable(),
  object: z.string().nullable(),
  outcome: z.string().nullable(),
  isExposed: z.boolean(),
  isChild: z.boolean(),
  isForceUsed: z.boolean(),
  formsOwed: z.number(),
  person: PersonBrief.omit({ personRecordId: true }).nullable(),
  searcher: OfficerRef.nullable(),
  /** How many things the record still needs before it is closed. */
  left: z.number(),
  due: z.object({ text: z.string(), by: z.string(), isOverdue: z.boolean(), rule: z.string() }).nullable(),
})
export type StopSearchLine = z.infer<typeof StopSearchLine>
