/** Meetings: called, changed and closed; the page of one with what it decided, what was put off before and what is owed (NI-8). */
import type { ChangedMeeting, NewMeeting } from '@mips/contracts/tasking'
import type { MeetingListLine, MeetingPage, TaskingLine } from '@mips/contracts/tasking-parts'
import { packMarking } from '@mips/domain/intelligence/marking'
import { closingProblems, type MeetingCall, meetingProblems } from '@mips/domain/intelligence/tasking-meeting'
import { AppError } from '../../platform/errors.ts'
import { holds } from '../../platform/access/principal.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { keepsMeetings, presentItems } from './tasking.lines.service.ts'
import { presentHead, presentStrategy } from './tasking.view.ts'
import {
  holdMeeting,
  itemOf,
  momentOf,
  noteShown,
  refuseAtField,
  requireMeeting,
  requireOfficers,
} from './tasking.reading.ts'
import { findStrategyOn } from './tasking.registers.repository.ts'
import {
  findOfficers,
  insertMeeting,
  listItems,
  listLeft,
  listMarkings,
  listMeetings,
  updateMeeting,
} from './tasking.repository.ts'
import type { MeetingRow } from './tasking.rows.ts'

const callOf = (row: Pick<NewMeeting, 'title' | 'heldAt' | 'chairId' | 'attendeeIds'>): MeetingCall => ({
  title: row.title,
  heldAt: row.heldAt,
  chairId: row.chairId,
  attendeeIds: row.attendeeIds,
})

async function columnsOf(ctx: Ctx, body: NewMeeting) {
  refuseAtField(meetingProblems(callOf(body)), 'title')
  await requireOfficers(ctx, [body.chairId], 'chairId')
  await requireOfficers(ctx, body.attendeeIds, 'attendeeIds')
  return {
    title: body.title,
    kind: body.kind,
    level: body.level,
    heldAt: new Date(body.heldAt),
    place: body.place || null,
    chairId: body.chairId,
    attendeeIds: [...new Set(body.attendeeIds)],
    others: body.others || null,
  }
}

export async function callMeeting(ctx: Ctx, body: NewMeeting) {
  const { id } = await insertMeeting(ctx.tx, {
    ...(await columnsOf(ctx, body)),
    madeBy: ctx.who.userId,
    madeAt: momentOf(ctx).now,
  })
  ctx.audit.change = { meeting: id, called: body.heldAt, kind: body.kind, level: body.level }
  return { id }
}

/** Refuses with `conflict` when somebody changed it since the caller looked. */
export async function changeMeeting(ctx: Ctx, id: string, body: ChangedMeeting) {
  const row = await holdMeeting(ctx, id)
  refuseClosed(row)
  if (row.changes !== body.changes)
    throw new AppError('conflict', {
      facts: { reason: 'Somebody changed the meeting meanwhile: look again.' },
    })
  await updateMeeting(ctx.tx, id, { ...(await columnsOf(ctx, body)), changes: row.changes + 1 })
  ctx.audit.change = { meeting: id, heldAt: body.heldAt, chair: body.chairId, attended: body.attendeeIds }
  return { id }
}

/** Closes it once every item that the reader sees is decided; one that they do not see stands in nobody's way. */
export async function closeMeeting(ctx: Ctx, id: string) {
  const row = await holdMeeting(ctx, id)
  refuseClosed(row)
  const items = await listItems(ctx.tx, [id])
  const shown = new Set((await presentItems(ctx, items)).map((line) => line.id))
  const rows = items.filter(({ id: itemId }) => shown.has(itemId)).map(itemOf)
  const problem = closingProblems(callOf({ ...row, heldAt: row.heldAt.toISOString() }), rows)[0]
  if (problem !== undefined)
    throw new AppError('rule_refused', { facts: { rule: problem.rule, reason: problem.message } })
  await updateMeeting(ctx.tx, id, { closedAt: momentOf(ctx).now, closedBy: ctx.who.userId })
  ctx.audit.change = { meeting: id, closed: true }
  return { id }
}

/** What was closed is not changed any more. */
export function refuseClosed({ closedAt }: MeetingRow): void {
  if (closedAt !== null)
    throw new AppError('not_in_state', { facts: { reason: 'This meeting is closed: use the next one.' } })
}

const officersOfMeetings = (ctx: Ctx, rows: readonly MeetingRow[]) =>
  findOfficers(
    ctx.tx,
    rows.flatMap(({ chairId, attendeeIds }) => [chairId, ...attendeeIds]),
  )

/** Every meeting with the counts of what this reader sees on it. */
export async function listAll(ctx: Ctx): Promise<{ meetings: MeetingListLine[] }> {
  const rows = await listMeetings(ctx.tx)
  const officers = await officersOfMeetings(ctx, rows)
  const lines = await presentItems(
    ctx,
    await listItems(
      ctx.tx,
      rows.map(({ id }) => id),
    ),
  )
  // The list shows numbers alone: it names no record.
  ctx.audit.resultCount = lines.length
  return {
    meetings: rows.map((row) => {
      const own = lines.filter(({ meetingId }) => meetingId === row.id)
      return {
        ...presentHead(row, officers),
        items: own.length,
        undecided: own.filter(({ decision }) => decision === null).length,
        running: own.filter(isRunning).length,
        overdue: own.filter(({ isOverdue }) => isOverdue).length,
      }
    }),
  }
}

const isRunning = ({ decision, result }: TaskingLine): boolean =>
  decision?.code === 'ADOPTED' && result === null

/** The meeting on one page. */
export async function readMeeting(ctx: Ctx, id: string): Promise<MeetingPage> {
  const row = await requireMeeting(ctx, id)
  const { today } = momentOf(ctx)
  const officers = await officersOfMeetings(ctx, [row])
  const strategy = await findStrategyOn(ctx.tx, new Date(today))
  const items = await presentItems(ctx, await listItems(ctx.tx, [id]))
  const left = await leftBefore(ctx, row)
  const shown = [...items, ...left.putOff, ...left.owed].map(({ record }) => record.id)
  noteShown(ctx, shown)
  return {
    ...presentHead(row, officers),
    marking: packMarking(await listMarkings(ctx.tx, shown)).marking,
    strategy: strategy === null ? null : presentStrategy(strategy, today, officers),
    items,
    ...left,
    may: {
      keep: keepsMeetings(ctx) && row.closedAt === null,
      propose: holds(ctx.who, 'tasking.item.propose') && row.closedAt === null,
    },
  }
}

/** What meetings of the same kind and level before this one left: put off and not taken up, and adopted without a result. */
async function leftBefore(ctx: Ctx, row: MeetingRow) {
  const { items, isCut } = await listLeft(ctx.tx, row)
  const lines = await presentItems(ctx, items)
  return {
    putOff: lines.filter(({ decision }) => decision?.code === 'DEFERRED'),
    owed: lines.filter(isRunning),
    isLeftCut: isCut,
  }
}
