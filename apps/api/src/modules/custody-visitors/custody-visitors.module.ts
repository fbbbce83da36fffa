/** The routes of custody visiting. */
import { custodyVisitors } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { answerConcern, raiseConcern } from './custody-visitors.concerns.service.ts'
import {
  beginVisit,
  endVisit,
  listVisits,
  offerVisit,
  readDetainee,
  readVisit,
} from './custody-visitors.service.ts'

export const custodyVisitorsModule = implement(custodyVisitors)({
  list: async (ctx, { query }) => listVisits(ctx, query.stationCode || undefined),
  begin: async (ctx, { body }) => beginVisit(ctx, body),
  get: async (ctx, { params }) => readVisit(ctx, params.visitId),
  offer: async (ctx, { params, body }) => offerVisit(ctx, params, body),
  getDetainee: async (ctx, { params }) => readDetainee(ctx, params),
  raiseConcern: async (ctx, { params, body }) => raiseConcern(ctx, params.visitId, body),
  end: async (ctx, { params, body }) => endVisit(ctx, params.visitId, body),
  answerConcern: async (ctx, { params, body }) => answerConcern(ctx, params.concernId, body),
})
