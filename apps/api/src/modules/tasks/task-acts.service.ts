/** What is done with work besides doing it: taken, acknowledged, put off, closed with a reason, handed over and given (TK-2 to TK-9). */
import type { RouteInput } from '@mips/contracts/contract'
import type { tasks } from '@mips/contracts/tasks'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { bulkCloseProblems, handoverResult, levelOfRank, snoozeProblems } from '@mips/domain/tasks/task-acts'
import { privateKinds } from '@mips/domain/tasks/task-kinds'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { decideClose, isSupervisedBy, type Reader, taskOf } from './tasks.reading.ts'
import { findColleague, findUnreadable, logClosed, updateTasks } from './tasks.repository.ts'
import { acknowledgeAlarms } from './task-alarms.repository.ts'
import type { AlarmRow, TaskRow } from './tasks.rows.ts'
import { isFor, measureOf, noteShown, requireOpenTask, requireTasks } from './tasks.service.ts'

type Body<Name extends keyof typeof tasks.routes> = RouteInput<(typeof tasks.routes)[Name]>['body']

/** Takes work of the unit that nobody has. */
export async function acceptTask(ctx: Ctx, taskId: string): Promise<{ id: string }> {
  const { rows } = await requireTasks(
    ctx,
    [taskId],
    (task, reader) => isFor(task, reader) || isOfUnit(task, reader),
  )
  const [row] = rows
  if (row === undefined) throw new AppError('not_found')
  if (row.doneAt !== null) throw new AppError('already_done', { facts: { doneAt: row.doneAt.toISOString() } })
  if (row.ownerId !== null)
    throw refused('TK-2', `${row.owner?.displayName ?? 'A colleague'} has this already.`)
  const at = ctx.clock.now()
  await updateTasks(ctx.tx, [taskId], {
    ownerId: ctx.who.userId,
    ownerUnit: ctx.who.unitCode,
    acknowledgedAt: at,
    acknowledgedBy: ctx.who.userId,
  })
  noteSubject(ctx, row, { taskId, taken: true })
  return { id: taskId }
}

/**
 * TK-4, TK-11: the person to whom the alarm went has seen it, so that it climbs no further within the hour. Where they are away,
 * a supervisor of that rank does it in their place; before any alarm, whoever has the work.
 */
export async function acknowledgeTask(ctx: Ctx, taskId: string) {
  const { row, reader } = await requireOpenTask(ctx, taskId, isAlarmedOrFor)
  const open = row.alarms.filter(({ acknowledgedAt }) => acknowledgedAt === null)
  const own = open.filter(({ to }) => to?.id === reader.userId)
  const inPlace =
    isSupervisedBy(row, reader) && row.ownerId !== reader.userId
      ? open.filter(({ level }) => level <= levelOfRank(reader.rank))
      : []
  const levels = (own.length > 0 ? own : inPlace).map(({ level }) => level)
  if (row.alarms.length > 0 && levels.length === 0) throw notTheirs(open)
  const acknowledgedAt = ctx.clock.now()
  await acknowledgeAlarms(ctx.tx, taskId, levels, { at: acknowledgedAt, by: ctx.who.userId })
  // An alarm that has gone further up is answered there: who was told before says only that they know.
  if (levels.length === 0 || levels.includes(row.alarmLevel))
    await updateTasks(ctx.tx, [taskId], { acknowledgedAt, acknowledgedBy: ctx.who.userId })
  noteSubject(ctx, row, { taskId, acknowledged: true, levels })
  return { id: taskId, acknowledgedAt: acknowledgedAt.toISOString() }
}

const isAlarmedOrFor = (row: TaskRow, reader: Reader): boolean =>
  isFor(row, reader) || row.alarms.some(({ to }) => to?.id === reader.userId)

function notTheirs(open: readonly AlarmRow[]): AppError {
  const names = open.flatMap(({ to }) => to?.displayName ?? []).join(', ')
  return refused(
    'TK-11',
    names === '' ? 'The alarm was acknowledged already.' : `The alarm went to ${names}, who acknowledges it.`,
  )
}

