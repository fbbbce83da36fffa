/** Children within two links of a known offender: one statement for the whole store, under the reader's rights, each step bounded. */
import type { Tx } from '../../platform/db/tx.ts'

/** Those near, and whether offenders or their older links were left out. */
export type Found = { near: Near[]; isOffendersCut: boolean; isLinksCut: boolean }

export type Near = {
  childId: string
  offenderId: string
  /** The record between them; null when they are linked to each other. */
  midId: string | null
  roleOfChild: string
  roleOfOffender: string | null
  codes: string[]
  area: string | null
  eventId: string | null
  personRecordId: string | null
}

type Asked = {
  markers: readonly string[]
  roles: readonly string[]
  bornAfter: string
  steps: number
  area: string | null
  tiesNobody: readonly string[]
  rolesFromPeople: readonly string[]
  rolesToOthers: readonly string[]
  bounds: { crowd: number; linksEach: number; offenders: number; lines: number }
}

/**
 * Row security leaves out every link unless the reader may see both of its ends and its source, so that a way through a
 * hidden record does not exist; kinds without permission are left out here. A record with a crowd is left out whole: of it
 * only links that lead to people are read, by their roles, and no more than a few beyond the crowd, so that a place with a
 * hundred thousand links costs as much as one with thirty, and a home with many incidents still leads to its child.
 */
