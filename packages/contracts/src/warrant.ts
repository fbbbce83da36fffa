/** What can be asked of warrants: the register, grading, areas, attempts, execution, circulation, other forces, money. */
import { attemptResults } from '@mips/domain/warrants/attempts'
import { gradeFactors, warrantGrades } from '@mips/domain/warrants/grading'
import { personWarrantKinds } from '@mips/domain/warrants/warrant-words'
import { z } from 'zod'
import { codeOf, day, Id, instant, int4, oneOf, Origins, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { WarrantLine, WarrantPage } from './warrant-parts.ts'

const one = { kind: 'one', type: 'Warrant', param: 'warrantId' } as const
const params = z.strictObject({ warrantId: Id })
const problems = z.array(z.object({ rule: z.string(), severity: z.string(), message: z.string() }))
const changed = z.object({ id: z.string(), version: z.number(), state: z.string(), problems })
const pence = () => int4(0, 1_000_000_000)
const step = {
  method: 'POST',
  audit: 'alteration',
  purpose: 'required',
  subject: one,
  version: 'required',
  params,
  reply: changed,
} as const
const work = { ...step, permission: 'warrant.record.work' } as const
const allocate = { ...step, permission: 'warrant.record.allocate' } as const
const keep = { ...step, permission: 'warrant.record.keep' } as const

const address = z.strictObject({
  /** A place on record; its words are carried in. */
  locationId: Id.optional(),
  words: text(300).optional(),
  why: text(300).optional(),
})

/** Which part of the register is shown. */
export const registerViews = ['LIVE', 'OVERDUE', 'NOT_CIRCULATED', 'STALE', 'OVER'] as const

export const NewWarrant = z.strictObject({
  kind: codeOf(personWarrantKinds),
  /** A nominal or a person record. */
  personId: Id,
  courtCode: requiredText(12, 'Choose the court'),
  courtReference: text(60).optional(),
  offenceWords: text(500).optional(),
  terms: requiredText(4000, 'Write what the warrant says: what is to be done with the person'),
  risk: text(2000).optional(),
  factors: z.array(codeOf(gradeFactors)).max(gradeFactors.length).default([]),
  /** Left out where it is applied for and the court has not decided. */
  issuedAt: instant().optional(),
  areaUnit: text(40).optional(),
  addresses: z.array(address).max(20).default([]),
  owedPence: pence().optional(),
  costsPence: pence().optional(),
  origins: Origins,
})
export type NewWarrant = z.infer<typeof NewWarrant>

export const warrant = defineContract('warrant', {
  list: {
    method: 'GET',
    path: '/warrants',
    permission: 'warrant.record.read',
    audit: 'consultation',
    purpose: { none: 'The register of warrants; each asks its purpose when it is opened' },
    subject: { kind: 'many', type: 'Warrant' },
    query: z.strictObject({
      view: oneOf(registerViews).default('LIVE'),
      grade: oneOf(['A', 'B', 'C', 'NONE']).optional(),
      kind: oneOf(personWarrantKinds.map(({ code }) => code) as [string, ...string[]]).optional(),
      area: text(40).optional(),
    }),
    reply: z.object({
      warrants: z.array(WarrantLine),
      /** How many the register holds beside those that were read; the rest is narrowed by a filter. */
      isMore: z.boolean(),
      units: z.array(z.object({ code: z.string(), label: z.string() })),
      serverTime: z.string(),
    }),
  },
  get: {
    method: 'GET',
    path: '/warrants/:warrantId',
    permission: 'warrant.record.read',
    audit: 'consultation',
    purpose: 'required',
    subject: one,
    params,
    reply: WarrantPage,
  },
  register: {
    method: 'POST',
    path: '/warrants',
    permission: 'warrant.record.keep',
    audit: 'collection',
    purpose: 'required',
    subject: { kind: 'new', type: 'Warrant' },
    body: NewWarrant,
    reply: z.object({ id: z.string(), reference: z.string().nullable(), version: z.number() }),
  },
  searchCourts: {
    method: 'POST',
    path: '/warrants/courts/searches',
    permission: 'reference.list.read',
    audit: 'search',
    purpose: { none: 'Public standing data: says nothing about any person on record' },
    subject: { kind: 'none', why: 'Courts are public standing data' },
    body: z.strictObject({ text: text(80) }),
    reply: z.object({
      courts: z.array(z.object({ code: z.string(), name: z.string(), kind: z.string() })),
    }),
  },
  /** What the court said of an application. */
  decide: {
    ...keep,
    path: '/warrants/:warrantId/decision',
    body: z.strictObject({ isIssued: z.boolean(), at: instant(), courtReference: text(60).optional() }),
  },
  grade: {
    ...allocate,
    path: '/warrants/:warrantId/grade',
    body: z.strictObject({
      factors: z.array(codeOf(gradeFactors)).max(gradeFactors.length),
      grade: codeOf(warrantGrades),
      reason: text(1000).optional(),
    }),
  },
  allocate: {
    ...allocate,
    path: '/warrants/:warrantId/area',
    body: z.strictObject({ areaUnit: requiredText(40, 'Choose the unit of the area') }),
  },
  addAddress: { ...work, path: '/warrants/:warrantId/addresses', body: address },
  addAttempt: {
    ...work,
    path: '/warrants/:warrantId/attempts',
    body: z.strictObject({
      at: instant(),
      address: text(300).default(''),
      result: codeOf(attemptResults),
      wasRiskRead: z.boolean(),
      /** Who went; whoever records it where nobody is named. */
      officerIds: z.array(Id).max(20).default([]),
      next: z
        .strictObject({ text: text(500).optional(), dueOn: day().optional(), ownerId: Id.optional() })
        .optional(),
      note: text(2000).optional(),
    }),
  },
  execute: {
    ...work,
    path: '/warrants/:warrantId/execution',
    body: z.strictObject({
      at: instant(),
      place: text(300).default(''),
      arrestId: Id.optional(),
      words: text(2000).optional(),
    }),
  },
  surrender: {
    ...work,
    path: '/warrants/:warrantId/surrender',
    body: z.strictObject({ at: instant(), words: requiredText(2000, 'Say where and to whom') }),
  },
  serveBail: {
    ...work,
    path: '/warrants/:warrantId/bail',
    body: z.strictObject({ at: instant(), bailedTo: day(), place: text(300).optional() }),
  },
  withdraw: {
    ...keep,
    path: '/warrants/:warrantId/withdrawal',
    body: z.strictObject({
      at: instant(),
      courtReference: text(60).default(''),
      words: text(1000).optional(),
    }),
  },
  transfer: {
    ...allocate,
    path: '/warrants/:warrantId/transfer',
    body: z.strictObject({ force: text(120).default(''), acceptedAt: instant().optional() }),
  },
  takeBack: {
    ...allocate,
    path: '/warrants/:warrantId/return',
    body: z.strictObject({ reason: requiredText(500, 'Say why it comes back') }),
  },
  circulate: {
    ...keep,
    path: '/warrants/:warrantId/circulations',
    body: z.strictObject({ enteredAt: instant(), reference: text(60).default('') }),
  },
  reviewCirculation: {
    ...keep,
    path: '/warrants/:warrantId/circulations/:circulationId/review',
    params: z.strictObject({ warrantId: Id, circulationId: Id }),
    body: z.strictObject({ words: requiredText(500, 'Say what was checked') }),
  },
  cancelCirculation: {
    ...keep,
    path: '/warrants/:warrantId/circulations/:circulationId/cancellation',
    params: z.strictObject({ warrantId: Id, circulationId: Id }),
    body: z.strictObject({ at: instant(), words: text(500).optional() }),
  },
  pay: {
    ...work,
    path: '/warrants/:warrantId/payments',
    body: z.strictObject({
      pence: int4(0, 1_000_000_000),
      paidOn: day(),
      receipt: text(60).default(''),
    }),
  },
})
