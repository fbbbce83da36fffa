/** Reads the timeline of a nominal: every event that its visible person records have a part in. */
import type { Tx } from '../../platform/db/tx.ts'

export type TimelineRow = {
  eventId: string
  kind: string
  reference: string | null
  title: string
  summary: string | null
  status: string
  at: Date
  until: Date | null
  aclId: number
  roles: string[]
  how: string
  personRecordId: string
  locationId: string | null
  address: string | null
}

/** What narrows the timeline; days are London's, YYYY-MM-DD. */
export type TimelineAsked = {
  kind: string | null
  role: string | null
  from: string | null
  to: string | null
}

/** Newest first, from before a place in the list on; only events of kinds that this reader's roles may see. */
export async function findTimeline(
  tx: Tx,
  nominalId: string,
  page: TimelineAsked & { before: { at: Date; id: string } | null; limit: number },
): Promise<TimelineRow[]> {
  const { kind, role, from, to, before, limit } = page
  return tx.$queryRaw<TimelineRow[]>`
    SELECT e.id AS "eventId", e.kind, r.reference, e.title, e.summary, e.status, e.occurred_from AS at, e.occurred_to AS until, r.acl_id AS "aclId", mine.roles, mine.how, mine.person AS "personRecordId",
           place.id AS "locationId", coalesce(place.address, a.place_text) AS address
      FROM (SELECT k.from_id AS event, array_agg(DISTINCT k.role ORDER BY k.role) AS roles, min(k.origin) AS how, (array_agg(k.to_id ORDER BY k.created_at, k.id))[1] AS person
              FROM link k JOIN person_record p ON p.id = k.to_id WHERE p.nominal_id = ${nominalId}::uuid GROUP BY 1) mine
      JOIN event e ON e.id = mine.event JOIN record r ON r.id = e.id LEFT JOIN arrest a ON a.id = e.id
      LEFT JOIN LATERAL (SELECT l.id, mips.address_line(l) AS address FROM link k JOIN location l ON l.id = k.to_id WHERE k.from_id = e.id ORDER BY k.role <> 'OCCURRED_AT', k.id LIMIT 1) place ON true
     WHERE e.kind = ANY (mips.readable_event_kinds()) AND (${kind}::text IS NULL OR e.kind = ${kind}) AND (${role}::text IS NULL OR ${role} = ANY (mine.roles))
       AND (${from}::date IS NULL OR e.occurred_from >= ${from}::date::timestamp AT TIME ZONE 'Europe/London')
       AND (${to}::date IS NULL OR e.occurred_from < (${to}::date + 1)::timestamp AT TIME ZONE 'Europe/London')
       AND (${before?.at ?? null}::timestamptz IS NULL OR (e.occurred_from, e.id) < (${before?.at ?? null}::timestamptz, ${before?.id ?? null}::uuid))
     ORDER BY e.occurred_from DESC, e.id DESC LIMIT ${limit + 1}::int`
}

/** How many events of each kind this reader would find. */
export async function countTimeline(tx: Tx, nominalId: string): Promise<{ kind: string; count: number }[]> {
  return tx.$queryRaw<{ kind: string; count: number }[]>`
    SELECT e.kind, count(DISTINCT e.id)::int AS count FROM link k JOIN person_record p ON p.id = k.to_id JOIN event e ON e.id = k.from_id
     WHERE p.nominal_id = ${nominalId}::uuid AND e.kind = ANY (mips.readable_event_kinds()) GROUP BY 1 ORDER BY 1`
}

/** The roles that the person has had in those events, with how many events each. */
export const countRoles = (tx: Tx, nominalId: string): Promise<{ role: string; count: number }[]> =>
  tx.$queryRaw<{ role: string; count: number }[]>`
    SELECT k.role, count(DISTINCT e.id)::int AS count FROM link k JOIN person_record p ON p.id = k.to_id JOIN event e ON e.id = k.from_id
     WHERE p.nominal_id = ${nominalId}::uuid AND e.kind = ANY (mips.readable_event_kinds()) GROUP BY 1 ORDER BY 2 DESC, 1`
