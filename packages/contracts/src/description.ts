/** What can be asked of how people look and offend: record a description or a method, and search by either. */
import {
  bodySides,
  bodySites,
  builds,
  descriptionBases,
  eyeColours,
  facialHairs,
  hairColours,
  hairStyles,
  markKinds,
} from '@mips/domain/codes/descriptions'
import { offendingMethods } from '@mips/domain/codes/methods'
import { z } from 'zod'
import { codeOf, day, Id, int4, oneOf, Origins, RecordRef, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { PersonHit } from './nominal-terms.ts'

const age = int4(0, 120)
const height = int4(40, 250)
const isOrdered = (from: number | undefined, to: number | undefined) =>
  from === undefined || to === undefined || from <= to

export const MarkFields = z.strictObject({
  kind: codeOf(markKinds),
  site: codeOf(bodySites),
  side: codeOf(bodySides).optional(),
  words: text(200).optional(),
})

const lookFields = {
  ageFrom: age.optional(),
  ageTo: age.optional(),
  heightFromCm: height.optional(),
  heightToCm: height.optional(),
  build: codeOf(builds).optional(),
  hairColour: codeOf(hairColours).optional(),
  hairStyle: codeOf(hairStyles).optional(),
  facialHair: codeOf(facialHairs).optional(),
  eyeColour: codeOf(eyeColours).optional(),
  wearsGlasses: z.boolean().optional(),
}

/** What was said of how a person looked on a day; clothing is of the event, not of the person. */
export const NewDescription = z
  .strictObject({
    ...lookFields,
    marks: z.array(MarkFields).max(20, { error: 'Record 20 marks or fewer' }).default([]),
    saidOn: day(),
    basis: codeOf(descriptionBases),
    sourceId: Id.optional(),
    origins: Origins,
  })
  .refine((said) => isOrdered(said.ageFrom, said.ageTo), {
    path: ['ageTo'],
    error: 'Enter an age that is not below the first',
  })
  .refine((said) => isOrdered(said.heightFromCm, said.heightToCm), {
    path: ['heightToCm'],
    error: 'Enter a height that is not below the first',
  })
export type NewDescription = z.output<typeof NewDescription>

const anyOf = <const T extends readonly { code: string }[]>(list: T) =>
  z.array(codeOf(list)).max(12).default([])

/** What a searcher was told. Ethnicity cannot be asked: what one person saw in another is no ground to look at somebody. */
export const DescriptionTerms = z.strictObject({
  sex: oneOf(['M', 'F']).optional(),
  ageFrom: age.optional(),
  ageTo: age.optional(),
  /** The day on which they were seen: ages are reckoned on it. Today when left out. */
  onDay: day().optional(),
  heightFromCm: height.optional(),
  heightToCm: height.optional(),
  build: anyOf(builds),
  hairColour: anyOf(hairColours),
  hairStyle: anyOf(hairStyles),
  facialHair: anyOf(facialHairs),
  eyeColour: anyOf(eyeColours),
  wearsGlasses: z.boolean().optional(),
  marks: z
    .array(
      z.strictObject({
        kind: codeOf(markKinds).optional(),
        site: codeOf(bodySites).optional(),
        side: codeOf(bodySides).optional(),
        words: text(200).optional(),
      }),
    )
    .max(5, { error: 'Ask for five marks or fewer' })
    .default([]),
  methods: z.array(codeOf(offendingMethods)).max(10, { error: 'Ask for ten methods or fewer' }).default([]),
  methodWords: text(200).optional(),
})
export type DescriptionTerms = z.output<typeof DescriptionTerms>

/** Age and sex alone are of too many people to be a description of one. */
export const isDescribed = (terms: DescriptionTerms): boolean =>
  [terms.build, terms.hairColour, terms.hairStyle, terms.facialHair, terms.eyeColour, terms.methods].some(
    (codes) => codes.length > 0,
  ) ||
  terms.heightFromCm !== undefined ||
  terms.heightToCm !== undefined ||
  terms.wearsGlasses !== undefined ||
  terms.marks.some(({ kind, site, words }) => kind !== undefined || site !== undefined || Boolean(words)) ||
  Boolean(terms.methodWords)

/** The rules that hold between the terms. */
export const withDescriptionRules = <T extends z.ZodType<DescriptionTerms>>(terms: T) =>
  terms
    .refine(isDescribed, {
      path: ['build'],
      error: 'Say more than age and sex: a height, a build, hair, a mark or a method',
    })
    .refine((asked) => isOrdered(asked.ageFrom, asked.ageTo), {
      path: ['ageTo'],
      error: 'Enter an age that is not below the first',
    })
    .refine((asked) => isOrdered(asked.heightFromCm, asked.heightToCm), {
      path: ['heightToCm'],
      error: 'Enter a height that is not below the first',
    })

/** A person who may be the one described; each line says why in words, or what differs, or what nobody recorded. */
export const DescribedHit = PersonHit.omit({
  reasons: true,
  band: true,
  weight: true,
  fraction: true,
  mustBeConsidered: true,
  alsoKnownAs: true,
}).extend({
  fits: z.array(z.string()),
  differs: z.array(z.string()),
  notRecorded: z.array(z.string()),
  weight: z.number(),
})
export type DescribedHit = z.infer<typeof DescribedHit>

export const DescribedReply = z.object({
  hits: z.array(DescribedHit),
  /** How many fit something; with `isMore`, at least so many. */
  found: z.number(),
  isMore: z.boolean(),
  /** How many things were asked, so that "fits 3 of 5" can be said. */
  asked: z.number(),
  searchedAt: z.string(),
})
export type DescribedReply = z.infer<typeof DescribedReply>

/** `understood`: how the words were read; empty where they describe nobody. */
export const DescribedWordsReply = DescribedReply.extend({ understood: z.array(z.string()) })
export type DescribedWordsReply = z.infer<typeof DescribedWordsReply>

export const HeldDescription = z.object({
  id: z.string(),
  personRecordId: z.string(),
  saidOn: z.string(),
  basis: z.string(),
  basisLabel: z.string(),
  /** Each thing said, in words. */
  lines: z.array(z.string()),
  source: RecordRef.nullable(),
  recordedAt: z.string(),
  recordedBy: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
  withdrawnBy: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
})
export type HeldDescription = z.infer<typeof HeldDescription>

export const HeldMethod = z.object({
  id: z.string(),
  code: z.string(),
  label: z.string(),
  facetLabel: z.string(),
  words: z.string().nullable(),
  recordedAt: z.string(),
  recordedBy: z.string().nullable(),
})
export type HeldMethod = z.infer<typeof HeldMethod>

const ofNominal = { kind: 'one', type: 'Nominal', param: 'nominalId' } as const
const ofIncident = { kind: 'one', type: 'Incident', param: 'incidentId' } as const
const Saved = z.object({ id: z.string(), version: z.number() })
const withdrawal = z.strictObject({ reason: requiredText(300, 'Say why it is withdrawn') })

export const description = defineContract('description', {
  search: {
    method: 'POST',
    path: '/descriptions/searches',
    permission: 'nominal.person.search',
    audit: 'search',
    purpose: 'required',
    limit: 'search',
    subject: { kind: 'many', type: 'Nominal' },
    body: withDescriptionRules(DescriptionTerms.extend({ limit: int4(1, 50).default(20) })),
    reply: DescribedReply,
  },
  /** What was typed into the one box, where it says how somebody looks, and where and when they were. */
  searchByWords: {
    method: 'POST',
    path: '/descriptions/searches/words',
    permission: 'nominal.person.search',
    audit: 'search',
    purpose: 'required',
    limit: 'search',
    subject: { kind: 'many', type: 'Nominal' },
    body: z.strictObject({
      text: requiredText(200, 'Say how they look'),
      limit: int4(1, 50).default(20),
    }),
    reply: DescribedWordsReply,
  },
  list: {
    method: 'GET',
    path: '/nominals/:nominalId/descriptions',
    permission: 'nominal.person.read',
    audit: 'consultation',
    purpose: 'required',
    subject: ofNominal,
    params: z.strictObject({ nominalId: Id }),
    reply: z.object({ descriptions: z.array(HeldDescription) }),
  },
  record: {
    method: 'POST',
    path: '/nominals/:nominalId/descriptions',
    permission: 'nominal.person.add',
    audit: 'collection',
    purpose: 'required',
    version: 'required',
    subject: ofNominal,
    params: z.strictObject({ nominalId: Id }),
    body: NewDescription,
    reply: Saved,
  },
  withdraw: {
    method: 'POST',
    path: '/nominals/:nominalId/descriptions/:descriptionId/withdrawn',
    permission: 'nominal.person.correct',
    audit: 'alteration',
    purpose: 'required',
    version: 'required',
    subject: ofNominal,
    params: z.strictObject({ nominalId: Id, descriptionId: Id }),
    body: withdrawal,
    reply: Saved,
  },
  listMethods: {
    method: 'GET',
    path: '/incidents/:incidentId/methods',
    permission: 'incident.event.read',
    audit: 'consultation',
    purpose: 'required',
    subject: ofIncident,
    params: z.strictObject({ incidentId: Id }),
    reply: z.object({ methods: z.array(HeldMethod) }),
  },
  recordMethod: {
    method: 'POST',
    path: '/incidents/:incidentId/methods',
    permission: 'incident.event.update',
    audit: 'collection',
    purpose: 'required',
    subject: ofIncident,
    params: z.strictObject({ incidentId: Id }),
    body: z.strictObject({
      code: codeOf(offendingMethods),
      words: text(300).optional(),
      origins: Origins,
    }),
    reply: z.object({ id: z.string() }),
  },
  withdrawMethod: {
    method: 'POST',
    path: '/incidents/:incidentId/methods/:methodId/withdrawn',
    permission: 'incident.event.update',
    audit: 'alteration',
    purpose: 'required',
    subject: ofIncident,
    params: z.strictObject({ incidentId: Id, methodId: Id }),
    body: withdrawal,
    reply: z.object({ id: z.string() }),
  },
})
