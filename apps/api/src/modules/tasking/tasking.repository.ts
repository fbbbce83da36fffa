/** The queries of tasking; row security shows of each only what the reader may see. */
import type { Prisma } from '@mips/database/generated/client'
import type { OfficerRef } from '@mips/contracts/common'
import type { ProtectiveMarking } from '@mips/domain/codes/information'
import type { Tx } from '../../platform/db/tx.ts'

const mostListed = 200

/** Meetings, the newest first. */
export const listMeetings = (tx: Tx) =>
  tx.taskingMeeting.findMany({ orderBy: [{ heldAt: 'desc' }, { id: 'desc' }], take: mostListed })

/** Meetings that take items still, the next one first. */
export const listOpenMeetings = (tx: Tx) =>
  tx.taskingMeeting.findMany({
    where: { closedAt: null },
    orderBy: [{ heldAt: 'asc' }, { id: 'asc' }],
    take: mostListed,
  })

export const findMeeting = (tx: Tx, id: string) => tx.taskingMeeting.findUnique({ where: { id } })

export const insertMeeting = (tx: Tx, data: Prisma.TaskingMeetingUncheckedCreateInput) =>
  tx.taskingMeeting.create({ data, select: { id: true } })

export const updateMeeting = (tx: Tx, id: string, data: Prisma.TaskingMeetingUncheckedUpdateInput) =>
  tx.taskingMeeting.update({ where: { id }, data, select: { id: true } })

const inOrder = [{ proposedAt: 'asc' as const }, { id: 'asc' as const }]

export const listItems = (tx: Tx, meetingIds: readonly string[]) =>
  tx.taskingItem.findMany({ where: { meetingId: { in: [...meetingIds] } }, orderBy: inOrder })

/** Items of meetings of the same kind and level held before: put off and not taken up since, or adopted and without a result. The newest are taken first; `isCut` says that older ones are left out. */
export async function listLeft(
  tx: Tx,
  meeting: { id: string; kind: string; level: string; heldAt: Date },
  most = mostListed,
) {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT i.id::text FROM tasking_meeting m JOIN tasking_item i ON i.meeting_id = m.id JOIN record r ON r.id = i.record_id AND mips.may_see_kind(r.kind)
     WHERE m.kind = ${meeting.kind} AND m.level = ${meeting.level} AND m.held_at <= ${meeting.heldAt}::timestamptz AND m.id <> ${meeting.id}::uuid
       AND ((i.decision = 'DEFERRED' AND NOT EXISTS (SELECT 1 FROM tasking_item t WHERE t.taken_up_from = i.id)) OR (i.decision = 'ADOPTED' AND i.result IS NULL))
     ORDER BY i.proposed_at DESC, i.id DESC LIMIT ${most + 1}`
  const ids = rows.slice(0, most).map(({ id }) => id)
  const items = await tx.taskingItem.findMany({ where: { id: { in: ids } }, orderBy: inOrder })
  return { items, isCut: rows.length > most }
}

/** Which of these were taken up by a later meeting. */
export async function listTakenUp(tx: Tx, itemIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.taskingItem.findMany({
    where: { takenUpFrom: { in: [...itemIds] } },
    select: { takenUpFrom: true },
  })
  return new Set(rows.flatMap(({ takenUpFrom }) => takenUpFrom ?? []))
}

/** The record that each of these leads to: a person who was merged leads to the one that is left, anything else to itself. */
export async function leadsTo(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; live: string }[]>`
    SELECT w.id::text, coalesce(mips.live_nominal(w.id), w.id)::text AS live FROM unnest(${[...new Set(ids)]}::uuid[]) AS w(id)`
  return new Map(rows.map(({ id, live }) => [id, live]))
}

/** With those that were merged into it. */
export async function listMerged(tx: Tx, recordId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE led AS (SELECT ${recordId}::uuid AS id, 0 AS steps
      UNION ALL SELECT n.id, l.steps + 1 FROM led l JOIN nominal n ON n.merged_into_id = l.id WHERE l.steps < 100)
    SELECT DISTINCT id::text FROM led`
  return rows.map(({ id }) => id)
}

