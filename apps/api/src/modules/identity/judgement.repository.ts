/** What is known of two people that a decision about them turns on: events, cells, prints, and who is in charge. */
import type { Tx } from '../../platform/db/tx.ts'

/** The events in which both have a part, with the role of each. */
export const findSharedEvents = (
  tx: Tx,
  peopleA: string[],
  peopleB: string[],
): Promise<{ eventId: string; roleA: string; roleB: string }[]> =>
  tx.$queryRaw`SELECT a.from_id AS "eventId", a.role AS "roleA", b.role AS "roleB" FROM link a JOIN link b ON b.from_id = a.from_id JOIN event e ON e.id = a.from_id
    WHERE a.to_id = ANY (${peopleA}::uuid[]) AND b.to_id = ANY (${peopleB}::uuid[]) ORDER BY 1 LIMIT 20`

export type StandingRow = {
  isGroup1: boolean
  isTerror: boolean
  isVulnerable: boolean
  isSource: boolean
  isWanted: boolean
  isRestricted: boolean
  isChildAtRisk: boolean
  worstWarning: number
  stays: { from: string; to: string | null; isLive: boolean }[]
  printed: { type: string; value: string }[]
}

/** States in which nobody is held any more. */
const endedStates = ['NOT_AUTHORISED', 'RELEASED', 'TRANSFERRED', 'DIED', 'ESCAPED', 'CLOSED_UNRESOLVED']
const vulnerable = ['SAFEGUARDING', 'CARE_NEEDS', 'SELF_HARM', 'SUICIDE', 'MENTAL_HEALTH']

/** What makes a wrong join of these records grave, as far as this reader may see. */
export async function findStanding(
  tx: Tx,
  nominalId: string,
  people: string[],
  eighteenYearsAgo: Date,
): Promise<StandingRow> {
  const ids = [...people, nominalId]
  const rows = await tx.$queryRaw<StandingRow[]>`
    WITH marks AS (SELECT m.code, m.category, m.severity FROM marker m WHERE m.record_id = ANY (${ids}::uuid[]) AND m.ended_on IS NULL),
         parts AS (SELECT e.kind, k.role FROM link k JOIN event e ON e.id = k.from_id WHERE k.to_id = ANY (${people}::uuid[]) AND k.valid_to IS NULL),
         child AS (SELECT EXISTS (SELECT 1 FROM person_record p WHERE p.id = ANY (${people}::uuid[]) AND p.dob > ${eighteenYearsAgo}) AS yes)
    SELECT EXISTS (SELECT 1 FROM record r WHERE r.id = ANY (${ids}::uuid[]) AND r.retention_group IN ('1', 'GROUP_1')) AS "isGroup1",
           EXISTS (SELECT 1 FROM marks WHERE code = 'COUNTER_TERRORISM') AS "isTerror",
           (SELECT yes FROM child) OR EXISTS (SELECT 1 FROM marks WHERE category = ANY (${vulnerable}::text[])) OR EXISTS (SELECT 1 FROM parts WHERE kind = 'VulnerabilityReport') AS "isVulnerable",
           EXISTS (SELECT 1 FROM parts WHERE role = 'SOURCE') OR EXISTS (SELECT 1 FROM marks WHERE code = 'SOURCE') AS "isSource",
           EXISTS (SELECT 1 FROM marks WHERE code = 'WANTED') AS "isWanted",
           EXISTS (SELECT 1 FROM record r WHERE r.id = ANY (${ids}::uuid[]) AND r.acl_id <> 0) AS "isRestricted",
           (SELECT yes FROM child) AND (EXISTS (SELECT 1 FROM parts WHERE kind = 'VulnerabilityReport') OR EXISTS (SELECT 1 FROM marks WHERE category = 'SAFEGUARDING')) AS "isChildAtRisk",
           (SELECT coalesce(max(severity), 0)::int FROM marks) AS "worstWarning",
           (SELECT coalesce(jsonb_agg(jsonb_build_object('from', c.arrived_at, 'to', c.released_at, 'isLive', c.released_at IS NULL AND c.state <> ALL (${endedStates}::text[])) ORDER BY c.arrived_at), '[]')
              FROM link k JOIN custody_record c ON c.id = k.from_id WHERE k.to_id = ANY (${people}::uuid[]) AND k.role = 'DETAINEE' AND k.valid_to IS NULL) AS stays,
           (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('type', i.type, 'value', i.value)), '[]')
              FROM person_identifier i JOIN person_record p ON p.id = i.person_record_id WHERE p.id = ANY (${people}::uuid[]) AND p.source_tier = 1 AND i.is_valid AND i.type IN ('PNC', 'CRO')) AS printed`
  const [row] = rows
  if (row === undefined) throw new Error('no standing')
  return row
}

export type OwnerRow = { recordId: string; recordKind: string; reference: string | null; owner: string }

/** Who is in charge of a live custody record, or of an open crime that has an officer, in which these people are. */
export const findOwners = (tx: Tx, people: string[]): Promise<OwnerRow[]> =>
  tx.$queryRaw`
    SELECT DISTINCT c.id AS "recordId", 'CustodyRecord' AS "recordKind", c.custody_number AS reference, coalesce(u.display_name, 'The custody officer at ' || c.station_code) AS owner
      FROM link k JOIN custody_record c ON c.id = k.from_id LEFT JOIN app_user u ON u.id = c.authorised_by
     WHERE k.to_id = ANY (${people}::uuid[]) AND k.role = 'DETAINEE' AND k.valid_to IS NULL AND c.released_at IS NULL AND c.state <> ALL (${endedStates}::text[])
    UNION SELECT DISTINCT e.id, e.kind, r.reference, u.display_name
      FROM link k JOIN event e ON e.id = k.from_id AND e.kind = 'Crime' AND upper(e.status) NOT IN ('CLOSED', 'FILED', 'CANCELLED') JOIN record r ON r.id = e.id
      JOIN event_officer o ON o.event_id = e.id AND o.valid_to IS NULL JOIN app_user u ON u.id = o.user_id
     WHERE k.to_id = ANY (${people}::uuid[]) AND k.valid_to IS NULL ORDER BY 1`
