/** The routes of the figures of custody. */
import { custodyFigures } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { listFigureStays, publishFigures, readFigures } from './custody-figures.service.ts'

export const custodyFiguresModule = implement(custodyFigures)({
  read: async (ctx, { query }) => readFigures(ctx, query),
  listStays: async (ctx, { query }) => listFigureStays(ctx, query),
  publish: async (ctx, { body }) => publishFigures(ctx, body),
})
