/** Writes the audit: one entry a request, in the request's own transaction; if it cannot be written, the act did not happen. */
import { randomBytes, randomUUID } from 'node:crypto'
import type { AuditVerb } from '@mips/contracts/contract'
import type pg from 'pg'
import type { Principal } from '../access/principal.ts'
import type { PlainTx } from '../db/tx.ts'
import { AppError } from '../errors.ts'
import type { Purpose } from '../http/purpose.ts'

/** Records that one entry names at most; `resultCount` says how many there were. */
export const MOST_NAMED = 500

/** What a handler tells of its act, beyond what the contract already says. */
export type AuditNote = {
  subjectKind?: string | undefined
  subjectId?: string | undefined
  subjectVersion?: number | undefined
  resultIds?: string[]
  resultCount?: number
  /** The terms of a search, kept apart from the entry so that they can be destroyed. */
  terms?: unknown
  /** The reason that the user gave, kept apart likewise. */
  reasonGiven?: string
  /** What was changed, kept apart likewise, and whom else the entry is about: who may not see all of them is not shown it. */
  change?: unknown
  recipient?: string
  aclId?: number
  /** Who became known during the request: sign-in starts as nobody and ends as somebody. */
  signedIn?: { userId: string; sessionId: string }
}

export type Outcome = 'ok' | 'refused' | 'not_found' | 'failed'

/** One entry as it is written. */
export type AuditEntry = {
  requestId: string
  action: string
  act: AuditVerb
  outcome: Outcome
  reason: string | undefined
  who: Principal | undefined
  system?: string
  /** The user for whom a system does what they left standing: the entry stands under both. */
  owner?: { readonly userId: string; readonly roles: readonly string[]; readonly unitCode: string }
  device: string | undefined
  address: string | undefined
  purpose: Purpose | undefined
  note: AuditNote
}

/** Numbers the entries of this process densely, so that a removed one leaves a hole that can be seen. */
export type AuditWriter = {
  readonly id: string
  next(): bigint
  /** Says that a number was never committed. */
  void(seq: bigint): void
  /** The highest number given and the numbers made void since the last report. */
  report(): { highest: bigint; voids: bigint[] }
}

/** A writer for the life of this process. */
export function createAuditWriter(): AuditWriter {
  let highest = 0n
  let voids: bigint[] = []
  return {
    id: randomUUID(),
    next: () => ++highest,
    void: (seq) => voids.push(seq),
    report: () => {
      const told = voids
      voids = []
      return { highest, voids: told }
    },
  }
}

const statement = `
  SELECT mips.append_entry($1::uuid, $2::uuid, $3::bigint, $4::uuid, $5, $6, $7::uuid, $8, $9::text[], $10, $11, $12, $13, $14, $15, $16, $17::uuid, $18, $19::uuid, $20::int, $21::int,
    $22::uuid[], $23::int, $24, $25::text[], $26::bytea[], $27::jsonb[])`

function valuesOf(writer: AuditWriter, seq: bigint, entry: AuditEntry): unknown[] {
  const { who, note, purpose, owner } = entry
  const payloads = [
    { kind: 'terms', body: note.terms },
    { kind: 'reason', body: note.reasonGiven === undefined ? undefined : { text: note.reasonGiven } },
    { kind: 'change', body: note.change },
  ].filter((payload) => payload.body !== undefined)
  return [
    entry.requestId,
    writer.id,
    seq.toString(),
    who?.sessionId ?? note.signedIn?.sessionId ?? null,
    entry.device ?? null,
    entry.address ?? null,
    who?.userId ?? note.signedIn?.userId ?? owner?.userId ?? null,
    entry.system ?? null,
    who?.roles ?? owner?.roles ?? [],
    who?.unitCode ?? owner?.unitCode ?? null,
    entry.action,
    entry.act,
    entry.outcome,
    entry.reason ?? null,
    purpose?.code ?? null,
    purpose?.source ?? null,
    purpose?.ref ?? null,
    note.subjectKind ?? null,
    note.subjectId ?? null,
    note.subjectVersion ?? null,
    note.aclId ?? 0,
    note.resultIds?.slice(0, MOST_NAMED) ?? null,
    note.resultCount ?? null,
    note.recipient ?? null,
    payloads.map((payload) => payload.kind),
    payloads.map(() => randomBytes(16)),
    payloads.map((payload) => JSON.stringify(payload.body)),
  ]
}

/** Appends the entry inside the transaction of the act; throws `audit_unavailable` when it cannot. */
export async function appendInTransaction(
  tx: PlainTx,
  writer: AuditWriter,
  seq: bigint,
  entry: AuditEntry,
): Promise<void> {
  try {
    // eslint-disable-next-line no-restricted-syntax -- The statement is a constant above, shared with the pool; every value is a parameter.
    await tx.$executeRawUnsafe(statement, ...valuesOf(writer, seq, entry))
  } catch (cause) {
    throw new AppError('audit_unavailable', { cause })
  }
}

/** Appends the entry of a refusal or a failure, which has no transaction of its own left. */
export async function appendAlone(pool: pg.Pool, writer: AuditWriter, entry: AuditEntry): Promise<void> {
  const seq = writer.next()
  try {
    await pool.query(statement, valuesOf(writer, seq, entry))
  } catch (cause) {
    writer.void(seq)
    throw new AppError('audit_unavailable', { cause })
  }
}

/** The same on the owner's own connection, inside the transaction that a bulk load has open. */
export async function appendOnConnection(
  client: pg.ClientBase,
  writer: AuditWriter,
  seq: bigint,
  entry: AuditEntry,
): Promise<void> {
  await client.query(statement, valuesOf(writer, seq, entry))
}
