/** Items of a meeting: proposed from a record, decided, done by their owners, and closed with what came of them (NI-6). */
import type { Decision } from '@mips/contracts/tasking'
import { type TaskingItem, taskingProblems } from '@mips/domain/intelligence/tasking'
import { mayBeTasked, taskingDue, type TaskingResult } from '@mips/domain/intelligence/tasking-meeting'
import { taskKind } from '@mips/domain/tasks/task-kinds'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { listChartNodes } from '../pole/chart.service.ts'
import { maySeeKind } from '../pole/kind-access.service.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { keepsMeetings, presentItems } from './tasking.lines.service.ts'
import { refuseClosed } from './tasking.meeting.service.ts'
import { presentHead } from './tasking.view.ts'
import {
  itemOf,
  holdMeeting,
  momentOf,
  noteShown,
  refuseAtField,
  requireItem,
  requireMeeting,
  requireOfficers,
} from './tasking.reading.ts'
import { findStrategyOn } from './tasking.registers.repository.ts'
import {
  findKind,
  insertItem,
  isHolder,
  leadsTo,
  listHanded,
  listItems,
  listItemsOfRecord,
  listMerged,
  listOpenMeetings,
  listProposed,
  listTakenUp,
  listToDo,
  lockItem,
  mayUserDo,
  mayUserRead,
  updateItem,
} from './tasking.repository.ts'
import type { ItemRow } from './tasking.rows.ts'

const taskOfItem = 'TASKING'

/** A record that this reader may propose: unknown, hidden and of a kind that never stands before a meeting are the same. */
async function requireTaskable(ctx: Ctx, recordId: string, code: 'not_found' | 'bad_reference') {
  const id = (await leadsTo(ctx.tx, [recordId])).get(recordId) ?? recordId
  const record = await findKind(ctx.tx, id)
  if (record === null || !maySeeKind(ctx.who, record.kind) || !mayBeTasked(record.kind))
    throw new AppError(code)
  const [node] = await listChartNodes(ctx, [id])
  if (node === undefined) throw new AppError(code)
  return { ...record, node }
}

/** What a record can be proposed to, and what was proposed of it before. */
export async function readProposal(ctx: Ctx, recordId: string) {
  const { node } = await requireTaskable(ctx, recordId, 'not_found')
  const { today } = momentOf(ctx)
  const meetings = await listOpenMeetings(ctx.tx)
  const strategy = await findStrategyOn(ctx.tx, new Date(today))
  const items = await presentItems(ctx, await listItemsOfRecord(ctx.tx, await listMerged(ctx.tx, node.id)))
  noteShown(ctx, [node.id])
  return {
    record: { id: node.id, kind: node.kind, reference: node.reference, title: node.title },
    meetings: meetings.map((row) => presentHead(row, new Map())),
    themes: strategy?.themes ?? [],
    items,
  }
}

type Proposal = { meetingId: string; recordId: string; problem: string; theme?: string | undefined }

/** Items of one meeting; nobody decides more in a sitting. */
const MOST_ITEMS = 200

export async function propose(ctx: Ctx, body: Proposal) {
  const meeting = await holdMeeting(ctx, body.meetingId).catch(() => {
    throw new AppError('bad_reference')
  })
  refuseClosed(meeting)
  const { node } = await requireTaskable(ctx, body.recordId, 'bad_reference')
  const { now, today } = momentOf(ctx)
  const strategy = await findStrategyOn(ctx.tx, new Date(today))
  if (body.theme && !strategy?.themes.includes(body.theme))
    throw badField('theme', 'Choose a priority of the control strategy of today')
  const items = await listItems(ctx.tx, [meeting.id])
  await refuseProposed(ctx, items, node.id)
  if (items.length >= MOST_ITEMS)
    throw new AppError('rule_refused', {
      facts: { rule: 'tasking', reason: `A meeting takes ${MOST_ITEMS} items: propose it to the next one.` },
    })
  const { id } = await insertItem(ctx.tx, {
    meetingId: meeting.id,
    recordId: node.id,
    problem: body.problem,
    theme: body.theme || null,
    proposedBy: ctx.who.userId,
    proposedAt: now,
  })
  noteShown(ctx, [node.id])
  ctx.audit.change = { meeting: meeting.id, item: id }
  return { id }
}

/** A record, or whom it was merged with, stands before a meeting once until it is decided. */
async function refuseProposed(ctx: Ctx, items: readonly ItemRow[], recordId: string): Promise<void> {
  const live = (await leadsTo(ctx.tx, [recordId])).get(recordId) ?? recordId
  const merged = await listMerged(ctx.tx, live)
  const same = items.find((item) => merged.includes(item.recordId) && item.decision === null)
  if (same !== undefined) throw new AppError('already_done', { facts: { itemId: same.id } })
}

