/** The routes of breaking the glass. */
import { breakGlass } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { answerOpening, endOpening, listOpenings, openRecordFor } from './break-glass.service.ts'

export const breakGlassModule = implement(breakGlass)({
  open: (ctx, { params, body }) => openRecordFor(ctx, params.recordId, body),
  end: (ctx, { params }) => endOpening(ctx, params.openingId),
  list: (ctx, { query }) => listOpenings(ctx, query.show),
  answer: (ctx, { params, body }) => answerOpening(ctx, params.openingId, body),
})
