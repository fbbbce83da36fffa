/** What can be asked of the care of witnesses: the witnesses of a case with their dates, needs, measures and warnings, and who is not warned before a hearing. */
import { measureStates, warningAnswers, witnessNeeds } from '@mips/domain/case/witness-care'
import { contactWays } from '@mips/domain/investigation/victim-contact'
import { specialMeasures } from '@mips/domain/investigation/victim-needs'
import { z } from 'zod'
import { codeOf, day, Id, OfficerRef, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'

const coded = z.object({ code: z.string(), label: z.string() })
const one = { kind: 'one', type: 'Case', param: 'caseId' } as const
const span = z.strictObject({ from: day(), to: day(), why: text(120).optional() })

/** A step of the care of one witness. */
export const CareStepBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('DATES'),
    from: day(),
    to: day(),
    avoid: z.array(span).max(40).default([]),
  }),
  z.strictObject({
    kind: z.literal('NEEDS'),
    needs: z.array(codeOf(witnessNeeds)).max(20).default([]),
    words: text(1000).optional(),
  }),
  z.strictObject({
    kind: z.literal('MEASURE'),
    measure: codeOf(specialMeasures),
    state: codeOf(measureStates),
    words: text(1000).optional(),
  }),
  z.strictObject({
    kind: z.literal('WARNED'),
    hearingOn: day(),
    way: codeOf(contactWays),
    through: text(120).optional(),
  }),
  z.strictObject({
    kind: z.literal('ANSWERED'),
    hearingOn: day(),
    answer: codeOf(warningAnswers),
    words: text(500).optional(),
  }),
  z.strictObject({
    kind: z.literal('WISH'),
    isNoContact: z.boolean(),
    words: requiredText(500, 'Write the wish'),
  }),
])
export type CareStepBody = z.infer<typeof CareStepBody>

const Hearing = z.object({ day: z.string(), time: z.string(), court: z.string() })

export const CareView = z.object({
  id: z.string(),
  name: z.string(),
  nominalId: z.string().nullable(),
  kind: z.string(),
  isListed: z.boolean(),
  isVulnerable: z.boolean(),
  isNotToBeContacted: z.boolean(),
  dates: z
    .object({
      from: z.string(),
      to: z.string(),
      avoid: z.array(z.object({ from: z.string(), to: z.string(), why: z.string().nullable() })),
    })
    .nullable(),
  needs: z.object({ needs: z.array(coded), words: z.string().nullable() }).nullable(),
  measures: z.array(z.object({ measure: coded, state: coded, applyBy: z.string().nullable() })),
  wish: z.object({ isNoContact: z.boolean(), words: z.string() }).nullable(),
  /** How they stand for the hearing of the case; null where none is listed. */
  standing: coded.nullable(),
  /** Every step, the newest first. */
  steps: z.array(
    z.object({ id: z.string(), kind: coded, words: z.string(), at: z.string(), by: OfficerRef.nullable() }),
  ),
})
export type CareView = z.infer<typeof CareView>

export const WitnessCarePage = z.object({
  id: z.string(),
  urn: z.string(),
  title: z.string(),
  version: z.number(),
  hearing: Hearing.nullable(),
  /** The day by which every witness of the hearing is warned. */
  warnBy: z.string().nullable(),
  witnesses: z.array(CareView),
  may: z.object({ keep: z.boolean() }),
})
export type WitnessCarePage = z.infer<typeof WitnessCarePage>

export const UnwarnedLine = z.object({
  caseId: z.string(),
  urn: z.string(),
  title: z.string(),
  officer: OfficerRef.nullable(),
  hearing: Hearing,
  warnBy: z.string(),
  isLate: z.boolean(),
  witnesses: z.array(z.object({ id: z.string(), name: z.string(), standing: coded })),
})
export type UnwarnedLine = z.infer<typeof UnwarnedLine>

export const witnessCare = defineContract('witnessCare', {
  get: {
    method: 'GET',
    path: '/cases/:caseId/witness-care',
    permission: 'witness.care.read',
    audit: 'consultation',
    purpose: 'required',
    subject: one,
    params: z.strictObject({ caseId: Id }),
    reply: WitnessCarePage,
  },
  addStep: {
    method: 'POST',
    path: '/cases/:caseId/witness-care/:personId/steps',
    permission: 'witness.care.keep',
    audit: 'collection',
    purpose: 'required',
    subject: one,
    params: z.strictObject({ caseId: Id, personId: Id }),
    body: CareStepBody,
    reply: z.object({
      id: z.string(),
      problems: z.array(z.object({ rule: z.string(), field: z.string().nullable(), message: z.string() })),
    }),
  },
  due: {
    method: 'GET',
    path: '/witness-care',
    permission: 'witness.care.read',
    audit: 'consultation',
    purpose: {
      none: 'Cases of the reader that have a hearing, one line each; each asks its purpose when it is opened',
    },
    subject: { kind: 'many', type: 'Case' },
    query: z.strictObject({
      of: z.enum(['MINE', 'TEAM', 'ALL']).default('TEAM'),
      days: z.coerce.number({ error: 'Enter a number of days' }).int().min(1).max(365).default(90),
    }),
    reply: z.object({ cases: z.array(UnwarnedLine), hasMore: z.boolean() }),
  },
})
