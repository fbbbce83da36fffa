/** What can be asked of other sources than the local store: which are connected, and one search of one of them. */
import { purposes } from '@mips/domain/codes/purposes'
import { identifierTypes } from '@mips/domain/identifiers/identifier-types'
import { sourceKinds, sourceStates } from '@mips/domain/search/sources'
import { z } from 'zod'
import { codeOf, instant, oneOf, text } from './common.ts'
import { defineContract } from './contract.ts'
import { IdentifierTerm, PartialDob, sexCodes } from './nominal-terms.ts'

/** What leaves for another source: who is looked for and nothing of the places, phones and vehicles that were typed beside it. */
export const SourceTerms = z
  .strictObject({
    forename: text(100).optional(),
    middle: text(100).optional(),
    surname: text(100).optional(),
    dob: PartialDob.optional(),
    ageYears: z.int().min(0).max(130).optional(),
    sex: oneOf(sexCodes).optional(),
    identifiers: z.array(IdentifierTerm).max(10, { error: 'Search for ten identifiers or fewer' }).optional(),
  })
  .refine(({ surname, forename, identifiers }) => Boolean(surname || forename || identifiers?.length), {
    path: ['surname'],
    error: 'Another source is asked by a name or an identifier',
  })
export type SourceTerms = z.output<typeof SourceTerms>

/** A person as another source knows them; never a record of this store. */
export const SourceHit = z.object({
  id: z.string(),
  displayName: z.string(),
  alsoKnownAs: z.array(z.string()),
  dob: z.string().nullable(),
  sex: z.string().nullable(),
  identifiers: z.array(z.object({ type: z.string(), label: z.string(), value: z.string() })),
  warnings: z.array(z.string()),
  address: z.string().nullable(),
  /** When the source last changed what it tells of this person. */
  updatedAt: z.string().nullable(),
})
export type SourceHit = z.infer<typeof SourceHit>

export const SourceReply = z.object({
  source: z.object({ code: z.string(), name: z.string(), kindLabel: z.string() }),
  state: codeOf(sourceStates),
  /** The state in plain words: what happened and what to do about it. */
  words: z.string(),
  askedAt: z.string(),
  /** How fresh the data of the source is, as it says itself. */
  dataAsOf: z.string().nullable(),
  hits: z.array(SourceHit),
  isMore: z.boolean(),
})
export type SourceReply = z.infer<typeof SourceReply>

export const ConnectedSource = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  timeoutMs: z.number(),
  /** As far as this server knows since it was started. */
  lastAnsweredAt: z.string().nullable(),
  lastFailedAt: z.string().nullable(),
  lastFailure: z.string().nullable(),
})
export type ConnectedSource = z.infer<typeof ConnectedSource>

/** What is sent to a source by the protocol of docs/sources.md, version 1. */
export const SourceQuestion = z.strictObject({
  version: z.literal(1),
  request: z.uuid(),
  force: z.string(),
  purpose: codeOf(purposes),
  person: SourceTerms,
  limit: z.int().min(1).max(50),
})
export type SourceQuestion = z.output<typeof SourceQuestion>

const words = (max: number) => text(max).nullish()
/** What a source must answer; anything else is unreadable. Fields that the protocol does not know are left out. */
export const SourceAnswer = z.object({
  version: z.literal(1),
  request: z.uuid(),
  dataAsOf: instant().nullish(),
  isMore: z.boolean().default(false),
  hits: z
    .array(
      z.object({
        id: text(100),
        forename: words(100),
        middle: words(100),
        surname: words(100),
        alsoKnownAs: z.array(text(200)).max(20).default([]),
        dob: PartialDob.nullish(),
        sex: oneOf(sexCodes).nullish(),
        identifiers: z
          .array(z.object({ type: codeOf(identifierTypes), value: text(60) }))
          .max(20)
          .default([]),
        warnings: z.array(text(200)).max(20).default([]),
        address: words(300),
        updatedAt: instant().nullish(),
      }),
    )
    .max(50),
})
export type SourceAnswer = z.output<typeof SourceAnswer>

export const source = defineContract('source', {
  list: {
    method: 'GET',
    path: '/sources',
    permission: 'nominal.person.search',
    audit: 'consultation',
    purpose: { none: 'Which other sources are connected; nothing of anybody' },
    subject: { kind: 'none', why: 'The settings of the server' },
    reply: z.object({ sources: z.array(ConnectedSource) }),
  },
  search: {
    method: 'POST',
    path: '/sources/:sourceCode/searches',
    permission: 'nominal.person.search',
    audit: 'disclosure',
    purpose: 'required',
    limit: 'search',
    subject: { kind: 'none', why: 'People of another source, who are no records here' },
    params: z.strictObject({ sourceCode: text(20) }),
    body: SourceTerms,
    reply: SourceReply,
  },
})

/** The kinds of source that a setting may name. */
export const SourceKind = codeOf(sourceKinds)
