/** What was given of intelligence in the two worlds: one call of every route, and in the other world a gift with a hidden paragraph in it, called back, with its task. */
import { dissemination } from '@mips/contracts'
import { giftBody } from '../../modules/dissemination/dissemination.testing.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Actor, World } from '../world.ts'
import { of, reason } from './call.ts'

export const disseminationCalls = of(dissemination)({
  list: (pick) => ({ params: { reportId: pick('intelligence') } }),
  give: (pick) => ({ params: { reportId: pick('intelligence') }, body: giftBody([pick('giftPart')]) }),
  accept: (pick) => ({
    params: { reportId: pick('intelligence'), givenId: pick('gift') },
    body: { words: reason },
  }),
  recall: (pick) => ({ params: { reportId: pick('intelligence'), givenId: pick('gift') }, body: { reason } }),
  tell: (pick) => ({
    params: { reportId: pick('intelligence'), givenId: pick('gift'), eventId: pick('giftPart') },
    body: { how: reason },
  }),
  answer: (pick) => ({
    params: { reportId: pick('intelligence'), givenId: pick('gift'), eventId: pick('giftPart') },
    body: { words: reason },
  }),
  printEnvelope: (pick) => ({ params: { reportId: pick('intelligence'), givenId: pick('gift') } }),
  toTell: () => ({}),
})

/** Something given of the open report, called back. */
export async function seedGift(
  world: World,
  unit: Actor,
  reportId: string,
): Promise<{ gift: string; giftParts: string[] }> {
  const log = await world.ok(unit, dissemination, 'list', { params: { reportId } })
  const textId = log.paragraphs[0]?.textId ?? ''
  const { id: gift } = await world.ok(unit, dissemination, 'give', {
    params: { reportId },
    body: giftBody([textId]),
  })
  const { id: notice } = await world.ok(unit, dissemination, 'recall', {
    params: { reportId, givenId: gift },
    body: { reason },
  })
  return { gift, giftParts: [textId, notice] }
}

/** Both paragraphs of the open report given by somebody of the list, the hidden one among them, and called back. */
export async function hideGift(
  tx: Tx,
  at: Date,
  ids: { openReport: string; hiddenAcl: number; by: string },
): Promise<{ gift: string; giftParts: string[] }> {
  const [held] = await tx.$queryRaw<
    { permissions: string | null }[]
  >`SELECT current_setting('mips.permissions', true) AS permissions`
  await tx.$executeRaw`SELECT set_config('mips.permissions', 'intelligence.entry.evaluate', true)`
  const [given] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO intelligence_ledger (report_id, kind, numbers, list_acls, at) VALUES (${ids.openReport}::uuid, 'DISSEMINATE', '{1,2}', ARRAY[${ids.hiddenAcl}]::int[], ${at}::timestamptz) RETURNING id`
  const gift = given?.id ?? ''
  await tx.$executeRaw`
    INSERT INTO intelligence_dissemination (id, report_id, route, to_person, to_organisation, recipient_key, purpose, basis, reason, is_originator_asked, may_hold_sensitive, needs_receipt, marking, copies, envelope, sha256, unit_code, given_at)
    VALUES (${gift}::uuid, ${ids.openReport}::uuid, 'FORCE', 'Hidden Recipient', 'Hidden Force', 'hidden', 'Hidden purpose', 'LAW_ENFORCEMENT', 'Hidden reason', false, false, true, 'OFFICIAL', '[]',
            '{"asAt": "2026-09-07T09:00:00Z", "from": "Hidden", "contact": "Hidden", "marking": "OFFICIAL", "paragraphs": [], "conditions": ["Hidden condition"], "isComplete": true, "isRecallable": true}', 'hidden', 'HIDDEN', ${at}::timestamptz)`
  const [recalled] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO intelligence_ledger (report_id, kind, given_id, words, at) VALUES (${ids.openReport}::uuid, 'RECALL', ${gift}::uuid, 'Hidden recall', ${at}::timestamptz) RETURNING id`
  await tx.$executeRaw`INSERT INTO task (record_id, kind, title, rule, harm, owner_id, once, by_act, created_at) VALUES (${ids.openReport}::uuid, 'TELL_LISTED', 'Hidden telling', 'DS-11', 12, ${ids.by}::uuid, ${`${recalled?.id ?? ''}/${ids.by}`}, true, ${at}::timestamptz)`
  await tx.$executeRaw`SELECT set_config('mips.permissions', ${held?.permissions ?? ''}, true)`
  return { gift, giftParts: [recalled?.id ?? ''] }
}
