/** The queries of the duplicate finder: its queue, the lists that it works under, and what it keeps. */
import { FIRM_EVIDENCE } from '@mips/domain/identity/join-evidence'
import type { Tx } from '../../platform/db/tx.ts'

/** People who may be compared with each other: those of one pool, under the lists of that pool. */
export type ComparedPool = { pool: string; lists: number[] }

/**
 * The public index first, under every list but those of the separate pools, then each of these by itself. The finder
 * compares what nobody may see together, and tells only those who may; people of two pools it never compares.
 */
export async function findComparedPools(tx: Pick<Tx, '$queryRaw'>): Promise<ComparedPool[]> {
  const rows = await tx.$queryRaw<{ id: number; pool: string | null }[]>`
    SELECT a.id, p.code AS pool FROM acl a LEFT JOIN identity_pool p ON p.acl_id = a.id ORDER BY a.id`
  const separate = rows.flatMap(({ id, pool }) => (pool === null ? [] : [{ pool, lists: [0, id] }]))
  return [{ pool: '', lists: rows.flatMap(({ id, pool }) => (pool === null ? [id] : [])) }, ...separate]
}

/** From here on this transaction works in the pool, as its readers do. */
export async function workIn(tx: Tx, { pool, lists }: ComparedPool): Promise<void> {
  await tx.$executeRaw`SELECT set_config('mips.pool', ${pool}, true)`
  await lookAs(tx, lists)
}

export async function isAnythingWaiting(tx: Pick<Tx, '$queryRaw'>): Promise<boolean> {
  const rows = await tx.$queryRaw<{ waiting: boolean }[]>`SELECT mips.duplicates_waiting() AS waiting`
  return rows[0]?.waiting ?? false
}

/** The next job, kept from other finders until the transaction ends. */
export async function takeJob(
  tx: Tx,
): Promise<{ recordId: string; nominalId: string; aclId: number } | undefined> {
  const rows = await tx.$queryRaw<{ recordId: string; nominalId: string; aclId: number }[]>`
    SELECT j.record_id AS "recordId", p.nominal_id AS "nominalId", p.acl_id AS "aclId" FROM duplicate_job j JOIN person_record p ON p.id = j.record_id
     WHERE j.attempts < 5 ORDER BY j.queued_at LIMIT 1 FOR UPDATE OF j SKIP LOCKED`
  return rows[0]
}

export const removeJob = (tx: Tx, recordId: string) => tx.duplicateJob.deleteMany({ where: { recordId } })

export const noteFailure = (tx: Tx, recordId: string) =>
  tx.duplicateJob.updateMany({ where: { recordId }, data: { attempts: { increment: 1 } } })

/** From here on this transaction sees what readers of these lists see. */
export async function lookAs(tx: Tx, lists: readonly number[]): Promise<void> {
  await tx.$executeRaw`SELECT set_config('mips.acls', ${lists.join(',')}, true)`
}

/** Person records of nominals with their lists, as far as this transaction sees. */
export const findListed = (
  tx: Tx,
  nominalIds: string[],
): Promise<{ id: string; nominalId: string; aclId: number }[]> =>
  tx.$queryRaw`SELECT id, nominal_id AS "nominalId", acl_id AS "aclId" FROM person_record WHERE nominal_id = ANY (${nominalIds}::uuid[]) ORDER BY created_at, id`

/** Whether a standing decision keeps any of the one apart from any of the other. */
export async function areKeptApart(tx: Tx, one: string[], other: string[]): Promise<boolean> {
  const rows = await tx.$queryRaw<{ apart: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM identity_decision d WHERE d.decision = 'not_same' AND d.undone_at IS NULL AND (
      (d.person_record_a = ANY (${one}::uuid[]) AND d.person_record_b = ANY (${other}::uuid[])) OR (d.person_record_b = ANY (${one}::uuid[]) AND d.person_record_a = ANY (${other}::uuid[])))) AS apart`
  return rows[0]?.apart ?? false
}

/** Who is told of a suspicion about a restricted person: who made the record if they are on the list, else its first readers. */
export async function findKeepers(tx: Tx, nominalId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ userId: string }[]>`
    WITH r AS (SELECT acl_id, created_by FROM record WHERE id = ${nominalId}::uuid),
         readers AS (SELECT ap.principal_id::uuid AS id FROM acl_principal ap JOIN r ON r.acl_id = ap.acl_id WHERE ap.kind = 'user' AND (ap.valid_to IS NULL OR ap.valid_to > now())
           UNION SELECT gm.user_id FROM acl_principal ap JOIN r ON r.acl_id = ap.acl_id JOIN group_member gm ON gm.group_id::text = ap.principal_id
             WHERE ap.kind = 'group' AND (ap.valid_to IS NULL OR ap.valid_to > now()) AND (gm.valid_to IS NULL OR gm.valid_to > now()))
    SELECT id AS "userId" FROM readers, r ORDER BY id <> r.created_by, id LIMIT 5`
  return rows.map((row) => row.userId)
}

/** Two valid identifiers where a person has one, as far as this transaction sees; with the most restricted of their records. */
export const findTwoIdentifiers = (
  tx: Tx,
  nominalId: string,
): Promise<{ type: string; ids: string[]; recordId: string; aclId: number }[]> =>
  tx.$queryRaw`
    SELECT i.type, array_agg(i.id ORDER BY i.created_at, i.id) AS ids, (array_agg(i.person_record_id ORDER BY i.acl_id DESC, i.created_at, i.id))[1] AS "recordId", max(i.acl_id) AS "aclId"
      FROM person_identifier i JOIN person_record p ON p.id = i.person_record_id
     WHERE p.nominal_id = ${nominalId}::uuid AND i.is_valid AND i.type IN ('PNC', 'CRO', 'NINO', 'NHS') GROUP BY i.type HAVING count(DISTINCT i.value) > 1`

export const findCases = (tx: Tx, recordIds: string[]) =>
  tx.identityCase.findMany({ where: { recordId: { in: recordIds } } })

export const insertCase = (
  tx: Tx,
  row: { recordId: string; identifierType: string; identifierIds: string[]; openedAt: Date },
) => tx.identityCase.create({ data: { ...row, kind: 'TWO_IDENTIFIERS' }, select: { id: true } })

/** Joins of these records that hold whatever the records say: on biometrics or on a document. */
export const findFirmJoins = (tx: Tx, recordIds: string[]): Promise<{ a: string; b: string }[]> =>
  tx.$queryRaw`SELECT person_record_a AS a, person_record_b AS b FROM identity_decision
    WHERE decision = 'same' AND undone_at IS NULL AND evidence && ${[...FIRM_EVIDENCE]}::text[] AND person_record_a = ANY (${recordIds}::uuid[]) AND person_record_b = ANY (${recordIds}::uuid[])
    UNION SELECT a.id, b.id FROM person_record a JOIN person_record b ON a.made_nominal_id = b.made_nominal_id AND a.id < b.id WHERE a.id = ANY (${recordIds}::uuid[]) AND b.id = ANY (${recordIds}::uuid[])`

export async function keepBreaks(tx: Tx, recordIds: string[], broken: string[], at: Date): Promise<void> {
  await tx.clusterBreak.deleteMany({
    where: { recordId: { in: recordIds.filter((id) => !broken.includes(id)) } },
  })
  for (const recordId of broken)
    await tx.clusterBreak.upsert({ where: { recordId }, create: { recordId, foundAt: at }, update: {} })
}
