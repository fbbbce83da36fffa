/** Raises alarms while the server runs: one server at a time, at once when a stay changes, and anew after it was down. */
import type { PrismaClient } from '@mips/database/client'
import { nextStageAt } from '@mips/domain/custody/alarm-items'
import { careRulesOn } from '@mips/domain/custody/care-rules-table'
import { londonDay } from '@mips/domain/time/london-day'
import type { AuditWriter } from '../../platform/audit/audit-log.ts'
import { audited, NOTHING_DONE } from '../../platform/audit/audited.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Live } from '../../platform/live.ts'
import { describeError, type Logger } from '../../platform/logger.ts'
import { type BailEnd, keepBailEnds } from '../custody-outcome/bail-ends.service.ts'
import { raiseAlarms } from './custody-board.alarms.service.ts'
import { allLists, isLeader } from './custody-board.repository.ts'

type Parts = { prisma: PrismaClient; writer: AuditWriter; clock: Clock; bails?: BailEnds }

/** When bail ends changes by the day, so it is read less often than what is due in the suite. */
type BailEnds = { readAt: Date; due: readonly BailEnd[] }
const bailEndsMs = 60_000

/** One round; answers when the next stage comes, undefined when another server does it. */
export async function alarmRound(parts: Parts): Promise<Date | undefined> {
  const acls = await allLists(parts.prisma)
  let next: string | undefined
  let isMine = false
  await audited(
    parts,
    { system: 'custody-alarms', action: 'custodyBoard.raiseAlarms', act: 'alteration', acls },
    async (tx, note) => {
      isMine = await isLeader(tx, 'custody-alarms')
      if (!isMine) return NOTHING_DONE
      const now = parts.clock.now()
      const bails = await readBailEnds(tx, parts.bails, now)
      const { touched: alarmed, due } = await raiseAlarms(tx, now, bails.due)
      const touched = [...new Set([...alarmed, ...bails.touched])]
      next = nextStageAt(due, now.toISOString(), careRulesOn(londonDay(now.toISOString())))
      if (touched.length === 0) return NOTHING_DONE
      Object.assign(note, {
        subjectKind: 'CustodyRecord',
        resultIds: touched.slice(0, 100),
        resultCount: touched.length,
      })
      return undefined
    },
  )
  if (!isMine) return undefined
  const latest = parts.clock.now().getTime() + longestMs
  return new Date(Math.min(latest, next === undefined ? latest : Date.parse(next)))
}

/** What was read within the minute, or read anew, with the diary and its tasks kept. */
async function readBailEnds(
  tx: Tx,
  kept: BailEnds | undefined,
  now: Date,
): Promise<{ touched: readonly string[]; due: readonly BailEnd[] }> {
  if (kept !== undefined && now.getTime() - kept.readAt.getTime() < bailEndsMs)
    return { touched: [], due: kept.due }
  const read = await keepBailEnds(tx, now)
  if (kept !== undefined) Object.assign(kept, { readAt: now, due: read.due })
  return read
}

/** It looks again at least so often, whatever it has heard. */
const longestMs = 60_000

/** Starts the job; `stop` waits for the round that runs. */
export function startCustodyAlarms(parts: Parts & { live: Live; logger: Logger; everyMs?: number }): {
  stop: () => Promise<void>
} {
  let isStopped = false
  let isDirty = true
  let nextAt = new Date(0)
  const bails: BailEnds = { readAt: new Date(0), due: [] }
  let running: Promise<void> = Promise.resolve()
  let unsubscribe: (() => void) | undefined
  parts.live
    .subscribe((news) => {
      if (news === 'gap' || news.topic === 'custody') isDirty = true
    })
    .then((end) => {
      unsubscribe = end
      if (isStopped) end()
    })
    .catch((error: unknown) => parts.logger.warn({ err: describeError(error) }, 'alarms hear no changes'))
  const turn = async () => {
    if (isStopped || (!isDirty && parts.clock.now() < nextAt)) return
    isDirty = false
    nextAt = (await alarmRound({ ...parts, bails })) ?? new Date(parts.clock.now().getTime() + 5000)
  }
  const timer = setInterval(() => {
    running = running.then(turn).catch((error: unknown) => {
      isDirty = true
      parts.logger.error(
        { err: describeError(error) },
        'the alarms of custody could not be raised; it is tried again',
      )
    })
  }, parts.everyMs ?? 1000)
  return {
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      unsubscribe?.()
      await running
    },
  }
}
