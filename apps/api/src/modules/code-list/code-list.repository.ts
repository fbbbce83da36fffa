/** The queries of the coded lists. */
import type { CodeEntry } from '@mips/domain/codes/list-versions'
import type { Tx } from '../../platform/db/tx.ts'

export type VersionRow = {
  list: string
  version: number
  status: 'PROPOSED' | 'APPROVED' | 'REFUSED'
  /** A day. */
  validFrom: string
  source: string
  entries: CodeEntry[]
  reason: string | null
  proposedById: string | null
  proposedBy: string | null
  proposedAt: Date
  decidedBy: string | null
  decidedReason: string | null
}

/** The versions of one list, or of all, the oldest first. */
export const findVersions = (tx: Pick<Tx, '$queryRaw'>, list: string | null): Promise<VersionRow[]> =>
  tx.$queryRaw<VersionRow[]>`
    SELECT v.list, v.version, v.status, to_char(v.valid_from, 'YYYY-MM-DD') AS "validFrom", v.source, v.entries, v.reason, v.proposed_by AS "proposedById",
           p.display_name AS "proposedBy", v.proposed_at AS "proposedAt", d.display_name AS "decidedBy", v.decided_reason AS "decidedReason"
      FROM code_list_version v LEFT JOIN app_user p ON p.id = v.proposed_by LEFT JOIN app_user d ON d.id = v.decided_by
     WHERE ${list}::text IS NULL OR v.list = ${list} ORDER BY v.list, v.version`

/** Keeps a proposed version; undefined when one waits already. */
export async function insertVersion(
  tx: Tx,
  row: {
    list: string
    validFrom: string
    source: string
    entries: CodeEntry[]
    reason: string
    by: string
    at: Date
  },
): Promise<number | undefined> {
  const rows = await tx.$queryRaw<{ version: number }[]>`
    INSERT INTO code_list_version (list, version, status, valid_from, source, entries, reason, proposed_by, proposed_at)
    SELECT ${row.list}, coalesce(max(version), 0) + 1, 'PROPOSED', ${row.validFrom}::date, ${row.source}, ${JSON.stringify(row.entries)}::jsonb, ${row.reason}, ${row.by}::uuid, ${row.at}
      FROM code_list_version WHERE list = ${row.list}
    ON CONFLICT DO NOTHING RETURNING version`
  return rows[0]?.version
}

/** Decides the version that waits; false when somebody else has. */
export async function decideVersion(
  tx: Tx,
  row: { list: string; version: number; status: string; by: string; at: Date; reason: string },
): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE code_list_version SET status = ${row.status}, decided_by = ${row.by}::uuid, decided_at = ${row.at}, decided_reason = ${row.reason}
     WHERE list = ${row.list} AND version = ${row.version}::int AND status = 'PROPOSED'`
  return changed === 1
}
