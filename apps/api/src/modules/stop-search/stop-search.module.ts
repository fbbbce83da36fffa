/** The routes of stop and search. */
import { stopSearch } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { extendAuthority, giveAuthority } from './stop-search.authority.service.ts'
import { giveForceForm } from './stop-search.duties.service.ts'
import { byCode, copyOf, publish } from './stop-search.output.service.ts'
import { prepareStop } from './stop-search.prepare.service.ts'
import {
  byHarm,
  presentAuthority,
  presentAuthorityPage,
  presentLine,
  presentPrepared,
  presentStop,
} from './stop-search.presenter.ts'
import { findAuthorities, findStops } from './stop-search.repository.ts'
import { changeStop, makeStop } from './stop-search.service.ts'
import { supervise } from './stop-search.supervise.service.ts'

const LINES = 200
/** Authorities of so many days are listed. */
const AUTHORITY_DAYS = 90

export const stopSearchModule = implement(stopSearch)({
  prepare: async (ctx, { query }) => presentPrepared(await prepareStop(ctx, query.incidentId), ctx.clock),
  make: async (ctx, { body }) => makeStop(ctx, body),
  list: async (ctx, { query }) => {
    const rows = await findStops(ctx.tx, query.scope, ctx.who.userId, LINES)
    Object.assign(ctx.audit, { resultIds: rows.slice(0, 100).map(({ id }) => id), resultCount: rows.length })
    const lines = rows.map((row) => presentLine(row, ctx.clock))
    return { lines: query.scope === 'WAITING' ? lines.sort(byHarm) : lines }
  },
  publish: async (ctx, { query }) => publish(ctx, query.month),
  findByCode: async (ctx, { body }) => byCode(ctx, body),
  get: { hot: 'read_stop_search', present: presentStop },
  change: async (ctx, { params, body }) => changeStop(ctx, params.stopId, body),
  giveForceForm: async (ctx, { params, body }) => giveForceForm(ctx, params.stopId, params.formId, body),
  supervise: async (ctx, { params, body }) => supervise(ctx, params.stopId, body),
  copy: async (ctx, { params, body }) => copyOf(ctx, params.stopId, body),
  listAuthorities: async (ctx) => {
    const since = new Date(ctx.clock.now().getTime() - AUTHORITY_DAYS * 86_400_000)
    const rows = await findAuthorities(ctx.tx, since, LINES)
    ctx.audit.resultIds = rows.slice(0, 100).map(({ id }) => id)
    return { authorities: rows.map((row) => presentAuthority(row, ctx.clock)) }
  },
  getAuthority: { hot: 'read_search_authority', present: presentAuthorityPage },
  giveAuthority: async (ctx, { body }) => giveAuthority(ctx, body),
  extendAuthority: async (ctx, { params, body }) => extendAuthority(ctx, params.authorityId, body),
})
