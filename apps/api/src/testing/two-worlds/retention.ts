/** Retention in the two worlds: one call of every route; and in the other world alone dates that are due and a hold of a hidden person. */
import { retention } from '@mips/contracts'
import { holdBody } from '../../modules/retention/retention.fixtures.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { of, reason, type Pick, type Say, type Thing } from './call.ts'

const turns: readonly Thing[] = [
  'person',
  'incident',
  'intelligence',
  'arrest',
  'custody',
  'crime',
  'missing',
]

const one = (pick: Pick, say: Say) => ({ recordId: pick(turns[say.number % turns.length] ?? 'person') })

export const retentionCalls = of(retention)({
  get: (pick, say) => ({ params: one(pick, say) }),
  hold: (pick, say) => ({ params: one(pick, say), body: holdBody({ reason }) }),
  lift: (pick, say) => ({ params: { ...one(pick, say), holdId: pick('task') }, body: { reason } }),
  listDue: () => ({ query: {} }),
})

/** Reviews that are long due of what is hidden, and a hold. */
export async function hideRetention(
  tx: Tx,
  at: Date,
  ids: { records: readonly string[]; by: string },
): Promise<void> {
  for (const recordId of ids.records)
    await tx.$executeRaw`INSERT INTO retention_date (record_id, retention_group, review_on, purge_not_before, worked_out_at) VALUES (${recordId}::uuid, 3, '2020-01-01', '2020-01-01', ${at}) ON CONFLICT (record_id) DO UPDATE SET review_on = '2020-01-01'`
  const [first] = ids.records
  await tx.$executeRaw`INSERT INTO retention_hold (record_id, ref, authority, reason, from_on, put_by, put_at) VALUES (${first}::uuid, 'Hidden hold', 'Hidden inquiry', 'Hidden reason', '2020-01-01', ${ids.by}::uuid, ${at})`
}
