/** The queries of operations; row security answers members alone. */
import type { OfficerRef } from '@mips/contracts/common'
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'

/** The instant of the database, by which memberships hold or lapse. */
export async function databaseNow(tx: Tx): Promise<Date> {
  const rows = await tx.$queryRaw<{ now: Date }[]>`SELECT now() AS now`
  return rows[0]?.now ?? new Date(0)
}

export const listOwn = (tx: Tx, most: number) =>
  tx.operation.findMany({ orderBy: [{ reviewOn: 'asc' }, { id: 'asc' }], take: most })
export type OperationRow = Awaited<ReturnType<typeof listOwn>>[number]

export const countOwn = (tx: Tx): Promise<number> => tx.operation.count()

export const findOperation = (tx: Tx, id: string) => tx.operation.findUnique({ where: { id } })

/** Holds the operation, so that two acts on it do not pass each other. */
export const holdOperation = (tx: Tx, id: string) =>
  tx.$executeRaw`SELECT 1 FROM operation WHERE id = ${id}::uuid FOR UPDATE`

/** The group of its members; its name is not looked for among those of administration. */
export const insertGroup = (tx: Tx, row: { name: string; description: string; createdBy: string }) =>
  tx.accessGroup.create({ data: { ...row, kind: 'OPERATION' }, select: { id: true } })

export const insertOperation = (tx: Tx, data: Prisma.OperationUncheckedCreateInput) =>
  tx.operation.create({ data, select: { id: true } })

export const updateOperation = (tx: Tx, id: string, data: Prisma.OperationUncheckedUpdateInput) =>
  tx.operation.update({ where: { id }, data, select: { id: true } })

export type MemberRow = OfficerRef & {
  memberId: string
  status: string
  validFrom: Date
  validTo: Date | null
  state: 'NOW' | 'WAITING' | 'ENDED'
  reason: string | null
  addedBy: string | null
}

/** Everybody who is, was or will be a member; those of now first. */
export const listMembers = (tx: Tx, groupId: string) => tx.$queryRaw<MemberRow[]>`
  SELECT m.id AS "memberId", u.id, u.staff_number AS "staffNumber", u.display_name AS "displayName", u.rank, u.status, b.display_name AS "addedBy", m.reason, m.valid_from AS "validFrom", m.valid_to AS "validTo",
         CASE WHEN m.valid_to <= now() THEN 'ENDED' WHEN m.valid_from > now() THEN 'WAITING' ELSE 'NOW' END AS state
    FROM group_member m JOIN app_user u ON u.id = m.user_id LEFT JOIN app_user b ON b.id = m.added_by WHERE m.group_id = ${groupId}::uuid
   ORDER BY m.valid_to <= now(), m.valid_from > now(), u.display_name, m.valid_from, m.id LIMIT 500`

/** How many are members now, by group. */
export async function countMembers(tx: Tx, groupIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; n: number }[]>`
    SELECT m.group_id AS id, count(DISTINCT m.user_id)::int AS n FROM group_member m WHERE m.group_id = ANY (${[...groupIds]}::uuid[]) AND m.valid_from <= now() AND (m.valid_to IS NULL OR m.valid_to > now()) GROUP BY 1`
  return new Map(rows.map(({ id, n }) => [id, n]))
}

export type NewMember = {
  groupId: string
  userId: string
  addedBy: string
  reason: string
  /** Null: from this moment. */
  validFrom: Date | null
  validTo: Date
}

export const insertMember = (tx: Tx, row: NewMember) => tx.$executeRaw`
  INSERT INTO group_member (group_id, user_id, added_by, reason, valid_from, valid_to)
  VALUES (${row.groupId}::uuid, ${row.userId}::uuid, ${row.addedBy}::uuid, ${row.reason}, coalesce(${row.validFrom}::timestamptz, date_trunc('milliseconds', now())), ${row.validTo}::timestamptz)`

/** Ends a membership now, one that has not begun before it begins; 0 where it is over already. */
export const endMembership = (tx: Tx, memberId: string) =>
  tx.$executeRaw`UPDATE group_member SET valid_to = date_trunc('milliseconds', now()) WHERE id = ${memberId}::uuid AND (valid_to IS NULL OR valid_to > now())`

export const findOfficers = (tx: Tx, ids: readonly string[]) =>
  tx.appUser.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, staffNumber: true, displayName: true, rank: true, status: true },
  })

/** What is in it; person records go with their nominal. */
export const listRecords = (tx: Tx, aclId: number, kinds: readonly string[], most: number) =>
  tx.record.findMany({
    where: { aclId, kind: { in: kinds.filter((kind) => kind !== 'PersonRecord') } },
    select: { id: true, kind: true, reference: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: most,
  })

/** Everything in it, of kinds that its reader may not read as well: it is counted and not named. */
export const countRecords = (tx: Tx, aclId: number): Promise<number> =>
  tx.record.count({ where: { aclId, kind: { not: 'PersonRecord' } } })

export const findRecord = (tx: Tx, id: string) =>
  tx.record.findUnique({ where: { id }, select: { id: true, kind: true, aclId: true } })

/** Moves a record in or out; the function of the database asks membership and ownership again. */
export const moveRecord = (tx: Tx, operationId: string, recordId: string, isIn: boolean) =>
  tx.$executeRaw`SELECT mips.move_for_operation(${operationId}::uuid, ${recordId}::uuid, ${isIn})`
