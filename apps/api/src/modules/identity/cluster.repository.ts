/** The queries of clusters: what hangs together, and putting records under the nominals of their people. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'

export type ComponentRecord = {
  id: string
  nominalId: string
  madeNominalId: string
  aclId: number
  createdAt: string
}
export type ComponentDecision = {
  id: string
  decision: string
  a: string
  b: string
  decidedAt: string
  undoneAt: string | null
  evidence: string[]
}
export type Component = { records: ComponentRecord[]; decisions: ComponentDecision[] }

/** Every record and decision that hangs together with these nominals, the hidden ones too; ids, lists and times only. */
export async function findComponent(tx: Tx, nominalIds: string[]): Promise<Component> {
  const rows = await tx.$queryRaw<{ component: Component }[]>`
    SELECT mips.identity_component(${nominalIds}::uuid[]) AS component`
  return rows[0]?.component ?? { records: [], decisions: [] }
}

/** One decision at a time, until the transaction ends. */
export async function lockIdentity(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT mips.lock_identity()`
}

/** Puts records under the nominals of their people; absorbed numbers lead there from now on. */
export async function settleRecords(
  tx: Tx,
  moves: { id: string; nominalId: string }[],
  absorbed: { nominalId: string; into: string }[],
): Promise<void> {
  await tx.$executeRaw`SELECT mips.settle_identity(${JSON.stringify(moves)}::jsonb, ${JSON.stringify(absorbed)}::jsonb)`
}

export const insertNominalRow = (tx: Tx, id: string, createdAt: Date) =>
  tx.nominal.create({ data: { id, createdAt }, select: { id: true } })

export type LaterFactRow = {
  kind: string
  factId: string
  recordId: string
  recordedAt: Date
  recordedBy: string | null
}

/** Facts added to these records since a time that no source of the record's own said and nobody has placed. */
export const findLaterFacts = (tx: Tx, recordIds: string[], since: Date): Promise<LaterFactRow[]> =>
  tx.$queryRaw`SELECT kind, fact_id AS "factId", record_id AS "recordId", recorded_at AS "recordedAt", recorded_by AS "recordedBy"
    FROM mips.later_facts(${recordIds}::uuid[], ${since}) ORDER BY recorded_at, fact_id`

export type QueuedPlacement = {
  recordId: string
  decisionId: string
  kind: string
  factId: string
  choices: string[]
  recordedAt: string
  recordedBy: string | null
  createdAt: string
}

export async function queuePlacements(tx: Tx, rows: QueuedPlacement[]): Promise<void> {
  if (rows.length > 0) await tx.$executeRaw`SELECT mips.queue_placements(${JSON.stringify(rows)}::jsonb)`
}

/** How many facts of a decision wait to be placed, for this reader. */
export async function countToPlace(tx: Tx, decisionId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM fact_placement q WHERE q.decision_id = ${decisionId}::uuid AND q.placed_at IS NULL
      AND (q.kind <> 'link' OR EXISTS (SELECT 1 FROM link k WHERE k.id = q.fact_id))`
  return rows[0]?.n ?? 0
}

export const insertDecision = (tx: Tx, row: Prisma.IdentityDecisionUncheckedCreateInput) =>
  tx.identityDecision.create({ data: row, select: { id: true } })

/** A decision that this reader may see. */
export const findDecision = (tx: Tx, id: string) => tx.identityDecision.findUnique({ where: { id } })

/** The decisions on any of these person records that this reader may see, with the names of who made them. */
export const listDecisions = (
  tx: Tx,
  personRecordIds: string[],
): Promise<
  {
    id: string
    decision: string
    a: string
    b: string
    nominalA: string
    nominalB: string
    reason: string
    evidence: string[]
    decidedAt: Date
    decidedBy: string | null
    approvedBy: string | null
    undoneAt: Date | null
    undoneBy: string | null
    undoneReason: string | null
  }[]
> => tx.$queryRaw`
    SELECT d.id, d.decision, d.person_record_a AS a, d.person_record_b AS b, pa.nominal_id AS "nominalA", pb.nominal_id AS "nominalB", d.reason, d.evidence, d.decided_at AS "decidedAt",
           u.display_name AS "decidedBy", v.display_name AS "approvedBy", d.undone_at AS "undoneAt", w.display_name AS "undoneBy", d.undone_reason AS "undoneReason"
      FROM identity_decision d JOIN person_record pa ON pa.id = d.person_record_a JOIN person_record pb ON pb.id = d.person_record_b
      LEFT JOIN app_user u ON u.id = d.decided_by LEFT JOIN app_user v ON v.id = d.approved_by LEFT JOIN app_user w ON w.id = d.undone_by
     WHERE d.person_record_a = ANY (${personRecordIds}::uuid[]) OR d.person_record_b = ANY (${personRecordIds}::uuid[])
     ORDER BY d.decided_at DESC, d.id`

export async function undoDecisionRow(
  tx: Tx,
  id: string,
  undone: { undoneAt: Date; undoneBy: string; undoneReason: string },
): Promise<void> {
  await tx.$executeRaw`UPDATE identity_decision SET undone_at = ${undone.undoneAt}, undone_by = ${undone.undoneBy}::uuid, undone_reason = ${undone.undoneReason}, undo_stored_at = clock_timestamp()
    WHERE id = ${id}::uuid`
}

/** The person records of nominals that this reader may see, the oldest first. */
export const findRecordsOf = (tx: Tx, nominalIds: string[]) =>
  tx.personRecord.findMany({
    where: { nominalId: { in: nominalIds } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      nominalId: true,
      madeNominalId: true,
      aclId: true,
      createdAt: true,
      sourceKind: true,
      dob: true,
      dobTo: true,
      dobPrecision: true,
    },
  })

/** Under which nominal each of these person records is, for those that this reader may see. */
export const findPlaces = (tx: Tx, personRecordIds: string[]) =>
  tx.personRecord.findMany({
    where: { id: { in: personRecordIds } },
    select: { id: true, nominalId: true, madeNominalId: true, aclId: true },
  })

/** The nominal that a number leads to, for this reader. */
export async function findLiveNominal(tx: Tx, nominalId: string): Promise<string> {
  const rows = await tx.$queryRaw<{ id: string | null }[]>`SELECT mips.live_nominal(${nominalId}::uuid) AS id`
  return rows[0]?.id ?? nominalId
}

export const findNamesOf = (tx: Tx, personRecordIds: string[]) =>
  tx.personName.findMany({
    where: { personRecordId: { in: personRecordIds } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
