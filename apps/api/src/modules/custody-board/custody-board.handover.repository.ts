/** The queries of handing a suite over. */
import type { Tx } from '../../platform/db/tx.ts'
import { statesHeld } from './held.ts'
import type { HandoverLineRow, HandoverRow } from './custody-board.rows.ts'

/** The handover of a suite that is going on, else the last one that ended within a day. */
export async function findHandover(
  tx: Tx,
  stationCode: string,
  since: Date,
): Promise<HandoverRow | undefined> {
  const rows = await tx.$queryRaw<HandoverRow[]>`
    SELECT h.id, h.station_code AS "stationCode", coalesce(s.name, h.station_code) AS "stationName", h.outgoing AS "outgoingId", o.display_name AS outgoing, h.incoming AS "incomingId", i.display_name AS incoming,
           h.started_at AS "startedAt", h.ended_at AS "endedAt"
      FROM custody_handover h JOIN app_user o ON o.id = h.outgoing LEFT JOIN app_user i ON i.id = h.incoming LEFT JOIN organisation_unit s ON s.code = h.station_code
     WHERE h.station_code = ${stationCode} AND (h.ended_at IS NULL OR h.ended_at > ${since}) ORDER BY h.ended_at DESC NULLS FIRST LIMIT 1`
  return rows[0]
}

export async function insertHandover(
  tx: Tx,
  stationCode: string,
  outgoing: string,
  at: Date,
): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO custody_handover (station_code, outgoing, started_at) VALUES (${stationCode}, ${outgoing}::uuid, ${at}) ON CONFLICT DO NOTHING RETURNING id`
  return rows[0]?.id
}

/** A line for everybody held in the suite whom this officer may see and who has none yet. */
export const insertLines = (
  tx: Tx,
  handoverId: string,
  stationCode: string,
): Promise<number> => tx.$executeRaw`
  INSERT INTO custody_handover_line (handover_id, custody_record_id, version)
  SELECT ${handoverId}::uuid, c.id, r.version FROM custody_record c JOIN record r ON r.id = c.id WHERE c.station_code = ${stationCode} AND c.state = ANY (${statesHeld}::text[])
  ON CONFLICT DO NOTHING`

export const findLines = (tx: Tx, handoverId: string): Promise<HandoverLineRow[]> => tx.$queryRaw`
  SELECT l.custody_record_id AS "recordId", l.version, r.version AS "currentVersion", l.note, l.waiting_for AS "waitingFor", l.accepted_by AS "acceptedById", u.display_name AS "acceptedBy", l.accepted_at AS "acceptedAt", l.accepted_version AS "acceptedVersion"
    FROM custody_handover_line l JOIN record r ON r.id = l.custody_record_id LEFT JOIN app_user u ON u.id = l.accepted_by WHERE l.handover_id = ${handoverId}::uuid`

/** The going handover of the suite where somebody is held. */
export async function findHandoverOf(
  tx: Tx,
  recordId: string,
): Promise<{ id: string; stationCode: string } | undefined> {
  const rows = await tx.$queryRaw<{ id: string; stationCode: string }[]>`
    SELECT h.id, h.station_code AS "stationCode" FROM custody_record c JOIN custody_handover h ON h.station_code = c.station_code AND h.ended_at IS NULL WHERE c.id = ${recordId}::uuid`
  return rows[0]
}

export const updateNote = (
  tx: Tx,
  handoverId: string,
  recordId: string,
  note: string,
): Promise<number> => tx.$executeRaw`
  UPDATE custody_handover_line SET note = ${note}, accepted_by = NULL, accepted_at = NULL, accepted_version = NULL WHERE handover_id = ${handoverId}::uuid AND custody_record_id = ${recordId}::uuid`

export const updateAccepted = (
  tx: Tx,
  handoverId: string,
  recordId: string,
  by: string,
  at: Date,
): Promise<number> => tx.$executeRaw`
  UPDATE custody_handover_line l SET accepted_by = ${by}::uuid, accepted_at = ${at}, accepted_version = r.version, version = r.version FROM record r
   WHERE r.id = l.custody_record_id AND l.handover_id = ${handoverId}::uuid AND l.custody_record_id = ${recordId}::uuid`

export const endHandover = (tx: Tx, handoverId: string, incoming: string, at: Date): Promise<number> =>
  tx.$executeRaw`UPDATE custody_handover SET incoming = ${incoming}::uuid, ended_at = ${at} WHERE id = ${handoverId}::uuid AND ended_at IS NULL`
