/** The queries of the custody-outcome module. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { DiaryRow, OutcomeRow } from './custody-outcome.rows.ts'

/** The stay with all of its ending; undefined when hidden or unknown. */
export async function findOutcome(tx: Tx, id: string): Promise<OutcomeRow | undefined> {
  const rows = await tx.$queryRaw<
    { outcome: OutcomeRow | null }[]
  >`SELECT mips.read_custody_outcome(${id}::uuid) AS outcome`
  return rows[0]?.outcome ?? undefined
}

/** Holds the ending of one stay for this transaction. */
export const lockOutcome = (tx: Tx, id: string) =>
  tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('custody_outcome:' || ${id}, 0))::text`

/** Everyone on bail before charge or under investigation, at one station or all. */
export async function findDiary(tx: Tx, stationCode: string | undefined, limit: number): Promise<DiaryRow[]> {
  const rows = await tx.$queryRaw<
    { lines: DiaryRow[] }[]
  >`SELECT mips.bail_diary(${stationCode ?? null}, ${limit}::int) AS lines`
  return rows[0]?.lines ?? []
}

export const findOffence = (tx: Tx, code: string) =>
  tx.offence.findUnique({
    where: { code },
    select: { code: true, title: true, category: true, isRecordable: true },
  })

export const insertOffence = (tx: Tx, offence: Prisma.EventOffenceUncheckedCreateInput) =>
  tx.eventOffence.create({ data: offence, select: { id: true } })

export const updateOffences = (tx: Tx, ids: string[], change: Prisma.EventOffenceUncheckedUpdateManyInput) =>
  tx.eventOffence.updateMany({ where: { id: { in: ids } }, data: change })

export const insertCharge = (tx: Tx, charge: Prisma.CustodyChargeUncheckedCreateInput) =>
  tx.custodyCharge.create({ data: charge, select: { id: true } })

export const insertBail = (tx: Tx, bail: Prisma.CustodyBailUncheckedCreateInput) =>
  tx.custodyBail.create({ data: bail, select: { id: true } })

export const insertConditions = (tx: Tx, rows: Prisma.CustodyBailConditionUncheckedCreateInput[]) =>
  tx.custodyBailCondition.createMany({ data: rows })

/** Ends conditions of one bail that are in force; answers how many. */
export async function endConditions(
  tx: Tx,
  bailId: string,
  ids: string[],
  end: { endedAt: Date; endedBy: string; endedReason: string },
): Promise<number> {
  const { count } = await tx.custodyBailCondition.updateMany({
    where: { bailId, id: { in: ids }, endedAt: null },
    data: end,
  })
  return count
}

export const insertBailEntry = (tx: Tx, entry: Prisma.CustodyBailEntryUncheckedCreateInput) =>
  tx.custodyBailEntry.create({ data: entry, select: { id: true } })

export const insertAssessment = (tx: Tx, row: Prisma.CustodyReleaseAssessmentUncheckedCreateInput) =>
  tx.custodyReleaseAssessment.create({ data: row, select: { id: true } })

export const insertEscort = (tx: Tx, row: Prisma.CustodyEscortUncheckedCreateInput) =>
  tx.custodyEscort.create({ data: row, select: { id: true } })

export const insertPaper = (tx: Tx, row: Prisma.CustodyPaperUncheckedCreateInput) =>
  tx.custodyPaper.create({ data: row, select: { id: true } })
