/** The queries of a cluster's page and of the queue of clusters that need somebody to look at them. */
import type { Tx } from '../../platform/db/tx.ts'

/** Why a person needs attention, as far as this reader may see; `aclId` is the list of what it rests on, 0 for none. */
export type AttentionRow = {
  nominalId: string
  code: string
  n: number
  detail: string | null
  since: Date
  aclId: number
}

/** By nominal (all when none is named): facts to place, cases of identifiers, decisions that cannot stand, broken records. */
export const findAttention = (tx: Tx, nominalId: string | null, limit: number): Promise<AttentionRow[]> =>
  tx.$queryRaw`
    SELECT x.nominal_id AS "nominalId", x.code, count(*)::int AS n, x.detail, min(x.since) AS since, max(x.acl_id)::int AS "aclId" FROM (
      SELECT p.nominal_id, 'TO_BE_PLACED' AS code, NULL AS detail, q.created_at AS since, q.acl_id FROM fact_placement q JOIN person_record p ON p.id = q.record_id WHERE q.placed_at IS NULL AND (q.kind <> 'link' OR EXISTS (SELECT 1 FROM link k WHERE k.id = q.fact_id))
      UNION ALL SELECT p.nominal_id, 'TWO_IDENTIFIERS', c.identifier_type, c.opened_at, c.acl_id FROM identity_case c JOIN person_record p ON p.id = c.record_id WHERE c.settled_at IS NULL
      UNION ALL SELECT p.nominal_id, 'BROKEN_CLUSTER', NULL, b.found_at, b.acl_id FROM cluster_break b JOIN person_record p ON p.id = b.record_id
      UNION ALL SELECT s.nominal_id, 'OVERRIDE_CONFLICT', NULL, d.decided_at, greatest(d.acl_a, d.acl_b) FROM identity_decision d JOIN person_record a ON a.id = d.person_record_a JOIN person_record b ON b.id = d.person_record_b
        CROSS JOIN LATERAL (SELECT a.nominal_id UNION SELECT b.nominal_id) s(nominal_id)
        WHERE d.undone_at IS NULL AND ((d.decision = 'same' AND a.nominal_id <> b.nominal_id) OR (d.decision = 'not_same' AND a.nominal_id = b.nominal_id))) x
     WHERE ${nominalId}::uuid IS NULL OR x.nominal_id = ${nominalId}::uuid
     GROUP BY x.nominal_id, x.code, x.detail ORDER BY min(x.since), x.nominal_id, x.code LIMIT ${limit}::int`

/** Decisions of these records that stand and are held back by others. */
export const findHeldBack = async (tx: Tx, nominalId: string): Promise<Set<string>> => {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT d.id FROM identity_decision d JOIN person_record a ON a.id = d.person_record_a JOIN person_record b ON b.id = d.person_record_b
     WHERE d.undone_at IS NULL AND ${nominalId}::uuid IN (a.nominal_id, b.nominal_id)
       AND ((d.decision = 'same' AND a.nominal_id <> b.nominal_id) OR (d.decision = 'not_same' AND a.nominal_id = b.nominal_id))`
  return new Set(rows.map((row) => row.id))
}

/** Every change of a field of these person records and their facts, newest first. */
export const findFieldChanges = (
  tx: Tx,
  nominalId: string,
): Promise<
  {
    id: string
    personRecordId: string
    tableName: string
    act: string
    before: Record<string, unknown> | null
    after: Record<string, unknown> | null
    at: Date
    by: string | null
    device: string | null
    action: string | null
  }[]
> =>
  // Numbered by what this reader sees: the table's own numbers would tell of changes that are hidden.
  tx.$queryRaw`
    SELECT (row_number() OVER (ORDER BY h.id))::text AS id, h.record_id AS "personRecordId", h.table_name AS "tableName", h.act, h.before, h.after, h.changed_at AS at, u.display_name AS by, h.device, h.action
      FROM history h JOIN person_record p ON p.id = h.record_id LEFT JOIN app_user u ON u.id = h.changed_by
     WHERE p.nominal_id = ${nominalId}::uuid AND h.table_name IN ('person_record', 'person_name', 'person_identifier', 'marker', 'link')
     ORDER BY h.changed_at DESC, h.id DESC LIMIT 500`
