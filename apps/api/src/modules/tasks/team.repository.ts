/** The queries of the supervisor's desk: one count of everything that is open, rates, and lines. */
import { Prisma } from '@mips/database/generated/client'
import type { OfficerRef } from '@mips/contracts/common'
import type { Tx } from '../../platform/db/tx.ts'
import { listLines } from './tasks.repository.ts'
import type { HeldRow } from './tasks.rows.ts'
import {
  byHarm,
  hoursBefore,
  inOrderOf,
  inScope,
  isOpenSql,
  levelOf,
  type Measure,
  type Scope,
} from './tasks.rules.repository.ts'

/** A unit and every unit below it. */
export async function findUnitsBelow(tx: Tx, unit: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ units: string[] }[]>`SELECT mips.units_below(${unit}) AS units`
  return rows[0]?.units ?? [unit]
}

export const findUnits = (tx: Tx, codes: readonly string[]) =>
  tx.unit.findMany({ where: { code: { in: [...codes] } }, select: { code: true, name: true } })

export const findOfficerRefs = (tx: Tx, ids: readonly string[]): Promise<OfficerRef[]> =>
  tx.appUser.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, staffNumber: true, displayName: true, rank: true },
  })

/** Everything open in one pass: of all, by team, by owner, by kind and by how far it has climbed. */
export const countHeld = (tx: Tx, scope: Scope, measure: Measure) => tx.$queryRaw<HeldRow[]>`
  SELECT CASE WHEN grouping(x.owner_unit) = 0 AND grouping(x.owner_id) = 0 THEN 'owner' WHEN grouping(x.owner_unit) = 0 THEN 'team' WHEN grouping(x.kind) = 0 THEN 'kind' WHEN grouping(x.level) = 0 THEN 'level' ELSE 'all' END AS by,
         x.owner_unit AS team, x.owner_id AS "ownerId", x.kind, x.level, count(*)::int AS open, count(*) FILTER (WHERE x.due_at < ${measure.now}::timestamptz)::int AS overdue,
         count(*) FILTER (WHERE x.owner_id IS NULL)::int AS unowned, count(*) FILTER (WHERE x.snoozed_until > ${measure.now}::timestamptz)::int AS snoozed, coalesce(sum(x.harm), 0)::int AS harm
    FROM (SELECT t.owner_unit, t.owner_id, t.kind, t.harm, t.due_at, t.snoozed_until, ${levelOf(measure)} AS level FROM task t WHERE ${isOpenSql} AND ${inScope(scope)}) x
   GROUP BY GROUPING SETS ((), (x.owner_unit), (x.owner_unit, x.owner_id), (x.kind), (x.level))`

export type Flow = {
  arrived: number
  done: number
  arrivedLately: number
  doneLately: number
  oldestAt: Date | null
}

/** What came and what was done, in the days of the forecast and in the hours of the alarm; and the oldest there is. */
export async function countFlow(tx: Tx, scope: Scope, { now, rules }: Measure): Promise<Flow> {
  const [days, lately] = [hoursBefore(now, rules.forecastDays * 24), hoursBefore(now, rules.growthAlarmHours)]
  const since = days < lately ? days : lately
  const counted = (column: Prisma.Sql) => Prisma.sql`
    SELECT count(*) FILTER (WHERE ${column} > ${days}::timestamptz)::int AS window, count(*) FILTER (WHERE ${column} > ${lately}::timestamptz)::int AS lately
      FROM task t WHERE ${inScope(scope)} AND ${column} > ${since}::timestamptz AND ${column} <= ${now}::timestamptz`
  const rows = await tx.$queryRaw<Flow[]>`
    SELECT a.window AS arrived, a.lately AS "arrivedLately", d.window AS done, d.lately AS "doneLately",
           (SELECT min(o.created_at) FROM unnest(${[...scope.units]}::text[]) u (code) CROSS JOIN LATERAL (SELECT t.created_at FROM task t WHERE t.owner_unit = u.code AND ${inScope(scope)} ORDER BY t.created_at LIMIT 1) o) AS "oldestAt"
      FROM (${counted(Prisma.sql`t.created_at`)}) a CROSS JOIN (${counted(Prisma.sql`t.done_at`)}) d`
  return rows[0] ?? { arrived: 0, done: 0, arrivedLately: 0, doneLately: 0, oldestAt: null }
}

