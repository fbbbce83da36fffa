/** The routes of witness care. */
import { witnessCare } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { addCareStep, casesWithUnwarned, readCare } from './witness-care.service.ts'

export const witnessCareModule = implement(witnessCare)({
  get: async (ctx, { params }) => readCare(ctx, params.caseId),
  addStep: async (ctx, { params, body }) => addCareStep(ctx, params, body),
  due: async (ctx, { query }) => casesWithUnwarned(ctx, query),
})
