/** The queries of access groups and their members. */
import type { Tx } from '../../platform/db/tx.ts'

export type GroupRow = {
  id: string
  name: string
  description: string
  contact: string | null
  members: number
}

/** Groups with how many people in post are members now; all of them, or those named. Those of operations are their owners' affair. */
export const listGroups = (tx: Tx, ids: readonly string[] | null) => tx.$queryRaw<GroupRow[]>`
  SELECT g.id, g.name, g.description, g.contact, (SELECT count(DISTINCT m.user_id)::int FROM group_member m JOIN app_user u ON u.id = m.user_id AND u.status = 'active'
      WHERE m.group_id = g.id AND m.valid_from <= now() AND (m.valid_to IS NULL OR m.valid_to > now())) AS members
    FROM access_group g WHERE g.kind = 'GROUP' AND (${ids}::uuid[] IS NULL OR g.id = ANY (${ids}::uuid[])) ORDER BY g.name`

export type MemberRow = {
  memberId: string
  userId: string
  staffNumber: string
  displayName: string
  rank: string
  status: string
  addedBy: string | null
  reason: string | null
  validFrom: Date
  validTo: Date | null
}

export const listMembers = (tx: Tx, groupId: string) => tx.$queryRaw<MemberRow[]>`
  SELECT m.id AS "memberId", u.id AS "userId", u.staff_number AS "staffNumber", u.display_name AS "displayName", u.rank, u.status, b.display_name AS "addedBy", m.reason,
         m.valid_from AS "validFrom", m.valid_to AS "validTo"
    FROM group_member m JOIN app_user u ON u.id = m.user_id LEFT JOIN app_user b ON b.id = m.added_by
   WHERE m.group_id = ${groupId}::uuid AND (m.valid_to IS NULL OR m.valid_to > now()) ORDER BY u.display_name, m.id`

export async function isGroupNameTaken(tx: Tx, name: string): Promise<boolean> {
  const rows = await tx.$queryRaw<
    unknown[]
  >`SELECT 1 FROM access_group WHERE kind = 'GROUP' AND lower(name) = lower(${name})`
  return rows.length > 0
}

export async function insertGroup(
  tx: Tx,
  row: { name: string; description: string; contact: string | null; createdBy: string },
): Promise<string> {
  const made = await tx.accessGroup.create({ data: row, select: { id: true } })
  return made.id
}

/** Holds the group, so that two administrators at once do not add the same person twice. */
export const holdGroup = (tx: Tx, groupId: string) =>
  tx.$executeRaw`SELECT 1 FROM access_group WHERE id = ${groupId}::uuid FOR UPDATE`

export const insertMember = (
  tx: Tx,
  row: { groupId: string; userId: string; addedBy: string; reason: string; validTo: Date | null },
) => tx.$executeRaw`
  INSERT INTO group_member (group_id, user_id, added_by, reason, valid_from, valid_to)
  VALUES (${row.groupId}::uuid, ${row.userId}::uuid, ${row.addedBy}::uuid, ${row.reason}, date_trunc('milliseconds', now()), ${row.validTo}::timestamptz)`

/** Ends a membership now; 0 when it had ended or is of another group. */
export const endMember = (tx: Tx, groupId: string, memberId: string) =>
  tx.$executeRaw`UPDATE group_member SET valid_to = date_trunc('milliseconds', now()) WHERE id = ${memberId}::uuid AND group_id = ${groupId}::uuid AND (valid_to IS NULL OR valid_to > now())`
