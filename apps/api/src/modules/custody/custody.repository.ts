/** The queries of the custody module. */
import type { Prisma } from '@mips/database/generated/client'
import { custodyStates } from '@mips/domain/custody/state'
import type { Tx } from '../../platform/db/tx.ts'
import { preChargeBail } from '@mips/domain/custody/disposals'
import type { BoardRow, CustodyRow, OnBailRow } from './custody.rows.ts'

/** The whole record with its clock and log; undefined when hidden or unknown. */
export async function findStay(tx: Tx, id: string): Promise<CustodyRow | undefined> {
  const rows = await tx.$queryRaw<
    { stay: CustodyRow | null }[]
  >`SELECT mips.read_custody(${id}::uuid) AS stay`
  return rows[0]?.stay ?? undefined
}

export const heldStates = custodyStates.filter((state) => state.isHeld).map((state) => state.code as string)

/** Everyone held, at one station or all. */
export async function findBoard(tx: Tx, stationCode: string | undefined): Promise<BoardRow[]> {
  const rows = await tx.$queryRaw<
    { lines: BoardRow[] }[]
  >`SELECT mips.custody_board(${stationCode ?? null}, ${heldStates}::text[]) AS lines`
  return rows[0]?.lines ?? []
}

/** Those of these stays that are held. */
export async function findBoardLines(tx: Tx, ids: readonly string[]): Promise<BoardRow[]> {
  const rows = await tx.$queryRaw<
    { lines: BoardRow[] }[]
  >`SELECT mips.custody_lines(${[...ids]}::uuid[], ${heldStates}::text[]) AS lines`
  return rows[0]?.lines ?? []
}

/** Those of these stays that have ended: bail that ends is called after the person has gone. */
export async function findEndedLines(tx: Tx, ids: readonly string[]): Promise<BoardRow[]> {
  const rows = await tx.$queryRaw<
    { lines: BoardRow[] }[]
  >`SELECT mips.custody_lines(${[...ids]}::uuid[], ARRAY['RELEASED', 'TRANSFERRED']) AS lines`
  return rows[0]?.lines ?? []
}

/** How many are held at each suite. */
export const countHeld = (tx: Tx): Promise<{ code: string; name: string; held: number }[]> => tx.$queryRaw`
  SELECT c.station_code AS code, coalesce(max(s.name), c.station_code) AS name, count(*)::int AS held FROM custody_record c LEFT JOIN organisation_unit s ON s.code = c.station_code
   WHERE c.state = ANY (${heldStates}::text[]) GROUP BY c.station_code ORDER BY 2`

/** Who is on bail before charge and has not come back: of one person, or like a text. */
export async function findOnBail(
  tx: Tx,
  by: { nominalId: string | null; text: string | null },
  limit: number,
): Promise<OnBailRow[]> {
  const rows = await tx.$queryRaw<{ stays: OnBailRow[] }[]>`
    SELECT mips.stays_on_bail(${preChargeBail}::text[], ${by.nominalId}::uuid, ${by.text}, ${limit}::int) AS stays`
  return rows[0]?.stays ?? []
}

/** The access list of a record that this reader may see. */
export async function findAcl(tx: Tx, id: string): Promise<number | undefined> {
  const row = await tx.record.findUnique({ where: { id }, select: { aclId: true } })
  return row?.aclId
}

export type Arrested = { personRecordId: string; nominalId: string; aclId: number; title: string }

/** The person of an arrest and its access list, to be carried into custody. */
export async function findArrested(tx: Tx, arrestId: string): Promise<Arrested | undefined> {
  const rows = await tx.$queryRaw<Arrested[]>`
    SELECT k.to_id AS "personRecordId", p.nominal_id AS "nominalId", e.acl_id AS "aclId", e.title FROM event e JOIN link k ON k.from_id = e.id AND k.role = 'ARRESTED' AND k.valid_to IS NULL
      JOIN person_record p ON p.id = k.to_id
     WHERE e.id = ${arrestId}::uuid ORDER BY k.created_at, k.id LIMIT 1`
  return rows[0]
}

/** The custody record that an arrest has already, when this reader may see it. */
export async function findCustodyOf(
  tx: Tx,
  arrestId: string,
): Promise<{ id: string; custodyNumber: string } | undefined> {
  const rows = await tx.$queryRaw<{ id: string; custodyNumber: string }[]>`
    SELECT c.id, c.custody_number AS "custodyNumber" FROM custody_record c WHERE c.id = mips.custody_of_arrest(${arrestId}::uuid)`
  return rows[0]
}

/** The next serial of a station's custody numbers in a year. */
export async function takeSerial(tx: Tx, prefix: string, year: number): Promise<number> {
  const rows = await tx.$queryRaw<
    { serial: number }[]
  >`SELECT mips.next_number(${`CUS:${prefix}`}, ${year}::int) AS serial`
  return rows[0]?.serial ?? 0
}

/** Writes the event and the custody record. */
export async function insertStay(
  tx: Tx,
  rows: { event: Prisma.EventUncheckedCreateInput; stay: Prisma.CustodyRecordUncheckedCreateInput },
): Promise<void> {
  await tx.event.create({ data: rows.event, select: { id: true } })
  await tx.custodyRecord.create({ data: rows.stay, select: { id: true } })
}

/** Changes a stay and, when its state is among the changes, the event that lists show. */
export async function updateStay(
  tx: Tx,
  id: string,
  change: Prisma.CustodyRecordUncheckedUpdateInput & { state?: string },
  occurredTo?: Date,
): Promise<void> {
  await tx.custodyRecord.update({ where: { id }, data: change, select: { id: true } })
  if (change.state === undefined) return
  await tx.event.update({
    where: { id },
    data: { status: change.state, ...(occurredTo === undefined ? {} : { occurredTo }) },
    select: { id: true },
  })
}

export const insertOfficer = (tx: Tx, officer: Prisma.EventOfficerUncheckedCreateInput) =>
  tx.eventOfficer.create({ data: officer, select: { id: true } })

export const insertExclusion = (tx: Tx, trip: Prisma.CustodyExclusionUncheckedCreateInput) =>
  tx.custodyExclusion.create({ data: trip, select: { id: true } })

export const endExclusion = (tx: Tx, id: string, endsAt: Date) =>
  tx.custodyExclusion.updateMany({ where: { id, endsAt: null }, data: { endsAt } })

/** Custody records of a list that this reader may see, with when each arrived. */
export const findArrivals = (tx: Tx, ids: string[]) =>
  tx.custodyRecord.findMany({ where: { id: { in: ids } }, select: { id: true, arrivedAt: true } })

/** An entry of the record's log, and whether another has put it right. */
export async function findLogEntry(
  tx: Tx,
  recordId: string,
  id: string,
): Promise<{ authorId: string | null; isCorrected: boolean } | undefined> {
  const rows = await tx.$queryRaw<{ authorId: string | null; isCorrected: boolean }[]>`
    SELECT g.author_id AS "authorId", EXISTS (SELECT 1 FROM log_entry y WHERE y.corrects_id = g.id) AS "isCorrected" FROM log_entry g WHERE g.id = ${id}::uuid AND g.record_id = ${recordId}::uuid`
  return rows[0]
}