/** TK-5: puts it off, with a reason, within the limits, and never where somebody may come to grave harm. */
export async function snoozeTask(ctx: Ctx, taskId: string, body: Body<'snooze'>) {
  const { row } = await requireOpenTask(ctx, taskId)
  const { now, rules } = measureOf(ctx)
  refuseProblems(snoozeProblems(taskOf(row), body, now.toISOString(), rules))
  const snoozedUntil = new Date(body.until)
  const snoozes = row.snoozes + 1
  await updateTasks(ctx.tx, [taskId], { snoozedUntil, snoozes, snoozeReason: body.reason })
  noteSubject(ctx, row, { taskId, snoozedUntil: snoozedUntil.toISOString() })
  ctx.audit.reasonGiven = body.reason
  return { id: taskId, snoozedUntil: snoozedUntil.toISOString(), snoozes }
}

/** TK-6: closes like work together, which need not be done, with one reason that stands on each. */
export async function closeMany(ctx: Ctx, body: Body<'closeMany'>): Promise<{ closed: number }> {
  const { rows, reader } = await requireTasks(ctx, body.tasks)
  const measure = measureOf(ctx)
  refuseProblems(
    bulkCloseProblems(
      rows.map(taskOf),
      body.reason,
      measure.rules,
      rows.every((row) => isSupervisedBy(row, reader)),
    ),
  )
  for (const row of rows) {
    const decision = decideClose(row, reader, measure)
    if (!decision.allowed) throw refused('TK-6', decision.reason)
  }
  const at = ctx.clock.now()
  const closed = await updateTasks(ctx.tx, body.tasks, {
    doneAt: at,
    doneBy: ctx.who.userId,
    closeReason: body.reason,
  })
  const logged = rows.filter(({ kind }) => !privateKinds.includes(kind)).map(({ id }) => id)
  const { userId, roles } = ctx.who
  await logClosed(ctx.tx, logged, { at, userId, role: roles[0] ?? null, reason: body.reason })
  noteMany(ctx, rows, { closed: rows[0]?.kind ?? null, tasks: body.tasks }, body.reason)
  return { closed }
}

/** TK-9: asks a colleague to take over own work; until a line is accepted it stays with the giver. */
export async function handOver(ctx: Ctx, body: Body<'handOver'>): Promise<{ offered: number }> {
  const { rows } = await requireTasks(ctx, body.tasks, (row, { userId }) => row.ownerId === userId)
  refuseDone(rows)
  if (rows.some(({ kind }) => privateKinds.includes(kind)))
    throw badField('tasks', 'A notice to you alone is not handed over')
  const taker = await requireColleague(ctx, body.takerId, 'takerId')
  refuseProblems(handoverResult([], ctx.who.userId, taker.id).problems)
  await refuseUnreadable(ctx, body.tasks, taker)
  const offered = await updateTasks(ctx.tx, body.tasks, {
    offeredTo: taker.id,
    offeredBy: ctx.who.userId,
    offeredAt: ctx.clock.now(),
    offerNote: body.note || null,
    refusedAt: null,
    refusedBy: null,
    refusedReason: null,
  })
  noteMany(ctx, rows, { handedTo: taker.id, tasks: body.tasks }, body.note)
  return { offered }
}

const noOffer = { offeredTo: null, offeredBy: null, offeredAt: null, offerNote: null }