export const listItemsOfRecord = (tx: Tx, recordIds: readonly string[]) =>
  tx.taskingItem.findMany({
    where: { recordId: { in: [...recordIds] } },
    orderBy: [{ proposedAt: 'desc' }, { id: 'desc' }],
    take: 50,
  })

/** Adopted items that are this person's to do: as their owner, or because the task was handed to them. */
export const listToDo = (tx: Tx, userId: string, handed: readonly string[]) =>
  tx.taskingItem.findMany({
    where: {
      decision: 'ADOPTED',
      result: null,
      OR: [{ ownerId: userId }, { taskOnce: { in: [...handed] } }],
    },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: mostListed,
  })

/** What names the tasks of tasking that this person has open. */
export async function listHanded(tx: Tx, userId: string): Promise<string[]> {
  const rows = await tx.task.findMany({
    where: { kind: 'TASKING', ownerId: userId, doneAt: null },
    select: { once: true },
    take: mostListed,
  })
  return rows.flatMap(({ once }) => once ?? [])
}

/** Whether the task of a decision is this person's. */
export async function isHolder(tx: Tx, userId: string, recordId: string, once: string): Promise<boolean> {
  const rows = await tx.task.count({ where: { recordId, kind: 'TASKING', once, ownerId: userId } })
  return rows > 0
}

export const listProposed = (tx: Tx, userId: string) =>
  tx.taskingItem.findMany({
    where: { proposedBy: userId },
    orderBy: [{ proposedAt: 'desc' }, { id: 'desc' }],
    take: 50,
  })

export const findItem = (tx: Tx, id: string) => tx.taskingItem.findUnique({ where: { id } })

/** Keeps the item for this transaction, so that two hands do not decide on it at once. */
export const lockItem = (tx: Tx, id: string) =>
  tx.$queryRaw`SELECT id::text FROM tasking_item WHERE id = ${id}::uuid FOR UPDATE`

export const insertItem = (tx: Tx, data: Prisma.TaskingItemUncheckedCreateInput) =>
  tx.taskingItem.create({ data, select: { id: true } })

export const updateItem = (tx: Tx, id: string, data: Prisma.TaskingItemUncheckedUpdateInput) =>
  tx.taskingItem.update({ where: { id }, data, select: { id: true } })

/** The kind and the list of a record that this reader sees. */
export const findKind = (tx: Tx, id: string) =>
  tx.record.findUnique({ where: { id }, select: { kind: true, aclId: true } })

/** The markings of records that this reader sees. */
export async function listMarkings(tx: Tx, ids: readonly string[]): Promise<ProtectiveMarking[]> {
  const rows = await tx.record.findMany({ where: { id: { in: [...ids] } }, select: { marking: true } })
  // The column is checked against the list of markings.
  return rows.map(({ marking }) => marking as ProtectiveMarking)
}

/** Whether somebody else may read a record of a kind under a list. */
export async function mayUserRead(tx: Tx, userId: string, kind: string, aclId: number): Promise<boolean> {
  const rows = await tx.$queryRaw<
    { may: boolean }[]
  >`SELECT mips.user_may_read(${userId}::uuid, ${kind}, ${aclId}::int) AS may`
  return rows[0]?.may === true
}

/** Whether somebody else holds a permission by a role of theirs. */
export async function mayUserDo(tx: Tx, userId: string, permission: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ may: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM role_grant g JOIN role_permission p ON p.role_code = g.role_code
      WHERE g.user_id = ${userId}::uuid AND p.permission = ${permission} AND g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now())) AS may`
  return rows[0]?.may === true
}

/** Keeps a meeting for this transaction: who only proposes to it may lock no row of it. */
export const lockMeeting = (tx: Tx, id: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`tasking meeting ${id}`}, 0))`

/** Staff by id. */
export async function findOfficers(tx: Tx, ids: readonly string[]): Promise<Map<string, OfficerRef>> {
  const rows = await tx.appUser.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, staffNumber: true, displayName: true, rank: true },
  })
  return new Map(rows.map((row) => [row.id, row]))
}
