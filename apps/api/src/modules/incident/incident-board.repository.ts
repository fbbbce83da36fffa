/** The queries of the board: open incidents with their place, markers and officers. */
import type { OfficerRef } from '@mips/contracts/common'
import { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'

export type BoardRow = {
  id: string
  reference: string | null
  title: string
  incidentType: string
  grade: string
  status: string
  address: string | null
  markerCount: number
  worstMarker: string | null
  openedAt: Date
  arrivedAt: Date | null
  officers: OfficerRef[]
}

const lines = (where: Prisma.Sql, order: Prisma.Sql) => Prisma.sql`
  SELECT i.id, r.reference, e.title, i.incident_type AS "incidentType", i.grade, e.status, p.address, coalesce(m.n, 0)::int AS "markerCount", m.worst AS "worstMarker",
         i.opened_at AS "openedAt", i.arrived_at AS "arrivedAt", o.officers
    FROM incident i JOIN event e ON e.id = i.id JOIN record r ON r.id = i.id
    LEFT JOIN LATERAL (SELECT l.id, mips.address_line(l) AS address FROM location l WHERE l.id = mips.place_of_event(i.id)) p ON true
    LEFT JOIN LATERAL (SELECT count(*) AS n, (array_agg(k.code ORDER BY k.severity DESC, k.starts_on DESC))[1] AS worst FROM marker k WHERE k.record_id = p.id AND k.ended_on IS NULL) m ON true
    LEFT JOIN LATERAL (SELECT coalesce(jsonb_agg(mips.officer_json(x.user_id) ORDER BY x.valid_from, x.id), '[]') AS officers FROM event_officer x
       WHERE x.event_id = i.id AND x.role = 'ATTENDING' AND (x.valid_to IS NULL OR e.status = 'closed')) o ON true
   WHERE ${where} ORDER BY ${order}, i.id LIMIT 200`

/** Incidents in one of the states: the longest open first, of closed ones the latest closed. */
export function listByStatus(tx: Tx, statuses: readonly string[]): Promise<BoardRow[]> {
  const order = statuses.includes('closed')
    ? Prisma.sql`i.closed_at DESC NULLS LAST`
    : Prisma.sql`i.opened_at`
  return tx.$queryRaw<BoardRow[]>(
    lines(Prisma.sql`e.kind = 'Incident' AND e.status = ANY (${[...statuses]})`, order),
  )
}

/** Open incidents to which the officer is assigned. */
export const listAssignedTo = (tx: Tx, userId: string): Promise<BoardRow[]> =>
  tx.$queryRaw<BoardRow[]>(
    lines(
      Prisma.sql`e.status <> 'closed' AND EXISTS (SELECT 1 FROM event_officer x WHERE x.event_id = i.id AND x.user_id = ${userId}::uuid AND x.role = 'ATTENDING' AND x.valid_to IS NULL)`,
      Prisma.sql`i.opened_at`,
    ),
  )
