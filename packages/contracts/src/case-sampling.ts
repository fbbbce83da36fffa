/** What can be asked of the sampling of finished work: the desk of a supervisor, the marks of one piece, and what an officer was told. */
import { sampleHeadings } from '@mips/domain/case/sampling'
import { z } from 'zod'
import { coded } from './case-parts.ts'
import { codeOf, Id, OfficerRef, text } from './common.ts'
import { defineContract } from './contract.ts'

const one = { kind: 'one', type: 'Case', param: 'caseId' } as const
const params = z.strictObject({ caseId: Id })

export const SampledWork = z.object({
  workId: z.string(),
  kind: coded,
  caseId: z.string(),
  urn: z.string(),
  title: z.string(),
  officer: OfficerRef.nullable(),
  finishedAt: z.string(),
  /** Null until it was marked. */
  passed: z.boolean().nullable(),
})
export type SampledWork = z.infer<typeof SampledWork>

export const SampleFigures = z.object({
  unitCode: z.string().nullable(),
  unit: z.string().nullable(),
  sampled: z.number(),
  passed: z.number(),
  /** Of how many officers. */
  officers: z.number(),
  failed: z.array(z.object({ heading: coded, failed: z.number() })),
})
export type SampleFigures = z.infer<typeof SampleFigures>

export const SampleView = z.object({
  id: z.string(),
  kind: coded,
  officer: OfficerRef.nullable(),
  finishedAt: z.string(),
  passed: z.boolean(),
  marks: z.array(z.object({ heading: coded, passed: z.boolean(), reason: z.string().nullable() })),
  feedback: z.string(),
  by: OfficerRef.nullable(),
  at: z.string(),
})
export type SampleView = z.infer<typeof SampleView>

export const caseSampling = defineContract('caseSampling', {
  desk: {
    method: 'GET',
    path: '/cases/sampling',
    permission: 'case.file.certify',
    audit: 'consultation',
    purpose: { none: 'The finished work of the own unit that is to be looked at again' },
    subject: { kind: 'many', type: 'Case' },
    reply: z.object({
      /** The Monday of the week of the sample. */
      period: z.string(),
      since: z.string(),
      finished: z.number(),
      drawn: z.array(SampledWork),
      teams: z.array(SampleFigures),
    }),
  },
  mark: {
    method: 'POST',
    path: '/cases/:caseId/samples',
    permission: 'case.file.certify',
    audit: 'alteration',
    purpose: 'required',
    subject: one,
    params,
    body: z.strictObject({
      workId: Id,
      marks: z
        .array(
          z.strictObject({
            heading: codeOf(sampleHeadings),
            passed: z.boolean({ error: 'Mark it as passed or failed (SP-4)' }),
            reason: text(1000).optional(),
          }),
        )
        .max(sampleHeadings.length, { error: 'Mark each heading once (SP-4)' }),
      feedback: text(2000).default(''),
    }),
    reply: z.object({ id: z.string(), passed: z.boolean() }),
  },
  ofCase: {
    method: 'GET',
    path: '/cases/:caseId/samples',
    permission: 'case.record.read',
    audit: 'consultation',
    purpose: 'required',
    subject: one,
    params,
    reply: z.object({ caseId: z.string(), urn: z.string(), title: z.string(), samples: z.array(SampleView) }),
  },
})
