/** The routes of the intelligence module. */
import { intelligence } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { answerReturn, listOwn } from './intelligence.own.service.ts'
import { presentIntelligence, presentOwn } from './intelligence.presenter.ts'
import { listOwnGroups, submitIntelligence } from './intelligence.service.ts'

export const intelligenceModule = implement(intelligence)({
  submit: (ctx, { body }) => submitIntelligence(ctx, body),
  get: { hot: 'read_intelligence', present: presentIntelligence },
  listOwn: async (ctx) => ({ reports: (await listOwn(ctx)).map((row) => presentOwn(ctx.config, row)) }),
  answerReturn: (ctx, { params, body }) => answerReturn(ctx, params.reportId, body),
  listOwnGroups: (ctx) => listOwnGroups(ctx),
})
