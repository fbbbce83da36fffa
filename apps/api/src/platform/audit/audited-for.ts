/** The way in for what a user left standing: a system does it with their rights of this moment, and the entry names both. */
import { randomUUID } from 'node:crypto'
import type { AuditVerb } from '@mips/contracts/contract'
import type { PrismaClient } from '@mips/database/client'
import type { Permission } from '@mips/domain/access/permissions'
import type { Tx } from '../db/tx.ts'
import type { Purpose } from '../http/purpose.ts'
import { appendInTransaction, type AuditNote, type AuditWriter } from './audit-log.ts'
import { NOTHING_DONE, type SystemName } from './audited.ts'

/** The rights of a user now. */
export type Rights = {
  readonly userId: string
  readonly unitCode: string
  readonly roles: readonly string[]
  readonly permissions: readonly Permission[]
  readonly acls: readonly number[]
}

/** Runs work in one audited transaction as this user; `work` is given null when the account is closed, and then sees nothing. */
export async function auditedFor<T>(
  tools: { prisma: PrismaClient; writer: AuditWriter },
  as: { userId: string; system: SystemName; action: string; act: AuditVerb; purpose: Purpose },
  work: (tx: Tx, who: Rights | null, note: AuditNote) => Promise<T>,
): Promise<T> {
  const requestId = randomUUID()
  const seq = tools.writer.next()
  const note: AuditNote = {}
  try {
    return await tools.prisma.$transaction(
      async (tx) => {
        const rows = await tx.$queryRaw<{ who: Rights | null }[]>`
          SELECT mips.enter_for(${as.userId}::uuid, ${requestId}::uuid, ${as.action}) AS who`
        const who = rows[0]?.who ?? null
        // A closed account has no rights: what is written of it is written as the system, on no list.
        if (who === null)
          await tx.$executeRaw`SELECT mips.enter_system(${requestId}::uuid, ${as.action}, '{}'::int[])`
        const result = await work(tx, who, note)
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
          owner: who ?? { userId: as.userId, roles: [], unitCode: '' },
          system: as.system,
          device: 'system',
          address: undefined,
          purpose: as.purpose,
          note,
        })
        return result
      },
      { maxWait: 10_000, timeout: 60_000 },
    )
  } catch (error) {
    tools.writer.void(seq)
    throw error
  }
}
