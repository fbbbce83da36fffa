/** The routes of identity cases. */
import { identityCase } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { listCases, settleCase } from './case-queue.service.ts'
import {
  identify,
  listUnidentified,
  recordFalseIdentity,
  recordStolenIdentity,
  recordTwins,
} from './identity-case.service.ts'
import { recordDeath, recordIdentityChange, withdrawDeath } from './legal-change.service.ts'

export const identityCaseModule = implement(identityCase)({
  listUnidentified: (ctx, { query }) => listUnidentified(ctx, query.limit),
  identify: (ctx, { params, body }) => identify(ctx, params.nominalId, body),
  recordFalseIdentity: (ctx, { params, body }) => recordFalseIdentity(ctx, params.nominalId, body),
  recordStolenIdentity: (ctx, { params, body }) => recordStolenIdentity(ctx, params.nominalId, body),
  recordIdentityChange: (ctx, { params, body }) => recordIdentityChange(ctx, params.nominalId, body),
  recordTwins: (ctx, { params, body }) => recordTwins(ctx, params.nominalId, body),
  recordDeath: (ctx, { params, body }) => recordDeath(ctx, params.nominalId, body),
  withdrawDeath: (ctx, { params, body }) => withdrawDeath(ctx, params.nominalId, body.reason),
  listCases: (ctx, { query }) => listCases(ctx, query),
  settleCase: (ctx, { params, body }) => settleCase(ctx, params, body),
})
