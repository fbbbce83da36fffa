/** The queries of facts to be placed: what each is, and moving it to the record of its own person. */
import type { Tx } from '../../platform/db/tx.ts'

export type PlacementRow = {
  id: string
  kind: string
  factId: string
  recordId: string
  decisionId: string
  choices: string[]
  /** What it says, without its kind. */
  words: string | null
  /** Role of a link, type of an identifier or marker. */
  code: string | null
  recordedAt: Date
  recordedBy: string | null
  placedAt: Date | null
  placedBy: string | null
}

/** Facts to be placed, the oldest first; those on records that this reader may not see are left out. */
export const listPlacementRows = (
  tx: Tx,
  asked: { nominalId: string | null; isPlaced: boolean; id: string | null; limit: number },
): Promise<PlacementRow[]> =>
  tx.$queryRaw`
    SELECT q.id, q.kind, q.fact_id AS "factId", q.record_id AS "recordId", q.decision_id AS "decisionId", q.choices, q.recorded_at AS "recordedAt", u.display_name AS "recordedBy",
           q.placed_at AS "placedAt", w.display_name AS "placedBy",
           CASE q.kind
             WHEN 'name' THEN (SELECT concat_ws(' ', n.forename, n.middle, n.surname) FROM person_name n WHERE n.id = q.fact_id)
             WHEN 'identifier' THEN (SELECT i.raw_value FROM person_identifier i WHERE i.id = q.fact_id)
             WHEN 'marker' THEN (SELECT m.reason FROM marker m WHERE m.id = q.fact_id)
             WHEN 'photograph' THEN (SELECT coalesce(a.caption, 'Photograph') FROM attachment a WHERE a.id = q.fact_id)
             WHEN 'record' THEN (SELECT concat_ws(' ', n.forename, n.surname) FROM person_name n WHERE n.person_record_id = q.fact_id ORDER BY n.kind <> 'PRIMARY', n.created_at, n.id LIMIT 1)
             ELSE (SELECT coalesce(e.title, CASE WHEN l.id IS NOT NULL THEN mips.address_line(l) END, b.label, r.reference, r.kind) FROM link k
                     JOIN record r ON r.id = CASE WHEN k.from_id = q.record_id THEN k.to_id ELSE k.from_id END
                     LEFT JOIN event e ON e.id = r.id LEFT JOIN location l ON l.id = r.id LEFT JOIN object b ON b.id = r.id WHERE k.id = q.fact_id) END AS words,
           CASE q.kind
             WHEN 'identifier' THEN (SELECT i.type FROM person_identifier i WHERE i.id = q.fact_id)
             WHEN 'marker' THEN (SELECT m.code FROM marker m WHERE m.id = q.fact_id)
             WHEN 'link' THEN (SELECT k.role FROM link k WHERE k.id = q.fact_id) END AS code
      FROM fact_placement q JOIN person_record p ON p.id = q.record_id LEFT JOIN app_user u ON u.id = q.recorded_by LEFT JOIN app_user w ON w.id = q.placed_by
     WHERE (${asked.id}::uuid IS NULL OR q.id = ${asked.id}::uuid) AND (${asked.id}::uuid IS NOT NULL OR (q.placed_at IS NOT NULL) = ${asked.isPlaced})
       AND (${asked.nominalId}::uuid IS NULL OR EXISTS (SELECT 1 FROM person_record c WHERE c.id = ANY (q.choices) AND c.nominal_id = ${asked.nominalId}::uuid))
       -- A link whose other end this reader may not see is not there for them.
       AND (q.kind <> 'link' OR EXISTS (SELECT 1 FROM link k WHERE k.id = q.fact_id))
     ORDER BY q.recorded_at, q.id LIMIT ${asked.limit}::int`

/** Moves a fact to another person record; history keeps where it was. */
export async function moveFact(
  tx: Tx,
  fact: { kind: string; factId: string; fromId: string; toId: string },
): Promise<void> {
  const { factId, fromId, toId } = fact
  switch (fact.kind) {
    case 'name':
      await tx.$executeRaw`UPDATE person_name n SET person_record_id = r.id, acl_id = r.acl_id FROM record r WHERE r.id = ${toId}::uuid AND n.id = ${factId}::uuid`
      return
    case 'identifier':
      await tx.$executeRaw`UPDATE person_identifier i SET person_record_id = r.id, acl_id = r.acl_id FROM record r WHERE r.id = ${toId}::uuid AND i.id = ${factId}::uuid`
      return
    case 'marker':
      await tx.$executeRaw`UPDATE marker m SET record_id = r.id, acl_id = r.acl_id FROM record r WHERE r.id = ${toId}::uuid AND m.id = ${factId}::uuid`
      return
    case 'photograph':
      await tx.$executeRaw`UPDATE attachment a SET record_id = r.id, acl_id = r.acl_id FROM record r WHERE r.id = ${toId}::uuid AND a.id = ${factId}::uuid`
      return
    case 'record':
      await tx.$executeRaw`UPDATE person_record p SET made_nominal_id = t.made_nominal_id FROM person_record t WHERE t.id = ${toId}::uuid AND p.id = ${factId}::uuid`
      return
    default:
      await tx.$executeRaw`UPDATE link k SET from_id = CASE WHEN k.from_id = ${fromId}::uuid THEN r.id ELSE k.from_id END, from_acl = CASE WHEN k.from_id = ${fromId}::uuid THEN r.acl_id ELSE k.from_acl END,
          to_id = CASE WHEN k.to_id = ${fromId}::uuid THEN r.id ELSE k.to_id END, to_acl = CASE WHEN k.to_id = ${fromId}::uuid THEN r.acl_id ELSE k.to_acl END
        FROM record r WHERE r.id = ${toId}::uuid AND k.id = ${factId}::uuid`
  }
}

export const markPlaced = (
  tx: Tx,
  id: string,
  data: { placedOn: string; placedBy: string; placedAt: Date; reason: string },
) => tx.factPlacement.update({ where: { id }, data, select: { id: true } })
