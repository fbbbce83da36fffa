/** The routes of victim care. */
import { victimCare } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { presentCare, presentDueLine } from './victim-care.presenter.ts'
import { findDues } from './victim-care.repository.ts'
import { agreePlan, assess, enterContact, takeStep } from './victim-care.service.ts'

const LINES = 200
const SOON_MS = 48 * 3_600_000

export const victimCareModule = implement(victimCare)({
  get: { hot: 'read_victim_care', present: presentCare },
  assess: async (ctx, { params, body }) => assess(ctx, params, body),
  plan: async (ctx, { params, body }) => agreePlan(ctx, params, body),
  contact: async (ctx, { params, body }) => enterContact(ctx, params, body),
  step: async (ctx, { params, body }) => takeStep(ctx, params, body),
  listDue: async (ctx, { query }) => {
    const now = ctx.clock.now()
    const rows = await findDues(ctx.tx, {
      until: query.when === 'soon' ? new Date(now.getTime() + SOON_MS) : now,
      userId: query.whose === 'mine' ? ctx.who.userId : null,
      limit: LINES + 1,
    })
    const lines = rows.slice(0, LINES).map((row) => presentDueLine(row, now))
    Object.assign(ctx.audit, {
      resultIds: [...new Set(lines.map(({ crimeId }) => crimeId))].slice(0, 100),
      resultCount: lines.length,
    })
    return { lines, isCut: rows.length > LINES }
  },
})
