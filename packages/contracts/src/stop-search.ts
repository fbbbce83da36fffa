/** What can be asked of stop and search: record on the phone, complete, supervise, give a copy, authorise an area, publish. */
import { searchPowers } from '@mips/domain/stop-search/stop-search-codes'
import { searchDecisions } from '@mips/domain/stop-search/stop-search-words'
import { z } from 'zod'
import { codeOf, decimal, Id, instant, int4, oneOf, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { ForceFacts } from './custody-searches.ts'
import { LocationBrief } from './pole-locations.ts'
import { LinkedPerson } from './pole-replies.ts'
import { RuleLine } from './rights-replies.ts'
import { AuthorityPage, NewStopSearch, StopSearchLine, StopSearchPage } from './stop-search-parts.ts'

const one = { kind: 'one', type: 'StopSearch', param: 'stopId' } as const
const area = { kind: 'one', type: 'SearchAuthority', param: 'authorityId' } as const
const params = z.strictObject({ stopId: Id })
const areaParams = z.strictObject({ authorityId: Id })
const made = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  left: z.array(RuleLine),
})
const read = { method: 'GET', permission: 'stopsearch.record.read', audit: 'consultation' } as const

export const stopSearch = defineContract('stopSearch', {
  /** What a new record starts with: what the officer filled in before, authorities in force, and the incident. */
  prepare: {
    method: 'GET',
    path: '/stop-searches/prepared',
    permission: 'stopsearch.record.make',
    audit: 'consultation',
    purpose: 'required',
    subject: { kind: 'many', type: 'StopSearch' },
    query: z.strictObject({ incidentId: Id.optional() }),
    reply: z.object({
      searcherSex: z.string().nullable(),
      isPlainClothes: z.boolean().nullable(),
      authorities: z.array(AuthorityPage),
      /** The arrests that the officer made lately, to name the one that followed. */
      arrests: z.array(
        z.object({ id: z.string(), reference: z.string().nullable(), title: z.string(), at: z.string() }),
      ),
      incident: z
        .object({
          id: z.string(),
          reference: z.string().nullable(),
          title: z.string(),
          location: LocationBrief.nullable(),
          people: z.array(LinkedPerson),
        })
        .nullable(),
    }),
  },
  make: {
    method: 'POST',
    path: '/stop-searches',
    permission: 'stopsearch.record.make',
    audit: 'collection',
    purpose: 'required',
    subject: { kind: 'new', type: 'StopSearch' },
    body: NewStopSearch,
    reply: made,
  },
  list: {
    ...read,
    path: '/stop-searches',
    purpose: { none: 'A list of work; each record asks its purpose when it is opened' },
    subject: { kind: 'many', type: 'StopSearch' },
    query: z.strictObject({ scope: oneOf(['MINE', 'WAITING', 'ALL']).default('MINE') }),
    reply: z.object({ lines: z.array(StopSearchLine) }),
  },
  /** A month as it is published: these columns and no other, with small numbers kept out. */
  publish: {
    method: 'GET',
    path: '/stop-searches/published',
    permission: 'stopsearch.record.close',
    audit: 'disclosure',
    purpose: { none: 'Published figures that name nobody' },
    subject: { kind: 'many', type: 'StopSearch' },
    query: z.strictObject({
      month: text(7).refine((value) => /^20\d\d-(0[1-9]|1[0-2])$/.test(value), {
        error: 'Enter a month, like 2026-06',
      }),
    }),
    reply: z.object({
      month: z.string(),
      columns: z.array(z.object({ key: z.string(), label: z.string() })),
      rows: z.array(z.record(z.string(), z.string())),
      figures: z.array(
        z.object({
          title: z.string(),
          total: z.union([z.number(), z.string()]),
          groups: z.array(z.object({ label: z.string(), number: z.union([z.number(), z.string()]) })),
        }),
      ),
      least: z.number(),
    }),
  },
  /** What the code on a receipt gives whoever stands at a counter: the copy and nothing else of the record. */
  findByCode: {
    method: 'POST',
    path: '/stop-searches/by-code',
    permission: 'stopsearch.record.read',
    audit: 'search',
    purpose: 'required',
    subject: { kind: 'many', type: 'StopSearch' },
    limit: 'code',
    body: z.strictObject({ code: requiredText(20, 'Enter the code on the receipt') }),
    reply: z.object({
      id: z.string(),
      reference: z.string().nullable(),
      copyUntil: z.string(),
      sections: z.array(
        z.object({
          heading: z.string(),
          rows: z.array(z.object({ label: z.string(), value: z.string() })),
        }),
      ),
    }),
  },
  get: {
    ...read,
    path: '/stop-searches/:stopId',
    purpose: 'required',
    subject: one,
    params,
    reply: StopSearchPage,
  },
  /** Replaces the facts as a whole: what is missing is asked before a supervisor closes it, never before. */
  change: {
    method: 'POST',
    path: '/stop-searches/:stopId/facts',
    permission: 'stopsearch.record.make',
    audit: 'alteration',
    purpose: 'required',
    subject: one,
    version: 'required',
    params,
    body: NewStopSearch,
    reply: made,
  },
  giveForceForm: {
    method: 'POST',
    path: '/stop-searches/:stopId/force-forms/:formId',
    permission: 'stopsearch.record.make',
    audit: 'alteration',
    purpose: 'required',
    subject: one,
    params: z.strictObject({ stopId: Id, formId: Id }),
    body: ForceFacts,
    reply: z.object({ id: z.string(), state: z.string(), left: z.array(RuleLine) }),
  },
  supervise: {
    method: 'POST',
    path: '/stop-searches/:stopId/supervision',
    permission: 'stopsearch.record.close',
    audit: 'alteration',
    purpose: 'required',
    subject: one,
    version: 'required',
    params,
    body: z.strictObject({
      answer: codeOf(searchDecisions),
      words: requiredText(2000, 'Say what you looked at'),
    }),
    reply: z.object({ id: z.string(), version: z.number(), state: z.string() }),
  },
  /** The copy for the person who was searched, as a PDF. */
  copy: {
    method: 'POST',
    path: '/stop-searches/:stopId/copy',
    permission: 'stopsearch.record.read',
    audit: 'disclosure',
    purpose: 'required',
    subject: one,
    download: 'bytes',
    params,
    body: z.strictObject({ recipient: requiredText(200, 'Say who gets the copy') }),
    reply: z.unknown(),
  },
  listAuthorities: {
    ...read,
    path: '/search-authorities',
    purpose: { none: 'Authorities for an area name nobody who was searched' },
    subject: { kind: 'many', type: 'SearchAuthority' },
    reply: z.object({ authorities: z.array(AuthorityPage) }),
  },
  getAuthority: {
    ...read,
    path: '/search-authorities/:authorityId',
    purpose: 'required',
    subject: area,
    params: areaParams,
    reply: AuthorityPage.extend({
      searches: z.number(),
      may: z.object({ extend: z.object({ allowed: z.boolean(), reason: z.string().optional() }) }),
    }),
  },
  giveAuthority: {
    method: 'POST',
    path: '/search-authorities',
    permission: 'stopsearch.authority.give',
    audit: 'collection',
    purpose: 'required',
    subject: { kind: 'new', type: 'SearchAuthority' },
    body: z.strictObject({
      power: codeOf(searchPowers),
      area: requiredText(1000, 'Describe the area'),
      reason: requiredText(4000, 'Write why violence or its aftermath is expected there'),
      startsAt: instant(),
      endsAt: instant(),
      latitude: decimal(49, 61.5).optional(),
      longitude: decimal(-9, 2.5).optional(),
      radiusMetres: int4(1, 20000).optional(),
    }),
    reply: z.object({ id: z.string(), reference: z.string().nullable(), version: z.number() }),
  },
  extendAuthority: {
    method: 'POST',
    path: '/search-authorities/:authorityId/extension',
    permission: 'stopsearch.authority.give',
    audit: 'alteration',
    purpose: 'required',
    subject: area,
    version: 'required',
    params: areaParams,
    body: z.strictObject({
      to: instant(),
      reason: requiredText(4000, 'Say why it is extended'),
    }),
    reply: z.object({ id: z.string(), version: z.number() }),
  },
})
