/** The routes of the custody-rights module. */
import { custodyRights } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { presentCustodyRights } from './custody-rights.page.ts'
import { addStep, ask, delay, record, reviewDelay } from './custody-rights.service.ts'
import { correctIdentity } from './identity-correction.service.ts'

export const custodyRightsModule = implement(custodyRights)({
  get: { hot: 'read_custody_rights', present: presentCustodyRights },
  record: async (ctx, { params, body }) => record(ctx, params.recordId, body),
  delay: async (ctx, { params, body }) => delay(ctx, params.recordId, body),
  reviewDelay: async (ctx, { params, body }) => reviewDelay(ctx, params, body),
  endDelay: async (ctx, { params, body }) => reviewDelay(ctx, params, { ...body, answer: 'ENDED' }, true),
  ask: async (ctx, { params, body }) => ask(ctx, params.recordId, body),
  addStep: async (ctx, { params, body }) => addStep(ctx, params, body),
  correctIdentity: async (ctx, { params, body }) => correctIdentity(ctx, params.recordId, body),
})
