/** The queries of history: every change of a record, and its rows as they stood at a time. */
import type { Tx } from '../../platform/db/tx.ts'

export type HistoryRow = {
  id: string
  at: Date
  act: string
  tableName: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  by: string | null
  device: string | null
  action: string | null
}

/**
 * Changes of a record, and of the person records of a nominal, newest first; the first state of a row is its making.
 * Changes are numbered by what this reader sees: the table's own numbers would tell of changes that are hidden.
 * A link to a record of a kind that the reader may not see is not there; who linked intelligence is told to its unit alone.
 */
export function listHistory(tx: Tx, recordId: string): Promise<HistoryRow[]> {
  return tx.$queryRaw`
    WITH ids AS (SELECT ${recordId}::uuid AS id UNION SELECT p.id FROM person_record p WHERE p.nominal_id = ${recordId}::uuid),
    changes AS (
      SELECT 'change:' || row_number() OVER (ORDER BY h.id) AS id, h.id AS seq, h.changed_at AS at, h.act, h.table_name, h.before, h.after, h.changed_by, h.device, h.action FROM history h WHERE h.record_id IN (SELECT id FROM ids)
      UNION ALL SELECT 'record:' || r.id, 0, r.created_at, 'insert', 'record', NULL, jsonb_build_object('kind', r.kind, 'reference', r.reference, 'marking', r.marking, 'origin', r.origin), r.created_by, NULL, NULL FROM record r WHERE r.id IN (SELECT id FROM ids)
      UNION ALL SELECT 'marker:' || m.id, 0, m.created_at, 'insert', 'marker', NULL, jsonb_build_object('code', m.code, 'reason', m.reason, 'review_on', m.review_on), m.created_by, NULL, NULL FROM marker m WHERE m.record_id IN (SELECT id FROM ids)
      UNION ALL SELECT 'attachment:' || a.id, 0, a.created_at, 'insert', 'attachment', NULL, jsonb_build_object('kind', a.kind, 'caption', a.caption, 'sha256', a.sha256), a.created_by, NULL, NULL FROM attachment a WHERE a.record_id IN (SELECT id FROM ids)
      UNION ALL SELECT 'link:' || l.id, 0, l.created_at, 'insert', 'link', NULL, jsonb_build_object('role', l.role, 'from_id', l.from_id, 'to_id', l.to_id, 'confidence', l.confidence),
           CASE WHEN 'IntelligenceReport' IN (f.kind, t.kind) AND NOT mips.is_intelligence_unit() THEN NULL ELSE l.created_by END, NULL, NULL
         FROM link l JOIN record f ON f.id = l.from_id JOIN record t ON t.id = l.to_id
         WHERE (l.from_id IN (SELECT id FROM ids) OR l.to_id IN (SELECT id FROM ids)) AND mips.may_see_kind(f.kind) AND mips.may_see_kind(t.kind))
    SELECT c.id, c.at, c.act, c.table_name AS "tableName", c.before, c.after, c.device, c.action, u.display_name AS by
      FROM changes c LEFT JOIN app_user u ON u.id = c.changed_by ORDER BY c.at DESC, c.seq DESC, c.id DESC LIMIT 500`
}

/** The rows of a record as they stood. */
export function listRowsAsAt(
  tx: Tx,
  recordId: string,
  at: Date,
): Promise<{ thing: string; rowId: string; fields: Record<string, unknown> }[]> {
  return tx.$queryRaw`SELECT x.thing, x.row_id AS "rowId", x.fields FROM mips.rows_as_at(${recordId}::uuid, ${at}) x`
}

/** The words that name a record: of an event its title, of a place its address, of a thing its label. */
export async function findTitle(tx: Tx, recordId: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ title: string | null }[]>`
    SELECT coalesce((SELECT e.title FROM event e WHERE e.id = r.id), (SELECT mips.address_line(l) FROM location l WHERE l.id = r.id), (SELECT o.label FROM object o WHERE o.id = r.id),
      (SELECT nullif(concat_ws(', ', upper(b.surname), nullif(concat_ws(' ', b.forename, b.middle), '')), '') FROM mips.nominal_briefs(ARRAY[coalesce((SELECT p.nominal_id FROM person_record p WHERE p.id = r.id), r.id)]) b)) AS title
      FROM record r WHERE r.id = ${recordId}::uuid`
  return rows[0]?.title ?? null
}
