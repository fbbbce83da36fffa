/** The queries of alarms: which are to be raised, who could be named, who is, and what is written of them. */
import { Prisma } from '@mips/database/generated/client'
import type { Supervisor } from '@mips/domain/tasks/alarm-ladder'
import { privateKinds } from '@mips/domain/tasks/task-kinds'
import type { Tx } from '../../platform/db/tx.ts'
import { inOrderOf, isOpenSql, levelOf, type Measure } from './tasks.rules.repository.ts'

/** Every access list there is: the job looks at all work. */
export async function allLists(tx: Pick<Tx, '$queryRaw'>): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`SELECT id FROM acl ORDER BY id`
  return [...new Set([0, ...rows.map(({ id }) => id)])]
}

/** One server does it at a time: true for the one that holds the lock until the end of this transaction. */
export async function tryLead(tx: Tx): Promise<boolean> {
  const rows = await tx.$queryRaw<
    { mine: boolean }[]
  >`SELECT pg_try_advisory_xact_lock(hashtextextended('task-alarms', 0)) AS mine`
  return rows[0]?.mine ?? false
}

export type DueAlarm = {
  taskId: string
  recordId: string
  recordKind: string
  aclId: number
  ownerId: string | null
  unit: string | null
  /** How far it has climbed, and how far alarms went out. */
  level: number
  alarmLevel: number
  told: string[]
}

/** TK-3, TK-4: overdue work that has climbed further than its alarms, the most urgent first. */
export const findDueAlarms = (tx: Tx, measure: Measure, limit: number) => tx.$queryRaw<DueAlarm[]>`
  SELECT t.id AS "taskId", t.record_id AS "recordId", t.record_kind AS "recordKind", t.acl_id AS "aclId", t.owner_id AS "ownerId", t.owner_unit AS unit,
         ${levelOf(measure)} AS level, t.alarm_level AS "alarmLevel", ARRAY(SELECT a.user_id FROM task_alarm a WHERE a.task_id = t.id AND a.user_id IS NOT NULL) AS told
    FROM task t WHERE ${isOpenSql} AND t.due_at < ${measure.now}::timestamptz AND t.alarm_level < 3 AND ${levelOf(measure)} > t.alarm_level AND t.kind <> ALL (${[...privateKinds]}::text[])
   ORDER BY ${inOrderOf(measure)} LIMIT ${limit} FOR UPDATE OF t SKIP LOCKED`

export const findSupervisors = (tx: Tx) => tx.$queryRaw<Supervisor[]>`
  SELECT s.user_id AS "userId", s.rank, s.staff_number AS "staffNumber", s.unit_code AS "unitCode" FROM mips.supervisors() s ORDER BY s.staff_number`

/** A unit and those above it, the nearest first. */
export async function findUnitsAbove(tx: Tx, unit: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ units: string[] }[]>`SELECT mips.units_above(${unit}) AS units`
  return rows[0]?.units ?? [unit]
}

/** Who is named now, of these units or of all. */
export const findAppointed = (tx: Tx, units?: readonly string[]) =>
  tx.alarmAppointment.findMany({
    where: { endedAt: null, ...(units === undefined ? {} : { unitCode: { in: [...units] } }) },
    select: { id: true, unitCode: true, level: true, userId: true, reason: true },
    orderBy: [{ unitCode: 'asc' }, { level: 'asc' }],
  })

/** The supervisors who may read a record of this kind under this list. */
export async function findReaders(tx: Tx, kind: string, aclId: number): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ userId: string }[]>`
    SELECT s.user_id AS "userId" FROM (SELECT DISTINCT user_id FROM mips.supervisors() OFFSET 0) s WHERE mips.user_may_read(s.user_id, ${kind}, ${aclId}::int)`
  return new Set(rows.map(({ userId }) => userId))
}

export type NewAlarm = {
  taskId: string
  recordId: string
  level: number
  userId: string | null
  because: string
  raisedAt: Date
}

/** Puts alarms in; each task takes up the highest step, of which nothing is acknowledged yet. */
export async function insertAlarms(tx: Tx, alarms: readonly NewAlarm[]): Promise<void> {
  await tx.taskAlarm.createMany({ data: [...alarms] })
  await tx.$executeRaw`
    UPDATE task t SET alarm_level = x.level, acknowledged_at = NULL, acknowledged_by = NULL
      FROM (SELECT a.task_id, max(a.level) AS level FROM task_alarm a WHERE a.task_id IN (${Prisma.join(alarms.map(({ taskId }) => Prisma.sql`${taskId}::uuid`))}) GROUP BY 1) x WHERE t.id = x.task_id`
}

export const acknowledgeAlarms = (
  tx: Tx,
  taskId: string,
  levels: readonly number[],
  { at, by }: { at: Date; by: string },
) =>
  tx.taskAlarm.updateMany({
    where: { taskId, level: { in: [...levels] }, acknowledgedAt: null },
    data: { acknowledgedAt: at, acknowledgedBy: by },
  })

/** Ends whoever was named for a step of a unit; how many there were. */
export const endAppointed = async (
  tx: Tx,
  which: { unitCode: string; level: number },
  by: { at: Date; userId: string },
): Promise<number> =>
  (
    await tx.alarmAppointment.updateMany({
      where: { ...which, endedAt: null },
      data: { endedAt: by.at, endedBy: by.userId },
    })
  ).count

export const insertAppointed = (tx: Tx, data: Prisma.AlarmAppointmentUncheckedCreateInput) =>
  tx.alarmAppointment.create({ data, select: { id: true } })
