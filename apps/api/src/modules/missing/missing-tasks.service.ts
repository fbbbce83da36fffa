/** Every due thing of a missing person report is a task; what was done or moved closes it. */
import type { Due } from '@mips/domain/rules/due'
import { missingHarm } from '@mips/domain/safeguarding/missing-words'
import type { MissingLevel } from '@mips/domain/safeguarding/missing-levels'
import type { Ctx } from '../../platform/http/module.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { duesOf } from './missing.reading.ts'
import type { MissingRow } from './missing.rows.ts'

/** Points of harm of the work on a report; one that nobody graded yet may be grave. */
export const harmOf = (level: string | null): number =>
  level === null ? 25 : missingHarm[level as MissingLevel]

export const pageOf = (id: string): string => `/missing/${id}`

/** Raises what has become due by an act and closes what it did; `before` is undefined for a report that is new. */
export async function keepTasks(ctx: Ctx, before: MissingRow | undefined, after: MissingRow): Promise<void> {
  const now = ctx.clock.now()
  const was = byWhat(before === undefined ? [] : duesOf(before, now))
  const is = byWhat(duesOf(after, now))
  for (const what of was.keys())
    if (is.get(what)?.by !== was.get(what)?.by)
      await closeTasksOf(ctx, { recordId: after.id, kind: `MISSING_${what}` })
  for (const [what, row] of is)
    if (was.get(what)?.by !== row.by)
      await raiseTask(ctx, {
        recordId: after.id,
        kind: `MISSING_${what}`,
        title: row.text,
        reason: `${row.rule}: ${after.title}${after.level === null ? '' : `, ${after.level}`}.`,
        rule: row.rule,
        harm: harmOf(after.level),
        opensAt: pageOf(after.id),
        for: { unitCode: after.ownerUnit },
        dueAt: new Date(row.by),
      })
}

const byWhat = (items: readonly Due[]) => new Map(items.map((row) => [row.what, row]))