/** Arrivals and clearances of each of the last days in London, the latest last. */
export const countByDay = (tx: Tx, scope: Scope, { now, rules }: Measure) => {
  const counted = (column: Prisma.Sql) => Prisma.sql`
    SELECT (${column} AT TIME ZONE 'Europe/London')::date AS day, count(*)::int AS count FROM task t
     WHERE ${inScope(scope)} AND ${column} > ${hoursBefore(now, rules.forecastDays * 24)}::timestamptz AND ${column} <= ${now}::timestamptz GROUP BY 1`
  return tx.$queryRaw<{ day: string; arrived: number; done: number }[]>`
    SELECT to_char(g.day, 'YYYY-MM-DD') AS day, coalesce(a.count, 0) AS arrived, coalesce(d.count, 0) AS done
      FROM generate_series((${now}::timestamptz AT TIME ZONE 'Europe/London')::date - (${rules.forecastDays}::int - 1), (${now}::timestamptz AT TIME ZONE 'Europe/London')::date, interval '1 day') g (day)
      LEFT JOIN (${counted(Prisma.sql`t.created_at`)}) a ON a.day = g.day::date LEFT JOIN (${counted(Prisma.sql`t.done_at`)}) d ON d.day = g.day::date ORDER BY 1`
}

/** TK-8: the so many open tasks that carry most harm, in that order. */
export const listMostHarm = (tx: Tx, scope: Scope, limit: number) =>
  listLines(tx, { where: Prisma.sql`${isOpenSql} AND ${inScope(scope)}`, order: byHarm, limit })

/** TK-8: grave harm that has waited beyond its time: how many, and the first in the order of work. */
export async function findGraveWaiting(
  tx: Tx,
  scope: Scope,
  measure: Measure,
  limit: number,
): Promise<{ ids: string[]; count: number }> {
  const rows = await tx.$queryRaw<{ id: string; count: number }[]>`
    SELECT t.id, count(*) OVER ()::int AS count FROM task t WHERE ${isOpenSql} AND ${inScope(scope)} AND t.harm >= ${measure.rules.graveHarm}::int
       AND t.created_at <= ${hoursBefore(measure.now, measure.rules.harmAlarmWaitHours)}::timestamptz ORDER BY ${inOrderOf(measure)} LIMIT ${limit}`
  return { ids: rows.map(({ id }) => id), count: rows[0]?.count ?? 0 }
}

export type TeamFilter = { show: string; kind?: string | undefined; ownerId?: string | undefined }

const shown = (measure: Measure): Record<string, Prisma.Sql> => ({
  overdue: Prisma.sql`t.due_at < ${measure.now}::timestamptz`,
  unowned: Prisma.sql`t.owner_id IS NULL`,
  putOff: Prisma.sql`t.snoozed_until > ${measure.now}::timestamptz`,
  climbed: Prisma.sql`${levelOf(measure)} > 0`,
  grave: Prisma.sql`t.harm >= ${measure.rules.graveHarm}::int`,
})

/** The lines of a backlog in the order of work, and how many there are. */
export async function listBacklog(
  tx: Tx,
  scope: Scope,
  measure: Measure,
  { filter, limit, offset }: { filter: TeamFilter; limit: number; offset: number },
) {
  const where = Prisma.join(
    [
      isOpenSql,
      inScope(scope),
      ...(shown(measure)[filter.show] === undefined ? [] : [shown(measure)[filter.show] ?? Prisma.empty]),
      ...(filter.kind === undefined ? [] : [Prisma.sql`t.kind = ${filter.kind}`]),
      ...(filter.ownerId === undefined ? [] : [Prisma.sql`t.owner_id = ${filter.ownerId}::uuid`]),
    ],
    ' AND ',
  )
  const rows = await listLines(tx, { where, order: inOrderOf(measure), limit, offset })
  const counted = await tx.$queryRaw<
    { count: number }[]
  >`SELECT count(*)::int AS count FROM task t WHERE ${where}`
  return { rows, count: counted[0]?.count ?? 0 }
}
