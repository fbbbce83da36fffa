/** The routes of the sampling of finished work. */
import { caseSampling } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { markWork, readDesk, readSamples } from './case-sampling.service.ts'

export const caseSamplingModule = implement(caseSampling)({
  desk: (ctx) => readDesk(ctx),
  mark: (ctx, { params, body }) => markWork(ctx, params.caseId, body),
  ofCase: (ctx, { params }) => readSamples(ctx, params.caseId),
})
