/** Makes what victims are owed from what was recorded elsewhere (report, arrest, bail, charge), while the server runs; one server at a time. */
import type { PrismaClient } from '@mips/database/client'
import type { AuditWriter } from '../../platform/audit/audit-log.ts'
import { audited, NOTHING_DONE } from '../../platform/audit/audited.ts'
import type { Clock } from '../../platform/clock.ts'
import { describeError, type Logger } from '../../platform/logger.ts'
import { allLists, tryLead } from './victim-dues.repository.ts'
import { findCrimesToTell } from './victim-care.repository.ts'
import { tellOfCharges } from './charge-told.service.ts'
import { keepVictimDues } from './victim-due.service.ts'

type Parts = { prisma: PrismaClient; writer: AuditWriter; clock: Clock }

/** So many crimes are kept in one transaction. */
const AT_A_TIME = 100
const MOST = 50_000
/** After the server was down: what was recorded in the last fortnight is looked at again. */
const FIRST_LOOK_MS = 14 * 24 * 3_600_000
/** Transactions that were still running when the last round looked. */
const OVERLAP_MS = 5 * 60_000

/** One round over what was recorded since a time; answers how many crimes were looked at, 0 where another server does it. */
export async function victimDuesRound(parts: Parts, since: Date): Promise<number> {
  const acls = await allLists(parts.prisma)
  const as = { system: 'victim-dues', action: 'victimCare.keepDues', act: 'alteration', acls } as const
  let crimes: string[] = []
  await audited(parts, as, async (tx) => {
    crimes = await findCrimesToTell(tx, since, MOST)
    return NOTHING_DONE
  })
  for (let from = 0; from < crimes.length; from += AT_A_TIME) {
    const some = crimes.slice(from, from + AT_A_TIME)
    let isMine = true
    await audited(parts, as, async (tx, note) => {
      isMine = await tryLead(tx)
      if (!isMine) return NOTHING_DONE
      const ctx = { tx, clock: parts.clock }
      for (const crimeId of some) {
        await keepVictimDues(ctx, crimeId)
        await tellOfCharges(ctx, crimeId)
      }
      Object.assign(note, { subjectKind: 'Crime', resultIds: some, resultCount: some.length })
      return undefined
    })
    if (!isMine) return 0
  }
  return crimes.length
}

/** Starts the job; `stop` waits for the round that runs. */
export function startVictimDues(parts: Parts & { logger: Logger; everyMs?: number }): {
  stop: () => Promise<void>
} {
  let since = new Date(parts.clock.now().getTime() - FIRST_LOOK_MS)
  let running: Promise<void> = Promise.resolve()
  let isStopped = false
  const turn = async () => {
    if (isStopped) return
    const began = parts.clock.now()
    await victimDuesRound(parts, since)
    since = new Date(began.getTime() - OVERLAP_MS)
  }
  const timer = setInterval(() => {
    running = running.then(turn).catch((error: unknown) => {
      parts.logger.error(
        { err: describeError(error) },
        'what victims are owed could not be kept; it is tried again',
      )
    })
  }, parts.everyMs ?? 60_000)
  return {
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      await running
    },
  }
}
