/** Puts records back on their lists when the time of whoever broke the glass is over; the right to look lapses by itself, with or without this job. */
import type { PrismaClient } from '@mips/database/client'
import type { AuditWriter } from '../../platform/audit/audit-log.ts'
import { audited, NOTHING_DONE } from '../../platform/audit/audited.ts'
import { describeError, type Logger } from '../../platform/logger.ts'
import { endOver, isAnyOver } from './break-glass.repository.ts'

type Parts = { prisma: PrismaClient; writer: AuditWriter }

/** One round; answers of how many records the time was over. */
export async function layGlasses(parts: Parts): Promise<number> {
  if (!(await isAnyOver(parts.prisma))) return 0
  let laid = 0
  await audited(
    parts,
    { system: 'break-glass', action: 'breakGlass.layBack', act: 'alteration' },
    async (tx, note) => {
      const records = await endOver(tx)
      if (records.length === 0) return NOTHING_DONE
      laid = records.length
      Object.assign(note, { resultIds: records, resultCount: records.length })
      return undefined
    },
  )
  return laid
}

/** Starts the job; `stop` waits for the round that runs. */
export function startBreakGlass(parts: Parts & { logger: Logger; everyMs?: number }): {
  stop: () => Promise<void>
} {
  let running: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    running = running
      .then(() => layGlasses(parts))
      .then(() => undefined)
      .catch((error: unknown) => {
        parts.logger.error(
          { err: describeError(error) },
          'records whose glass was broken could not be put back on their lists; it is tried again',
        )
      })
  }, parts.everyMs ?? 15_000)
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
