/** The queries of the HR list: everybody is read at once, and each kind of change is one statement. */
import type { Prisma } from '@mips/database/generated/client'
import type { KnownPerson } from '@mips/domain/access/hr-list'
import type { Tx } from '../../platform/db/tx.ts'

export type KnownUser = KnownPerson & { id: string; isFromHr: boolean }

/** Everybody who works or worked here, with the roles that hold now. */
export const listKnownUsers = (tx: Tx) => tx.$queryRaw<KnownUser[]>`
  SELECT u.id, u.staff_number AS "staffNumber", u.display_name AS "displayName", u.rank, u.unit_code AS "unitCode", u.post, u.force_code AS force, u.status, u.joined_on::text AS "joinedOn", u.left_on::text AS "leftOn",
         u.hr_source IS NOT NULL AS "isFromHr", coalesce(array_agg(g.role_code) FILTER (WHERE g.id IS NOT NULL), '{}') AS roles,
         coalesce(array_agg(g.role_code) FILTER (WHERE g.source = 'hr'), '{}') AS "hrRoles"
    FROM app_user u LEFT JOIN role_grant g ON g.user_id = u.id AND g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now())
   GROUP BY u.id ORDER BY u.staff_number`

/** One import at a time: the plan of a second is made after the first is done. */
export const holdImports = (tx: Tx) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('hr import', 7))`

export type PersonWrite = {
  staffNumber: string
  displayName: string
  rank: string
  unitCode: string
  post: string | null
  /** Left out where the list has no such column: it then stays as it is. */
  force?: string | null
  joinedOn: string | null
  leftOn: string | null
}

/**
 * Makes joiners and brings movers, returners and leavers to what the list says; `keep` leaves the status as it is.
 * A leaver's sessions end by trigger in the same act.
 */
export const putPeople = (
  tx: Tx,
  people: (PersonWrite & { status: 'active' | 'left' | 'keep' })[],
  source: string,
  hasForce: boolean,
) => tx.$executeRaw`
  INSERT INTO app_user AS u (staff_number, display_name, rank, unit_code, post, force_code, joined_on, left_on, status, hr_source)
  SELECT p->>'staffNumber', p->>'displayName', p->>'rank', p->>'unitCode', p->>'post', p->>'force', (p->>'joinedOn')::date, (p->>'leftOn')::date, p->>'status', ${source}
    FROM jsonb_array_elements(${JSON.stringify(people)}::jsonb) AS p
  ON CONFLICT (staff_number) DO UPDATE SET display_name = excluded.display_name, rank = excluded.rank, unit_code = excluded.unit_code, post = coalesce(excluded.post, u.post), force_code = CASE WHEN ${hasForce}::boolean THEN excluded.force_code ELSE u.force_code END,
    joined_on = coalesce(excluded.joined_on, u.joined_on), left_on = excluded.left_on, hr_source = excluded.hr_source, updated_at = now(),
    status = CASE excluded.status WHEN 'keep' THEN u.status ELSE excluded.status END`

type RoleWrite = { staffNumber: string; role: string }

/** Gives roles by the list. */
export const giveHrRoles = (tx: Tx, roles: RoleWrite[], by: string, reason: string) => tx.$executeRaw`
  INSERT INTO role_grant (user_id, role_code, granted_by, reason, source, valid_from)
  SELECT u.id, w->>'role', ${by}::uuid, ${reason}, 'hr', date_trunc('milliseconds', now()) FROM jsonb_array_elements(${JSON.stringify(roles)}::jsonb) AS w JOIN app_user u ON u.staff_number = w->>'staffNumber'`

/** Ends roles that an earlier list gave. */
export const endHrRoles = (tx: Tx, roles: RoleWrite[]) => tx.$executeRaw`
  UPDATE role_grant g SET valid_to = date_trunc('milliseconds', now()) FROM jsonb_array_elements(${JSON.stringify(roles)}::jsonb) AS w JOIN app_user u ON u.staff_number = w->>'staffNumber'
   WHERE g.user_id = u.id AND g.role_code = w->>'role' AND g.source = 'hr' AND (g.valid_to IS NULL OR g.valid_to > now())`

/** Ends every role and membership of leavers. */
export async function endEverything(tx: Tx, staffNumbers: string[]): Promise<void> {
  await tx.$executeRaw`UPDATE role_grant g SET valid_to = date_trunc('milliseconds', now()) FROM app_user u WHERE u.id = g.user_id AND u.staff_number = ANY (${staffNumbers}::text[]) AND (g.valid_to IS NULL OR g.valid_to > now())`
  await tx.$executeRaw`UPDATE group_member m SET valid_to = date_trunc('milliseconds', now()) FROM app_user u WHERE u.id = m.user_id AND u.staff_number = ANY (${staffNumbers}::text[]) AND (m.valid_to IS NULL OR m.valid_to > now())`
}

export const insertImport = (
  tx: Tx,
  row: { fileName: string; summary: Prisma.InputJsonObject; createdBy: string },
) => tx.hrImport.create({ data: { ...row, applied: true }, select: { id: true } })

export type ImportRow = { id: string; fileName: string; at: Date; by: string | null; summary: unknown }

export const listImports = (tx: Tx) => tx.$queryRaw<ImportRow[]>`
  SELECT i.id, i.file_name AS "fileName", i.created_at AS at, u.display_name AS by, i.summary FROM hr_import i LEFT JOIN app_user u ON u.id = i.created_by WHERE i.applied ORDER BY i.created_at DESC LIMIT 50`
