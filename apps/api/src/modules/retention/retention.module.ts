/** The routes of retention. */
import { retention } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { getRetention, hold, lift, listDue } from './retention.service.ts'

export const retentionModule = implement(retention)({
  get: (ctx, { params }) => getRetention(ctx, params.recordId),
  hold: (ctx, { params, body }) => hold(ctx, params.recordId, body),
  lift: (ctx, { params, body }) => lift(ctx, params, body.reason),
  listDue: (ctx, { query }) => listDue(ctx, query.most),
})
