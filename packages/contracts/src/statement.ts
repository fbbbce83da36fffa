/** What can be asked of statements: write one down for a witness, have it signed, print what is served; and, apart from all of it, how the witness is reached. */
import { readingWishes, signatureWays, signers, statementKinds } from '@mips/domain/case/statements'
import { z } from 'zod'
import { codeOf, day, Id, int4, OfficerRef, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'

const coded = z.object({ code: z.string(), label: z.string() })
const one = { kind: 'one', type: 'Record', param: 'recordId' } as const
const ofRecord = z.strictObject({ recordId: Id })
const ofStatement = z.strictObject({ recordId: Id, statementId: Id })
const ofPerson = z.strictObject({ recordId: Id, personId: Id })
const revision = int4(1, 1_000_000)
const read = { method: 'GET', audit: 'consultation', purpose: 'required', subject: one } as const
const step = {
  method: 'POST',
  permission: 'statement.record.take',
  audit: 'alteration',
  purpose: 'required',
  subject: one,
} as const
const kept = z.object({ id: z.string(), revision: z.number(), state: coded })

/** What is kept beside the words. */
const StatementFacts = z.strictObject({
  isAdult: z.boolean().optional(),
  cannotRead: z.boolean().optional(),
  readBy: text(120).optional(),
  recording: text(120).optional(),
  interviewedOn: day().optional(),
  reading: codeOf(readingWishes).optional(),
})

const Maker = z.object({
  id: z.string(),
  nominalId: z.string().nullable(),
  name: z.string(),
  isOfficer: z.boolean(),
})

export const StatementLine = z.object({
  id: z.string(),
  recordId: z.string(),
  recordReference: z.string().nullable(),
  kind: coded,
  state: coded,
  isKey: z.boolean(),
  maker: Maker,
  begunAt: z.string(),
  begunBy: OfficerRef.nullable(),
  signedAt: z.string().nullable(),
  /** 1 for the first of this maker and kind, 2 for a further one, and so on. */
  number: z.number(),
})
export type StatementLine = z.infer<typeof StatementLine>

const Signature = z.object({ way: coded, mark: z.string(), at: z.string(), name: z.string() })
const able = z.object({ allowed: z.boolean(), reason: z.string().optional() })

export const StatementPage = StatementLine.extend({
  marking: z.string(),
  revision: z.number(),
  text: z.string(),
  facts: StatementFacts,
  exhibits: z.array(z.string()),
  exhibitsHere: z.array(z.object({ reference: z.string(), description: z.string() })),
  /** Years, where a date of birth is known. */
  age: z.number().nullable(),
  ageWords: z.string(),
  declaration: z.string(),
  /** What stands against signing it as it is. */
  left: z.array(z.object({ rule: z.string(), field: z.string().nullable(), message: z.string() })),
  signatures: z.object({ witness: Signature.nullable(), officer: Signature.nullable() }),
  sha256: z.string().nullable(),
  discarded: z.object({ at: z.string(), reason: z.string() }).nullable(),
  may: z.object({ write: able, signAsOfficer: able, contact: able }),
})
export type StatementPage = z.infer<typeof StatementPage>

/** How a witness is reached: as their own record says, and as they said it here. */
export const WitnessContact = z.object({
  name: z.string(),
  known: z.object({ address: z.string().nullable(), phone: z.string().nullable() }),
  told: z
    .object({
      address: z.string().nullable(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
      safeWords: z.string().nullable(),
      by: OfficerRef.nullable(),
      at: z.string(),
    })
    .nullable(),
})
export type WitnessContact = z.infer<typeof WitnessContact>

export const statement = defineContract('statement', {
  list: {
    ...read,
    path: '/records/:recordId/statements',
    permission: 'statement.record.read',
    params: ofRecord,
    reply: z.object({
      title: z.string(),
      reference: z.string().nullable(),
      kind: z.string(),
      statements: z.array(StatementLine),
      /** Who may make one: those whom the record names. */
      people: z.array(z.object({ id: z.string(), name: z.string(), role: z.string() })),
      may: z.object({ take: able }),
    }),
  },
  begin: {
    ...step,
    audit: 'collection',
    path: '/records/:recordId/statements',
    params: ofRecord,
    body: z.strictObject({
      kind: codeOf(statementKinds),
      /** Somebody whom the record names; the officer's own statement when left out. */
      personId: Id.optional(),
      isKey: z.boolean().default(false),
    }),
    reply: kept,
  },
  get: {
    ...read,
    path: '/records/:recordId/statements/:statementId',
    permission: 'statement.record.read',
    params: ofStatement,
    reply: StatementPage,
  },
  write: {
    ...step,
    path: '/records/:recordId/statements/:statementId/words',
    params: ofStatement,
    body: z.strictObject({
      revision,
      text: text(30_000),
      facts: StatementFacts.default({}),
      exhibits: z.array(text(40)).max(50).default([]),
    }),
    reply: kept,
  },
  sign: {
    ...step,
    path: '/records/:recordId/statements/:statementId/signature',
    params: ofStatement,
    body: z.strictObject({
      revision,
      by: codeOf(signers),
      way: codeOf(signatureWays),
      /** The name as it was typed, or the path as it was drawn. */
      mark: text(20_000),
    }),
    reply: kept,
  },
  mark: {
    ...step,
    path: '/records/:recordId/statements/:statementId/key',
    params: ofStatement,
    body: z.strictObject({ isKey: z.boolean({ error: 'Say whether it is a key statement' }) }),
    reply: kept,
  },
  discard: {
    ...step,
    path: '/records/:recordId/statements/:statementId/discarded',
    params: ofStatement,
    body: z.strictObject({ reason: requiredText(300, 'Say why the statement was not made') }),
    reply: kept,
  },
  print: {
    method: 'POST',
    path: '/records/:recordId/statements/:statementId/paper',
    permission: 'statement.record.read',
    audit: 'disclosure',
    purpose: 'required',
    subject: one,
    download: 'bytes',
    params: ofStatement,
    body: z.strictObject({ recipient: requiredText(200, 'Say who the paper is for') }),
    reply: z.unknown(),
  },
  contact: {
    ...read,
    path: '/records/:recordId/witnesses/:personId/contact',
    permission: 'witness.care.read',
    params: ofPerson,
    reply: WitnessContact,
  },
  keepContact: {
    ...step,
    path: '/records/:recordId/witnesses/:personId/contact',
    permission: 'witness.care.keep',
    audit: 'collection',
    params: ofPerson,
    body: z.strictObject({
      address: text(300).optional(),
      phone: text(40).optional(),
      email: text(254).optional(),
      /** When and how it is safe to reach them. */
      safeWords: text(1000).optional(),
    }),
    reply: z.object({ id: z.string() }),
  },
})
