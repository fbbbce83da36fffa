/** The queries of who may see a record; every one runs under the administrator's own context. */
import type { AclGrade, AclPrincipal } from '@mips/domain/access/record-access'
import type { Tx } from '../../platform/db/tx.ts'

export type RecordFacts = {
  id: string
  kind: string
  reference: string | null
  version: number
  aclId: number
  grade: AclGrade
  contact: string | null
}

/** The record's number and list, when this administrator can see the record at all. */
export async function findRecordFacts(tx: Tx, recordId: string): Promise<RecordFacts | undefined> {
  const rows = await tx.$queryRaw<RecordFacts[]>`
    SELECT r.id, r.kind, r.reference, r.version, r.acl_id AS "aclId", a.grade, a.contact FROM record r JOIN acl a ON a.id = r.acl_id WHERE r.id = ${recordId}::uuid`
  return rows[0]
}

/** Whether a list is that of an operation; whoever sees a record on it is a member, and so sees the operation. */
export async function isOfOperation(tx: Tx, aclId: number): Promise<boolean> {
  return (await tx.operation.count({ where: { aclId } })) > 0
}

/** Records by their whole reference, as it is typed. */
export const findByReference = (tx: Tx, reference: string) => tx.$queryRaw<
  { id: string; kind: string; reference: string | null }[]
>`
  SELECT id, kind, reference FROM record WHERE reference = ${reference} ORDER BY id LIMIT 20`

export type PrincipalRow = Omit<AclPrincipal, 'validTo'> & { validTo: string | null }

/** The readers of a list, with the words for each. */
export const listPrincipals = (tx: Tx, aclId: number) => tx.$queryRaw<PrincipalRow[]>`
  SELECT p.kind, p.principal_id AS id, to_char(p.valid_to AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "validTo",
         coalesce(u.display_name || ' (' || u.staff_number || ')', g.name, p.principal_id) AS label
    FROM acl_principal p LEFT JOIN app_user u ON p.kind = 'user' AND u.id::text = p.principal_id LEFT JOIN access_group g ON p.kind = 'group' AND g.id::text = p.principal_id
   WHERE p.acl_id = ${aclId} ORDER BY p.kind, label`

export type ReaderRow = {
  userId: string
  staffNumber: string
  displayName: string
  status: string
  roles: string[]
  groupIds: string[]
}

/** The people in post with the roles and groups that hold now: those named, or those whom a list names in any way. */
export const listReaders = (
  tx: Tx,
  which: { userIds: readonly string[] } | { aclId: number },
) => tx.$queryRaw<ReaderRow[]>`
  SELECT u.id AS "userId", u.staff_number AS "staffNumber", u.display_name AS "displayName", u.status, r.roles, m.groups AS "groupIds" FROM app_user u
    CROSS JOIN LATERAL (SELECT coalesce(array_agg(DISTINCT g.role_code ORDER BY g.role_code), '{}') AS roles FROM role_grant g
      WHERE g.user_id = u.id AND g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now())) r
    CROSS JOIN LATERAL (SELECT coalesce(array_agg(DISTINCT gm.group_id::text), '{}') AS groups FROM group_member gm
      WHERE gm.user_id = u.id AND gm.valid_from <= now() AND (gm.valid_to IS NULL OR gm.valid_to > now())) m
   WHERE u.status = 'active' AND (u.id = ANY (${'userIds' in which ? [...which.userIds] : []}::uuid[]) OR EXISTS (
     SELECT 1 FROM acl_principal p WHERE p.acl_id = ${'aclId' in which ? which.aclId : -1} AND ((p.kind = 'user' AND p.principal_id = u.id::text)
       OR (p.kind = 'role' AND p.principal_id = ANY (r.roles)) OR (p.kind = 'group' AND p.principal_id = ANY (m.groups)))))
   ORDER BY u.display_name, u.id LIMIT 500`

/** The instant of the database, by which lists hold or lapse. */
export async function databaseNow(tx: Tx): Promise<string> {
  const rows = await tx.$queryRaw<{ now: Date }[]>`SELECT now() AS now`
  return rows[0]?.now.toISOString() ?? ''
}

export type NewAcl = {
  setKey: string
  grade: string
  label: string
  contact: string | null
  principals: { kind: 'user' | 'group'; id: string }[]
  grantedBy: string
}

/** The list of exactly these readers and grade: the one that stands, or a new one. The same readers share one list. */
export async function internAcl(tx: Tx, acl: NewAcl): Promise<number> {
  const made = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO acl (set_key, grade, label, contact) VALUES (${acl.setKey}, ${acl.grade}, ${acl.label}, ${acl.contact}) ON CONFLICT (set_key) DO NOTHING RETURNING id`
  const own = made[0]
  if (own !== undefined) {
    await tx.aclPrincipal.createMany({
      data: acl.principals.map((principal) => ({
        aclId: own.id,
        kind: principal.kind,
        principalId: principal.id,
        grantedBy: acl.grantedBy,
      })),
    })
    return own.id
  }
  const standing = await tx.$queryRaw<{ id: number }[]>`SELECT id FROM acl WHERE set_key = ${acl.setKey}`
  const row = standing[0]
  if (row === undefined) throw new Error('no list')
  return row.id
}

/** Moves the record (and a nominal's person records) to the list; `mips.restrict_record` checks the right again. */
export async function moveToAcl(tx: Tx, recordId: string, aclId: number): Promise<number> {
  const rows = await tx.$queryRaw<
    { moved: number }[]
  >`SELECT mips.restrict_record(${recordId}::uuid, ${aclId}::int) AS moved`
  return rows[0]?.moved ?? 0
}
