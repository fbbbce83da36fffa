/** The route of children at risk by network. */
import { networkRisk } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { listChildren } from './network-risk.service.ts'

export const networkRiskModule = implement(networkRisk)({
  list: (ctx, { query }) => listChildren(ctx, query),
})
