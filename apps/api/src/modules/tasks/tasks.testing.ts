/** Many tasks at once for tests: written in one statement under the app's own rights, and read back as the pure rules read them. */
import type { Task } from '@mips/domain/tasks/task'
import { arrange } from '../../testing/arrange.ts'
import type { World } from '../../testing/world.ts'
import { createRecord } from '../pole/record.service.ts'

/** A task as a test gives it: the fields of the rules. */
export type TestTask = Pick<Task, 'kind' | 'harm' | 'team' | 'createdAt' | 'snoozes'> &
  Partial<Pick<Task, 'id' | 'dueAt' | 'doneAt' | 'ownerId' | 'snoozedUntil' | 'acknowledgedAt'>>

/** Records for tasks to hang on. */
export const makeIncidents = (world: World, count: number): Promise<string[]> =>
  arrange(world, async (ctx) => {
    const ids: string[] = []
    for (let index = 0; index < count; index += 1)
      ids.push((await createRecord(ctx, { kind: 'Incident' })).id)
    return ids
  })

/** Writes tasks in one statement, spread over the records. */
export async function writeTasks(
  world: World,
  recordIds: readonly string[],
  tasks: readonly TestTask[],
): Promise<void> {
  if (tasks.length === 0) return
  const rows = JSON.stringify(
    tasks.map((task, index) => ({ ...task, record: recordIds[index % recordIds.length] })),
  )
  await arrange(
    world,
    (ctx) => ctx.tx.$executeRaw`
      INSERT INTO task (id, record_id, kind, title, rule, harm, opens_at, owner_id, owner_unit, created_at, due_at, done_at, snoozed_until, snoozes, acknowledged_at)
      SELECT coalesce(x.id, new_id()), x.record, x.kind, 'A report came in', 'CR-1', x.harm, '/incidents/' || x.record, x."ownerId", x.team, x."createdAt", x."dueAt", x."doneAt", x."snoozedUntil", x.snoozes, x."acknowledgedAt"
        FROM jsonb_to_recordset(${rows}::jsonb) AS x(id uuid, record uuid, kind text, harm int, "ownerId" uuid, team text, "createdAt" timestamptz, "dueAt" timestamptz, "doneAt" timestamptz, "snoozedUntil" timestamptz, snoozes int, "acknowledgedAt" timestamptz)`,
  )
}
