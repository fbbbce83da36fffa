/** What can be asked of disagreement about a person: every value with its source, day and confidence, and what intelligence asserts beside. */
import { assertedFields } from '@mips/domain/nominal/disagreement'
import { z } from 'zod'
import { codeOf, Id, OfficerRef, RecordRef, requiredText } from './common.ts'
import { defineContract } from './contract.ts'
import { GradeView } from './intelligence.ts'
import { Source } from './nominal-facts.ts'

const confidence = z.object({ code: z.string(), label: z.string(), words: z.string() })

/** A value as one source has it. */
export const HeldValue = z.object({ words: z.string(), source: Source, confidence })
export type HeldValue = z.infer<typeof HeldValue>

/** What a paragraph asserts, with its grade of this moment; it is golden for nobody. */
export const AssertedValue = z.object({
  id: z.string(),
  words: z.string(),
  report: RecordRef,
  grade: GradeView,
  conditions: z.array(z.string()),
  confidence,
  at: z.string(),
  by: OfficerRef.nullable(),
  /** It says what is shown. */
  agrees: z.boolean(),
  may: z.object({ withdraw: z.boolean() }),
})
export type AssertedValue = z.infer<typeof AssertedValue>

export const DisputedField = z.object({
  field: z.string(),
  label: z.string(),
  /** The value that is shown; null where nothing is recorded. */
  golden: HeldValue.nullable(),
  /** Why it is the one. */
  reason: z.string(),
  others: z.array(HeldValue),
  asserted: z.array(AssertedValue),
  isDisputed: z.boolean(),
})
export type DisputedField = z.infer<typeof DisputedField>

const ofNominal = { kind: 'one', type: 'Nominal', param: 'nominalId' } as const
const params = z.strictObject({ nominalId: Id })

export const disagreement = defineContract('disagreement', {
  get: {
    method: 'GET',
    path: '/nominals/:nominalId/disagreements',
    permission: 'nominal.person.read',
    audit: 'consultation',
    purpose: 'required',
    subject: ofNominal,
    params,
    reply: z.object({ fields: z.array(DisputedField), may: z.object({ assert: z.boolean() }) }),
  },
  assert: {
    method: 'POST',
    path: '/nominals/:nominalId/asserted-facts',
    permission: 'intelligence.fact.assert',
    audit: 'collection',
    purpose: 'required',
    subject: ofNominal,
    params,
    body: z.strictObject({
      field: codeOf(assertedFields),
      value: requiredText(200, 'Enter what the report says'),
      reportId: Id,
      /** The sanitised text that was read when it was asserted: another version of the paragraph may not say it. */
      textId: Id,
    }),
    reply: z.object({ id: z.string() }),
  },
  withdraw: {
    method: 'POST',
    path: '/nominals/:nominalId/asserted-facts/:factId/withdrawn',
    permission: 'intelligence.fact.assert',
    audit: 'alteration',
    purpose: 'required',
    subject: ofNominal,
    params: z.strictObject({ nominalId: Id, factId: Id }),
    body: z.strictObject({ reason: requiredText(300, 'Say why it is taken back') }),
    reply: z.object({ id: z.string() }),
  },
})
