/** Works off the queue of people who changed, while the server runs: each is compared with everybody after the commit. */
import type { PrismaClient } from '@mips/database/client'
import type { AuditWriter } from '../../platform/audit/audit-log.ts'
import { audited } from '../../platform/audit/audited.ts'
import type { Clock } from '../../platform/clock.ts'
import { describeError, type Logger } from '../../platform/logger.ts'
import {
  findComparedPools,
  isAnythingWaiting,
  noteFailure,
  removeJob,
  takeJob,
  workIn,
} from './duplicates.repository.ts'
import { findDuplicatesOf } from './duplicates.service.ts'

type Parts = { prisma: PrismaClient; writer: AuditWriter; clock: Clock }

/** Compares the person who waits longest; false when nobody waits. */
export async function workOne(parts: Parts): Promise<boolean> {
  if (!(await isAnythingWaiting(parts.prisma))) return false
  const pools = await findComparedPools(parts.prisma)
  const as = {
    system: 'matcher',
    action: 'identity.findDuplicates',
    act: 'combination',
    acls: pools.flatMap(({ lists }) => lists),
  } as const
  let recordId: string | undefined
  try {
    return await audited(parts, as, async (tx, note) => {
      const job = await takeJob(tx)
      if (job === undefined) return false
      recordId = job.recordId
      const pool = pools.find(({ lists }) => lists.includes(job.aclId))
      if (pool === undefined) throw new Error('The list of a record is on no pool')
      await workIn(tx, pool)
      const finder = { tx, clock: parts.clock, lists: pool.lists, foundBy: 'write' as const }
      const found = await findDuplicatesOf(finder, job.nominalId)
      await removeJob(tx, job.recordId)
      Object.assign(note, {
        subjectKind: 'PersonRecord',
        subjectId: job.recordId,
        aclId: job.aclId,
        resultIds: found,
      })
      return true
    })
  } catch (error) {
    if (recordId === undefined) throw error
    const failed = recordId
    await audited(parts, { ...as, act: 'alteration', action: 'identity.putOff' }, (tx) =>
      noteFailure(tx, failed),
    )
    throw error
  }
}

/** Starts the job; `stop` waits for the comparison that runs. */
export function startDuplicateFinder(parts: Parts & { logger: Logger; everyMs?: number }): {
  stop: () => Promise<void>
} {
  let isStopped = false
  let running: Promise<void> = Promise.resolve()
  const turn = async () => {
    while (!isStopped && (await workOne(parts))) continue
  }
  const timer = setInterval(() => {
    running = running
      .then(turn)
      .catch((error: unknown) =>
        parts.logger.error({ err: describeError(error) }, 'a comparison failed; it is tried again'),
      )
  }, parts.everyMs ?? 1000)
  return {
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      await running
    },
  }
}
