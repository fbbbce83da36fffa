/** The routes of the arrest module. */
import { arrest } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { presentArrest, presentWaiting } from './arrest.presenter.ts'
import { findAwaiting } from './arrest.repository.ts'
import { recordArrest, recordArrival } from './arrest.service.ts'

export const arrestModule = implement(arrest)({
  record: async (ctx, { body }) => recordArrest(ctx, body),
  get: { hot: 'read_arrest', present: presentArrest },
  arrive: async (ctx, { params, body }) => recordArrival(ctx, params.arrestId, body),
  listAwaitingCustody: async (ctx, { query }) => {
    const rows = await findAwaiting(ctx.tx, query.stationCode || undefined)
    Object.assign(ctx.audit, { resultIds: rows.map((row) => row.id), resultCount: rows.length })
    return { arrests: rows.map((row) => presentWaiting(row, ctx.clock)) }
  },
})
