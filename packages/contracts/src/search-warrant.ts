/** What can be asked of search warrants: apply, authorise, keep the court's decision, record an entry, endorse and give back (SW-1 to SW-7). */
import { searchStates } from '@mips/domain/warrants/warrant-words'
import { searchPowers } from '@mips/domain/warrants/search-warrant'
import { z } from 'zod'
import { codeOf, day, Id, instant, OfficerRef, oneOf, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { LinkedPerson, Marker } from './pole-replies.ts'

const one = { kind: 'one', type: 'SearchWarrant', param: 'searchId' } as const
const params = z.strictObject({ searchId: Id })
const coded = z.object({ code: z.string(), label: z.string() })
const officer = OfficerRef.nullable()
const ruleLines = z.array(z.object({ rule: z.string(), severity: z.string(), message: z.string() }))
const changed = z.object({ id: z.string(), version: z.number(), state: z.string(), problems: ruleLines })
const step = {
  method: 'POST',
  permission: 'warrant.search.apply',
  audit: 'alteration',
  purpose: 'required',
  subject: one,
  version: 'required',
  params,
  reply: changed,
} as const

export const NewSearchWarrant = z.strictObject({
  power: codeOf(searchPowers),
  premises: z
    .array(z.strictObject({ locationId: Id.optional(), words: text(300).optional() }))
    .max(20)
    .default([]),
  /** All premises that the occupier holds or controls. */
  isAllPremises: z.boolean().default(false),
  /** A nominal or a person record. */
  occupierId: Id.optional(),
  isMultipleEntry: z.boolean().default(false),
  whyMultiple: text(1000).optional(),
  grounds: text(8000).default(''),
  material: text(4000).default(''),
  protectedMaterial: oneOf(['NONE', 'EXPECTED']).optional(),
  protectedPlan: text(2000).optional(),
  intelligenceAge: text(1000).optional(),
})
export type NewSearchWarrant = z.infer<typeof NewSearchWarrant>

export const SearchWarrantLine = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  power: coded,
  state: coded,
  /** Whether a search may begin today (SW-3, SW-4); null before it is issued. */
  standing: coded.nullable(),
  premises: z.array(z.string()),
  applicant: officer,
  askedAt: z.string(),
  issuedOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  returnBy: z.string().nullable(),
  isReturnOverdue: z.boolean(),
})
export type SearchWarrantLine = z.infer<typeof SearchWarrantLine>

export const SearchWarrantPage = SearchWarrantLine.omit({ premises: true }).extend({
  version: z.number(),
  marking: z.string(),
  premises: z.array(
    z.object({
      id: z.string(),
      placeId: z.string().nullable(),
      words: z.string(),
      markers: z.array(Marker),
    }),
  ),
  isAllPremises: z.boolean(),
  occupier: LinkedPerson.nullable(),
  isMultipleEntry: z.boolean(),
  whyMultiple: z.string().nullable(),
  /** The protected part; null where this reader may not have it. */
  grounds: z
    .object({
      grounds: z.string(),
      material: z.string(),
      protectedPlan: z.string().nullable(),
      intelligenceAge: z.string().nullable(),
    })
    .nullable(),
  protectedMaterial: z.string(),
  authorised: z.object({ by: officer, at: z.string(), rank: z.string() }).nullable(),
  court: z.string().nullable(),
  courtReference: z.string().nullable(),
  issuedBy: z.string().nullable(),
  entries: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      premises: z.string(),
      inCharge: officer,
      wasCopyLeft: z.boolean(),
      inspector: officer,
      isNight: z.boolean(),
      whyNight: z.string().nullable(),
      present: z.string().nullable(),
    }),
  ),
  /** Exhibits that were registered from it. */
  seized: z.array(z.object({ id: z.string(), exhibitRef: z.string(), description: z.string() })),
  returned: z
    .object({ endorsedOn: z.string().nullable(), endorsement: z.string().nullable(), on: z.string() })
    .nullable(),
  log: z.array(
    z.object({ id: z.string(), happenedAt: z.string(), author: z.string().nullable(), text: z.string() }),
  ),
  may: z.object({
    authorise: z.boolean(),
    decide: z.boolean(),
    enter: z.boolean(),
    giveBack: z.boolean(),
  }),
})
export type SearchWarrantPage = z.infer<typeof SearchWarrantPage>

export const searchWarrant = defineContract('searchWarrant', {
  list: {
    method: 'GET',
    path: '/search-warrants',
    permission: 'warrant.search.read',
    audit: 'consultation',
    purpose: { none: 'The register of search warrants; each asks its purpose when it is opened' },
    subject: { kind: 'many', type: 'SearchWarrant' },
    query: z.strictObject({
      state: oneOf(searchStates.map(({ code }) => code) as [string, ...string[]]).optional(),
    }),
    reply: z.object({ searches: z.array(SearchWarrantLine), isMore: z.boolean() }),
  },
  get: {
    method: 'GET',
    path: '/search-warrants/:searchId',
    permission: 'warrant.search.read',
    audit: 'consultation',
    purpose: 'required',
    subject: one,
    params,
    reply: SearchWarrantPage,
  },
  apply: {
    method: 'POST',
    path: '/search-warrants',
    permission: 'warrant.search.apply',
    audit: 'collection',
    purpose: 'required',
    subject: { kind: 'new', type: 'SearchWarrant' },
    body: NewSearchWarrant,
    reply: z.object({
      id: z.string(),
      reference: z.string().nullable(),
      version: z.number(),
      problems: ruleLines,
    }),
  },
  authorise: {
    ...step,
    permission: 'warrant.search.authorise',
    path: '/search-warrants/:searchId/authority',
    body: z.strictObject({ words: text(1000).optional() }),
  },
  /** What the court said. */
  decide: {
    ...step,
    path: '/search-warrants/:searchId/decision',
    body: z.strictObject({
      isIssued: z.boolean(),
      at: instant(),
      courtCode: requiredText(12, 'Choose the court'),
      courtReference: text(60).optional(),
      issuedBy: text(120).optional(),
    }),
  },
  addEntry: {
    ...step,
    path: '/search-warrants/:searchId/entries',
    body: z.strictObject({
      at: instant(),
      premises: text(300).default(''),
      /** Whoever records it where nobody is named. */
      inChargeId: Id.optional(),
      wasCopyLeft: z.boolean(),
      inspectorId: Id.optional(),
      isNight: z.boolean().default(false),
      whyNight: text(1000).optional(),
      present: text(1000).optional(),
    }),
  },
  giveBack: {
    ...step,
    path: '/search-warrants/:searchId/return',
    body: z.strictObject({
      endorsedOn: day().optional(),
      endorsement: text(4000).optional(),
      isNothingFound: z.boolean().default(false),
      returnedOn: day(),
    }),
  },
})
