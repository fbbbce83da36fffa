/** The queries of custody visiting. */
import { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { ConcernRow, DetaineeRow, VisitedRow, VisitRow } from './custody-visitors.rows.ts'

/** The suites that are in use: with cells described, with somebody held whom the reader may see, or visited before. */
export const findSuites = (tx: Tx): Promise<{ code: string; name: string }[]> => tx.$queryRaw`
  SELECT u.code, u.name FROM organisation_unit u WHERE u.is_custody_suite AND (EXISTS (SELECT 1 FROM custody_record c WHERE c.station_code = u.code AND c.released_at IS NULL)
      OR EXISTS (SELECT 1 FROM custody_cell k WHERE k.station_code = u.code) OR EXISTS (SELECT 1 FROM custody_visit v WHERE v.station_code = u.code)) ORDER BY u.name, u.code`

/** Whether this is a custody suite, in use or not. */
export const isSuite = async (tx: Tx, code: string): Promise<boolean> =>
  (await tx.organisationUnit.count({ where: { code, isCustodySuite: true } })) > 0

/** The latest visits of a suite or of all, or one. */
export const findVisits = (
  tx: Tx,
  { id, stationCode, limit }: { id?: string; stationCode?: string | undefined; limit: number },
): Promise<VisitRow[]> => tx.$queryRaw<VisitRow[]>`
  SELECT v.id, v.station_code AS "stationCode", s.name AS station, v.visitors, v.arrived_at AS "arrivedAt", v.admitted_at AS "admittedAt", v.delay_reason AS "delayReason", v.left_at AS "leftAt", v.note,
         v.recorded_by AS "recordedById", u.display_name AS "recordedBy"
    FROM custody_visit v JOIN organisation_unit s ON s.code = v.station_code JOIN app_user u ON u.id = v.recorded_by
   WHERE ${id === undefined ? Prisma.sql`true` : Prisma.sql`v.id = ${id}::uuid`}
     AND ${stationCode ? Prisma.sql`v.station_code = ${stationCode}` : Prisma.sql`true`}
   ORDER BY v.arrived_at DESC, v.id DESC LIMIT ${limit}::int`

/** The concerns of a visit, or every one that is open. */
export async function findConcerns(tx: Tx, visitId: string | undefined): Promise<ConcernRow[]> {
  const rows = await tx.$queryRaw<{ concerns: ConcernRow[] }[]>`
    SELECT mips.visit_concerns(${visitId ?? null}::uuid) AS concerns`
  return rows[0]?.concerns ?? []
}

export async function findDetainees(
  tx: Tx,
  visitId: string,
  held: readonly string[],
): Promise<DetaineeRow[]> {
  const rows = await tx.$queryRaw<{ detainees: DetaineeRow[] }[]>`
    SELECT mips.visit_detainees(${visitId}::uuid, ${[...held]}::text[]) AS detainees`
  return rows[0]?.detainees ?? []
}

export async function findVisited(
  tx: Tx,
  recordId: string,
  visitId: string,
  rules: object,
): Promise<VisitedRow | undefined> {
  const rows = await tx.$queryRaw<{ visited: VisitedRow | null }[]>`
    SELECT mips.read_visited(${recordId}::uuid, ${visitId}::uuid, ${JSON.stringify(rules)}::jsonb) AS visited`
  return rows[0]?.visited ?? undefined
}

export const insertVisit = (tx: Tx, row: Prisma.CustodyVisitUncheckedCreateInput) =>
  tx.custodyVisit.create({ data: row, select: { id: true } })

/** Ends a visit; false when it has ended. */
export async function endVisitRow(tx: Tx, id: string, leftAt: Date, note: string | null): Promise<boolean> {
  return (
    (await tx.custodyVisit.updateMany({ where: { id, leftAt: null }, data: { leftAt, note } })).count === 1
  )
}

export const insertOffer = (tx: Tx, row: Prisma.CustodyVisitOfferUncheckedCreateInput) =>
  tx.custodyVisitOffer.create({ data: row, select: { id: true } })

/** The suite in which a stay is, where the reader may see it. */
export const findStay = (tx: Tx, id: string) =>
  tx.custodyRecord.findUnique({ where: { id }, select: { stationCode: true, arrivedAt: true } })

export const insertConcern = (tx: Tx, row: Prisma.CustodyVisitConcernUncheckedCreateInput) =>
  tx.custodyVisitConcern.create({ data: row, select: { id: true } })

export const findConcern = (tx: Tx, id: string) =>
  tx.custodyVisitConcern.findUnique({ where: { id }, select: { id: true, custodyRecordId: true } })

export const isSettled = async (tx: Tx, concernId: string): Promise<boolean> =>
  (await tx.custodyVisitAnswer.count({ where: { concernId, isSettled: true } })) > 0

export const insertAnswer = (tx: Tx, row: Prisma.CustodyVisitAnswerUncheckedCreateInput) =>
  tx.custodyVisitAnswer.create({ data: row, select: { id: true } })
