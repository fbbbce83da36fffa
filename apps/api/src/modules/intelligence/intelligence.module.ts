/** The routes of the intelligence module. */
import { intelligence } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { type IntelligenceRow, presentIntelligence } from './intelligence.presenter.ts'
import { listOwnGroups, submitIntelligence } from './intelligence.service.ts'

export const intelligenceModule = implement(intelligence)({
  submit: (ctx, { body }) => submitIntelligence(ctx, body),
  get: {
    hot: 'read_intelligence',
    present: (row: IntelligenceRow, _who, { clock }) => presentIntelligence(row, clock),
  },
  listOwnGroups: (ctx) => listOwnGroups(ctx),
})
