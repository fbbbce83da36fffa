/** What can be asked of the forms of a case and its sign-off: read a form filled from the store, write its words, sign and print it, submit and certify the file. */
import { mgForms } from '@mips/domain/case/mg-forms'
import { z } from 'zod'
import { coded } from './case-parts.ts'
import { codeOf, Id, oneOf, OfficerRef, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'

const one = { kind: 'one', type: 'Case', param: 'caseId' } as const
const params = z.strictObject({ caseId: Id })
const formParams = z.strictObject({ caseId: Id, code: codeOf(mgForms) })
const changed = z.object({ id: z.string(), version: z.number() })
/** The defendant, witness, victim or statement that a form is made out for, where it is for one. */
const about = { subjectId: Id.optional() }
const step = {
  method: 'POST',
  permission: 'case.record.build',
  audit: 'alteration',
  purpose: 'required',
  subject: one,
  version: 'required',
  reply: changed,
} as const

export const CaseFormPage = z.object({
  caseId: z.string(),
  urn: z.string(),
  title: z.string(),
  recordVersion: z.number(),
  marking: z.string(),
  code: z.string(),
  label: z.string(),
  disclosure: coded,
  owedBy: coded,
  subjectId: z.string().nullable(),
  subject: z.string().nullable(),
  fields: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      kind: z.string(),
      value: z.string().nullable(),
      /** The record that keeps the fact, and the page where it is put right. */
      home: coded.nullable(),
      opensAt: z.string().nullable(),
      isMissing: z.boolean(),
    }),
  ),
  /** The newest words; 0 where nobody has written any. */
  version: z.number(),
  signed: z.object({ by: OfficerRef.nullable(), at: z.string() }).nullable(),
  versions: z.array(
    z.object({
      version: z.number(),
      by: OfficerRef.nullable(),
      at: z.string(),
      signedAt: z.string().nullable(),
      words: z.record(z.string(), z.string()),
    }),
  ),
  papers: z.array(
    z.object({ id: z.string(), recipient: z.string(), at: z.string(), version: z.number().nullable() }),
  ),
  may: z.object({ write: z.boolean(), print: z.boolean() }),
})
export type CaseFormPage = z.infer<typeof CaseFormPage>

export const TeamScore = z.object({
  unitCode: z.string().nullable(),
  unit: z.string().nullable(),
  month: z.string(),
  submitted: z.number(),
  submittedClean: z.number(),
  returned: z.number(),
  certified: z.number(),
  keptOnAverage: z.number(),
  of: z.number(),
})
export type TeamScore = z.infer<typeof TeamScore>

export const caseForms = defineContract('caseForms', {
  get: {
    method: 'GET',
    path: '/cases/:caseId/forms/:code',
    permission: 'case.record.read',
    audit: 'consultation',
    purpose: 'required',
    subject: one,
    params: formParams,
    query: z.strictObject(about),
    reply: CaseFormPage,
  },
  write: {
    ...step,
    path: '/cases/:caseId/forms/:code',
    params: formParams,
    body: z.strictObject({
      ...about,
      words: z.record(text(40), text(12_000)).refine((words) => Object.keys(words).length <= 10, {
        error: 'A form has at most ten parts that are written',
      }),
      /** Signed as it is written. */
      isSigned: z.boolean().default(false),
    }),
  },
  sign: {
    ...step,
    path: '/cases/:caseId/forms/:code/signature',
    params: formParams,
    body: z.strictObject(about),
  },
  print: {
    method: 'POST',
    path: '/cases/:caseId/forms/:code/paper',
    permission: 'case.record.read',
    audit: 'disclosure',
    purpose: 'required',
    subject: one,
    download: 'bytes',
    params: formParams,
    body: z.strictObject({ ...about, recipient: requiredText(200, 'Say who the paper is for') }),
    reply: z.unknown(),
  },
  submit: { ...step, path: '/cases/:caseId/submission', params, body: z.strictObject({}) },
  decide: {
    ...step,
    permission: 'case.file.certify',
    path: '/cases/:caseId/sign-off',
    params,
    body: z.strictObject({ act: oneOf(['CERTIFY', 'RETURN']), reason: text(1000).optional() }),
  },
  scores: {
    method: 'GET',
    path: '/cases/scores',
    permission: 'case.file.certify',
    audit: 'consultation',
    purpose: { none: 'Counts of files by team, of the cases that the reader may see' },
    subject: { kind: 'many', type: 'Case' },
    reply: z.object({ teams: z.array(TeamScore) }),
  },
})
