/** The way in for jobs, seeds and imports: the same context, lock and audit entry as a request, under a system's name. */
import { randomUUID } from 'node:crypto'
import type { AuditVerb } from '@mips/contracts/contract'
import type { PrismaClient } from '@mips/database/client'
import type { Tx } from '../db/tx.ts'
import { appendInTransaction, type AuditNote, type AuditWriter } from './audit-log.ts'

/** What work answers when it looked at nothing of anybody's and wrote nothing: then there is nothing to enter in the audit. */
export const NOTHING_DONE = Symbol('nothing done')

export type SystemName =
  | 'seed'
  | 'import'
  | 'prepare'
  | 'sealer'
  | 'session'
  | 'matcher'
  | 'saved-search'
  | 'custody-alarms'
  | 'victim-dues'
  | 'task-alarms'
  | 'custody-paper'
  | 'briefing'
  | 'bulk-match'
  | 'retention'
  | 'document'
  | 'outbox'
  | 'break-glass'

/** Runs work in one audited transaction as a system; `acls` are the lists that the work may touch. */
export async function audited<T>(
  tools: { prisma: PrismaClient; writer: AuditWriter },
  as: { system: SystemName; action: string; act: AuditVerb; acls?: readonly number[]; timeoutMs?: number },
  work: (tx: Tx, note: AuditNote) => Promise<T>,
): Promise<T> {
  const requestId = randomUUID()
  const seq = tools.writer.next()
  const note: AuditNote = {}
  try {
    return await tools.prisma.$transaction(
      async (tx) => {
        await tx.$queryRawUnsafe(
          'SELECT mips.enter_system($1::uuid, $2, $3::int[])::text',
          requestId,
          as.action,
          as.acls ?? [0],
        )
        const result = await work(tx, note)
        if (result === NOTHING_DONE) {
          tools.writer.void(seq)
          return result
        }
        await appendInTransaction(tx, tools.writer, seq, {
          requestId,
          action: as.action,
          act: as.act,
          outcome: 'ok',
          reason: undefined,
          who: undefined,
          system: as.system,
          device: 'system',
          address: undefined,
          purpose: undefined,
          note,
        })
        return result
      },
      { maxWait: 10_000, timeout: as.timeoutMs ?? 60_000 },
    )
  } catch (error) {
    tools.writer.void(seq)
    throw error
  }
}
