/** Erases what was read of lists on the day that their owners were told; ids and decisions stay. */
import type { PrismaClient } from '@mips/database/client'
import { londonDay } from '@mips/domain/time/london-day'
import type { AuditWriter } from '../../platform/audit/audit-log.ts'
import { audited, NOTHING_DONE } from '../../platform/audit/audited.ts'
import type { Clock } from '../../platform/clock.ts'
import { describeError, type Logger } from '../../platform/logger.ts'
import { eraseRows, findDue } from './bulk-match.repository.ts'

type Parts = { prisma: PrismaClient; writer: AuditWriter; clock: Clock }

/** One round: every list whose day has come. */
export const eraseOldLists = (parts: Parts) =>
  audited(parts, { system: 'bulk-match', action: 'bulkMatch.erase', act: 'erasure' }, async (tx, note) => {
    const due = await findDue(tx, londonDay(parts.clock.now().toISOString()))
    if (due.length === 0) return NOTHING_DONE
    for (const { id } of due) await eraseRows(tx, id)
    note.change = { matchLists: due.map(({ id }) => id) }
    note.resultCount = due.length
    return undefined
  })

/** Starts the job; `stop` waits for the round that runs. */
export function startListErasing(parts: Parts & { logger: Logger; everyMs?: number }): {
  stop: () => Promise<void>
} {
  let running: Promise<unknown> = Promise.resolve()
  const fail = (error: unknown) =>
    parts.logger.error({ err: describeError(error) }, 'old lists were not erased; it is tried again')
  const timer = setInterval(() => {
    running = running.then(() => eraseOldLists(parts)).catch(fail)
  }, parts.everyMs ?? 600_000)
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
