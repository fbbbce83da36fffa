/** The routes of closing an incident. */
import { incidentClosing } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { presentClosing } from './incident-closing.presenter.ts'
import { close, closingOf, reopen } from './incident-closing.service.ts'

export const incidentClosingModule = implement(incidentClosing)({
  get: async (ctx, { params }) => presentClosing(await closingOf(ctx, params.incidentId), ctx.who),
  close: (ctx, { params, body }) => close(ctx, params.incidentId, body),
  reopen: (ctx, { params, body }) => reopen(ctx, params.incidentId, body.reason),
})
