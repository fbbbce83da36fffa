/** The board of incidents, and the officer's own. */
import type { Ctx } from '../../platform/http/module.ts'
import { type BoardRow, listAssignedTo, listByStatus } from './incident-board.repository.ts'

const live = ['open', 'assigned', 'attended']

/** Incidents in a state; LIVE is every open one. */
export async function boardOf(ctx: Ctx, status: string): Promise<BoardRow[]> {
  return shown(ctx, await listByStatus(ctx.tx, status === 'live' ? live : [status]))
}

/** The open incidents that the reader is assigned to. */
export const ownIncidents = async (ctx: Ctx): Promise<BoardRow[]> =>
  shown(ctx, await listAssignedTo(ctx.tx, ctx.who.userId))

function shown(ctx: Ctx, rows: BoardRow[]): BoardRow[] {
  Object.assign(ctx.audit, { resultIds: rows.map((row) => row.id), resultCount: rows.length })
  return rows
}
