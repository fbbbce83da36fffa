/** The queries of the custody-care module. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { CarePageRow, MedicationPageRow, RiskPageRow } from './custody-care.rows.ts'

export async function findRiskPage(tx: Tx, id: string): Promise<RiskPageRow | undefined> {
  const rows = await tx.$queryRaw<
    { page: RiskPageRow | null }[]
  >`SELECT mips.read_custody_risk(${id}::uuid) AS page`
  return rows[0]?.page ?? undefined
}

export async function findCarePage(tx: Tx, id: string): Promise<CarePageRow | undefined> {
  const rows = await tx.$queryRaw<
    { page: CarePageRow | null }[]
  >`SELECT mips.read_custody_care(${id}::uuid) AS page`
  return rows[0]?.page ?? undefined
}

export async function findMedicationPage(tx: Tx, id: string): Promise<MedicationPageRow | undefined> {
  const rows = await tx.$queryRaw<{ page: MedicationPageRow | null }[]>`
    SELECT mips.read_custody_medication(${id}::uuid) AS page`
  return rows[0]?.page ?? undefined
}

/** Numbers the versions of one stay one after the other, also when two officers save at one moment. */
const lockVersions = (tx: Tx, id: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`care ${id}`}, 0))`

/** Writes the next version of the risk assessment. */
export async function insertRisk(
  tx: Tx,
  row: Omit<Prisma.CustodyRiskUncheckedCreateInput, 'version'>,
): Promise<{ id: string; version: number }> {
  await lockVersions(tx, row.custodyRecordId)
  const latest = await tx.custodyRisk.aggregate({
    where: { custodyRecordId: row.custodyRecordId },
    _max: { version: true },
  })
  return tx.custodyRisk.create({
    data: { ...row, version: (latest._max.version ?? 0) + 1 },
    select: { id: true, version: true },
  })
}

export const findRisk = (tx: Tx, id: string, custodyRecordId: string) =>
  tx.custodyRisk.findFirst({
    where: { id, custodyRecordId },
    select: { version: true, level: true, signedAt: true },
  })

export const signRiskRow = (tx: Tx, id: string, signed: { signedBy: string; signedAt: Date }) =>
  tx.custodyRisk.updateMany({ where: { id, signedAt: null }, data: signed })

/** The person of a stay that this reader may see. */
export async function findNominalOfStay(tx: Tx, stayId: string): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ id: string | null }[]>`SELECT mips.nominal_of_stay(${stayId}::uuid) AS id`
  return rows[0]?.id ?? undefined
}

/** Whether this reader may see a nominal. */
export const findNominal = (tx: Tx, id: string) =>
  tx.nominal.findUnique({ where: { id }, select: { id: true } })

export const insertKeepApart = (tx: Tx, row: Prisma.CustodyKeepApartUncheckedCreateInput) =>
  tx.custodyKeepApart.create({ data: row, select: { id: true } })

/** Ends a row of this stay; false when it was ended or is not there. */
export async function endKeepApartRow(
  tx: Tx,
  where: { id: string; custodyRecordId: string },
  ended: { endedAt: Date; endedBy: string; endReason: string },
): Promise<boolean> {
  return (
    (await tx.custodyKeepApart.updateMany({ where: { ...where, endedAt: null }, data: ended })).count === 1
  )
}

/** Writes the next care plan. */
export async function insertPlan(
  tx: Tx,
  row: Omit<Prisma.CustodyCarePlanUncheckedCreateInput, 'version'>,
): Promise<{ id: string }> {
  await lockVersions(tx, row.custodyRecordId)
  const latest = await tx.custodyCarePlan.aggregate({
    where: { custodyRecordId: row.custodyRecordId },
    _max: { version: true },
  })
  return tx.custodyCarePlan.create({
    data: { ...row, version: (latest._max.version ?? 0) + 1 },
    select: { id: true },
  })
}

export const insertWatch = (tx: Tx, row: Prisma.CustodyWatchUncheckedCreateInput) =>
  tx.custodyWatch.create({ data: row, select: { id: true } })

export const insertCheck = (tx: Tx, row: Prisma.CustodyCheckUncheckedCreateInput) =>
  tx.custodyCheck.create({ data: row, select: { id: true } })

export const insertMeal = (tx: Tx, row: Prisma.CustodyMealUncheckedCreateInput) =>
  tx.custodyMeal.create({ data: row, select: { id: true } })

export const insertMedicine = (tx: Tx, row: Prisma.CustodyMedicineUncheckedCreateInput) =>
  tx.custodyMedicine.create({ data: row, select: { id: true } })

/** A medicine of any stay that this reader may see. */
export const findMedicine = (tx: Tx, id: string) =>
  tx.custodyMedicine.findUnique({ where: { id }, select: { id: true } })

/** Stops a medicine of this stay; false when it was stopped or is not there. */
export async function stopMedicineRow(
  tx: Tx,
  where: { id: string; custodyRecordId: string },
  stopped: { stoppedAt: Date; stoppedBy: string; stopReason: string },
): Promise<boolean> {
  return (
    (await tx.custodyMedicine.updateMany({ where: { ...where, stoppedAt: null }, data: stopped })).count === 1
  )
}

export const insertDose = (tx: Tx, row: Prisma.CustodyDoseUncheckedCreateInput) =>
  tx.custodyDose.create({ data: row, select: { id: true } })

export const insertHealthRequest = (tx: Tx, row: Prisma.CustodyHealthRequestUncheckedCreateInput) =>
  tx.custodyHealthRequest.create({ data: row, select: { id: true } })

export const insertHealthStep = (tx: Tx, row: Prisma.CustodyHealthStepUncheckedCreateInput) =>
  tx.custodyHealthStep.create({ data: row, select: { id: true } })

export const insertFitness = (tx: Tx, row: Prisma.CustodyFitnessUncheckedCreateInput) =>
  tx.custodyFitness.create({ data: row, select: { id: true } })
