/** The routes of the custody-topics module. */
import { custodyTopics } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { listTopics } from './custody-topics.service.ts'

export const custodyTopicsModule = implement(custodyTopics)({
  list: async (ctx, { params }) => listTopics(ctx, params.recordId),
})
