/** What can be asked of the pool module: entering a separate pool of identities, and moving people between pools. */
import { identityPools, separatePools } from '@mips/domain/identity/pools'
import { z } from 'zod'
import { codeOf, Id, requiredText } from './common.ts'
import { defineContract } from './contract.ts'

const reason = requiredText(1000, 'Give the reason')
const PoolRef = z.object({ code: z.string(), label: z.string() })
const noRecord = { kind: 'none', why: 'Changes which pool the own session works in' } as const
const ownSession = {
  none: 'The reason is asked of whoever enters a pool, and nobody is looked at yet',
} as const

export const PoolMove = z.object({
  id: z.string(),
  nominalId: z.string(),
  reference: z.string().nullable(),
  displayName: z.string(),
  from: PoolRef,
  to: PoolRef,
  reason: z.string(),
  proposedBy: z.string(),
  proposedAt: z.string(),
  /** Why this reader may not decide about it, in plain words; null when they may. */
  notByYou: z.string().nullable(),
})
export type PoolMove = z.infer<typeof PoolMove>

export const pool = defineContract('pool', {
  list: {
    method: 'GET',
    path: '/pools',
    permission: 'nominal.pool.enter',
    audit: 'consultation',
    purpose: ownSession,
    subject: noRecord,
    /** Only those that this user may enter. */
    reply: z.object({ current: PoolRef.nullable(), pools: z.array(PoolRef.extend({ words: z.string() })) }),
  },
  enter: {
    method: 'POST',
    path: '/pools/entries',
    permission: 'nominal.pool.enter',
    audit: 'alteration',
    purpose: ownSession,
    subject: noRecord,
    body: z.strictObject({ pool: codeOf(separatePools), reason }),
    reply: z.object({ current: PoolRef }),
  },
  leave: {
    method: 'POST',
    path: '/pools/leavings',
    permission: 'nominal.pool.enter',
    audit: 'alteration',
    purpose: ownSession,
    subject: noRecord,
    reply: z.object({ current: z.null() }),
  },
  proposeMove: {
    method: 'POST',
    path: '/pool-moves',
    permission: 'nominal.pool.move',
    audit: 'alteration',
    purpose: 'required',
    subject: { kind: 'many', type: 'Nominal' },
    body: z.strictObject({ nominalId: Id, to: codeOf(identityPools), reason }),
    reply: z.object({ moveId: z.string() }),
  },
  listMoves: {
    method: 'GET',
    path: '/pool-moves',
    permission: 'nominal.pool.move',
    audit: 'consultation',
    purpose: 'required',
    subject: { kind: 'many', type: 'Nominal' },
    reply: z.object({ moves: z.array(PoolMove) }),
  },
  decideMove: {
    method: 'POST',
    path: '/pool-moves/:moveId/decisions',
    permission: 'nominal.pool.move',
    audit: 'alteration',
    purpose: 'required',
    subject: { kind: 'many', type: 'Nominal' },
    params: z.strictObject({ moveId: Id }),
    body: z.strictObject({ isApproved: z.boolean({ error: 'Say whether the person is moved' }), reason }),
    reply: z.object({ status: z.string() }),
  },
})
