/** The routes of charging decisions. */
import { caseDecisions } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { decide, finishAction, readCharging } from './case-decisions.service.ts'

export const caseDecisionsModule = implement(caseDecisions)({
  get: (ctx, { params }) => readCharging(ctx, params.caseId),
  decide: (ctx, { params, body }) => decide(ctx, params.caseId, body),
  finishAction: (ctx, { params, body }) => finishAction(ctx, params.caseId, params.actionId, body.result),
})
