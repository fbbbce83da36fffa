/** Own work: what there is in the order of work, and saying that a piece of it is done. */
import type { MyWork } from '@mips/contracts/task-parts'
import { groupTasks } from '@mips/domain/tasks/task'
import { privateKinds, taskKindLabel } from '@mips/domain/tasks/task-kinds'
import { taskRulesOn } from '@mips/domain/tasks/task-rules-table'
import { londonDay } from '@mips/domain/time/london-day'
import { toLondon } from '@mips/domain/time/london-time'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { readableKinds } from '../pole/kind-access.service.ts'
import { addLogEntry } from '../pole/record.service.ts'
import {
  decideComplete,
  isSupervisedBy,
  presentIncident,
  presentTask,
  type Reader,
  taskOf,
} from './tasks.reading.ts'
import {
  findTasks,
  listAlarmed,
  listOffered,
  listOwn,
  listOwnIncidents,
  updateTasks,
} from './tasks.repository.ts'
import type { TaskRow } from './tasks.rows.ts'
import type { Measure } from './tasks.rules.repository.ts'
import { findUnitsBelow } from './team.repository.ts'

/** The time and the figures of today. */
export function measureOf(ctx: Pick<Ctx, 'clock'>): Measure {
  const now = ctx.clock.now()
  return { now, rules: taskRulesOn(londonDay(now.toISOString())) }
}

/** Who asks, with the units whose work they give and take. */
export async function readerOf(ctx: Ctx): Promise<Reader & { kinds: string[] }> {
  const { userId, unitCode, rank, permissions } = ctx.who
  const supervises = permissions.includes('work.team.assign') ? await findUnitsBelow(ctx.tx, unitCode) : []
  return { userId, unitCode, rank, supervises, kinds: readableKinds(ctx.who) }
}

/** Notes in the audit which records were shown. */
export function noteShown(ctx: Ctx, ids: readonly string[]): void {
  const touched = [...new Set(ids)]
  Object.assign(ctx.audit, { resultIds: touched.slice(0, 100), resultCount: touched.length })
}

/** The tasks of the reader and of their unit, what is handed over or came up to them, and their open incidents. */
export async function listMyWork(ctx: Ctx): Promise<MyWork> {
  const measure = measureOf(ctx)
  const reader = await readerOf(ctx)
  const own = await listOwn(ctx.tx, reader, measure, false)
  const putOff = await listOwn(ctx.tx, reader, measure, true)
  const handover = await listOffered(ctx.tx, reader, measure)
  const climbed = await listAlarmed(ctx.tx, reader, measure)
  const incidents = (await listOwnIncidents(ctx.tx, ctx.who.userId)).map(presentIncident)
  noteShown(ctx, [
    ...[...own, ...putOff, ...handover, ...climbed].map(({ recordId }) => recordId),
    ...incidents.map(({ id }) => id),
  ])
  const present = (rows: readonly TaskRow[]) => rows.map((row) => presentTask(row, reader, measure))
  const tasks = present(own)
  const now = measure.now.toISOString()
  const today = toLondon(now)?.day
  return {
    tasks,
    groups: groupTasks(own.map(taskOf), now, measure.rules).map(({ kind, count, harm, ids }) => ({
      kind,
      label: taskKindLabel(kind),
      count,
      harm,
      ids,
    })),
    handover: present(handover),
    climbed: present(climbed),
    putOff: present(putOff),
    incidents,
    serverTime: now,
    counts: {
      tasks: tasks.length,
      overdue: tasks.filter(({ isOverdue }) => isOverdue).length,
      dueToday: tasks.filter(
        ({ isOverdue, dueAt }) => !isOverdue && dueAt !== null && toLondon(dueAt)?.day === today,
      ).length,
      incidents: incidents.length,
    },
  }
}

/** Whether it is the reader's to work on: own, of the unit and nobody's, or of a unit that the reader supervises. */
export const isFor = (row: TaskRow, reader: Reader): boolean =>
  row.ownerId === reader.userId ||
  (!privateKinds.includes(row.kind) &&
    ((row.ownerId === null && row.ownerUnit === reader.unitCode) || isSupervisedBy(row, reader)))

/** These tasks, each of which is the reader's to act on; unknown, hidden and other people's are all not found. */
export async function requireTasks(
  ctx: Ctx,
  ids: readonly string[],
  isMeant: (row: TaskRow, reader: Reader) => boolean = isFor,
): Promise<{ rows: TaskRow[]; reader: Reader }> {
  const reader = await readerOf(ctx)
  const rows = await findTasks(ctx.tx, ids, reader.kinds)
  if (rows.length < ids.length || !rows.every((row) => isMeant(row, reader))) throw new AppError('not_found')
  return { rows, reader }
}

/** One of them, open still. */
export async function requireOpenTask(
  ctx: Ctx,
  id: string,
  isMeant: (row: TaskRow, reader: Reader) => boolean = isFor,
): Promise<{ row: TaskRow; reader: Reader }> {
  const { rows, reader } = await requireTasks(ctx, [id], isMeant)
  const [row] = rows
  if (row === undefined) throw new AppError('not_found')
  if (row.doneAt !== null) throw new AppError('already_done', { facts: { doneAt: row.doneAt.toISOString() } })
  Object.assign(ctx.audit, { subjectId: row.recordId, subjectKind: row.recordKind })
  return { row, reader }
}

/** Says that a task is done, by whoever's it is and may. */
export async function completeTask(
  ctx: Ctx,
  taskId: string,
  note: string | undefined,
): Promise<{ id: string; doneAt: string }> {
  const { row, reader } = await requireOpenTask(ctx, taskId)
  const decision = decideComplete(row, reader)
  if (!decision.allowed)
    throw new AppError('rule_refused', { facts: { rule: 'task_completion', reason: decision.reason } })
  const doneAt = ctx.clock.now()
  if ((await updateTasks(ctx.tx, [taskId], { doneAt, doneBy: ctx.who.userId })) === 0)
    throw new AppError('already_done')
  // A notice is between the search and its owner: nobody else reads of it in the log of the person.
  if (!privateKinds.includes(row.kind)) await logDone(ctx, row, doneAt, note)
  ctx.audit.change = { taskId, kind: row.kind }
  if (note) ctx.audit.reasonGiven = note
  return { id: taskId, doneAt: doneAt.toISOString() }
}

const logDone = (ctx: Ctx, row: TaskRow, doneAt: Date, note: string | undefined) =>
  addLogEntry(ctx, {
    recordId: row.recordId,
    kind: 'TASK_DONE',
    happenedAt: doneAt,
    text: note ? `${row.title}: done. ${note}` : `${row.title}: done.`,
    details: { taskId: row.id, kind: row.kind },
  })
