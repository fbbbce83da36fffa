/** The queries of holds, of reviews that are due, and of the job that works dates out. */
import type { OfficerRef } from '@mips/contracts/common'
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'

export const findRecord = (tx: Tx, id: string) =>
  tx.record.findUnique({ where: { id }, select: { id: true, kind: true, reference: true } })

export const listHolds = (tx: Tx, recordIds: readonly string[]) =>
  tx.retentionHold.findMany({
    where: { recordId: { in: [...recordIds] } },
    orderBy: [{ putAt: 'desc' }, { id: 'asc' }],
    take: 200,
  })
export type HoldRow = Awaited<ReturnType<typeof listHolds>>[number]

export const insertHold = (tx: Tx, data: Prisma.RetentionHoldUncheckedCreateInput) =>
  tx.retentionHold.create({ data, select: { id: true } })

/** The holds that nobody lifted, of many records. */
export const listUnlifted = (tx: Tx, recordIds: readonly string[]) =>
  tx.retentionHold.findMany({ where: { recordId: { in: [...recordIds] }, liftedAt: null } })

/** Lifts a hold of the record that stands; how many that were. */
export const liftHold = async (
  tx: Tx,
  which: { id: string; recordId: string },
  data: { liftedBy: string; liftedAt: Date; liftReason: string },
): Promise<number> => (await tx.retentionHold.updateMany({ where: { ...which, liftedAt: null }, data })).count

export const findOfficers = (tx: Tx, ids: readonly string[]): Promise<OfficerRef[]> =>
  tx.appUser.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, staffNumber: true, displayName: true, rank: true },
  })

export type DueRow = {
  recordId: string
  kind: string
  reference: string | null
  group: number
  reviewOn: Date
}

/** Records of these kinds whose review is on that day or before and was not done, the first due first. */
export const listDueRows = (tx: Tx, by: string, kinds: readonly string[], most: number) => tx.$queryRaw<
  DueRow[]
>`
  SELECT d.record_id AS "recordId", r.kind, r.reference, d.retention_group AS "group", d.review_on AS "reviewOn"
    FROM retention_date d JOIN record r ON r.id = d.record_id WHERE d.review_on <= ${by}::date AND r.kind = ANY (${[...kinds]}::text[])
     AND NOT EXISTS (SELECT 1 FROM task t WHERE t.record_id = d.record_id AND t.kind = 'RETENTION_REVIEW' AND t.done_at IS NOT NULL AND t.once = to_char(d.review_on, 'YYYY-MM-DD'))
   ORDER BY d.review_on, d.record_id LIMIT ${most}::int`

export async function countDue(tx: Tx, by: string, kinds: readonly string[], most: number): Promise<number> {
  const rows = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM (SELECT 1 FROM retention_date d JOIN record r ON r.id = d.record_id WHERE d.review_on <= ${by}::date AND r.kind = ANY (${[...kinds]}::text[])
       AND NOT EXISTS (SELECT 1 FROM task t WHERE t.record_id = d.record_id AND t.kind = 'RETENTION_REVIEW' AND t.done_at IS NOT NULL AND t.once = to_char(d.review_on, 'YYYY-MM-DD'))
     LIMIT ${most}::int) x`
  return rows[0]?.n ?? 0
}

/** Every list there is: dates are worked out of all records. */
export async function allLists(tx: Pick<Tx, '$queryRaw'>): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`SELECT id FROM acl ORDER BY id`
  return [...new Set([0, ...rows.map(({ id }) => id)])]
}

/** One server does it at a time: true for the one that holds the lock until the end of this transaction. */
export async function tryLead(tx: Tx): Promise<boolean> {
  const rows = await tx.$queryRaw<
    { mine: boolean }[]
  >`SELECT pg_try_advisory_xact_lock(hashtextextended('retention', 0)) AS mine`
  return rows[0]?.mine ?? false
}

/** The next records in the order of their ids; parts of other records have no dates of their own. */
export const listAfter = (tx: Tx, after: string, most: number) => tx.$queryRaw<
  { id: string; isPart: boolean }[]
>`
  SELECT r.id, r.kind IN ('PersonRecord', 'Location', 'Object') AS "isPart"
    FROM record r WHERE r.id > ${after}::uuid ORDER BY r.id LIMIT ${most}::int`

export type ToRaise = { recordId: string; kind: string; reference: string | null }

/** Which records one team looks at, and the lists of which one of the team can open a record. */
export type Team = { unitCode: string; isOfReports: boolean; lists: readonly number[] }

/** Those of a team that are due and were never raised for that day. */
export const listToRaise = (tx: Tx, team: Team, by: string, most: number) => tx.$queryRaw<ToRaise[]>`
  SELECT d.record_id AS "recordId", r.kind, r.reference FROM retention_date d JOIN record r ON r.id = d.record_id
   WHERE d.review_on <= ${by}::date AND NOT EXISTS (SELECT 1 FROM task t WHERE t.record_id = d.record_id AND t.kind = 'RETENTION_REVIEW' AND t.once = to_char(d.review_on, 'YYYY-MM-DD'))
     AND (r.kind = 'IntelligenceReport') = ${team.isOfReports} AND r.acl_id = ANY (${[...team.lists]}::int[])
   ORDER BY d.review_on, d.record_id LIMIT ${most}::int`

/** The reviews that stand open with a team, of those that somebody there can open. */
export async function countOpenReviews(tx: Tx, team: Team): Promise<number> {
  const { unitCode, lists } = team
  return tx.task.count({
    where: { kind: 'RETENTION_REVIEW', doneAt: null, ownerUnit: unitCode, aclId: { in: [...lists] } },
  })
}

/** The lists on which somebody of a unit stands, and what is open. */
export async function listsOfUnit(tx: Tx, unitCode: string): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    WITH people AS (SELECT u.id FROM app_user u WHERE u.unit_code = ${unitCode} AND u.status = 'active')
    SELECT DISTINCT a.acl_id AS id FROM acl_principal a WHERE (a.valid_to IS NULL OR a.valid_to > now()) AND (
         (a.kind = 'user' AND a.principal_id IN (SELECT p.id::text FROM people p))
      OR (a.kind = 'role' AND a.principal_id IN (SELECT g.role_code FROM role_grant g JOIN people p ON p.id = g.user_id WHERE g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now())))
      OR (a.kind = 'group' AND a.principal_id IN (SELECT m.group_id::text FROM group_member m JOIN people p ON p.id = m.user_id WHERE m.valid_from <= now() AND (m.valid_to IS NULL OR m.valid_to > now()))))
     ORDER BY 1`
  return [...new Set([0, ...rows.map(({ id }) => id)])]
}

/** The unit of somebody in post with a role; null where nobody holds it. */
export async function findUnitOfRole(tx: Tx, role: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ unit: string }[]>`
    SELECT u.unit_code AS unit FROM role_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
     WHERE g.role_code = ${role} AND g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now()) ORDER BY g.valid_from, u.staff_number LIMIT 1`
  return rows[0]?.unit ?? null
}
