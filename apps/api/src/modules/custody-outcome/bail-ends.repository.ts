/** The queries of bail that ends: stays to take up, bail that runs, the tasks of officers in the case. */
import type { Tx } from '../../platform/db/tx.ts'
import type { RunningBail } from './custody-outcome.rows.ts'

/** Gives stays that ended on bail since `from` their row in the diary where they have none. */
export async function takeUpBails(tx: Tx, from: Date, now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<
    { taken: string[] }[]
  >`SELECT mips.take_up_bails(${from}::timestamptz, ${now}::timestamptz)::text[] AS taken`
  return rows[0]?.taken ?? []
}

export async function findRunningBails(tx: Tx): Promise<RunningBail[]> {
  const rows = await tx.$queryRaw<{ bails: RunningBail[] }[]>`SELECT mips.bails_running() AS bails`
  return rows[0]?.bails ?? []
}

/** Closes the tasks on ends of bail that no longer come: it was extended, ended or answered. */
export async function closeBailTasks(
  tx: Tx,
  coming: readonly { recordId: string; dueAt: string }[],
  at: Date,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ recordId: string }[]>`
    UPDATE task t SET done_at = ${at} WHERE t.kind = 'BAIL_END' AND t.done_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM jsonb_to_recordset(${JSON.stringify(coming)}::jsonb) AS x("recordId" uuid, "dueAt" timestamptz) WHERE x."recordId" = t.record_id AND x."dueAt" = t.due_at)
    RETURNING t.record_id AS "recordId"`
  return rows.map(({ recordId }) => recordId)
}