/** TK-9: answers the lines one by one: accepted ones change hands, refused ones stay with the giver with the reason. */
export async function answerHandover(ctx: Ctx, body: Body<'answerHandover'>) {
  const ids = body.lines.map(({ taskId }) => taskId)
  const { userId, unitCode } = ctx.who
  const { rows } = await requireTasks(ctx, ids, (row) => row.offeredTo?.id === userId)
  refuseDone(rows)
  refuseProblems(handoverResult(body.lines, '', userId).problems)
  const at = ctx.clock.now()
  const accepted = body.lines.filter(({ answer }) => answer === 'ACCEPTED').map(({ taskId }) => taskId)
  await updateTasks(ctx.tx, accepted, {
    ...noOffer,
    ownerId: userId,
    ownerUnit: unitCode,
    acknowledgedAt: at,
    acknowledgedBy: userId,
  })
  const refusals = body.lines.filter(({ answer }) => answer === 'REFUSED')
  for (const { taskId, reason } of refusals)
    await updateTasks(ctx.tx, [taskId], {
      ...noOffer,
      refusedAt: at,
      refusedBy: userId,
      refusedReason: reason ?? null,
    })
  noteMany(ctx, rows, { accepted, refused: refusals.map(({ taskId }) => taskId) })
  return { accepted: accepted.length, refused: refusals.length }
}

/** Gives work of the teams to one of them, or takes it back for the team. */
export async function assignTasks(ctx: Ctx, body: Body<'assign'>): Promise<{ assigned: number }> {
  const { rows, reader } = await requireTasks(
    ctx,
    body.tasks,
    (row, who) => isSupervisedBy(row, who) && !privateKinds.includes(row.kind),
  )
  refuseDone(rows)
  const given = { ...noOffer, acknowledgedAt: null, acknowledgedBy: null, snoozedUntil: null }
  if (body.to === null) await updateTasks(ctx.tx, body.tasks, { ...given, ownerId: null })
  else {
    const taker = await requireColleague(ctx, body.to, 'to')
    if (!reader.supervises.includes(taker.unitCode))
      throw refused('TK-2', `${taker.displayName} is of another team: ask their supervisor.`, 'to')
    await refuseUnreadable(ctx, body.tasks, taker)
    await updateTasks(ctx.tx, body.tasks, { ...given, ownerId: taker.id, ownerUnit: taker.unitCode })
  }
  noteMany(ctx, rows, { givenTo: body.to, tasks: body.tasks }, body.reason)
  return { assigned: rows.length }
}

async function requireColleague(ctx: Ctx, id: string, field: string) {
  const colleague = await findColleague(ctx.tx, id)
  if (colleague === null) throw badField(field, 'Choose a colleague from the list')
  return colleague
}

/** Work that its new owner could not open would be nobody's. */
async function refuseUnreadable(ctx: Ctx, ids: readonly string[], to: { id: string; displayName: string }) {
  const unreadable = await findUnreadable(ctx.tx, ids, to.id)
  if (unreadable.length > 0)
    throw refused(
      'TK-9',
      `${to.displayName} may not read the record of ${unreadable.length} of these: give them to somebody who may.`,
    )
}

function refuseDone(rows: readonly TaskRow[]): void {
  const done = rows.find(({ doneAt }) => doneAt !== null)
  if (done !== undefined)
    throw new AppError('already_done', { facts: { doneAt: done.doneAt?.toISOString(), title: done.title } })
}

export function refuseProblems(problems: readonly RuleProblem[]): void {
  const block = problems.find(({ severity }) => severity === 'BLOCK')
  if (block !== undefined) throw refused(block.rule, block.message, block.field)
}

const refused = (rule: string, message: string, field?: string) =>
  new AppError('rule_refused', {
    facts: { rule, reason: `${rule}: ${message}` },
    ...(field === undefined ? {} : { fields: [{ path: field, message: `${rule}: ${message}` }] }),
  })

const isOfUnit = (row: TaskRow, reader: Reader): boolean =>
  row.ownerUnit === reader.unitCode && !privateKinds.includes(row.kind)

function noteSubject(ctx: Ctx, row: TaskRow, change: Record<string, unknown>): void {
  Object.assign(ctx.audit, { subjectId: row.recordId, subjectKind: row.recordKind, change })
}

function noteMany(
  ctx: Ctx,
  rows: readonly TaskRow[],
  change: Record<string, unknown>,
  reason?: string,
): void {
  noteShown(
    ctx,
    rows.map(({ recordId }) => recordId),
  )
  ctx.audit.change = change
  if (reason) ctx.audit.reasonGiven = reason
}
