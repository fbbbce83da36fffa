/** What a module gives to work on a kind of message that comes in and answers none of ours. */
import type { PrismaClient } from '@mips/database/client'
import type { MessageReceiver } from '@mips/domain/case/outbox'
import type { AuditNote, AuditWriter } from './audit/audit-log.ts'
import type { Clock } from './clock.ts'
import type { Tx } from './db/tx.ts'
import type { Logger } from './logger.ts'

export type ReaderParts = { prisma: PrismaClient; writer: AuditWriter; clock: Clock; logger: Logger }

export type InboxReader = {
  receiver: MessageReceiver
  kind: string
  /** In the transaction that keeps the message under its number: keeps what it says. It looks at every list, and decides nothing that may fail. */
  take(
    of: { tx: Tx; now: Date; audit: AuditNote },
    incoming: { receiver: string; number: string; content: Record<string, unknown> },
  ): Promise<void>
  /** After that, and at every round: works on what waits, each in a transaction of its own. */
  work(parts: ReaderParts): Promise<void>
}
