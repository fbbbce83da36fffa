/** The routes of the right to know. */
import { rightToKnow } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { presentApplication, presentLine } from './right-to-know.presenter.ts'
import { findDesk } from './right-to-know.repository.ts'
import { approve, decide, disclose, doStage, receive, write } from './right-to-know.service.ts'

const DESK_LINES = 200

export const rightToKnowModule = implement(rightToKnow)({
  receive: async (ctx, { body }) => receive(ctx, body),
  get: { hot: 'read_right_to_know', present: presentApplication },
  doStage: async (ctx, { params, body }) => doStage(ctx, params.applicationId, body),
  decide: async (ctx, { params, body }) => decide(ctx, params.applicationId, body),
  write: async (ctx, { params, body }) => write(ctx, params.applicationId, body),
  approve: async (ctx, { params }) => approve(ctx, params.applicationId),
  disclose: async (ctx, { params, body }) => disclose(ctx, params.applicationId, body),
  desk: async (ctx) => {
    const rows = await findDesk(ctx.tx, DESK_LINES)
    Object.assign(ctx.audit, {
      resultIds: rows.slice(0, 100).map(({ id }) => id),
      resultCount: rows.length,
    })
    const now = ctx.clock.now().toISOString()
    const firstDue = (line: { due: { by: string }[] }) => line.due[0]?.by ?? '9999'
    return {
      lines: rows
        .map((row) => presentLine(row, now))
        .sort((a, b) => firstDue(a).localeCompare(firstDue(b)) || a.receivedAt.localeCompare(b.receivedAt)),
    }
  },
})
