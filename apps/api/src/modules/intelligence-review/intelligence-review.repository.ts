/** The queries of the desk of the intelligence unit. */
import type { OfficerRef } from '@mips/contracts/common'
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { ClockGroup, EvaluationRow, QueueRow } from './intelligence-review.rows.ts'

export async function findEvaluation(tx: Tx, id: string): Promise<EvaluationRow | undefined> {
  const rows = await tx.$queryRaw<
    { answer: EvaluationRow | null }[]
  >`SELECT mips.read_evaluation(${id}::uuid) AS answer`
  return rows[0]?.answer ?? undefined
}

/** The most urgent reports in some states, at most 2000. */
export async function findQueue(tx: Tx, states: readonly string[]): Promise<QueueRow[]> {
  const rows = await tx.$queryRaw<
    { answer: QueueRow[] }[]
  >`SELECT mips.intelligence_queue(${[...states]}::text[]) AS answer`
  return rows[0]?.answer ?? []
}

/** All reports that wait for the unit, counted by state, priority and the hour in which their clocks began. */
export async function findClocks(tx: Tx): Promise<ClockGroup[]> {
  const rows = await tx.$queryRaw<{ answer: ClockGroup[] }[]>`SELECT mips.intelligence_clocks() AS answer`
  return rows[0]?.answer ?? []
}

/** The number of the next version of a text, also where an earlier one is for another list. */
export async function nextVersion(tx: Tx, reportId: string, number: number): Promise<number> {
  const rows = await tx.$queryRaw<
    { version: number }[]
  >`SELECT mips.next_intelligence_text(${reportId}::uuid, ${number}::int) AS version`
  return rows[0]?.version ?? 1
}

/** Whether everybody on one list is on another one too. */
export async function isAsStrict(tx: Tx, aclId: number, than: number): Promise<boolean> {
  const rows = await tx.$queryRaw<
    { strict: boolean }[]
  >`SELECT mips.is_as_strict(${aclId}::int, ${than}::int) AS strict`
  return rows[0]?.strict ?? false
}

/** Makes the newest texts live; how many. */
export async function releaseTexts(tx: Tx, reportId: string, at: Date): Promise<number> {
  const rows = await tx.$queryRaw<
    { count: number }[]
  >`SELECT mips.release_intelligence(${reportId}::uuid, ${at}::timestamptz) AS count`
  return rows[0]?.count ?? 0
}

export const insertText = (tx: Tx, data: Prisma.IntelligenceTextUncheckedCreateInput) =>
  tx.intelligenceText.create({ data, select: { id: true } })

export const insertRisk = (tx: Tx, data: Prisma.IntelligenceRiskUncheckedCreateInput) =>
  tx.intelligenceRisk.create({ data, select: { id: true } })

export const authoriseRiskRow = async (
  tx: Tx,
  id: string,
  by: { authorisedBy: string; authorisedAt: Date },
): Promise<boolean> =>
  (await tx.intelligenceRisk.updateMany({ where: { id, authorisedBy: null }, data: by })).count === 1

export const liftConditions = (tx: Tx, ids: readonly string[], by: { liftedBy: string; liftedAt: Date }) =>
  tx.intelligenceCondition.updateMany({ where: { id: { in: [...ids] }, liftedAt: null }, data: by })

/** Of a report that corroborates, the keys of its sources, as far as the caller may work on them. */
export async function findSourceKeys(tx: Tx, reportId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<
    { key: string }[]
  >`SELECT DISTINCT source_key AS key FROM intelligence_provenance WHERE report_id = ${reportId}::uuid`
  return rows.map(({ key }) => key)
}

export const findUnitOf = (tx: Tx, userId: string) =>
  tx.appUser.findUnique({ where: { id: userId }, select: { unitCode: true } })

/** The report that was made of a product of the corridor. */
export async function findReportOfProduct(
  tx: Tx,
  corridorId: string,
): Promise<{ id: string; reference: string | null } | undefined> {
  const rows = await tx.$queryRaw<{ id: string; reference: string | null }[]>`
    SELECT r.id, r.reference FROM intelligence_provenance p JOIN record r ON r.id = p.report_id WHERE p.is_product AND p.source_key = ${corridorId}`
  return rows[0]
}

/** Keeps what was said of a person of a report, by one of their links. */
export async function insertPersonSaid(
  tx: Tx,
  base: { reportId: string; linkId: string; saidBy: string; saidAt: Date },
  said: { category: string; groundId: string | null; kinds: Prisma.InputJsonValue },
): Promise<void> {
  const { category, groundId, kinds } = said
  await tx.intelligenceCategory.create({ data: { ...base, category, groundId }, select: { id: true } })
  await tx.intelligenceSensitive.create({ data: { ...base, kinds }, select: { id: true } })
}

/** Staff by id. */
export async function findOfficers(tx: Tx, ids: readonly string[]): Promise<Map<string, OfficerRef>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.appUser.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, staffNumber: true, displayName: true, rank: true },
  })
  return new Map(rows.map((row) => [row.id, row]))
}
