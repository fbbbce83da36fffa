/** What people and vehicles are at the sources that a record has a part in: live links only, and only what the reader may see. */
import { derivedRoles } from '@mips/domain/pole/derived-links'
import type { Tx } from '../../platform/db/tx.ts'

export type PartRow = {
  sourceId: string
  sourceKind: string
  reference: string | null
  title: string | null
  sourceAt: Date | null
  holderId: string
  holderKind: 'Nominal' | 'VEHICLE'
  role: string
  confidence: string
  from: Date | null
  to: Date | null
  recordedAt: Date
}

/** The most links of one source that are read, and the most parts: more is a crowd, of which nothing is derived. */
const mostParts = 200

/**
 * Every part at every source of a person or vehicle. Row security leaves out a link unless the reader may see both of
 * its ends and its source; the kinds that the reader has no permission for are left out here. An arrest or a stop
 * counts at the incident that it arises from as well, when the reader may see that kind too. `seen` is asked for in
 * many places: were it made once, that would be of every link there is.
 */
export const findParts = (tx: Tx, id: string): Promise<PartRow[]> =>
  tx.$queryRaw<PartRow[]>`
    WITH holder AS (SELECT ${id}::uuid AS id UNION SELECT p.id FROM person_record p WHERE p.nominal_id = ${id}::uuid),
         seen AS NOT MATERIALIZED (SELECT l.* FROM link l LEFT JOIN event se ON se.id = l.source_id WHERE se.id IS NULL OR mips.may_see_kind(se.kind)),
         direct AS (SELECT l.from_id AS id FROM holder h JOIN seen l ON l.to_id = h.id JOIN event e ON e.id = l.from_id
                     WHERE l.valid_to IS NULL AND l.role = ANY (${derivedRoles.event}) AND mips.may_see_kind(e.kind)),
         source AS (SELECT id FROM direct
                    UNION SELECT a.to_id FROM direct d JOIN seen a ON a.from_id = d.id AND a.role = 'ARISES_FROM' AND a.valid_to IS NULL JOIN event e ON e.id = a.to_id
                    UNION SELECT l.to_id FROM holder h JOIN seen l ON l.from_id = h.id JOIN location g ON g.id = l.to_id WHERE l.role = ANY (${derivedRoles.address})),
         part AS (SELECT s.id AS source, k.holder, k.role, k.confidence, k.valid_from, k.valid_to, k.created_at
                    FROM source s JOIN event e ON e.id = s.id CROSS JOIN LATERAL (SELECT *, count(*) OVER () AS most FROM (
                      SELECT l.to_id AS holder, l.role, l.confidence, l.valid_from, l.valid_to, l.created_at FROM seen l WHERE l.from_id = s.id AND l.valid_to IS NULL AND l.role = ANY (${derivedRoles.event}) LIMIT ${mostParts + 1}) y) k WHERE k.most <= ${mostParts}
                  UNION ALL SELECT s.id, l.to_id, l.role, l.confidence, l.valid_from, l.valid_to, l.created_at
                    FROM source s CROSS JOIN LATERAL (SELECT *, count(*) OVER () AS most FROM (SELECT a.from_id FROM seen a WHERE a.to_id = s.id AND a.role = 'ARISES_FROM' AND a.valid_to IS NULL LIMIT ${mostParts + 1}) y) k
                    JOIN event v ON v.id = k.from_id AND mips.may_see_kind(v.kind)
                    JOIN seen l ON l.from_id = v.id AND l.valid_to IS NULL AND l.role = ANY (${derivedRoles.carried}) WHERE k.most <= ${mostParts}
                  UNION ALL SELECT s.id, k.holder, k.role, k.confidence, k.valid_from, k.valid_to, k.created_at
                    FROM source s JOIN location g ON g.id = s.id CROSS JOIN LATERAL (SELECT *, count(*) OVER () AS most FROM (
                      SELECT l.from_id AS holder, l.role, l.confidence, l.valid_from, l.valid_to, l.created_at FROM seen l WHERE l.to_id = s.id AND l.role = ANY (${derivedRoles.address}) LIMIT ${mostParts + 1}) y) k WHERE k.most <= ${mostParts})
    SELECT x.source AS "sourceId", x.kind AS "sourceKind", x.reference, x.title, x.at AS "sourceAt", x.holder AS "holderId", x.holder_kind AS "holderKind", x.role, x.confidence,
           x.valid_from AS "from", x.valid_to AS "to", x.created_at AS "recordedAt" FROM (
      SELECT p.source, r.kind, r.reference, coalesce(e.title, mips.address_line(g)) AS title, e.occurred_from AS at, coalesce(n.id, o.id) AS holder,
             CASE WHEN n.id IS NULL THEN o.kind ELSE 'Nominal' END AS holder_kind, p.role, p.confidence, p.valid_from, p.valid_to, p.created_at, count(*) OVER (PARTITION BY p.source) AS parts
        FROM part p JOIN record r ON r.id = p.source LEFT JOIN event e ON e.id = r.id LEFT JOIN location g ON g.id = r.id
        LEFT JOIN person_record pr ON pr.id = p.holder AND mips.may_see_kind('PersonRecord') LEFT JOIN nominal n ON n.id = pr.nominal_id
        LEFT JOIN object o ON o.id = p.holder AND o.kind = 'VEHICLE' AND mips.may_see_kind('Object')
       WHERE mips.may_see_kind(r.kind) AND (n.id IS NOT NULL OR o.id IS NOT NULL)) x
     WHERE x.parts <= ${mostParts} ORDER BY x.source, x.holder, x.role, x.created_at`
