/** Lists of work: crimes of one's own, of the team and of nobody, and the board of actions. */
import type { Ctx } from '../../platform/http/module.ts'
import { findBoard, findCrimeList } from './investigation.repository.ts'

const LINES = 200

/** The most harm first; `isMore` where there are more than are listed. */
export async function listCrimes(ctx: Ctx, query: { scope: string; everywhere: string }) {
  const unitCode = ctx.who.unitCode
  const isEverywhere = query.scope === 'UNALLOCATED' && query.everywhere === 'yes'
  const rows = await findCrimeList(ctx.tx, query.scope, isEverywhere ? null : unitCode, LINES + 1)
  Object.assign(ctx.audit, {
    resultIds: rows.slice(0, 100).map(({ id }) => id),
    resultCount: Math.min(rows.length, LINES),
  })
  return { unitCode, rows: rows.slice(0, LINES), isMore: rows.length > LINES }
}

/** Open actions, the earliest due first. */
export async function listActions(ctx: Ctx, scope: string) {
  const rows = await findBoard(ctx.tx, scope, ctx.who.unitCode, LINES + 1)
  Object.assign(ctx.audit, {
    resultIds: [...new Set(rows.map(({ crime }) => crime.id))].slice(0, 100),
    resultCount: Math.min(rows.length, LINES),
  })
  return { rows: rows.slice(0, LINES), isMore: rows.length > LINES }
}
