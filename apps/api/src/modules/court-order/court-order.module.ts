/** The routes of orders of courts. */
import { courtOrder } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { endOrderOf, ordersOf, recordOrder } from './court-order.service.ts'

export const courtOrderModule = implement(courtOrder)({
  ofPerson: async (ctx, { params }) => ordersOf(ctx, params.nominalId),
  record: async (ctx, { params, body }) => recordOrder(ctx, params.nominalId, body),
  end: async (ctx, { params, body }) => endOrderOf(ctx, params, body),
})
