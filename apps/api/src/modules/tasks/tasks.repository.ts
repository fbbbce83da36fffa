/** The queries of own work: lines in the order of work, and what is written of them. */
import { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { OwnIncidentRow, TaskRow } from './tasks.rows.ts'
import { inOrderOf, isAwake, isOpenSql, type Measure } from './tasks.rules.repository.ts'

const columns = Prisma.sql`t.id, t.kind, t.title, t.reason, t.rule, t.harm, t.opens_at AS "opensAt", t.by_act AS "byAct", t.owner_id AS "ownerId", t.owner_unit AS "ownerUnit", mips.officer_json(t.owner_id) AS owner,
  t.due_at AS "dueAt", t.done_at AS "doneAt", t.created_at AS "createdAt", t.snoozed_until AS "snoozedUntil", t.snoozes, t.snooze_reason AS "snoozeReason", t.acknowledged_at AS "acknowledgedAt", t.alarm_level AS "alarmLevel",
  CASE WHEN t.alarm_level = 0 THEN '[]'::jsonb ELSE mips.alarms_of_task(t.id) END AS alarms,
  mips.officer_json(t.offered_to) AS "offeredTo", mips.officer_json(t.offered_by) AS "offeredBy", t.offered_at AS "offeredAt", t.offer_note AS "offerNote", mips.officer_json(t.refused_by) AS "refusedBy",
  t.refused_at AS "refusedAt", t.refused_reason AS "refusedReason", r.id AS "recordId", r.kind AS "recordKind", r.reference AS "recordReference", e.title AS "recordTitle", r.created_by AS "recordCreatedBy", t.acl_id AS "aclId"`
const from = Prisma.sql`task t JOIN record r ON r.id = t.record_id LEFT JOIN event e ON e.id = r.id`

export type Lines = { where: Prisma.Sql; order: Prisma.Sql; limit: number; offset?: number }

/** Lines of work: chosen and ordered first, so that only those shown are looked up with their records. */
export const listLines = (tx: Tx, { where, order, limit, offset = 0 }: Lines) => tx.$queryRaw<TaskRow[]>`
  WITH chosen AS (SELECT t.id FROM task t WHERE ${where} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset})
  SELECT ${columns} FROM chosen c JOIN task t USING (id) JOIN record r ON r.id = t.record_id LEFT JOIN event e ON e.id = r.id ORDER BY ${order}`

const mostTasks = 100
type Reader = { userId: string; unitCode: string; kinds: readonly string[] }
const readable = (kinds: readonly string[]) => Prisma.sql`t.record_kind = ANY (${[...kinds]}::text[])`

/** TK-2: own open work and that of the unit which nobody has; or what of it was put off. */
export const listOwn = (tx: Tx, reader: Reader, measure: Measure, isPutOff: boolean) =>
  listLines(tx, {
    where: Prisma.sql`${isOpenSql} AND (t.owner_id = ${reader.userId}::uuid OR (t.owner_id IS NULL AND t.owner_unit = ${reader.unitCode})) AND ${readable(reader.kinds)} AND ${isPutOff ? Prisma.sql`NOT ${isAwake(measure)}` : isAwake(measure)}`,
    order: inOrderOf(measure),
    limit: mostTasks,
  })

/** TK-9: what somebody asks the reader to take over. */
export const listOffered = (tx: Tx, { userId, kinds }: Reader, measure: Measure) =>
  listLines(tx, {
    where: Prisma.sql`${isOpenSql} AND t.offered_to = ${userId}::uuid AND ${readable(kinds)}`,
    order: inOrderOf(measure),
    limit: 200,
  })

const mostClimbed = 50

/** TK-11: overdue work of which an alarm went to the reader, who has not acknowledged it; also where it has gone further up since. */
export const listAlarmed = (tx: Tx, { userId, kinds }: Reader, measure: Measure) =>
  listLines(tx, {
    where: Prisma.sql`${isOpenSql} AND ${readable(kinds)} AND EXISTS (SELECT 1 FROM task_alarm a WHERE a.task_id = t.id AND a.user_id = ${userId}::uuid AND a.acknowledged_at IS NULL)`,
    order: inOrderOf(measure),
    limit: mostClimbed,
  })

/** These tasks as this reader may see them, held until the end of the request. */
export const findTasks = (tx: Tx, ids: readonly string[], kinds: readonly string[]) =>
  tx.$queryRaw<
    TaskRow[]
  >`SELECT ${columns} FROM ${from} WHERE t.id = ANY (${[...ids]}::uuid[]) AND ${readable(kinds)} ORDER BY array_position(${[...ids]}::uuid[], t.id) FOR UPDATE OF t`

/** Changes these open tasks; how many there were. */
export const updateTasks = async (
  tx: Tx,
  ids: readonly string[],
  data: Prisma.TaskUncheckedUpdateManyInput,
): Promise<number> =>
  (await tx.task.updateMany({ where: { id: { in: [...ids] }, doneAt: null }, data })).count

/** Says on the record of each task that it was closed, in one statement. */
export const logClosed = (
  tx: Tx,
  ids: readonly string[],
  by: { at: Date; userId: string; role: string | null; reason: string },
) => tx.$executeRaw`
  INSERT INTO log_entry (record_id, kind, happened_at, recorded_at, author_id, author_role, text, details)
  SELECT t.record_id, 'TASK_CLOSED', ${by.at}, ${by.at}, ${by.userId}::uuid, ${by.role}, t.title || ': closed without being done. ' || ${by.reason}, jsonb_build_object('taskId', t.id, 'kind', t.kind)
    FROM task t WHERE t.id = ANY (${[...ids]}::uuid[])`

/** The tasks among these whose record somebody else may not read now. */
export const findUnreadable = async (tx: Tx, ids: readonly string[], userId: string): Promise<string[]> => {
  const rows = await tx.$queryRaw<
    { id: string }[]
  >`SELECT t.id FROM task t WHERE t.id = ANY (${[...ids]}::uuid[]) AND NOT mips.user_may_read(${userId}::uuid, t.record_kind, t.acl_id)`
  return rows.map(({ id }) => id)
}

/** An active colleague; null when there is none. */
export const findColleague = (tx: Tx, id: string) =>
  tx.appUser.findFirst({
    where: { id, status: 'active' },
    select: { id: true, displayName: true, unitCode: true },
  })

/** Incidents that are not closed and that the user is assigned to now. */
export const listOwnIncidents = (tx: Tx, userId: string) => tx.$queryRaw<OwnIncidentRow[]>`
  SELECT i.id, r.reference, e.title, e.status, i.grade, (b.brief ->> 'address') AS address, coalesce(jsonb_array_length(b.brief -> 'markers'), 0) AS "markerCount", i.opened_at AS "openedAt"
    FROM incident i JOIN event e ON e.id = i.id JOIN record r ON r.id = i.id
    CROSS JOIN LATERAL (SELECT mips.location_brief(mips.place_of_event(i.id)) AS brief) b
   WHERE i.closed_at IS NULL AND mips.may_see_kind('Incident') AND EXISTS (SELECT 1 FROM event_officer o WHERE o.event_id = i.id AND o.user_id = ${userId}::uuid AND o.valid_to IS NULL AND o.role <> 'REPORTING')
   ORDER BY i.opened_at DESC, i.id LIMIT 50`
