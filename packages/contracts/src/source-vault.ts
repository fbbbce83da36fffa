/** What can be asked of the source vault: the desk of the source unit, an opening by two people, and what passes the corridor. */
import {
  assessmentGrades,
  handlingCodes,
  protectiveMarkings,
  sourceGrades,
} from '@mips/domain/codes/information'
import { sourceKinds } from '@mips/domain/intelligence/source-desk'
import { corridorFeedback, vaultReasons } from '@mips/domain/intelligence/source-vault'
import { z } from 'zod'
import { codeOf, day, Id, instant, OfficerRef, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'

const noRecord = {
  kind: 'none',
  why: 'The vault holds no record: its keys are made by chance and stand nowhere else',
} as const
const coded = z.object({ code: z.string(), label: z.string() })
const able = z.object({ allowed: z.boolean(), reason: z.string().optional() })
const ofSource = z.strictObject({ sourceKey: Id })
const ofOpening = z.strictObject({ openingId: Id })

/** A number that the form makes by chance: sent again, nothing is made twice. No copy of the words is kept for that. */
const onceKey = Id
const kept = {
  method: 'POST',
  permission: 'vault.source.keep',
  purpose: 'required',
  subject: noRecord,
  secret: true,
} as const

export const SourceLine = z.object({
  key: z.string(),
  pseudonym: z.string(),
  kind: coded,
  registeredOn: z.string(),
  contactCount: z.number(),
  lastContactOn: z.string().nullable(),
  /** IV-6: a member of the public who reports again and again. */
  warning: z.object({ rule: z.string(), text: z.string() }).nullable(),
  feedback: z.array(coded.extend({ on: z.string() })),
})
export type SourceLine = z.infer<typeof SourceLine>

const ReportText = z.object({
  text: z.string(),
  grades: z.string(),
  conditions: z.string().nullable(),
  marking: z.string(),
})

export const SourceReport = z.object({
  id: z.string(),
  pseudonym: z.string(),
  writtenBy: OfficerRef.nullable(),
  writtenAt: z.string(),
  releaseAt: z.string().nullable(),
  /** Its words, until it is released: for who wrote it and for the controller. */
  product: ReportText.nullable(),
  /** Why it is graded and marked so, and what a word means that reads like interception: for the same, and never released. */
  grounds: z
    .object({
      gradeReason: z.string().nullable(),
      markingReason: z.string().nullable(),
      notInterception: z.string().nullable(),
    })
    .nullable(),
  may: z.object({ release: able }),
})
export type SourceReport = z.infer<typeof SourceReport>

export const Opening = z.object({
  id: z.string(),
  pseudonym: z.string(),
  reason: coded,
  askedBy: OfficerRef.nullable(),
  askedAt: z.string(),
  openUntil: z.string().nullable(),
  isMine: z.boolean(),
  may: z.object({ answer: able, open: able }),
})
export type Opening = z.infer<typeof Opening>

export const Identity = z.object({
  pseudonym: z.string(),
  kind: coded,
  openUntil: z.string(),
  name: z.string(),
  bornOn: z.string().nullable(),
  telephone: z.string().nullable(),
  address: z.string().nullable(),
  words: z.string().nullable(),
  contacts: z.array(
    z.object({ id: z.string(), at: z.string(), by: OfficerRef.nullable(), words: z.string() }),
  ),
})
export type Identity = z.infer<typeof Identity>

export const ProductLine = z.object({
  corridorId: z.string(),
  shownDay: z.string(),
  text: z.string(),
  grades: z.string(),
  conditions: z.string().nullable(),
  marking: z.string(),
  given: z.array(coded),
})
export type ProductLine = z.infer<typeof ProductLine>

export const sourceVault = defineContract('sourceVault', {
  desk: {
    method: 'GET',
    path: '/source-vault',
    permission: 'vault.source.keep',
    audit: 'consultation',
    purpose: { none: 'Pseudonyms and what waits; who a source is asks its purpose when it is opened' },
    subject: noRecord,
    reply: z.object({
      sources: z.array(SourceLine),
      openings: z.array(Opening),
      reports: z.array(SourceReport),
      may: z.object({ release: z.boolean() }),
    }),
  },
  register: {
    ...kept,
    path: '/source-vault/sources',
    audit: 'collection',
    body: z.strictObject({
      onceKey,
      kind: codeOf(sourceKinds),
      name: requiredText(200, 'Enter who the source is'),
      bornOn: day().optional(),
      telephone: text(40).optional(),
      address: text(500).optional(),
      words: text(4000).optional(),
    }),
    reply: z.object({ sourceKey: z.string(), pseudonym: z.string() }),
  },
  addContact: {
    ...kept,
    path: '/source-vault/sources/:sourceKey/contacts',
    audit: 'collection',
    params: ofSource,
    body: z.strictObject({
      onceKey,
      at: instant(),
      words: requiredText(4000, 'Write what was said and done'),
    }),
    reply: z.object({ kept: z.literal(true) }),
  },
  writeReport: {
    ...kept,
    path: '/source-vault/sources/:sourceKey/reports',
    audit: 'collection',
    params: ofSource,
    body: z.strictObject({
      onceKey,
      text: requiredText(8000, 'Write what the source said, without who said it'),
      source: codeOf(sourceGrades),
      assessment: codeOf(assessmentGrades),
      handling: codeOf(handlingCodes),
      gradeReason: text(1000).optional(),
      conditions: text(1000).optional(),
      marking: codeOf(protectiveMarkings),
      markingReason: text(500).optional(),
      /** What a word that reads like interception means instead (IV-7). */
      notInterception: text(500).optional(),
    }),
    reply: z.object({ kept: z.literal(true), warnings: z.array(z.string()) }),
  },
  askOpening: {
    ...kept,
    path: '/source-vault/sources/:sourceKey/openings',
    audit: 'alteration',
    params: ofSource,
    body: z.strictObject({ reason: codeOf(vaultReasons) }),
    reply: z.object({ openingId: z.string() }),
  },
  answerOpening: {
    method: 'POST',
    path: '/source-vault/openings/:openingId/answer',
    permission: 'vault.source.open',
    audit: 'alteration',
    purpose: 'required',
    subject: noRecord,
    params: ofOpening,
    body: z.strictObject({ isGranted: z.boolean() }),
    reply: z.object({ openUntil: z.string().nullable() }),
  },
  open: {
    method: 'GET',
    path: '/source-vault/openings/:openingId/identity',
    permission: 'vault.source.keep',
    audit: 'consultation',
    purpose: 'required',
    subject: noRecord,
    params: ofOpening,
    reply: Identity,
  },
  release: {
    method: 'POST',
    path: '/source-vault/batches',
    permission: 'vault.source.open',
    audit: 'disclosure',
    purpose: 'required',
    subject: noRecord,
    body: z.strictObject({ reportIds: z.array(Id).min(1, { error: 'Choose the reports' }).max(50) }),
    reply: z.object({ count: z.number(), releaseAt: z.string() }),
  },
  product: {
    method: 'GET',
    path: '/corridor',
    permission: 'vault.product.receive',
    audit: 'consultation',
    purpose: { none: 'The queue of what came through the corridor, without anybody named as its source' },
    subject: noRecord,
    reply: z.object({ lines: z.array(ProductLine) }),
  },
  giveFeedback: {
    method: 'POST',
    path: '/corridor/:corridorId/feedback',
    permission: 'vault.product.receive',
    audit: 'disclosure',
    purpose: 'required',
    subject: noRecord,
    params: z.strictObject({ corridorId: Id }),
    body: z.strictObject({ code: codeOf(corridorFeedback) }),
    reply: z.object({ given: z.literal(true) }),
  },
})
