/** One step of links from records, people standing for their nominals; only what the reader may see at both ends. */
import type { Tx } from '../../platform/db/tx.ts'

export type StepRow = {
  id: string
  nodeId: string
  otherId: string
  isOutward: boolean
  role: string
  at: Date
  validTo: Date | null
  confidence: string
  origin: string
  found: number
  /** The record has more links than were read. */
  isBounded: boolean
}

/**
 * Links from any of the records, the newest first of each; `found` counts those of one record among the newest
 * `most.read` in each direction that were recorded. The rest are never touched, however many they are.
 */
export const findSteps = (
  tx: Tx,
  ids: readonly string[],
  most: { each: number; read: number },
): Promise<StepRow[]> =>
  tx.$queryRaw<StepRow[]>`
    WITH asked AS (SELECT DISTINCT unnest(${[...ids]}::uuid[]) AS node),
         holder AS (SELECT node, node AS id FROM asked UNION ALL SELECT p.nominal_id, p.id FROM person_record p JOIN asked a ON a.node = p.nominal_id),
         k AS MATERIALIZED (SELECT h.node, x.* FROM holder h CROSS JOIN LATERAL (
               (SELECT l.id, l.to_id AS other, true AS outward, l.role, l.confidence, l.origin, l.valid_from, l.valid_to, l.created_at, l.source_id, l.from_id AS mine FROM link l WHERE l.from_id = h.id ORDER BY l.created_at DESC, l.id LIMIT ${most.read + 1})
               UNION ALL
               (SELECT l.id, l.from_id, false, l.role, l.confidence, l.origin, l.valid_from, l.valid_to, l.created_at, l.source_id, l.to_id FROM link l WHERE l.to_id = h.id ORDER BY l.created_at DESC, l.id LIMIT ${most.read + 1})) x),
         many AS (SELECT node FROM k GROUP BY node, mine, outward HAVING count(*) > ${most.read}),
         s AS (SELECT k.id, k.node, coalesce(n.id, k.other) AS other, k.outward, k.role, k.confidence, k.origin, k.valid_to, coalesce(oe.occurred_from, me.occurred_from, k.valid_from, k.created_at) AS at
                 FROM k JOIN record r ON r.id = k.other LEFT JOIN person_record p ON p.id = k.other LEFT JOIN nominal n ON n.id = p.nominal_id
                 LEFT JOIN event oe ON oe.id = k.other LEFT JOIN event me ON me.id = k.mine LEFT JOIN event se ON se.id = k.source_id
                WHERE mips.may_see_kind(r.kind) AND (p.id IS NULL OR n.id IS NOT NULL) AND (se.id IS NULL OR mips.may_see_kind(se.kind)) AND coalesce(n.id, k.other) <> k.node)
    SELECT x.id, x.node AS "nodeId", x.other AS "otherId", x.outward AS "isOutward", x.role, x.at, x.valid_to AS "validTo", x.confidence, x.origin, x.found, x.node IN (SELECT node FROM many) AS "isBounded" FROM (
      SELECT s.*, row_number() OVER (PARTITION BY s.node ORDER BY s.at DESC, s.id) AS place, count(*) OVER (PARTITION BY s.node)::int AS found FROM s) x
     WHERE x.place <= ${most.each} ORDER BY x.node, x.place`

export type NodeRow = {
  id: string
  kind: string
  reference: string | null
  aclId: number
  title: string | null
  /** The force that owns a report, where it is not that of the installation. */
  force: string | null
  forename: string | null
  middle: string | null
  surname: string | null
  dob: string | null
  dobTo: string | null
  dobPrecision: string | null
  at: Date | null
  hasWarning: boolean
}

/** The records themselves in a line each. */
export const listNodes = (tx: Tx, ids: readonly string[]): Promise<NodeRow[]> =>
  tx.$queryRaw<NodeRow[]>`
    SELECT r.id, r.kind, r.reference, r.acl_id AS "aclId", coalesce(e.title, o.label, mips.address_line(l)) AS title, nullif(coalesce(i.received_from, CASE WHEN i.id IS NOT NULL THEN r.force_code END), mips.own_force()) AS force, b.forename, b.middle, b.surname,
           b.dob::text AS dob, b.dob_to::text AS "dobTo", b.dob_precision AS "dobPrecision", e.occurred_from AS at,
           CASE WHEN b.nominal_id IS NULL THEN EXISTS (SELECT 1 FROM marker m WHERE m.record_id = r.id AND m.ended_on IS NULL) ELSE jsonb_array_length(b.markers) > 0 END AS "hasWarning"
      FROM record r LEFT JOIN event e ON e.id = r.id LEFT JOIN object o ON o.id = r.id LEFT JOIN location l ON l.id = r.id LEFT JOIN intelligence_report i ON i.id = r.id
      LEFT JOIN mips.nominal_briefs(ARRAY(SELECT n.id FROM nominal n WHERE n.id = ANY (${[...ids]}::uuid[]))) b ON b.nominal_id = r.id
     WHERE r.id = ANY (${[...ids]}::uuid[]) ORDER BY r.id`
