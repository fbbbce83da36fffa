/** The queries of what changed on one record: the reader's last look, the acts and words of others, and what was linked. */
import type { Tx } from '../../platform/db/tx.ts'

/** When the reader last read or worked on it before a time; null where they never did. */
export async function findLastLook(tx: Tx, recordId: string, before: Date): Promise<Date | null> {
  const rows = await tx.$queryRaw<
    { at: Date | null }[]
  >`SELECT mips.my_last_look(${recordId}::uuid, ${before}::timestamptz) AS at`
  return rows[0]?.at ?? null
}

const mostActs = 200
/** Acts that name another record tell of it: they are told by the link itself, which only those see who may see both. */
const namesAnother = '(person|people|link|suspect|victim|nominal|object|call|officer|assign|report|associate)'

export type ActRow = {
  at: Date
  by: string | null
  name: string | null
  action: string | null
  text: string | null
}

/** What others wrote in the log, each with the act by which they did; and acts of which the log says nothing. */
export const listActs = (tx: Tx, recordId: string, since: Date, userId: string): Promise<ActRow[]> =>
  tx.$queryRaw`
  WITH acts AS MATERIALIZED (SELECT * FROM mips.acts_since(${recordId}::uuid, ${since}::timestamptz, ${mostActs}::int)),
  logs AS MATERIALIZED (SELECT l.recorded_at AS at, l.author_id AS by, l.request_id, left(l.text, 200) AS text FROM log_entry l
    WHERE l.record_id = ${recordId}::uuid AND l.recorded_at > ${since}::timestamptz AND l.author_id IS DISTINCT FROM ${userId}::uuid ORDER BY l.recorded_at DESC LIMIT ${mostActs}::int)
  SELECT x.at, x.by, u.display_name AS name, x.action, x.text FROM (
    SELECT g.at, g.by, a.action, g.text FROM logs g LEFT JOIN LATERAL (SELECT c.action FROM acts c WHERE c.request_id = g.request_id ORDER BY c.at LIMIT 1) a ON true
    UNION ALL SELECT c.at, c.actor_id, c.action, NULL FROM acts c WHERE c.action !~* ${namesAnother} AND c.action NOT LIKE 'dissemination.%' AND c.action NOT LIKE 'product.%'
      AND NOT EXISTS (SELECT 1 FROM logs g WHERE g.request_id = c.request_id)) x
    LEFT JOIN app_user u ON u.id = x.by ORDER BY x.at DESC`

export type MadeRow = {
  at: Date
  by: string | null
  name: string | null
  id: string
  kind: string
  reference: string | null
  role: string
}

/** Records that were linked to it and from it meanwhile, of kinds that the reader may see. */
export const listLinked = (
  tx: Tx,
  recordId: string,
  since: Date,
  kinds: readonly string[],
): Promise<MadeRow[]> => tx.$queryRaw`
  SELECT l.created_at AS at, l.created_by AS by, u.display_name AS name, r.id, r.kind, r.reference, l.role FROM link l JOIN record r ON r.id = CASE WHEN l.to_id = ${recordId}::uuid THEN l.from_id ELSE l.to_id END
    LEFT JOIN app_user u ON u.id = l.created_by
   WHERE (l.to_id = ${recordId}::uuid OR l.from_id = ${recordId}::uuid) AND l.created_at > ${since}::timestamptz AND r.kind = ANY (${[...kinds]}::text[]) ORDER BY l.created_at DESC, r.id LIMIT ${mostActs}::int`
