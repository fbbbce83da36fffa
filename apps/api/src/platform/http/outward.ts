/** A request that asks somebody outside: committed that it is sent, then sent, then written down what came of it. */
import { randomUUID } from 'node:crypto'
import { appendAlone, appendInTransaction } from '../audit/audit-log.ts'
import type { PlainTx } from '../db/tx.ts'
import type { Sent } from './module.ts'
import { entryOf, shape, type Story } from './story.ts'

/** `prepare` admits the request and says what to send; nothing leaves before its entry stands, and no transaction is open meanwhile. */
export async function answerOutward(
  story: Story,
  prepare: (tx: PlainTx) => Promise<Sent<unknown>>,
): Promise<unknown> {
  const { platform, mounted } = story
  const seq = platform.writer.next()
  let send: Sent<unknown>
  try {
    send = await platform.prisma.$transaction(
      async (tx) => {
        const sent = await prepare(tx)
        await appendInTransaction(tx, platform.writer, seq, entryOf(story, 'ok', undefined))
        return sent
      },
      { maxWait: platform.config.limitsOn ? 1500 : 10_000, timeout: 15_000 },
    )
  } catch (error) {
    platform.writer.void(seq)
    throw error
  }
  const { reply, note } = await send()
  const shaped = shape(mounted.route, reply)
  await appendAlone(platform.pool, platform.writer, {
    ...entryOf({ ...story, note }, 'ok', undefined),
    // Its own number: the terms are kept with the entry of the sending.
    requestId: randomUUID(),
    act: 'consultation',
  })
  return shaped
}
