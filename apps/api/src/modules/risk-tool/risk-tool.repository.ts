/** The queries of the risk tools that a force loads. */
import type { DaTool } from '@mips/domain/safeguarding/da-tools'
import type { RiskTool } from '@mips/domain/safeguarding/risk-tool'
import type { Tx } from '../../platform/db/tx.ts'

export type VersionRow = {
  tool: DaTool
  version: number
  status: 'PROPOSED' | 'APPROVED' | 'REFUSED'
  /** A day. */
  validFrom: string
  source: string
  content: RiskTool
  reason: string
  proposedById: string
  proposedBy: string | null
  proposedAt: Date
  decidedBy: string | null
  decidedReason: string | null
}

/** The versions of one tool, or of all, the oldest first. */
export const findVersions = (tx: Tx, tool: DaTool | null): Promise<VersionRow[]> =>
  tx.$queryRaw<VersionRow[]>`
    SELECT v.tool, v.version, v.status, to_char(v.valid_from, 'YYYY-MM-DD') AS "validFrom", v.source, v.content, v.reason, v.proposed_by AS "proposedById",
           p.display_name AS "proposedBy", v.proposed_at AS "proposedAt", d.display_name AS "decidedBy", v.decided_reason AS "decidedReason"
      FROM risk_tool_version v LEFT JOIN app_user p ON p.id = v.proposed_by LEFT JOIN app_user d ON d.id = v.decided_by
     WHERE ${tool}::text IS NULL OR v.tool = ${tool} ORDER BY v.tool, v.version`

/** Keeps a proposed version; undefined when one waits already. */
export async function insertVersion(
  tx: Tx,
  row: {
    tool: DaTool
    validFrom: string
    source: string
    content: RiskTool
    reason: string
    by: string
    at: Date
  },
): Promise<number | undefined> {
  const rows = await tx.$queryRaw<{ version: number }[]>`
    INSERT INTO risk_tool_version (tool, version, status, valid_from, source, content, reason, proposed_by, proposed_at)
    SELECT ${row.tool}, coalesce(max(version), 0) + 1, 'PROPOSED', ${row.validFrom}::date, ${row.source}, ${JSON.stringify(row.content)}::jsonb, ${row.reason}, ${row.by}::uuid, ${row.at}
      FROM risk_tool_version WHERE tool = ${row.tool}
    ON CONFLICT DO NOTHING RETURNING version`
  return rows[0]?.version
}

/** Decides the version that waits; false when somebody else has. */
export async function decideVersion(
  tx: Tx,
  row: { tool: DaTool; version: number; status: string; by: string; at: Date; reason: string },
): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE risk_tool_version SET status = ${row.status}, decided_by = ${row.by}::uuid, decided_at = ${row.at}, decided_reason = ${row.reason}
     WHERE tool = ${row.tool} AND version = ${row.version}::int AND status = 'PROPOSED'`
  return changed === 1
}
