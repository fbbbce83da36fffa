/** What can be asked of the audit module: who did what, when and why; its export; and whether it is whole. */
import { z } from 'zod'
import { Id, instant, int4, OfficerRef, oneOf, RecordRef, text } from './common.ts'
import { defineContract } from './contract.ts'

const acts = [
  'collection',
  'alteration',
  'consultation',
  'disclosure',
  'combination',
  'erasure',
  'search',
] as const
const outcomes = ['ok', 'refused', 'not_found', 'failed'] as const

export const AuditFilter = z.strictObject({
  actorId: Id.optional(),
  action: text(80).optional(),
  act: oneOf(acts).optional(),
  outcome: oneOf(outcomes).optional(),
  from: instant().optional(),
  to: instant().optional(),
  /** The id of the last entry of the page before; entries come newest first. */
  beforeId: text(20)
    .refine((value) => /^\d{1,18}$/.test(value), { error: 'This is not the number of an entry' })
    .optional(),
  limit: int4(1, 200).default(50),
})
export type AuditFilter = z.output<typeof AuditFilter>

export const AuditLine = z.object({
  id: z.string(),
  at: z.string(),
  actor: OfficerRef.nullable(),
  system: z.string().nullable(),
  roles: z.array(z.string()),
  device: z.string().nullable(),
  action: z.string(),
  act: z.string(),
  outcome: z.string(),
  reason: z.string().nullable(),
  purpose: z
    .object({ code: z.string(), label: z.string(), source: z.string().nullable(), ref: RecordRef.nullable() })
    .nullable(),
  subject: RecordRef.nullable(),
  resultCount: z.number().nullable(),
  results: z.array(RecordRef),
  terms: z.unknown().nullable(),
  reasonGiven: z.string().nullable(),
  change: z.unknown().nullable(),
  sealNo: z.string().nullable(),
  requestId: z.string(),
})
export type AuditLine = z.infer<typeof AuditLine>

export const AuditStanding = z.object({
  entries: z.number(),
  unsealed: z.number(),
  seals: z.number(),
  sealedAt: z.string().nullable(),
  root: z.string().nullable(),
  /** Who outside cosigns the heads, and the entries under the last head that each cosigned. */
  witnesses: z.array(z.object({ name: z.string(), size: z.number(), at: z.string().nullable() })),
})
export type AuditStanding = z.infer<typeof AuditStanding>

const Page = z.object({
  entries: z.array(AuditLine),
  nextBeforeId: z.string().nullable(),
  standing: AuditStanding,
})
const record = { kind: 'one', type: 'Record', param: 'recordId' } as const
const params = z.strictObject({ recordId: Id })

export const audit = defineContract('audit', {
  search: {
    method: 'POST',
    path: '/audit/searches',
    permission: 'audit.entry.read',
    audit: 'search',
    purpose: 'required',
    limit: 'search',
    subject: {
      kind: 'none',
      why: 'The audit itself is looked at; entries about records that the reader may not see are left out by the database',
    },
    body: AuditFilter,
    reply: Page,
  },
  /** Who saw, searched for and changed one record. */
  ofRecord: {
    method: 'POST',
    path: '/records/:recordId/audit',
    permission: 'audit.entry.read',
    audit: 'consultation',
    purpose: 'required',
    limit: 'search',
    subject: record,
    params,
    body: AuditFilter,
    reply: Page,
  },
  export: {
    method: 'POST',
    path: '/records/:recordId/audit/exports',
    permission: 'audit.entry.export',
    audit: 'disclosure',
    purpose: 'required',
    limit: 'export',
    subject: record,
    params,
    body: AuditFilter.omit({ limit: true, beforeId: true }),
    /** CSV with its SHA-256 and, where this process holds the sealer's key, a signature. */
    reply: z.object({
      fileName: z.string(),
      csv: z.string(),
      rows: z.number(),
      sha256: z.string(),
      signature: z.string().nullable(),
      standing: AuditStanding,
    }),
  },
  /** Checks the whole audit from its first entry. */
  verify: {
    method: 'POST',
    path: '/audit/verifications',
    permission: 'audit.seal.verify',
    audit: 'consultation',
    purpose: 'required',
    limit: 'export',
    subject: { kind: 'none', why: 'The seals are checked; no record is shown' },
    body: z.strictObject({}),
    reply: z.object({
      isWhole: z.boolean(),
      findings: z.array(z.object({ kind: z.string(), where: z.string(), words: z.string() })),
      entries: z.number(),
      seals: z.number(),
      sealedUpTo: z.string().nullable(),
      witnessed: z.number(),
    }),
  },
})
