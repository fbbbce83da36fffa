/** What is due on a warrant is work of the unit that holds it, of its area, or of who said that they go next; what was done closes it. */
import type { Due } from '@mips/domain/rules/due'
import type { TaskKindCode } from '@mips/domain/tasks/task-kinds'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { duesOf, type WarrantCtx } from './warrant.reading.ts'
import type { WarrantRow } from './warrant.rows.ts'

/** Points of harm of the work on a warrant by its grade; one that nobody graded may be grave. */
const harmByGrade: Record<string, number> = { A: 25, B: 12, C: 5 }
const harmOf = (grade: string | null): number => harmByGrade[grade ?? ''] ?? 25
/** Somebody may be arrested unlawfully while it waits. */
const staleHarm = 50

const kindByWhat: Record<string, TaskKindCode> = {
  WARRANT_GRADE: 'WARRANT_GRADE',
  WARRANT_TARGET: 'WARRANT_TARGET',
  WARRANT_ATTEMPT: 'WARRANT_ATTEMPT',
  CIRCULATE: 'WARRANT_CIRCULATE',
  CANCEL: 'WARRANT_CANCEL',
  REVIEW: 'WARRANT_REVIEW',
}
const taskOf = (what: string): TaskKindCode => kindByWhat[what.split(':')[0] ?? ''] ?? 'WARRANT_TARGET'

type Whose = { userId: string } | { unitCode: string }

function ownerOf(row: WarrantRow, kind: TaskKindCode): Whose {
  const next = row.attempts[0]?.nextOwner
  if (kind === 'WARRANT_ATTEMPT' && next !== null && next !== undefined) return { userId: next.id }
  const isOfArea = kind === 'WARRANT_ATTEMPT' || kind === 'WARRANT_TARGET'
  return { unitCode: isOfArea ? (row.areaUnit ?? row.ownerUnit) : row.ownerUnit }
}

/** Raises what has become due by an act and closes what it did or moved; `before` is undefined for a warrant that is new. */
export async function keepTasks(
  ctx: WarrantCtx,
  before: WarrantRow | undefined,
  after: WarrantRow,
): Promise<void> {
  const now = ctx.clock.now()
  const was = before === undefined ? new Map<TaskKindCode, Work>() : workOf(before, now)
  const is = workOf(after, now)
  for (const [kind, { key }] of was)
    if (is.get(kind)?.key !== key) await closeTasksOf(ctx, { recordId: after.id, kind })
  for (const [kind, { key, due, whose }] of is)
    if (was.get(kind)?.key !== key)
      await raiseTask(ctx, {
        recordId: after.id,
        kind,
        title: due.text,
        reason: `${due.rule}: ${after.reference ?? 'warrant'}.`,
        rule: due.rule,
        harm: kind === 'WARRANT_CANCEL' ? staleHarm : harmOf(after.grade),
        opensAt: `/warrants/${after.id}`,
        for: whose,
        dueAt: new Date(due.by),
      })
}

type Work = { due: Due; whose: Whose; key: string }

const workOf = (row: WarrantRow, now: Date): Map<TaskKindCode, Work> =>
  new Map(
    duesOf(row, now).map((due) => {
      const kind = taskOf(due.what)
      const whose = ownerOf(row, kind)
      return [kind, { due, whose, key: JSON.stringify([due.what, due.by, due.text, whose]) }]
    }),
  )
