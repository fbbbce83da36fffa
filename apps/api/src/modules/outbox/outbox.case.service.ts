/** What the sending of cases needs of the outbox: the messages of one case to one receiver, held in their order. */
import type { MessageLine } from '@mips/contracts/outbox'
import type { MessageKind, MessageReceiver } from '@mips/domain/case/outbox'
import type { Ctx } from '../../platform/http/module.ts'
import { listOfKinds, lockLine, type MessageRow } from './outbox.repository.ts'
import { listOfRecord } from './outbox.service.ts'

export type { Json, MessageRow } from './outbox.repository.ts'
export { digestOf, enqueue } from './outbox.queue.service.ts'
export { giveUp } from './outbox.service.ts'

type Line = { caseId: string; receiver: MessageReceiver; kinds: readonly MessageKind[] }

/** Whoever sends the same case to the same receiver waits until this transaction ends. */
export const holdLine = (ctx: Ctx, { caseId, receiver }: Line): Promise<void> =>
  lockLine(ctx.tx, caseId, receiver)

/** The messages of a case, the oldest first. */
export const messagesOf = (ctx: Ctx, { caseId, receiver, kinds }: Line): Promise<MessageRow[]> =>
  listOfKinds(ctx.tx, { recordId: caseId, receiver, kinds })

/** The same as a reader sees them, the newest first. */
export async function linesOf(ctx: Ctx, { caseId, receiver, kinds }: Line): Promise<MessageLine[]> {
  const { lines } = await listOfRecord(ctx, caseId)
  return lines.filter((line) => line.receiver === receiver && kinds.some((kind) => kind === line.kind))
}
