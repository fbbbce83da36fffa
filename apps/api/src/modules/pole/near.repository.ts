/** The queries of what happened near a place. */
import type { Box, Position } from '@mips/domain/geo/around'
import type { Tx } from '../../platform/db/tx.ts'

export type CentreRow = {
  id: string
  address: string
  latitude: number | null
  longitude: number | null
  easting: number | null
  northing: number | null
}

/** The place in the middle. */
export async function findCentre(tx: Tx, locationId: string): Promise<CentreRow | undefined> {
  const rows = await tx.$queryRaw<CentreRow[]>`
    SELECT l.id, mips.address_line(l) AS address, l.latitude, l.longitude, l.easting, l.northing FROM location l WHERE l.id = ${locationId}::uuid`
  return rows[0]
}

export type NearRow = {
  id: string
  kind: string
  reference: string | null
  title: string
  happenedAt: Date
  locationId: string
  address: string
  easting: number
  northing: number
  metres: number
  count: number
}

type Circle = { centre: Position; metres: number; box: Box }
type Days = { from: string; to: string }

/**
 * Events of these London days whose place is within the circle, under row security and of the kinds that the reader may
 * see: what is hidden is neither listed nor counted. The box is by index, the distance exact (haversine, metres).
 */
export const findEventsNear = (
  tx: Tx,
  { centre, metres, box }: Circle,
  { from, to }: Days,
  limit: number,
): Promise<NearRow[]> =>
  tx.$queryRaw<NearRow[]>`
    WITH places AS MATERIALIZED (
      SELECT l.*, mips.metres_between(${centre.latitude}, ${centre.longitude}, l.latitude, l.longitude) AS metres FROM location l
       WHERE l.latitude BETWEEN ${box.south} AND ${box.north} AND l.longitude BETWEEN ${box.west} AND ${box.east})
    SELECT e.id, e.kind, r.reference, e.title, e.occurred_from AS "happenedAt", p.id AS "locationId", mips.address_line(l) AS address, p.easting, p.northing, p.metres, count(*) OVER ()::int AS count
      FROM places p JOIN location l ON l.id = p.id JOIN link k ON k.to_id = p.id AND k.role = 'OCCURRED_AT' AND k.valid_to IS NULL JOIN event e ON e.id = k.from_id JOIN record r ON r.id = e.id
     WHERE p.metres <= ${metres} AND p.easting IS NOT NULL AND e.kind = ANY (mips.readable_event_kinds()) AND mips.place_of_event(e.id) = p.id
       AND e.occurred_from < (${to}::date + 1)::timestamp AT TIME ZONE 'Europe/London' AND coalesce(e.occurred_to, e.occurred_from) >= ${from}::date::timestamp AT TIME ZONE 'Europe/London'
     ORDER BY p.metres, e.occurred_from DESC, e.id LIMIT ${limit}`
