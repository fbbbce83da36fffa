/** The queries of what changed meanwhile: which records are the reader's, when they last looked, and what others did since. */
import type { Tx } from '../../platform/db/tx.ts'
import type { ChangeRow, OwnRecordRow } from './tasks.rows.ts'

const mostRecords = 100

/** Records that the reader is named on, has work on or follows, with when they last looked. */
export const listOwnRecords = (
  tx: Tx,
  reader: { userId: string; kinds: readonly string[]; today: Date },
): Promise<OwnRecordRow[]> => tx.$queryRaw`
  WITH mine AS (
    SELECT DISTINCT ON (x.id) x.id, x.why, x.rank FROM (
      SELECT o.event_id AS id, 'You are named on it' AS why, 1 AS rank FROM event_officer o WHERE o.user_id = ${reader.userId}::uuid AND o.valid_to IS NULL
      UNION ALL SELECT t.record_id, 'You have work on it', 0 FROM task t WHERE t.owner_id = ${reader.userId}::uuid AND t.done_at IS NULL
      UNION ALL SELECT f.record_id, 'You follow it', 2 FROM record_follow f WHERE f.user_id = ${reader.userId}::uuid AND f.ended_at IS NULL AND (f.until IS NULL OR f.until >= ${reader.today}::date)) x
     ORDER BY x.id, x.rank),
  shown AS (SELECT r.id, r.kind, r.reference, m.why FROM mine m JOIN record r ON r.id = m.id WHERE r.kind = ANY (${[...reader.kinds]}::text[]) ORDER BY r.updated_at DESC, r.id LIMIT ${mostRecords})
  SELECT s.id, s.kind, s.reference, s.why, e.title, l.at AS "lastLookedAt" FROM shown s LEFT JOIN event e ON e.id = s.id
    LEFT JOIN mips.my_last_looks(ARRAY(SELECT id FROM shown)) l ON l.record_id = s.id`

const mostChanges = 500

/** What was changed, added and logged on these records by others, the latest first. Work itself and who follows are no changes. */
export const listChanges = (
  tx: Tx,
  records: readonly { id: string; since: string | null }[],
  userId: string,
): Promise<ChangeRow[]> => tx.$queryRaw`
  WITH mine AS (SELECT x.id, coalesce(x.since, '-infinity'::timestamptz) AS since FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS x(id uuid, since timestamptz))
  SELECT c."recordId", c.at, c.by, u.display_name AS name, c.what FROM (
    SELECT h.record_id AS "recordId", h.changed_at AS at, h.changed_by AS by, h.table_name AS what FROM mine m JOIN history h ON h.record_id = m.id AND h.changed_at > m.since
      WHERE h.table_name IN ('event', 'incident', 'arrest', 'custody_record', 'crime', 'marker', 'person_record', 'person_name', 'person_identifier', 'location', 'object', 'vulnerability_report', 'asb_report')
    UNION ALL SELECT k.record_id, k.created_at, k.created_by, 'marker_added' FROM mine m JOIN marker k ON k.record_id = m.id AND k.created_at > m.since
    UNION ALL SELECT l.from_id, l.created_at, l.created_by, 'linked' FROM mine m JOIN link l ON l.from_id = m.id AND l.created_at > m.since
    UNION ALL SELECT g.record_id, g.recorded_at, g.author_id, 'log:' || left(g.text, 160) FROM mine m JOIN log_entry g ON g.record_id = m.id AND g.recorded_at > m.since) c
    LEFT JOIN app_user u ON u.id = c.by WHERE c.by IS DISTINCT FROM ${userId}::uuid ORDER BY c.at DESC, c."recordId", c.what LIMIT ${mostChanges}`
