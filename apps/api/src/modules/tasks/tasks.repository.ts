/** The queries of the tasks module. */
import type { Tx } from '../../platform/db/tx.ts'

export type TaskRow = {
  id: string
  kind: string
  title: string
  reason: string | null
  ownerId: string | null
  ownerUnit: string | null
  dueAt: Date | null
  doneAt: Date | null
  createdAt: Date
  recordId: string
  recordKind: string
  recordReference: string | null
  recordTitle: string | null
  recordCreatedBy: string | null
}

const mostTasks = 100

/** Open tasks of the user or, without an owner, of the unit, on records whose kind they may see: the longest overdue first. */
export const listOpenTasks = (tx: Tx, userId: string, unitCode: string) => tx.$queryRaw<TaskRow[]>`
  SELECT t.id, t.kind, t.title, t.reason, t.owner_id AS "ownerId", t.owner_unit AS "ownerUnit", t.due_at AS "dueAt", t.done_at AS "doneAt", t.created_at AS "createdAt", r.id AS "recordId",
         r.kind AS "recordKind", r.reference AS "recordReference", e.title AS "recordTitle", r.created_by AS "recordCreatedBy"
    FROM task t JOIN record r ON r.id = t.record_id LEFT JOIN event e ON e.id = r.id
   WHERE t.done_at IS NULL AND (t.owner_id = ${userId}::uuid OR (t.owner_id IS NULL AND t.owner_unit = ${unitCode})) AND mips.may_see_kind(r.kind)
   ORDER BY t.due_at NULLS LAST, t.created_at, t.id LIMIT ${mostTasks}`

/** One task on a record that this reader may see. */
export async function findTask(tx: Tx, id: string): Promise<TaskRow | undefined> {
  const rows = await tx.$queryRaw<TaskRow[]>`
    SELECT t.id, t.kind, t.title, t.reason, t.owner_id AS "ownerId", t.owner_unit AS "ownerUnit", t.due_at AS "dueAt", t.done_at AS "doneAt", t.created_at AS "createdAt", r.id AS "recordId",
           r.kind AS "recordKind", r.reference AS "recordReference", e.title AS "recordTitle", r.created_by AS "recordCreatedBy"
      FROM task t JOIN record r ON r.id = t.record_id LEFT JOIN event e ON e.id = r.id WHERE t.id = ${id}::uuid AND mips.may_see_kind(r.kind)`
  return rows[0]
}

/** Marks it done; false when somebody else was first. */
export async function closeTask(
  tx: Tx,
  id: string,
  done: { doneAt: Date; doneBy: string },
): Promise<boolean> {
  return (await tx.task.updateMany({ where: { id, doneAt: null }, data: done })).count === 1
}

export type OwnIncidentRow = {
  id: string
  reference: string | null
  title: string
  status: string
  grade: string
  address: string | null
  markerCount: number
  openedAt: Date
}

/** Incidents that are not closed and that the user is assigned to now. */
export const listOwnIncidents = (tx: Tx, userId: string) => tx.$queryRaw<OwnIncidentRow[]>`
  SELECT i.id, r.reference, e.title, e.status, i.grade, (b.brief ->> 'address') AS address, coalesce(jsonb_array_length(b.brief -> 'markers'), 0) AS "markerCount", i.opened_at AS "openedAt"
    FROM incident i JOIN event e ON e.id = i.id JOIN record r ON r.id = i.id
    CROSS JOIN LATERAL (SELECT mips.location_brief(mips.place_of_event(i.id)) AS brief) b
   WHERE i.closed_at IS NULL AND mips.may_see_kind('Incident') AND EXISTS (SELECT 1 FROM event_officer o WHERE o.event_id = i.id AND o.user_id = ${userId}::uuid AND o.valid_to IS NULL AND o.role <> 'REPORTING')
   ORDER BY i.opened_at DESC, i.id LIMIT 50`
