/** What can be asked of the nominal module: search before create, the Golden Nominal, its timeline and its facts. */
import { observedEthnicities, selfDefinedEthnicities } from '@mips/domain/codes/ethnicity'
import { personLocationRoles } from '@mips/domain/codes/link-roles'
import { identityVerifications, nameKinds } from '@mips/domain/codes/people'
import { identifierTypes } from '@mips/domain/identifiers/identifier-types'
import { z } from 'zod'
import { codeOf, day, Id, instant, int4, oneOf, Origins, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { GoldenNominal, Timeline } from './nominal-facts.ts'
import {
  hasTerms,
  IdentifierTerm,
  PartialDob,
  PeopleSearchReply,
  PersonTerms,
  SearchAll,
  SearchAllReply,
  sexCodes,
  SuggestReply,
} from './nominal-terms.ts'

export const NameFields = z.strictObject({
  title: text(20).optional(),
  forename: text(100).optional(),
  middle: text(100).optional(),
  surname: text(100).optional(),
})
export type NameFields = z.infer<typeof NameFields>

/** What is known of a person who is not on the store yet; every part may be missing but the name. */
export const NewPerson = z.strictObject({
  ...NameFields.shape,
  dob: PartialDob.optional(),
  ageYears: int4(0, 130).optional(),
  placeOfBirth: text(100).optional(),
  sex: oneOf(sexCodes).optional(),
  genderIdentity: text(60).optional(),
  ethnicitySelf: codeOf(selfDefinedEthnicities).optional(),
  ethnicityObserved: codeOf(observedEthnicities).optional(),
  nationality: text(60).optional(),
  language: text(60).optional(),
  interpreterNeeded: z.boolean().optional(),
  occupation: text(100).optional(),
  isUnidentified: z.boolean().default(false),
  aliases: z
    .array(NameFields.extend({ kind: codeOf(nameKinds) }))
    .max(20)
    .default([]),
  identifiers: z.array(IdentifierTerm).max(10).default([]),
  phone: text(40).optional(),
  address: z.strictObject({ locationId: Id, role: codeOf(personLocationRoles).default('LIVES') }).optional(),
})
export type NewPerson = z.infer<typeof NewPerson>

export const CreateNominal = z.strictObject({
  searchId: Id,
  person: NewPerson,
  /** The event in which the person came to notice. */
  sourceId: Id.optional(),
  /** How sure it is that the person is who it says: told by the person unless told otherwise. */
  verification: codeOf(identityVerifications).default('SELF_DECLARED'),
  origins: Origins,
})
export type CreateNominal = z.infer<typeof CreateNominal>

/** What may be put right on one person record; null takes a fact away, a field not sent stays. */
export const Correction = z.strictObject({
  nameId: Id.optional(),
  name: NameFields.optional(),
  dob: PartialDob.nullable().optional(),
  placeOfBirth: text(100).nullable().optional(),
  sex: oneOf(sexCodes).nullable().optional(),
  genderIdentity: text(60).nullable().optional(),
  ethnicitySelf: codeOf(selfDefinedEthnicities).nullable().optional(),
  ethnicityObserved: codeOf(observedEthnicities).nullable().optional(),
  nationality: text(60).nullable().optional(),
  language: text(60).nullable().optional(),
  interpreterNeeded: z.boolean().nullable().optional(),
  occupation: text(100).nullable().optional(),
  deceasedOn: day().nullable().optional(),
  reason: requiredText(500, 'Say why it is corrected'),
})
export type Correction = z.infer<typeof Correction>

const ofNominal = { kind: 'one', type: 'Nominal', param: 'nominalId' } as const
const NominalParams = z.strictObject({ nominalId: Id })
const Candidate = z.strictObject({ searchId: Id, nominalId: Id })
const Added = z.object({
  id: z.string(),
  version: z.number(),
  isValid: z.boolean().optional(),
  problem: z.string().nullable().optional(),
})
const withSource = { sourceId: Id.optional(), origins: Origins }
const SearchPeople = PersonTerms.extend({ limit: int4(1, 50).default(20) })

export const nominal = defineContract('nominal', {
  searchPeople: {
    method: 'POST',
    path: '/nominals/searches',
    permission: 'nominal.person.search',
    audit: 'search',
    purpose: 'required',
    limit: 'search',
    subject: { kind: 'many', type: 'Nominal' },
    body: SearchPeople.refine(hasTerms, {
      error:
        'Enter a name, a date of birth, an identifier, a telephone number, a registration mark or an address',
      path: ['surname'],
    }),
    reply: PeopleSearchReply,
  },
  searchAll: {
    method: 'POST',
    path: '/searches',
    permission: 'pole.record.search',
    audit: 'search',
    purpose: 'required',
    limit: 'search',
    subject: { kind: 'many', type: 'Record' },
    body: SearchAll,
    reply: SearchAllReply,
  },
  suggest: {
    method: 'POST',
    path: '/searches/suggestions',
    permission: 'pole.record.search',
    audit: 'search',
    purpose: 'required',
    subject: { kind: 'many', type: 'Record' },
    body: z.strictObject({ text: text(100) }),
    reply: SuggestReply,
  },
  openCandidate: {
    method: 'POST',
    path: '/nominals/searches/:searchId/candidates/:nominalId/opened',
    permission: 'nominal.person.search',
    audit: 'consultation',
    purpose: 'required',
    subject: ofNominal,
    params: Candidate,
    reply: z.object({ outcome: z.string() }),
  },
  dismissCandidate: {
    method: 'POST',
    path: '/nominals/searches/:searchId/candidates/:nominalId/dismissed',
    permission: 'nominal.person.search',
    audit: 'combination',
    purpose: 'required',
    subject: ofNominal,
    params: Candidate,
    body: z.strictObject({ reason: requiredText(300, 'Say why this is not the person') }),
    reply: z.object({ outcome: z.string() }),
  },
  create: {
    method: 'POST',
    path: '/nominals',
    permission: 'nominal.person.create',
    audit: 'collection',
    purpose: 'required',
    subject: { kind: 'new', type: 'Nominal' },
    body: CreateNominal,
    reply: z.object({
      id: z.string(),
      reference: z.string().nullable(),
      version: z.number(),
      personRecordId: z.string(),
      displayName: z.string(),
    }),
  },
  get: {
    method: 'GET',
    path: '/nominals/:nominalId',
    permission: 'nominal.person.read',
    audit: 'consultation',
    purpose: 'required',
    subject: ofNominal,
    params: NominalParams,
    reply: GoldenNominal,
  },
  getTimeline: {
    method: 'GET',
    path: '/nominals/:nominalId/timeline',
    permission: 'nominal.person.read',
    audit: 'consultation',
    purpose: 'required',
    subject: ofNominal,
    params: NominalParams,
    query: z.strictObject({
      before: text(80).optional(),
      kind: text(40).optional(),
      role: text(40).optional(),
      from: day().optional(),
      to: day().optional(),
      limit: z.coerce.number({ error: 'Enter a number' }).int().min(1).max(100).default(50),
    }),
    reply: Timeline,
  },
  getAsAt: {
    method: 'GET',
    path: '/nominals/:nominalId/as-at',
    permission: 'pole.history.read',
    audit: 'consultation',
    purpose: 'required',
    subject: ofNominal,
    params: NominalParams,
    query: z.strictObject({ at: instant() }),
    /** By the decisions that stood then. `nominal` is null before the person was known; what can be done to it is empty: it is past. */
    reply: z.object({ at: z.string(), nominal: GoldenNominal.nullable() }),
  },
  addAlias: {
    method: 'POST',
    path: '/nominals/:nominalId/names',
    permission: 'nominal.person.add',
    audit: 'collection',
    purpose: 'required',
    version: 'required',
    subject: ofNominal,
    params: NominalParams,
    body: NameFields.extend({ kind: codeOf(nameKinds), ...withSource }),
    reply: Added,
  },
  addIdentifier: {
    method: 'POST',
    path: '/nominals/:nominalId/identifiers',
    permission: 'nominal.person.add',
    audit: 'collection',
    purpose: 'required',
    version: 'required',
    subject: ofNominal,
    params: NominalParams,
    body: z.strictObject({
      type: codeOf(identifierTypes),
      value: requiredText(60, 'Enter the identifier'),
      ...withSource,
    }),
    reply: Added,
  },
  addAddress: {
    method: 'POST',
    path: '/nominals/:nominalId/addresses',
    permission: 'nominal.person.add',
    audit: 'collection',
    purpose: 'required',
    version: 'required',
    subject: ofNominal,
    params: NominalParams,
    body: z.strictObject({
      locationId: Id,
      role: codeOf(personLocationRoles).default('LIVES'),
      since: day().optional(),
      ...withSource,
    }),
    reply: Added,
  },
  addPhone: {
    method: 'POST',
    path: '/nominals/:nominalId/phones',
    permission: 'nominal.person.add',
    audit: 'collection',
    purpose: 'required',
    version: 'required',
    subject: ofNominal,
    params: NominalParams,
    body: z.strictObject({ phone: requiredText(40, 'Enter the telephone number'), ...withSource }),
    reply: Added,
  },
  correct: {
    method: 'POST',
    path: '/nominals/:nominalId/records/:personRecordId/corrections',
    permission: 'nominal.person.correct',
    audit: 'alteration',
    purpose: 'required',
    version: 'required',
    subject: ofNominal,
    params: z.strictObject({ nominalId: Id, personRecordId: Id }),
    body: Correction,
    reply: z.object({ version: z.number() }),
  },
})