/** An item that this reader sees: of a kind of record that they may see too. */
async function requireShown(ctx: Ctx, itemId: string) {
  const row = await requireItem(ctx, itemId)
  const [line] = await presentItems(ctx, [row])
  if (line === undefined) throw new AppError('not_found')
  return { row, line }
}

/** Records what the meeting decides; adopting raises the task of its owner, and taking that back closes it. */
export async function decide(ctx: Ctx, itemId: string, body: Decision) {
  // The meeting before its item, as whoever closes it or takes the item up holds them; an item stays with its meeting.
  const meeting = await holdMeeting(ctx, (await requireItem(ctx, itemId)).meetingId)
  await lockItem(ctx.tx, itemId)
  const { row } = await requireShown(ctx, itemId)
  if (row.result !== null)
    throw new AppError('not_in_state', { facts: { reason: 'Its result is recorded: it stands.' } })
  if (row.decisions !== body.decisions)
    throw new AppError('conflict', { facts: { reason: 'Somebody decided on it meanwhile: look again.' } })
  if ((await listTakenUp(ctx.tx, [row.id])).size > 0)
    throw new AppError('not_in_state', {
      facts: { reason: 'A later meeting took it up: decide on it there.' },
    })
  // An item that whoever closed the meeting does not see may still wait for its decision.
  if (row.decision !== null) refuseClosed(meeting)
  const { now } = momentOf(ctx)
  const decided = decidedItem(row, body, ctx.who.userId)
  refuseAtField(taskingProblems(decided, londonDay(meeting.heldAt.toISOString())), 'decision')
  if (decided.ownerId !== undefined) await requireOwner(ctx, row, decided.ownerId)
  await closeTask(ctx, row)
  const isAdopted = body.decision === 'ADOPTED'
  const taskOnce = isAdopted ? `${row.id}:${row.decisions + 1}` : null
  const isClosed = body.decision === 'CLOSED'
  const next = {
    decision: body.decision,
    decisions: row.decisions + 1,
    decidedBy: ctx.who.userId,
    decidedAt: now,
    reason: body.reason || null,
    kind: decided.kind ?? null,
    tactic: decided.tactic ?? null,
    ownerId: decided.ownerId ?? null,
    dueOn: decided.dueOn === undefined ? null : new Date(decided.dueOn),
    taskOnce,
    ...(isClosed ? resultColumns(ctx, body.result ?? 'NOT_DONE', body.resultWords ?? '') : {}),
  }
  await updateItem(ctx.tx, row.id, next)
  if (isAdopted) await raise(ctx, { ...row, ...next })
  noteShown(ctx, [row.recordId])
  ctx.audit.change = { meeting: row.meetingId, item: row.id, decision: body.decision, owner: next.ownerId }
  return { id: row.id }
}

/** What the decision makes of the item: owner, tactic and day belong to what is adopted alone. */
function decidedItem(row: ItemRow, body: Decision, decidedById: string): TaskingItem {
  const isAdopted = body.decision === 'ADOPTED'
  return {
    problem: row.problem,
    decision: body.decision,
    decidedById,
    ...(body.reason ? { reason: body.reason } : {}),
    ...(isAdopted && body.kind !== undefined ? { kind: body.kind } : {}),
    ...(isAdopted && body.tactic ? { tactic: body.tactic } : {}),
    ...(isAdopted && body.ownerId !== undefined ? { ownerId: body.ownerId } : {}),
    ...(isAdopted && body.dueOn !== undefined ? { dueOn: body.dueOn } : {}),
    ...(body.decision === 'CLOSED' && body.result !== undefined ? { result: body.result } : {}),
    ...(body.decision === 'CLOSED' && body.resultWords ? { resultWords: body.resultWords } : {}),
  }
}

/** Work is given to nobody who could not open its record, or not record its result. */
async function requireOwner(ctx: Ctx, row: ItemRow, ownerId: string): Promise<void> {
  await requireOfficers(ctx, [ownerId], 'ownerId')
  const record = await findKind(ctx.tx, row.recordId)
  if (record === null) throw new AppError('not_found')
  if (!(await mayUserRead(ctx.tx, ownerId, record.kind, record.aclId)))
    throw badField('ownerId', 'This colleague may not open the record: choose somebody who may')
  if (!(await mayUserDo(ctx.tx, ownerId, 'tasking.item.propose')))
    throw badField('ownerId', 'This colleague may not record results of tasking: choose somebody who may')
}

