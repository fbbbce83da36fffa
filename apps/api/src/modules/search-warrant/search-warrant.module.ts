/** The routes of search warrants. */
import { searchWarrant } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { apply } from './search-warrant.apply.service.ts'
import { presentLine, presentSearch } from './search-warrant.presenter.ts'
import { listSearches } from './search-warrant.repository.ts'
import { addEntry, authorise, decide, giveBack, requireSearch } from './search-warrant.service.ts'

const mostListed = 200

export const searchWarrantModule = implement(searchWarrant)({
  list: async (ctx, { query }) => {
    const rows = await listSearches(ctx.tx, query.state, mostListed + 1)
    const shown = rows.slice(0, mostListed)
    Object.assign(ctx.audit, {
      resultIds: shown.slice(0, 100).map(({ id }) => id),
      resultCount: shown.length,
    })
    const now = ctx.clock.now()
    return { searches: shown.map((row) => presentLine(row, now)), isMore: rows.length > mostListed }
  },
  get: async (ctx, { params }) =>
    presentSearch(await requireSearch(ctx, params.searchId), ctx.clock.now(), ctx.who),
  apply: (ctx, { body }) => apply(ctx, body),
  authorise: (ctx, { params, body }) => authorise(ctx, params.searchId, body),
  decide: (ctx, { params, body }) => decide(ctx, params.searchId, body),
  addEntry: (ctx, { params, body }) => addEntry(ctx, params.searchId, body),
  giveBack: (ctx, { params, body }) => giveBack(ctx, params.searchId, body),
})
