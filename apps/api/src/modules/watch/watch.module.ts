/** The routes of watched records. */
import { watch } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { getWatch, listWatched, subscribe, unsubscribe } from './watch.service.ts'

export const watchModule = implement(watch)({
  subscribe: (ctx, { params, body }) => subscribe(ctx, params.recordId, body),
  unsubscribe: (ctx, { params }) => unsubscribe(ctx, params.recordId),
  get: (ctx, { params }) => getWatch(ctx, params.recordId),
  list: (ctx) => listWatched(ctx),
})
