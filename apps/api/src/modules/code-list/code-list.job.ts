/** Keeps the coded lists of this process as they stand: at the start, and every minute, as a day or another server may change them. */
import type { PrismaClient } from '@mips/database/client'
import type { Clock } from '../../platform/clock.ts'
import { describeError, type Logger } from '../../platform/logger.ts'
import { takeInForce } from './code-list.service.ts'

/** Starts the job once the lists have been read; `stop` ends it. */
export async function startCodeLists(parts: {
  prisma: PrismaClient
  clock: Clock
  logger: Logger
}): Promise<{ stop: () => void }> {
  await takeInForce(parts.prisma, parts.clock)
  const timer = setInterval(() => {
    void takeInForce(parts.prisma, parts.clock).catch((error: unknown) =>
      parts.logger.error(
        { err: describeError(error) },
        'the coded lists could not be read; they stay as they were',
      ),
    )
  }, 60_000)
  return { stop: () => clearInterval(timer) }
}
