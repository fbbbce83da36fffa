/** What can be asked of bail once it is given: extend it, change its conditions, keep its diary, read it. */
import { bailConditions } from '@mips/domain/custody/bail-diary'
import { bailEnds, bailNotes, victimViewKinds } from '@mips/domain/custody/outcome-codes'
import { z } from 'zod'
import { codeOf, Id, instant, int4, requiredText, text } from './common.ts'
import type { Route } from './contract.ts'
import { BailLine, PersonBail } from './custody-outcome-replies.ts'

const one = { kind: 'one', type: 'CustodyRecord', param: 'recordId' } as const
const bailParams = z.strictObject({ recordId: Id, bailId: Id })
const lateReason = text(500).optional()
const added = z.object({ id: z.string(), left: z.array(z.string()) })
const add = { audit: 'collection', purpose: 'required', subject: one } as const

export const NewCondition = z.strictObject({
  condition: codeOf(bailConditions),
  words: requiredText(500, 'Say what the condition is'),
  purpose: text(500).optional(),
  protectsVictim: z.boolean().default(false),
})

/** The routes of bail, as a part of the contract of how a stay ends. */
export const bailRoutes = {
  extendBail: {
    ...add,
    method: 'POST',
    path: '/custody/records/:recordId/outcome/bails/:bailId/extensions',
    permission: 'custody.bail.keep',
    params: bailParams,
    body: z.strictObject({
      at: instant(),
      /** Given by a magistrates' court and recorded here. */
      isByCourt: z.boolean().default(false),
      months: int4(3, 24).optional(),
      suspected: z.boolean(),
      timeNeeded: z.boolean(),
      diligent: z.boolean(),
      necessary: z.boolean(),
      representationsConsidered: z.boolean().default(false),
      representations: text(2000).optional(),
      reason: requiredText(2000, 'Say why'),
      returnAt: instant().optional(),
      isPersonTold: z.boolean().default(false),
      lateReason,
    }),
    reply: added,
  },
  noteBail: {
    ...add,
    method: 'POST',
    path: '/custody/records/:recordId/outcome/bails/:bailId/notes',
    permission: 'custody.bail.keep',
    params: bailParams,
    body: z.strictObject({
      kind: codeOf(bailNotes),
      at: instant(),
      note: text(2000).optional(),
      returnAt: instant().optional(),
      end: codeOf(bailEnds).optional(),
      lateReason,
    }),
    reply: added,
  },
  varyConditions: {
    ...add,
    method: 'POST',
    path: '/custody/records/:recordId/outcome/bails/:bailId/variations',
    permission: 'custody.bail.keep',
    params: bailParams,
    body: z.strictObject({
      at: instant(),
      endIds: z.array(Id).max(20).default([]),
      conditions: z.array(NewCondition).max(20).default([]),
      reason: requiredText(1000, 'Say why'),
      victimViews: codeOf(victimViewKinds).optional(),
      lateReason,
    }),
    reply: added,
  },
  /** Who is on bail before charge or under investigation, what is next and who acts. */
  diary: {
    method: 'GET',
    path: '/custody/bail-diary',
    permission: 'custody.bail.read',
    audit: 'consultation',
    purpose: {
      none: 'The diary of the suite is looked through daily; each record asks its purpose when it is opened',
    },
    subject: { kind: 'many', type: 'CustodyRecord' },
    query: z.strictObject({ stationCode: text(12).optional() }),
    reply: z.object({ lines: z.array(BailLine) }),
  },
  /** The conditions that a person is under now, for whoever stops them. */
  ofPerson: {
    method: 'GET',
    path: '/nominals/:nominalId/bail',
    permission: 'custody.bail.read',
    audit: 'consultation',
    purpose: 'required',
    subject: { kind: 'one', type: 'Nominal', param: 'nominalId' },
    params: z.strictObject({ nominalId: Id }),
    reply: z.object({ bails: z.array(PersonBail) }),
  },
} as const satisfies Record<string, Route>