export async function findNear(tx: Tx, asked: Asked): Promise<Found> {
  const most = asked.bounds.crowd * 4 + 1
  const rows = await tx.$queryRaw<(Near & { isOffendersCut: boolean; isLinksCut: boolean })[]>`
    WITH known AS (
        SELECT coalesce(p.nominal_id, m.record_id) AS nominal, m.code FROM marker m LEFT JOIN person_record p ON p.id = m.record_id WHERE m.ended_on IS NULL AND m.code = ANY (${[...asked.markers]}::text[])
        UNION SELECT p.nominal_id, l.role FROM link l JOIN crime c ON c.id = l.from_id JOIN person_record p ON p.id = l.to_id WHERE l.role = ANY (${[...asked.roles]}::text[]) AND l.valid_to IS NULL AND mips.may_see_kind('Crime')),
      every AS MATERIALIZED (SELECT k.nominal, array_agg(DISTINCT k.code ORDER BY k.code) AS codes FROM known k JOIN nominal n ON n.id = k.nominal GROUP BY 1 ORDER BY 1 LIMIT ${asked.bounds.offenders + 1}),
      offender AS MATERIALIZED (SELECT * FROM every ORDER BY nominal LIMIT ${asked.bounds.offenders}),
      child AS MATERIALIZED (SELECT p.nominal_id AS nominal FROM person_record p JOIN nominal n ON n.id = p.nominal_id WHERE p.dob IS NOT NULL GROUP BY 1 HAVING min(coalesce(p.dob_to, p.dob)) > ${asked.bornAfter}::date),
      first AS MATERIALIZED (
        SELECT o.nominal AS offender, k.other, k.role, k.place FROM offender o JOIN person_record p ON p.nominal_id = o.nominal
         CROSS JOIN LATERAL (SELECT x.* FROM (
           (SELECT l.to_id AS other, l.role, row_number() OVER (ORDER BY l.created_at DESC, l.id) AS place FROM link l WHERE l.from_id = p.id AND l.valid_to IS NULL ORDER BY l.created_at DESC, l.id LIMIT ${asked.bounds.linksEach + 1})
           UNION ALL (SELECT l.from_id, l.role, row_number() OVER (ORDER BY l.created_at DESC, l.id) FROM link l WHERE l.to_id = p.id AND l.valid_to IS NULL ORDER BY l.created_at DESC, l.id LIMIT ${asked.bounds.linksEach + 1})) x WHERE x.role <> ALL (${[...asked.tiesNobody]}::text[])) k),
      mid AS MATERIALIZED (
        SELECT DISTINCT f.offender, f.role, coalesce(q.nominal_id, f.other) AS id FROM first f JOIN record r ON r.id = f.other LEFT JOIN person_record q ON q.id = f.other
         WHERE f.place <= ${asked.bounds.linksEach} AND mips.may_see_kind(r.kind) AND coalesce(q.nominal_id, f.other) <> f.offender),
      around AS MATERIALIZED (
        SELECT m.id, k.person, k.role, k.people FROM (SELECT DISTINCT id FROM mid) m CROSS JOIN LATERAL (
          SELECT y.nominal_id AS person, y.role, count(*) OVER () AS people FROM (
            SELECT DISTINCT ON (q.nominal_id) q.nominal_id, z.role FROM (
              SELECT h.id FROM (SELECT m.id UNION ALL SELECT pr.id FROM person_record pr WHERE pr.nominal_id = m.id) h) holder
             CROSS JOIN LATERAL (
               (SELECT l.to_id AS other, l.role FROM link l WHERE l.from_id = holder.id AND l.valid_to IS NULL AND l.role <> ALL (${[...asked.rolesToOthers, ...asked.tiesNobody]}::text[]) LIMIT ${most})
               UNION ALL (SELECT l.from_id, l.role FROM link l WHERE l.to_id = holder.id AND l.valid_to IS NULL AND l.role = ANY (${asked.rolesFromPeople.filter((role) => !asked.tiesNobody.includes(role))}::text[]) LIMIT ${most})) z
             JOIN person_record q ON q.id = z.other WHERE q.nominal_id <> m.id ORDER BY q.nominal_id, z.role) y) k),
      near AS (
        SELECT c.nominal AS child, m.offender, NULL::uuid AS mid, m.role AS role_child, NULL::text AS role_offender, 1 AS far FROM mid m JOIN child c ON c.nominal = m.id
        UNION ALL
        SELECT c.nominal, m.offender, m.id, a.role, m.role, 2 FROM mid m JOIN around a ON a.id = m.id AND a.people <= ${asked.bounds.crowd} JOIN child c ON c.nominal = a.person
         WHERE ${asked.steps}::int = 2 AND c.nominal <> m.offender),
      once AS (SELECT DISTINCT ON (n.child, n.offender) n.* FROM near n ORDER BY n.child, n.offender, n.far, n.mid),
      placed AS (
        SELECT n.*, o.codes, home.area FROM once n JOIN offender o ON o.nominal = n.offender
          LEFT JOIN LATERAL (SELECT coalesce(g.outcode, nullif(split_part(g.postcode, ' ', 1), '')) AS area FROM person_record p JOIN link l ON l.from_id = p.id AND l.role IN ('LIVES', 'LODGER') AND l.valid_to IS NULL JOIN location g ON g.id = l.to_id
                              WHERE p.nominal_id = n.child ORDER BY l.created_at DESC, l.id LIMIT 1) home ON true
         WHERE ${asked.area}::text IS NULL OR home.area = ${asked.area}::text
         ORDER BY n.far, n.child, n.offender LIMIT ${asked.bounds.lines + 1})
    SELECT x.child AS "childId", x.offender AS "offenderId", x.mid AS "midId", x.role_child AS "roleOfChild", x.role_offender AS "roleOfOffender", x.codes, x.area, met.event AS "eventId", met.person AS "personRecordId",
           b.offenders > ${asked.bounds.offenders} AS "isOffendersCut", b.links > ${asked.bounds.linksEach} AS "isLinksCut"
      FROM (SELECT (SELECT count(*) FROM every) AS offenders, coalesce((SELECT max(place) FROM first), 0) AS links) b
      LEFT JOIN placed x ON true
      LEFT JOIN LATERAL (
        SELECT e.id AS event, p.id AS person FROM person_record p JOIN link l ON l.to_id = p.id JOIN event e ON e.id = l.from_id
         WHERE p.nominal_id = x.child AND e.kind IN ('Incident', 'Crime', 'Arrest') AND mips.may_see_kind(e.kind)
         ORDER BY (e.id IS NOT DISTINCT FROM x.mid) DESC, e.occurred_from DESC, e.id LIMIT 1) met ON true
     ORDER BY x.far, x.child, x.offender`
  return {
    near: rows.filter(({ childId }) => childId !== null),
    isOffendersCut: rows[0]?.isOffendersCut ?? false,
    isLinksCut: rows[0]?.isLinksCut ?? false,
  }
}
