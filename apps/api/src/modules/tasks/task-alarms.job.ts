/** Raises the alarm of overdue work to one named person after another while the server runs (TK-3, TK-4, TK-11); one server at a time. */
import type { PrismaClient } from '@mips/database/client'
import { type NamingFacts, personNamed } from '@mips/domain/tasks/alarm-ladder'
import type { AuditWriter } from '../../platform/audit/audit-log.ts'
import { audited, NOTHING_DONE } from '../../platform/audit/audited.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { describeError, type Logger } from '../../platform/logger.ts'
import {
  allLists,
  type DueAlarm,
  findAppointed,
  findDueAlarms,
  findReaders,
  findSupervisors,
  findUnitsAbove,
  insertAlarms,
  type NewAlarm,
  tryLead,
} from './task-alarms.repository.ts'
import { measureOf } from './tasks.service.ts'

type Parts = { prisma: PrismaClient; writer: AuditWriter; clock: Clock }

/** So many tasks are alarmed in one transaction; the most urgent come first. */
const AT_A_TIME = 200

/** One round; answers how many tasks were alarmed, 0 where nothing is due or another server does it. */
export async function taskAlarmRound(parts: Parts, atATime = AT_A_TIME): Promise<number> {
  const acls = await allLists(parts.prisma)
  let alarmed = 0
  await audited(
    parts,
    { system: 'task-alarms', action: 'tasks.raiseAlarms', act: 'alteration', acls },
    async (tx, note) => {
      if (!(await tryLead(tx))) return NOTHING_DONE
      const measure = measureOf(parts)
      const due = await findDueAlarms(tx, measure, atATime)
      if (due.length === 0) return NOTHING_DONE
      await insertAlarms(tx, await name(tx, due, measure.now))
      alarmed = due.length
      const records = [...new Set(due.map(({ recordId }) => recordId))]
      Object.assign(note, { resultIds: records.slice(0, 100), resultCount: records.length })
      return undefined
    },
  )
  return alarmed
}

/** An alarm for each step that is reached and has none: after the server was down, everybody on the way is told. */
async function name(tx: Tx, due: readonly DueAlarm[], raisedAt: Date): Promise<NewAlarm[]> {
  const facts = { supervisors: await findSupervisors(tx), appointed: await findAppointed(tx) }
  const above = keptFor((unit: string) => findUnitsAbove(tx, unit))
  const readers = keptFor((asked: string) => {
    const [kind = '', acl = '0'] = asked.split(' ')
    return findReaders(tx, kind, Number(acl))
  })
  const alarms: NewAlarm[] = []
  for (const task of due) {
    const naming: NamingFacts = { ...facts, units: task.unit === null ? [] : await above(task.unit) }
    const mayRead = await readers(`${task.recordKind} ${task.aclId}`)
    const isFree = (userId: string) => userId !== task.ownerId && mayRead.has(userId)
    const told = [...task.told]
    for (let level = task.alarmLevel + 1; level <= task.level; level += 1) {
      const person = personNamed(level, naming, isFree, told)
      if (person !== undefined) told.push(person.userId)
      alarms.push({
        taskId: task.taskId,
        recordId: task.recordId,
        level,
        userId: person?.userId ?? null,
        because: person?.because ?? 'NOBODY',
        raisedAt,
      })
    }
  }
  return alarms
}

/** Asks once for each key within a round. */
function keptFor<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const kept = new Map<string, Promise<T>>()
  return (key) => {
    const known = kept.get(key) ?? ask(key)
    kept.set(key, known)
    return known
  }
}

/** Starts the job; `stop` waits for the round that runs. */
export function startTaskAlarms(parts: Parts & { logger: Logger; everyMs?: number }): {
  stop: () => Promise<void>
} {
  let running: Promise<void> = Promise.resolve()
  let isStopped = false
  const turn = async () => {
    while (!isStopped && (await taskAlarmRound(parts)) === AT_A_TIME);
  }
  const timer = setInterval(() => {
    running = running.then(turn).catch((error: unknown) => {
      parts.logger.error(
        { err: describeError(error) },
        'the alarms of overdue work could not be raised; it is tried again',
      )
    })
  }, parts.everyMs ?? 20_000)
  return {
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      await running
    },
  }
}
