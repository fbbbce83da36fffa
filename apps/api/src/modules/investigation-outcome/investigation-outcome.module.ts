/** The routes of outcomes. */
import { investigationOutcome } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { presentOutcome } from './outcome.presenter.ts'
import { decide, propose, recordPosition, reopen } from './outcome.service.ts'

export const investigationOutcomeModule = implement(investigationOutcome)({
  get: { hot: 'read_crime_outcome', present: presentOutcome },
  recordPosition: async (ctx, { params, body }) => recordPosition(ctx, params, body),
  propose: async (ctx, { params, body }) => propose(ctx, params.crimeId, body),
  decide: async (ctx, { params, body }) => decide(ctx, params.crimeId, body),
  reopen: async (ctx, { params, body }) => reopen(ctx, params.crimeId, body),
})
