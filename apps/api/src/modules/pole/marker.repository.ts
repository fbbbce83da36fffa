/** The queries of warning markers. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { MarkerRow } from './pole.rows.ts'

export async function insertMarker(tx: Tx, row: Prisma.MarkerUncheckedCreateInput): Promise<string> {
  const made = await tx.marker.create({ data: row, select: { id: true } })
  return made.id
}

/** The live marker of a code on a record. */
export const findLiveMarker = (tx: Tx, recordId: string, code: string) =>
  tx.marker.findFirst({ where: { recordId, code, endedOn: null }, select: { id: true } })

export const findMarker = (tx: Tx, id: string) =>
  tx.marker.findUnique({
    where: { id },
    select: { id: true, recordId: true, code: true, endedOn: true, reason: true },
  })

/** Ends a marker that is live still; false when another did so first. */
export async function closeMarker(tx: Tx, id: string, endedOn: Date, endReason: string): Promise<boolean> {
  const closed = await tx.marker.updateMany({
    where: { id, endedOn: null },
    data: { endedOn, endReason, version: { increment: 1 } },
  })
  return closed.count === 1
}

/** Every marker of a record, live ones first. */
export async function listMarkers(tx: Tx, recordId: string): Promise<MarkerRow[]> {
  const rows = await tx.$queryRaw<
    { markers: MarkerRow[] }[]
  >`SELECT mips.markers_json(ARRAY[${recordId}::uuid], false) AS markers`
  return rows[0]?.markers ?? []
}

export const findOfficer = (tx: Tx, id: string) =>
  tx.appUser.findFirst({ where: { id, status: 'active' }, select: { id: true, rank: true } })

/** The oldest person record of a nominal that this reader may see: what facts about the person are put on. */
export const findPrimaryPersonRecord = (tx: Tx, nominalId: string) =>
  tx.personRecord.findFirst({
    where: { nominalId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })

/** The nominal of a person record. */
export const findNominalOf = (tx: Tx, personRecordId: string) =>
  tx.personRecord.findUnique({ where: { id: personRecordId }, select: { nominalId: true } })
