/** What can be asked of orders of courts: those of a person as a patrol sees them, a new one, and its end. */
import { orderKinds } from '@mips/domain/case/orders'
import { z } from 'zod'
import { codeOf, day, Id, OfficerRef, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'

const coded = z.object({ code: z.string(), label: z.string() })
const one = { kind: 'one', type: 'Nominal', param: 'nominalId' } as const
const params = z.strictObject({ nominalId: Id })
const keep = { method: 'POST', permission: 'order.record.keep', purpose: 'required', subject: one } as const

export const CourtOrderView = z.object({
  id: z.string(),
  kind: coded,
  /** TO_COME, IN_FORCE or ENDED today. */
  standing: coded,
  court: z.string(),
  from: z.string(),
  to: z.string().nullable(),
  until: z.string(),
  terms: z.array(z.string()),
  protects: z.array(z.string()),
  /** What breaking it is, and under which law. */
  power: z.string(),
  variesId: z.string().nullable(),
  endedOn: z.string().nullable(),
  endReason: z.string().nullable(),
  by: OfficerRef.nullable(),
})
export type CourtOrderView = z.infer<typeof CourtOrderView>

export const courtOrder = defineContract('courtOrder', {
  ofPerson: {
    method: 'GET',
    path: '/nominals/:nominalId/orders',
    permission: 'nominal.person.read',
    audit: 'consultation',
    purpose: 'required',
    subject: one,
    params,
    reply: z.object({ orders: z.array(CourtOrderView), may: z.object({ keep: z.boolean() }) }),
  },
  record: {
    ...keep,
    audit: 'collection',
    path: '/nominals/:nominalId/orders',
    params,
    body: z.strictObject({
      kind: codeOf(orderKinds),
      courtCode: requiredText(8, 'Choose the court from the list'),
      from: day(),
      to: day().optional(),
      isUntilFurtherOrder: z.boolean().default(false),
      terms: z.array(text(1000)).max(30).default([]),
      protects: z.array(text(120)).max(20).default([]),
      /** The order that this one varies: it ends as this one begins. */
      variesId: Id.optional(),
    }),
    reply: z.object({
      id: z.string(),
      problems: z.array(z.object({ rule: z.string(), field: z.string().nullable(), message: z.string() })),
    }),
  },
  end: {
    ...keep,
    audit: 'alteration',
    path: '/nominals/:nominalId/orders/:orderId/end',
    params: z.strictObject({ nominalId: Id, orderId: Id }),
    body: z.strictObject({ endedOn: day(), reason: requiredText(300, 'Say what the court decided') }),
    reply: z.object({ id: z.string() }),
  },
})
