/** The queries of a person as they stood: the rows of their records from history, and what those point to. */
import type { GazetteerRow } from '@mips/domain/pole/record-view'
import type { ClusterRecord, IdentityDecision } from '@mips/domain/nominal/cluster'
import type { Tx } from '../../platform/db/tx.ts'

export type RowAsAt = { recordId: string; thing: string; rowId: string; fields: Record<string, unknown> }

/** The rows of these records as they stood at an instant. */
export const findRowsAsAt = (tx: Tx, recordIds: string[], at: Date): Promise<RowAsAt[]> =>
  tx.$queryRaw`SELECT r.id AS "recordId", x.thing, x.row_id AS "rowId", x.fields FROM unnest(${recordIds}::uuid[]) AS r(id), mips.rows_as_at(r.id, ${at}) x`

/** Places, things and people at the far end of links, as they are called now. */
export const findFarEnds = (
  tx: Tx,
  ids: string[],
): Promise<
  {
    id: string
    kind: string
    reference: string | null
    address: string | null
    gazetteer: GazetteerRow | null
    objectKind: string | null
    label: string | null
    keyValue: string | null
  }[]
> => tx.$queryRaw`
    SELECT r.id, r.kind, r.reference, CASE WHEN l.id IS NOT NULL THEN mips.address_line(l) END AS address, CASE WHEN l.id IS NOT NULL THEN mips.gazetteer_of(l) END AS gazetteer, b.kind AS "objectKind", b.label, b.key_value AS "keyValue"
      FROM record r LEFT JOIN location l ON l.id = r.id LEFT JOIN object b ON b.id = r.id WHERE r.id = ANY (${ids}::uuid[]) AND r.kind IN ('Location', 'Object')`

/** How the fields of these records came, as far as it was known then, and what the sources are called. */
export const findOriginsAsAt = (
  tx: Tx,
  recordIds: string[],
  at: Date,
): Promise<{ id: string; field: string; how: string; carriedFromId: string | null }[]> =>
  tx.$queryRaw`SELECT DISTINCT ON (o.record_id, o.field) o.record_id AS id, o.field, o.how, o.carried_from_id AS "carriedFromId" FROM fact_origin o
    WHERE o.record_id = ANY (${recordIds}::uuid[]) AND o.created_at <= ${at} ORDER BY o.record_id, o.field, o.id DESC`

export async function findRefs(
  tx: Tx,
  ids: string[],
): Promise<
  Record<string, { kind: string | null; reference: string | null; title: string; at: string | null }>
> {
  const rows = await tx.$queryRaw<
    {
      refs: Record<
        string,
        { kind: string | null; reference: string | null; title: string; at: string | null }
      >
    }[]
  >`SELECT mips.record_refs(${ids}::uuid[]) AS refs`
  return rows[0]?.refs ?? {}
}

/** Records and decisions that hang together with a nominal, undone decisions included, nothing hidden from the reader. */
export async function findComponentSeen(
  tx: Tx,
  nominalId: string,
): Promise<{ records: ClusterRecord[]; decisions: IdentityDecision[] }> {
  const rows = await tx.$queryRaw<{ records: ClusterRecord[]; decisions: IdentityDecision[] }[]>`
    WITH RECURSIVE live AS (SELECT mips.live_nominal(${nominalId}::uuid) AS id), reached(id) AS (
      SELECT p.id FROM person_record p, live WHERE p.nominal_id = live.id OR p.made_nominal_id IN (live.id, ${nominalId}::uuid)
      UNION SELECT CASE WHEN d.person_record_a = r.id THEN d.person_record_b ELSE d.person_record_a END FROM reached r JOIN identity_decision d ON r.id IN (d.person_record_a, d.person_record_b) WHERE d.decision = 'same')
    SELECT (SELECT coalesce(jsonb_agg(jsonb_build_object('personRecordId', p.id, 'nominalId', coalesce(p.made_nominal_id, p.nominal_id), 'aclId', p.acl_id, 'recordedAt', p.created_at)), '[]')
              FROM person_record p WHERE p.id IN (SELECT id FROM reached)) AS records,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('decisionId', d.id, 'kind', d.decision, 'a', d.person_record_a, 'b', d.person_record_b, 'decidedAt', d.decided_at, 'undoneAt', d.undone_at)), '[]')
              FROM identity_decision d WHERE d.person_record_a IN (SELECT id FROM reached) AND d.person_record_b IN (SELECT id FROM reached)) AS decisions`
  const [found] = rows
  const asText = (at: string) => new Date(at).toISOString()
  return {
    records: (found?.records ?? []).map((record) => ({ ...record, recordedAt: asText(record.recordedAt) })),
    decisions: (found?.decisions ?? []).map((decision) => ({
      ...decision,
      decidedAt: asText(decision.decidedAt),
      undoneAt: decision.undoneAt ? asText(decision.undoneAt) : null,
    })),
  }
}
