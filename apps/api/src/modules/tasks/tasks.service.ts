/** Own work: what is due, overdue first, and saying that it is done. */
import type { MyWork, TaskLine } from '@mips/contracts/tasks'
import { allow, type Decision, deny } from '@mips/domain/access/decision'
import { responseGrades } from '@mips/domain/codes/incidents'
import { decideCheckReport } from '@mips/domain/safeguarding/report-roles'
import { toLondon } from '@mips/domain/time/london-time'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { addLogEntry } from '../pole/record.service.ts'
import {
  closeTask,
  findTask,
  listOpenTasks,
  listOwnIncidents,
  type OwnIncidentRow,
  type TaskRow,
} from './tasks.repository.ts'

/** The tasks of the reader and of their unit, and the open incidents that they are assigned to. */
export async function listMyWork(ctx: Ctx): Promise<MyWork> {
  const now = ctx.clock.now()
  const tasks = (await listOpenTasks(ctx.tx, ctx.who.userId, ctx.who.unitCode)).map((row) =>
    presentTask(ctx, row, now),
  )
  const incidents = (await listOwnIncidents(ctx.tx, ctx.who.userId)).map(presentIncident)
  const touched = [
    ...new Set([...tasks.map((task) => task.record.id), ...incidents.map((incident) => incident.id)]),
  ]
  Object.assign(ctx.audit, { resultIds: touched.slice(0, 100), resultCount: touched.length })
  const today = toLondon(now.toISOString())?.day
  const isToday = (at: string | null) => at !== null && toLondon(at)?.day === today
  const overdue = tasks.filter((task) => task.isOverdue).length
  return {
    tasks,
    incidents,
    serverTime: now.toISOString(),
    counts: {
      tasks: tasks.length,
      overdue,
      dueToday: tasks.filter((task) => !task.isOverdue && isToday(task.dueAt)).length,
      incidents: incidents.length,
    },
  }
}

/** Says that a task is done, by its owner or somebody of the unit who may. */
export async function completeTask(
  ctx: Ctx,
  taskId: string,
  note: string | undefined,
): Promise<{ id: string; doneAt: string }> {
  const task = await findTask(ctx.tx, taskId)
  if (task === undefined || !isFor(ctx, task)) throw new AppError('not_found')
  if (task.doneAt !== null)
    throw new AppError('already_done', { facts: { doneAt: task.doneAt.toISOString() } })
  const decision = decideComplete(ctx, task)
  if (!decision.allowed)
    throw new AppError('rule_refused', { facts: { rule: 'task_completion', reason: decision.reason } })
  const doneAt = ctx.clock.now()
  if (!(await closeTask(ctx.tx, taskId, { doneAt, doneBy: ctx.who.userId })))
    throw new AppError('already_done')
  // A notice is between the search and its owner: nobody else reads of it in the log of the person.
  if (!ownNotices.has(task.kind)) await logDone(ctx, task, doneAt, note)
  Object.assign(ctx.audit, {
    subjectId: task.recordId,
    subjectKind: task.recordKind,
    change: { taskId, kind: task.kind },
  })
  if (note) ctx.audit.reasonGiven = note
  return { id: taskId, doneAt: doneAt.toISOString() }
}

const ownNotices: ReadonlySet<string> = new Set(['SAVED_SEARCH'])

const logDone = (ctx: Ctx, task: TaskRow, doneAt: Date, note: string | undefined) =>
  addLogEntry(ctx, {
    recordId: task.recordId,
    kind: 'TASK_DONE',
    happenedAt: doneAt,
    text: note ? `${task.title}: done. ${note}` : `${task.title}: done.`,
    details: { taskId: task.id, kind: task.kind },
  })

const isFor = (ctx: Ctx, task: TaskRow): boolean =>
  task.ownerId === ctx.who.userId || (task.ownerId === null && task.ownerUnit === ctx.who.unitCode)

const checks: readonly string[] = ['REPORT_CHECK', 'ASB_REVIEW']
/** Kinds that are done by the act that they ask for, and by nothing else. */
const actsToDo: Readonly<Record<string, string>> = {
  CHILD_CTN: 'Raise the report from the incident: that completes this task.',
  FORCE_FORM: 'Give your form on the custody record: that completes this task.',
}

function decideComplete(ctx: Ctx, task: TaskRow): Decision {
  const act = actsToDo[task.kind]
  if (act !== undefined) return deny(act)
  return checks.includes(task.kind)
    ? decideCheckReport({ rank: ctx.who.rank, checkerId: ctx.who.userId, writerId: task.recordCreatedBy })
    : allow()
}

function presentTask(ctx: Ctx, row: TaskRow, now: Date): TaskLine {
  const { id, kind, title, reason, dueAt, createdAt, recordId, recordKind, recordReference, recordTitle } =
    row
  return {
    id,
    kind,
    title,
    reason,
    dueAt: dueAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    isOwn: row.ownerId === ctx.who.userId,
    isOverdue: dueAt !== null && dueAt < now,
    record: {
      id: recordId,
      kind: recordKind,
      reference: recordReference,
      title: recordTitle ?? recordReference ?? recordKind,
    },
    may: { complete: decideComplete(ctx, row) },
  }
}

const presentIncident = ({ openedAt, ...row }: OwnIncidentRow) => ({
  ...row,
  openedAt: openedAt.toISOString(),
  gradeLabel: responseGrades.find((grade) => grade.code === row.grade)?.label ?? row.grade,
})
