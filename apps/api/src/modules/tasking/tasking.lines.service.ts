/** Items as the reader of this request may see them: each record is read anew, and one that is not there for them leaves nothing. */
import type { TaskingLine } from '@mips/contracts/tasking-parts'
import { holds } from '../../platform/access/principal.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { listChartNodes } from '../pole/chart.service.ts'
import { officersOfItems, presentLine } from './tasking.view.ts'
import { momentOf } from './tasking.reading.ts'
import { findOfficers, leadsTo, listHanded } from './tasking.repository.ts'
import type { ItemRow } from './tasking.rows.ts'

/** Whether this reader records what meetings decide. */
export const keepsMeetings = (ctx: Ctx): boolean => holds(ctx.who, 'tasking.meeting.keep')

/** The rows whose records this reader sees, in their order; a person who was merged is shown as the one that is left. */
export async function presentItems(ctx: Ctx, rows: readonly ItemRow[]): Promise<TaskingLine[]> {
  const { today } = momentOf(ctx)
  const live = await leadsTo(
    ctx.tx,
    rows.map(({ recordId }) => recordId),
  )
  const nodes = new Map(
    (await listChartNodes(ctx, [...new Set(live.values())])).map((node) => [node.id, node]),
  )
  const officers = await findOfficers(ctx.tx, officersOfItems(rows))
  const handed = new Set(await listHanded(ctx.tx, ctx.who.userId))
  const mayKeep = keepsMeetings(ctx)
  return rows.flatMap((row): TaskingLine[] => {
    const node = nodes.get(live.get(row.recordId) ?? row.recordId)
    if (node === undefined) return []
    const isDone = row.result !== null
    const isOwner = row.ownerId === ctx.who.userId || handed.has(row.taskOnce ?? '')
    const may = {
      decide: mayKeep && !isDone,
      result: row.decision === 'ADOPTED' && !isDone && (mayKeep || isOwner),
    }
    return [presentLine(row, { node, officers, today, may })]
  })
}
