/** The queries by which any module raises and closes tasks. */
import type { Tx } from '../../platform/db/tx.ts'

export type TaskInsert = {
  recordId: string
  kind: string
  title: string
  reason: string | null
  rule: string
  harm: number
  opensAt: string | null
  ownerId: string | null
  ownerUnit: string | null
  dueAt: Date | null
  once: string | null
  byAct: boolean
  createdAt: Date
}

/** Puts a task in; 0 rows when the same one (record, kind, once) is there. Its trigger gives it list, kind of record and the team of its owner. */
export const insertTask = (tx: Tx, task: TaskInsert): Promise<number> => tx.$executeRaw`
  INSERT INTO task (record_id, kind, title, reason, rule, harm, opens_at, owner_id, owner_unit, due_at, once, by_act, created_at)
  VALUES (${task.recordId}::uuid, ${task.kind}, ${task.title}, ${task.reason}, ${task.rule}, ${task.harm}, ${task.opensAt}, ${task.ownerId}::uuid,
          ${task.ownerUnit}, ${task.dueAt}, ${task.once}, ${task.byAct}, ${task.createdAt})
  ON CONFLICT (record_id, kind, once) WHERE once IS NOT NULL DO NOTHING`

/** Closes the open tasks of a kind on a record. */
export const closeTasks = async (
  tx: Tx,
  which: { recordId: string; kind: string; once?: string; ownerId?: string },
  done: { doneAt: Date; doneBy: string | null; closeReason: string | null },
): Promise<number> => (await tx.task.updateMany({ where: { ...which, doneAt: null }, data: done })).count
