/** The routes of disagreement about a person. */
import { disagreement } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { assertFact, readDisagreements, withdrawFact } from './disagreement.service.ts'

export const disagreementModule = implement(disagreement)({
  get: (ctx, { params }) => readDisagreements(ctx, params.nominalId),
  assert: (ctx, { params, body }) => assertFact(ctx, params.nominalId, body),
  withdraw: (ctx, { params, body }) => withdrawFact(ctx, params.nominalId, params.factId, body.reason),
})
