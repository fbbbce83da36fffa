/** Messages in the two worlds: one call of every route; and in the other world alone a refused message about a hidden crime, and an answer to it. */
import { outbox } from '@mips/contracts'
import { letter } from '../../modules/outbox/outbox.testing.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { of, reason, type Pick, type Say, type Thing } from './call.ts'

const turns: readonly Thing[] = ['crime', 'arrest', 'custody', 'intelligence']
const shown = ['EXCEPTIONS', 'WAITING', 'ALL'] as const

const one = (pick: Pick, say: Say) => ({ recordId: pick(turns[say.number % turns.length] ?? 'crime') })
const message = (pick: Pick, say: Say) => ({ params: { ...one(pick, say), messageId: pick('task') } })

export const outboxCalls = of(outbox)({
  list: (_pick, say) => ({ query: { show: shown[say.number % shown.length] ?? 'ALL' } }),
  ofRecord: (pick, say) => ({ params: one(pick, say) }),
  get: (pick, say) => message(pick, say),
  write: (pick, say) => ({
    params: one(pick, say),
    body: letter({ heading: `${reason} ${say.number}` }),
  }),
  replay: (pick, say) => ({ ...message(pick, say), body: { reason } }),
  setAside: (pick, say) => ({ ...message(pick, say), body: { reason } }),
  settle: (pick) => ({ params: { strayId: pick('task') }, body: { reason } }),
})

/** A message that came back, and something that came in about it. */
export async function hideMessages(
  tx: Tx,
  at: Date,
  of: { record: string; by: string; number: string },
): Promise<void> {
  const made = await tx.outboxMessage.create({
    data: {
      recordId: of.record,
      receiver: 'COURT',
      kind: 'LETTER',
      place: 1,
      heading: 'Hidden heading',
      content: { words: 'Hidden words' },
      digest: 'a'.repeat(64),
      state: 'REFUSED',
      refusedWith: ['DUPLICATED_PROSECUTION'],
      notBefore: at,
      madeBy: of.by,
      madeAt: at,
    },
  })
  const own = { messageId: made.id, recordId: of.record }
  await tx.outboxStep.create({ data: { ...own, kind: 'REFUSED', at, codes: ['DUPLICATED_PROSECUTION'] } })
  await tx.inboxMessage.createMany({
    data: {
      ...own,
      receiver: 'COURT',
      number: of.number,
      kind: 'RESULT',
      content: { words: 'Hidden result' },
      state: 'UNPLACED',
      cause: 'KIND_NOT_KNOWN',
      receivedAt: at,
    },
  })
}
