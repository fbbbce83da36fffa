/** The routes of protection notices. */
import { protection } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { ask, decide, write } from './protection-ask.service.ts'
import { addBreach, arrestForBreach, end, hearBreach } from './protection-breach.service.ts'
import { apply, hear, serve } from './protection-court.service.ts'
import { printPaper } from './protection-papers.service.ts'
import { presentDesk, presentNotice } from './protection.presenter.ts'
import { findDesk } from './protection.repository.ts'

const DESK_LINES = 200

export const protectionModule = implement(protection)({
  ask: async (ctx, { body }) => ask(ctx, body),
  get: { hot: 'read_protection_notice', present: presentNotice },
  write: async (ctx, { params, body }) => write(ctx, params.noticeId, body),
  decide: async (ctx, { params, body }) => decide(ctx, params.noticeId, body),
  serve: async (ctx, { params, body }) => serve(ctx, params.noticeId, body),
  apply: async (ctx, { params, body }) => apply(ctx, params.noticeId, body),
  hear: async (ctx, { params, body }) => hear(ctx, params.noticeId, body),
  addBreach: async (ctx, { params, body }) => addBreach(ctx, params.noticeId, body),
  arrestForBreach: async (ctx, { params, body }) => arrestForBreach(ctx, params, body.arrestId),
  print: async (ctx, { params, body }) => printPaper(ctx, params.noticeId, body),
  hearBreach: async (ctx, { params, body }) => hearBreach(ctx, params.noticeId, params.breachId, body),
  end: async (ctx, { params, body }) => end(ctx, params.noticeId, body),
  desk: async (ctx) => {
    const rows = await findDesk(ctx.tx, DESK_LINES)
    Object.assign(ctx.audit, {
      resultIds: rows.slice(0, 100).map(({ id }) => id),
      resultCount: rows.length,
    })
    return { lines: presentDesk(rows, ctx.clock.now().toISOString()) }
  },
})
