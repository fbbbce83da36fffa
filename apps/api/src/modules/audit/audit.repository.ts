/** The queries of the audit module; the app reads the audit only through functions that filter by the reader's rights. */
import type { Tx } from '../../platform/db/tx.ts'

export type ExploredRow = {
  id: bigint
  at: Date
  actorId: string | null
  system: string | null
  roles: string[]
  device: string | null
  action: string
  act: string
  outcome: string
  reason: string | null
  purposeCode: string | null
  purposeSource: string | null
  purposeRef: string | null
  subjectId: string | null
  resultIds: string[] | null
  resultCount: number | null
  terms: unknown
  reasonGiven: string | null
  change: unknown
  sealNo: bigint | null
  requestId: string
}

/** Entries that the filter lets through and the reader may see, newest first. */
export async function exploreEntries(tx: Tx, filter: Record<string, unknown>): Promise<ExploredRow[]> {
  return tx.$queryRaw<ExploredRow[]>`
    SELECT id, at, actor_id AS "actorId", actor_system AS system, roles, device, action, act, outcome, reason, purpose_code AS "purposeCode", purpose_source AS "purposeSource",
      purpose_ref AS "purposeRef", subject_id AS "subjectId", result_ids AS "resultIds", result_count AS "resultCount", terms, reason_given AS "reasonGiven", change, seal_no AS "sealNo", request_id AS "requestId"
    FROM audit.explore(${JSON.stringify(filter)}::jsonb)`
}

export type StandingRow = {
  entries: bigint
  unsealed: bigint
  seals: bigint
  sealedAt: Date | null
  root: Uint8Array | null
}

/** How far the audit is sealed. */
export async function findStanding(tx: Tx): Promise<StandingRow> {
  const rows = await tx.$queryRaw<
    StandingRow[]
  >`SELECT entries, unsealed, seals, sealed_at AS "sealedAt", root FROM audit.standing()`
  return rows[0] ?? { entries: 0n, unsealed: 0n, seals: 0n, sealedAt: null, root: null }
}

export type WitnessRow = { witness: string; size: bigint; at: Date }

/** The last head that each witness cosigned. */
export const findWitnesses = (tx: Tx): Promise<WitnessRow[]> =>
  tx.$queryRaw<WitnessRow[]>`SELECT witness, size, at FROM audit.witnesses()`

/** The person records of a nominal that this reader may see; empty for other kinds. */
export async function findClusterIds(tx: Tx, nominalId: string): Promise<string[]> {
  const rows = await tx.personRecord.findMany({ where: { nominalId }, select: { id: true } })
  return rows.map((row) => row.id)
}

export type NamedRecord = { id: string; kind: string; reference: string | null; title: string | null }

/** Names the records that the reader may see; a nominal is named by its reference only. */
export async function findNamedRecords(tx: Tx, ids: readonly string[]): Promise<NamedRecord[]> {
  if (ids.length === 0) return []
  return tx.$queryRaw<NamedRecord[]>`
    SELECT r.id, r.kind, coalesce(r.reference, n.reference) AS reference, e.title FROM record r
      LEFT JOIN event e ON e.id = r.id LEFT JOIN person_record p ON p.id = r.id LEFT JOIN record n ON n.id = p.nominal_id WHERE r.id = ANY (${ids}::uuid[])`
}

/** Names the users of a page of entries. */
export const findActors = (tx: Tx, ids: readonly string[]) =>
  tx.appUser.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, staffNumber: true, displayName: true, rank: true },
  })
