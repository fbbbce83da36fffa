/** What the results of the one box can be narrowed by, and the exact look-ups of type-ahead. */
import type { PlainTx } from '../../platform/db/tx.ts'

export type RecordFactsRow = {
  id: string
  kind: string
  at: Date | null
  roles: string[] | null
  area: string | null
}

/** Roles in, day and postcode district of events; the district of places. */
export const findRecordFacts = (tx: PlainTx, ids: readonly string[]): Promise<RecordFactsRow[]> =>
  tx.$queryRaw<RecordFactsRow[]>`
    SELECT r.id, r.kind, e.occurred_from AS at, coalesce(l.outcode, nullif(split_part(l.postcode, ' ', 1), '')) AS area,
           (SELECT array_agg(DISTINCT k.role) FROM link k JOIN person_record p ON p.id = k.to_id WHERE k.from_id = e.id) AS roles
      FROM record r LEFT JOIN event e ON e.id = r.id
      LEFT JOIN location l ON l.id = CASE WHEN r.kind = 'Location' THEN r.id WHEN e.id IS NOT NULL THEN mips.place_of_event(r.id) END
     WHERE r.id = ANY (${[...ids]}::uuid[])`

export type PersonFactsRow = { nominalId: string; roles: string[] | null }

/** The roles that people have had in events of the kinds that this reader may see. */
export const findPersonRoles = (tx: PlainTx, nominalIds: readonly string[]): Promise<PersonFactsRow[]> =>
  tx.$queryRaw<PersonFactsRow[]>`
    SELECT p.nominal_id AS "nominalId", array_agg(DISTINCT k.role) AS roles FROM person_record p JOIN link k ON k.to_id = p.id JOIN event e ON e.id = k.from_id
     WHERE p.nominal_id = ANY (${[...nominalIds]}::uuid[]) AND e.kind = ANY (mips.readable_event_kinds()) GROUP BY 1`

/** The postcode districts of these places. */
export const findAreas = (
  tx: PlainTx,
  locationIds: readonly string[],
): Promise<{ id: string; area: string | null }[]> =>
  tx.$queryRaw`SELECT id, coalesce(outcode, nullif(split_part(postcode, ' ', 1), '')) AS area FROM location WHERE id = ANY (${[...locationIds]}::uuid[])`

/** Nominals that hold one of these identifiers. */
export const findByIdentifiers = (
  tx: PlainTx,
  identifiers: readonly { type: string; value: string }[],
): Promise<{ nominalId: string }[]> =>
  tx.$queryRaw`
    SELECT DISTINCT p.nominal_id AS "nominalId" FROM unnest(${identifiers.map((one) => one.type)}::text[], ${identifiers.map((one) => one.value)}::text[]) AS w(type, value)
      JOIN person_identifier i ON i.type = w.type AND i.value = w.value JOIN person_record p ON p.id = i.person_record_id LIMIT 10`