async function raise(ctx: Ctx, row: ItemRow): Promise<void> {
  if (row.ownerId === null || row.dueOn === null || row.taskOnce === null) return
  const dueAt = taskingDue(row.dueOn.toISOString().slice(0, 10))
  const { rule, harm } = taskKind(taskOfItem)
  await raiseTask(ctx, {
    recordId: row.recordId,
    kind: taskOfItem,
    title: 'Carry out what the tasking meeting decided',
    reason: `It is done when its result is recorded, worked or not (${rule}).`,
    rule,
    harm,
    opensAt: `/tasking/items/${row.id}`,
    for: { userId: row.ownerId },
    ...(dueAt === undefined ? {} : { dueAt: new Date(dueAt) }),
    once: row.taskOnce,
  })
}

const closeTask = (ctx: Ctx, { recordId, taskOnce }: ItemRow) =>
  taskOnce === null ? 0 : closeTasksOf(ctx, { recordId, kind: taskOfItem, once: taskOnce })

const resultColumns = (ctx: Ctx, result: TaskingResult, resultWords: string) => ({
  result,
  resultWords,
  resultBy: ctx.who.userId,
  resultAt: momentOf(ctx).now,
})

/** What came of it, worked or not, by its owner or by who keeps the meetings: that closes the task. */
export async function recordResult(
  ctx: Ctx,
  itemId: string,
  body: { result: TaskingResult; resultWords: string },
) {
  await lockItem(ctx.tx, itemId)
  const { row } = await requireShown(ctx, itemId)
  const isOwn =
    row.ownerId === ctx.who.userId ||
    (row.taskOnce !== null && (await isHolder(ctx.tx, ctx.who.userId, row.recordId, row.taskOnce)))
  if (!isOwn && !keepsMeetings(ctx)) throw new AppError('forbidden')
  if (row.decision !== 'ADOPTED' || row.result !== null)
    throw new AppError('not_in_state', {
      facts: { reason: 'A result is recorded once, for what was adopted.' },
    })
  const closed = { ...itemOf(row), ...body, decision: 'CLOSED' as const }
  refuseAtField(taskingProblems(closed, row.dueOn?.toISOString().slice(0, 10) ?? ''), 'result')
  await closeTask(ctx, row)
  await updateItem(ctx.tx, row.id, resultColumns(ctx, body.result, body.resultWords))
  noteShown(ctx, [row.recordId])
  ctx.audit.change = { item: row.id, result: body.result }
  return { id: row.id }
}

/** Brings what an earlier meeting put off before this one, once. */
export async function takeUp(ctx: Ctx, meetingId: string, itemId: string) {
  refuseClosed(await holdMeeting(ctx, meetingId))
  await lockItem(ctx.tx, itemId)
  const { row } = await requireShown(ctx, itemId).catch(() => {
    throw new AppError('bad_reference')
  })
  if (row.decision !== 'DEFERRED' || row.meetingId === meetingId)
    throw new AppError('not_in_state', {
      facts: { reason: 'Only what an earlier meeting put off is taken up.' },
    })
  if ((await listTakenUp(ctx.tx, [itemId])).size > 0) throw new AppError('already_done')
  await refuseProposed(ctx, await listItems(ctx.tx, [meetingId]), row.recordId)
  const { id } = await insertItem(ctx.tx, {
    meetingId,
    recordId: row.recordId,
    problem: row.problem,
    theme: row.theme,
    takenUpFrom: row.id,
    proposedBy: row.proposedBy,
    proposedAt: momentOf(ctx).now,
  })
  noteShown(ctx, [row.recordId])
  ctx.audit.change = { meeting: meetingId, item: id, takenUpFrom: row.id }
  return { id }
}

/** What the reader is to do, and what they proposed. */
export async function listOwn(ctx: Ctx) {
  const { userId } = ctx.who
  const toDo = await presentItems(ctx, await listToDo(ctx.tx, userId, await listHanded(ctx.tx, userId)))
  const proposed = await presentItems(ctx, await listProposed(ctx.tx, userId))
  noteShown(
    ctx,
    [...toDo, ...proposed].map(({ record }) => record.id),
  )
  return { toDo, proposed }
}

export async function readItem(ctx: Ctx, itemId: string) {
  const { line } = await requireShown(ctx, itemId)
  const { title, heldAt } = await requireMeeting(ctx, line.meetingId)
  noteShown(ctx, [line.record.id])
  return { ...line, meeting: { title, heldAt: heldAt.toISOString() } }
}
