/** Tells the author of an item that it shows no longer before its last day: the report was held back, the person found, the record closed. */
import type { PrismaClient } from '@mips/database/client'
import { taskKind } from '@mips/domain/tasks/task-kinds'
import { londonDay } from '@mips/domain/time/london-day'
import type { AuditWriter } from '../../platform/audit/audit-log.ts'
import { auditedFor } from '../../platform/audit/audited-for.ts'
import { audited, NOTHING_DONE } from '../../platform/audit/audited.ts'
import type { Clock } from '../../platform/clock.ts'
import { describeError, type Logger } from '../../platform/logger.ts'
import { raiseTask } from '../pole/task.service.ts'
import { readLive } from './briefing.live.service.ts'
import { goneOf } from './briefing.service.ts'
import { listAuthors, listOwnItems, updateItem } from './briefing.repository.ts'

type Parts = { prisma: PrismaClient; writer: AuditWriter; clock: Clock }

/** One round, each author with their rights of this moment; what an author may not see any more is told to them by nobody. */
export async function workBriefings(
  parts: Parts,
  onFailure: (error: unknown) => void = () => undefined,
): Promise<void> {
  const today = londonDay(parts.clock.now().toISOString())
  const authors: string[] = []
  await audited(parts, { system: 'briefing', action: 'briefing.round', act: 'consultation' }, async (tx) => {
    authors.push(...(await listAuthors(tx, new Date(today))))
    return NOTHING_DONE
  })
  for (const userId of authors) {
    try {
      await tellAuthor(parts, userId, today)
    } catch (error) {
      onFailure(error)
    }
  }
}

async function tellAuthor(parts: Parts, userId: string, today: string): Promise<void> {
  const as = {
    userId,
    system: 'briefing',
    action: 'briefing.tellAuthor',
    act: 'alteration',
    purpose: { code: 'INTELLIGENCE', source: 'derived', ref: undefined },
  } as const
  await auditedFor(parts, as, async (tx, who, note) => {
    if (who === null) return NOTHING_DONE
    const items = await listOwnItems(tx, userId, new Date(today))
    const live = await readLive({ tx, clock: parts.clock, who }, items)
    const gone = items.filter((item) => goneOf(parts, item, live.get(item.id)) !== undefined)
    if (gone.length === 0) return NOTHING_DONE
    for (const item of gone) {
      await updateItem(tx, item.id, { toldAt: parts.clock.now() })
      if (item.recordId !== null)
        await raiseTask(
          { tx, clock: parts.clock },
          {
            recordId: item.recordId,
            kind: 'BRIEFING_GONE',
            title: 'An item of your briefing is shown no longer',
            reason: 'The briefing says why. Take it out, or put on what is to be told now.',
            rule: taskKind('BRIEFING_GONE').rule,
            harm: taskKind('BRIEFING_GONE').harm,
            opensAt: `/briefings/${item.briefingId}`,
            for: { userId },
            mayTick: true,
            once: item.id,
          },
        )
    }
    note.resultIds = gone.flatMap(({ recordId }) => recordId ?? [])
    note.resultCount = gone.length
    return undefined
  })
}

/** Starts the job; `stop` waits for the round that runs. */
export function startBriefings(parts: Parts & { logger: Logger; everyMs?: number }): {
  stop: () => Promise<void>
} {
  let running: Promise<void> = Promise.resolve()
  const fail = (error: unknown) =>
    parts.logger.error(
      { err: describeError(error) },
      'an author of a briefing was not told; it is tried again',
    )
  const timer = setInterval(() => {
    running = running.then(() => workBriefings(parts, fail)).catch(fail)
  }, parts.everyMs ?? 60_000)
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
