/** The routes of the reference module. */
import { reference } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { findOffences, findOfficers, findStations } from './reference.repository.ts'

export const referenceModule = implement(reference)({
  searchOffences: async (ctx, { body }) => ({ offences: await findOffences(ctx.tx, body.text) }),
  searchStations: async (ctx, { body }) => ({
    stations: await findStations(ctx.tx, body.text, body.custodyOnly, ctx.config.forceCode),
  }),
  searchOfficers: async (ctx, { body }) => ({ officers: await findOfficers(ctx.tx, body.text) }),
})
