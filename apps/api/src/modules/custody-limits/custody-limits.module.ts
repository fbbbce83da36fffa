/** The routes of the custody-limits module. */
import { custodyLimits } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { extend } from './custody-limits.extension.service.ts'
import { printLimit } from './custody-limits.papers.service.ts'
import { presentLimits } from './custody-limits.presenter.ts'
import { viewOf } from './custody-limits.read.service.ts'
import { postponeReview, review, tellReview } from './custody-limits.review.service.ts'
import type { LimitsRow } from './custody-limits.rows.ts'
import { applyForWarrant, decideWarrant } from './custody-limits.warrant.service.ts'

export const custodyLimitsModule = implement(custodyLimits)({
  get: {
    hot: 'read_custody_limits',
    present: (row: LimitsRow, who, { clock }) => presentLimits(row, viewOf(row, who, clock.now())),
  },
  review: (ctx, { params, body }) => review(ctx, params.recordId, body),
  tellReview: (ctx, { params, body }) => tellReview(ctx, params.recordId, params.reviewId, body),
  postponeReview: (ctx, { params, body }) => postponeReview(ctx, params.recordId, body),
  extend: (ctx, { params, body }) => extend(ctx, params.recordId, body),
  applyForWarrant: (ctx, { params, body }) => applyForWarrant(ctx, params.recordId, body),
  decideWarrant: (ctx, { params, body }) => decideWarrant(ctx, params, body),
  print: (ctx, { params, body }) => printLimit(ctx, params.recordId, body),
})
