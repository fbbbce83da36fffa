/**
 * The queries of users and their roles. What holds now is asked of the database's clock, as `mips.enter` does;
 * stored instants are cut to the millisecond of their columns, which would round them into the future.
 */
import type { Tx } from '../../platform/db/tx.ts'

export const pageSize = 50

export type UserRow = {
  id: string
  staffNumber: string
  displayName: string
  rank: string
  post: string | null
  unitCode: string
  forceCode: string | null
  status: 'active' | 'suspended' | 'left'
  roles: string[]
  hasPassword: boolean
  lastSignInAt: Date | null
}

export type UserSearch = { text: string; status: string; roleCode: string | null; page: number }

/** Users by number or words of their name, with how many there are in all. */
export const searchUsers = (tx: Tx, search: UserSearch) => tx.$queryRaw<(UserRow & { total: number })[]>`
  SELECT u.id, u.staff_number AS "staffNumber", u.display_name AS "displayName", u.rank, u.post, u.unit_code AS "unitCode", u.force_code AS "forceCode", u.status, r.roles,
         u.password_hash IS NOT NULL AS "hasPassword", s.at AS "lastSignInAt", count(*) OVER ()::int AS total
    FROM app_user u
    CROSS JOIN LATERAL (SELECT coalesce(array_agg(DISTINCT g.role_code ORDER BY g.role_code), '{}') AS roles FROM role_grant g
      WHERE g.user_id = u.id AND g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now())) r
    CROSS JOIN LATERAL (SELECT max(a.signed_in_at) AS at FROM app_session a WHERE a.user_id = u.id) s
   WHERE (${search.status} = 'any' OR u.status = ${search.status}) AND (${search.roleCode}::text IS NULL OR ${search.roleCode}::text = ANY (r.roles))
     AND (u.staff_number ^@ upper(${search.text}) OR NOT EXISTS (
       SELECT 1 FROM unnest(string_to_array(mips.fold(${search.text}), ' ')) AS w WHERE strpos(mips.fold(u.display_name), w) = 0))
   ORDER BY u.display_name, u.id LIMIT ${pageSize} OFFSET ${(search.page - 1) * pageSize}`

export type UserDetailRow = UserRow & {
  joinedOn: string | null
  leftOn: string | null
  mustChangePassword: boolean
  activationUntil: Date | null
}

export async function findUser(tx: Tx, userId: string): Promise<UserDetailRow | undefined> {
  const rows = await tx.$queryRaw<UserDetailRow[]>`
    SELECT u.id, u.staff_number AS "staffNumber", u.display_name AS "displayName", u.rank, u.post, u.unit_code AS "unitCode", u.force_code AS "forceCode", u.status,
           u.password_hash IS NOT NULL AS "hasPassword", u.joined_on::text AS "joinedOn", u.left_on::text AS "leftOn", u.must_change_password AS "mustChangePassword",
           u.password_expires_at AS "activationUntil", (SELECT max(a.signed_in_at) FROM app_session a WHERE a.user_id = u.id) AS "lastSignInAt",
           coalesce((SELECT array_agg(DISTINCT g.role_code ORDER BY g.role_code) FROM role_grant g
             WHERE g.user_id = u.id AND g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now())), '{}') AS roles
      FROM app_user u WHERE u.id = ${userId}::uuid`
  return rows[0]
}

export type GrantRow = {
  id: string
  code: string
  grantedBy: string | null
  reason: string | null
  validFrom: Date
  validTo: Date | null
  holds: boolean
}

/** Every role that the user holds or held, newest first. */
export const listGrants = (tx: Tx, userId: string) => tx.$queryRaw<GrantRow[]>`
  SELECT g.id, g.role_code AS code, coalesce(b.display_name, CASE g.source WHEN 'hr' THEN 'HR list' END) AS "grantedBy", g.reason, g.valid_from AS "validFrom", g.valid_to AS "validTo",
         g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now()) AS holds
    FROM role_grant g LEFT JOIN app_user b ON b.id = g.granted_by WHERE g.user_id = ${userId}::uuid ORDER BY g.valid_from DESC, g.id LIMIT 200`

export type MembershipRow = {
  memberId: string
  groupId: string
  name: string
  reason: string | null
  validFrom: Date
  validTo: Date | null
}

export const listMemberships = (tx: Tx, userId: string) => tx.$queryRaw<MembershipRow[]>`
  SELECT m.id AS "memberId", m.group_id AS "groupId", g.name, m.reason, m.valid_from AS "validFrom", m.valid_to AS "validTo" FROM group_member m JOIN access_group g ON g.id = m.group_id
   WHERE m.user_id = ${userId}::uuid AND g.kind = 'GROUP' AND (m.valid_to IS NULL OR m.valid_to > now()) ORDER BY g.name`

export type SessionRow = {
  id: string
  signedInAt: Date
  lastSeenAt: Date
  userAgent: string | null
  lockedAt: Date | null
}

export const listUserSessions = (tx: Tx, userId: string) => tx.$queryRaw<SessionRow[]>`
  SELECT id, signed_in_at AS "signedInAt", last_seen_at AS "lastSeenAt", user_agent AS "userAgent", locked_at AS "lockedAt" FROM app_session
   WHERE user_id = ${userId}::uuid AND ended_at IS NULL AND expires_at > now() ORDER BY signed_in_at DESC`

/** Holds the user's row, so that two administrators at once do not give the same role twice. */
export const holdUser = (tx: Tx, userId: string) =>
  tx.$executeRaw`SELECT 1 FROM app_user WHERE id = ${userId}::uuid FOR UPDATE`

export const insertGrant = (
  tx: Tx,
  row: { userId: string; roleCode: string; grantedBy: string; reason: string; validTo: Date | null },
) => tx.$executeRaw`
  INSERT INTO role_grant (user_id, role_code, granted_by, reason, valid_from, valid_to)
  VALUES (${row.userId}::uuid, ${row.roleCode}, ${row.grantedBy}::uuid, ${row.reason}, date_trunc('milliseconds', now()), ${row.validTo}::timestamptz)`

/** Ends a role now; 0 when it had ended. */
export const endGrant = (tx: Tx, userId: string, grantId: string) =>
  tx.$executeRaw`UPDATE role_grant SET valid_to = date_trunc('milliseconds', now()) WHERE id = ${grantId}::uuid AND user_id = ${userId}::uuid AND (valid_to IS NULL OR valid_to > now())`

/** Stores an activation code in place of the password, and ends what is signed in. */
export async function putActivation(tx: Tx, userId: string, hash: string, hours: number): Promise<Date> {
  const rows = await tx.$queryRaw<{ until: Date }[]>`
    UPDATE app_user SET password_hash = ${hash}, password_expires_at = now() + make_interval(hours => ${hours}::int), must_change_password = true, updated_at = now()
     WHERE id = ${userId}::uuid RETURNING password_expires_at AS until`
  const row = rows[0]
  if (row === undefined) throw new Error('no user')
  return row.until
}

export const endUserSessions = (tx: Tx, userId: string, reason: string) =>
  tx.$executeRaw`UPDATE app_session SET ended_at = now(), ended_reason = ${reason} WHERE user_id = ${userId}::uuid AND ended_at IS NULL`

/** How many people in post hold each role now. */
export const countHolders = (tx: Tx) => tx.$queryRaw<{ code: string; holders: number }[]>`
  SELECT g.role_code AS code, count(DISTINCT g.user_id)::int AS holders FROM role_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
   WHERE g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now()) GROUP BY 1`
