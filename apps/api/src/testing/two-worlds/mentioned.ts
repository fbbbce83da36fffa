/** Names of a hidden paragraph in the two worlds: whom, what and where it names is linked, live and only for its list. */
import type { Tx } from '../../platform/db/tx.ts'

/** Links an open report to open people and things by the paragraph that only the hidden list holds; each name stands in its live text. */
export async function hideMentioned(
  tx: Tx,
  at: Date,
  {
    openReport,
    number,
    textId,
    toIds,
  }: { openReport: string; number: number; textId: string | undefined; toIds: readonly string[] },
): Promise<void> {
  for (const toId of toIds) {
    const link = crypto.randomUUID()
    await tx.$executeRaw`INSERT INTO link (id, from_id, to_id, role, source_id, origin, created_at, lists) VALUES (${link}::uuid, ${openReport}::uuid, ${toId}::uuid, 'MENTIONED', ${openReport}::uuid, 'chosen', ${at}::timestamptz, '{-1}')`
    await tx.$executeRaw`INSERT INTO intelligence_link (report_id, number, link_id, text_id) VALUES (${openReport}::uuid, ${number}, ${link}::uuid, ${textId}::uuid)`
    await tx.$executeRaw`INSERT INTO intelligence_mention (report_id, number, kind, value, record_id, answered_at) VALUES (${openReport}::uuid, ${number}, 'NAME', 'Tobias Quillfeather', ${toId}::uuid, ${at}::timestamptz)`
  }
}
