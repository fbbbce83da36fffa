/** What can be asked of children at risk by network: the list with the way to each as its reason. */
import { offenderKinds } from '@mips/domain/safeguarding/network-risk'
import { z } from 'zod'
import { anyCodeOf, oneOf, RecordRef, text } from './common.ts'
import { defineContract } from './contract.ts'

/** A link of the way, as it is read from its first record. */
export const WayStep = z.object({ roleLabel: z.string(), to: RecordRef })

export const ChildAtRisk = z.object({
  child: RecordRef,
  ageYears: z.number().nullable(),
  area: z.string().nullable(),
  offender: RecordRef,
  /** What the offender is known for. */
  kinds: z.array(z.object({ code: anyCodeOf(offenderKinds), label: z.string() })),
  /** From the child to the offender: one link or two. */
  way: z.array(WayStep),
  /** An event of the child from which a report can be raised; null when there is none that this reader may see. */
  event: z.object({ id: z.string(), personRecordId: z.string() }).nullable(),
})
export type ChildAtRisk = z.infer<typeof ChildAtRisk>

export const networkRisk = defineContract('networkRisk', {
  list: {
    method: 'GET',
    path: '/network-risk/children',
    permission: 'network.risk.read',
    audit: 'search',
    purpose: 'required',
    limit: 'search',
    subject: { kind: 'many', type: 'Nominal' },
    query: z.strictObject({
      kind: anyCodeOf(offenderKinds).optional(),
      /** The first part of a postcode. */
      area: text(5).optional(),
      steps: oneOf(['1', '2']).default('2'),
    }),
    reply: z.object({
      children: z.array(ChildAtRisk),
      areas: z.array(z.string()),
      /** What was not looked at, in words; empty when everything was. */
      bounds: z.array(z.string()),
    }),
  },
})
