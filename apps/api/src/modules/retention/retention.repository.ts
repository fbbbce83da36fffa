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

/** Records of these kinds whose review is on that day or before, the first due first. */
export const listDueRows = (tx: Tx, by: string, kinds: readonly string[], most: number) => tx.$queryRaw<
  DueRow[]
>`
  SELECT d.record_id AS "recordId", r.kind, r.reference, d.retention_group AS "group", d.review_on AS "reviewOn"
    FROM retention_date d JOIN record r ON r.id = d.record_id WHERE d.review_on <= ${by}::date AND r.kind = ANY (${[...kinds]}::text[]) ORDER BY d.review_on, d.record_id LIMIT ${most}::int`

export async function countDue(tx: Tx, by: string, kinds: readonly string[], most: number): Promise<number> {
  const rows = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM (SELECT 1 FROM retention_date d JOIN record r ON r.id = d.record_id WHERE d.review_on <= ${by}::date AND r.kind = ANY (${[...kinds]}::text[]) LIMIT ${most}::int) x`
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

/** The next records in the order of their ids, with whether they have dates; parts of other records have none of their own. */
export const listAfter = (tx: Tx, after: string, most: number) => tx.$queryRaw<
  { id: string; isPart: boolean; isDated: boolean }[]
>`
  SELECT r.id, r.kind IN ('PersonRecord', 'Location', 'Object') AS "isPart", EXISTS (SELECT 1 FROM retention_date d WHERE d.record_id = r.id) AS "isDated"
    FROM record r WHERE r.id > ${after}::uuid ORDER BY r.id LIMIT ${most}::int`

export type ToRaise = { recordId: string; kind: string; reference: string | null }

/** Those that are due and were never raised for that day. */
export const listToRaise = (tx: Tx, by: string, most: number) => tx.$queryRaw<ToRaise[]>`
  SELECT d.record_id AS "recordId", r.kind, r.reference FROM retention_date d JOIN record r ON r.id = d.record_id
   WHERE d.review_on <= ${by}::date AND NOT EXISTS (SELECT 1 FROM task t WHERE t.record_id = d.record_id AND t.kind = 'RETENTION_REVIEW' AND t.once = to_char(d.review_on, 'YYYY-MM-DD'))
   ORDER BY d.review_on, d.record_id LIMIT ${most}::int`

export async function countOpenReviews(tx: Tx): Promise<number> {
  return tx.task.count({ where: { kind: 'RETENTION_REVIEW', doneAt: null } })
}

/** The unit of somebody in post with a role; null where nobody holds it. */
export async function findUnitOfRole(tx: Tx, role: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ unit: string }[]>`
    SELECT u.unit_code AS unit FROM role_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
     WHERE g.role_code = ${role} AND g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now()) ORDER BY g.valid_from, u.staff_number LIMIT 1`
  return rows[0]?.unit ?? null
}
