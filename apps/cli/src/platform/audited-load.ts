/** The way in for bulk loads: one transaction under a system's name, with its audit entry, whole or not at all. */
import { randomUUID } from 'node:crypto'
import {
  appendOnConnection,
  createAuditWriter,
  type AuditNote,
  type AuditWriter,
} from '@mips/api/src/platform/audit/audit-log.ts'
import type { SystemName } from '@mips/api/src/platform/audit/audited.ts'
import type { AuditVerb } from '@mips/contracts/contract'
import type pg from 'pg'

export type Loader = { readonly client: pg.ClientBase; readonly writer: AuditWriter }

/** A loader on the owner's connection; its writer numbers the entries of this run. */
export const createLoader = (client: pg.ClientBase): Loader => ({ client, writer: createAuditWriter() })

/** Runs the work in one audited transaction; `acls` are the access lists that it may touch. */
export async function auditedLoad<T>(
  { client, writer }: Loader,
  as: { system: SystemName; action: string; act: AuditVerb; acls?: readonly number[] },
  work: (note: AuditNote, requestId: string) => Promise<T>,
): Promise<T> {
  const requestId = randomUUID()
  const seq = writer.next()
  const note: AuditNote = {}
  await client.query('BEGIN')
  try {
    await client.query('SELECT mips.enter_system($1::uuid, $2, $3::int[])', [
      requestId,
      as.action,
      as.acls ?? [0],
    ])
    const result = await work(note, requestId)
    await appendOnConnection(client, writer, seq, {
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
    await client.query('COMMIT')
    return result
  } catch (error) {
    writer.void(seq)
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}
