/** The places linked to a record and to its events, as far as the reader may see them. */
import type { Tx } from '../../platform/db/tx.ts'

export type PlaceOfRow = {
  locationId: string
  address: string
  easting: number | null
  northing: number | null
  role: string
  at: Date | null
  validTo: Date | null
  eventId: string | null
  eventKind: string | null
  eventTitle: string | null
  hasWarning: boolean
}

/** At most two hundred, addresses before events, newest first. */
export const findPlacesOf = (tx: Tx, recordId: string): Promise<PlaceOfRow[]> =>
  tx.$queryRaw<PlaceOfRow[]>`
    WITH mine AS (SELECT ${recordId}::uuid AS id UNION SELECT p.id FROM person_record p WHERE p.nominal_id = ${recordId}::uuid),
         found AS (
           SELECT k.id, k.to_id AS place, k.role, coalesce(k.valid_from, k.created_at) AS at, k.valid_to, NULL::uuid AS event_id, NULL::text AS event_kind, NULL::text AS title
             FROM link k JOIN mine m ON m.id = k.from_id LEFT JOIN event se ON se.id = k.source_id WHERE se.id IS NULL OR mips.may_see_kind(se.kind)
           UNION ALL
           SELECT e.id, mips.place_of_event(e.id), 'OCCURRED_AT', e.occurred_from, e.occurred_to, e.id, e.kind, e.title
             FROM event e WHERE mips.may_see_kind(e.kind) AND e.id IN (SELECT k.from_id FROM link k JOIN mine m ON m.id = k.to_id))
    SELECT l.id AS "locationId", mips.address_line(l) AS address, l.easting, l.northing, f.role, f.at, f.valid_to AS "validTo", f.event_id AS "eventId", f.event_kind AS "eventKind", f.title AS "eventTitle",
           EXISTS (SELECT 1 FROM marker m WHERE m.record_id = l.id AND m.ended_on IS NULL) AS "hasWarning"
      FROM found f JOIN location l ON l.id = f.place WHERE mips.may_see_kind('Location')
     ORDER BY f.event_id IS NOT NULL, f.at DESC, f.id LIMIT 200`
