/** The queries of places. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'

/** Writes the row of a place whose record is made already. */
export async function insertLocation(tx: Tx, row: Prisma.LocationUncheckedCreateInput): Promise<void> {
  await tx.location.create({ data: row, select: { id: true } })
}

/** Places on record with the same parts, as this reader sees them; a flat is another place than its house. */
export function findSamePlaces(
  tx: Tx,
  parts: {
    subBuilding: string
    buildingName: string
    buildingNumber: string
    street: string
    postcode: string
    town: string
  },
): Promise<{ id: string; address: string }[]> {
  return tx.$queryRaw`
    SELECT l.id, mips.address_line(l) AS address FROM location l
     WHERE mips.fold(l.street) = mips.fold(${parts.street}) AND mips.fold(l.building_number) = mips.fold(${parts.buildingNumber})
       AND mips.fold(l.sub_building) = mips.fold(${parts.subBuilding}) AND mips.fold(l.building_name) = mips.fold(${parts.buildingName})
       AND CASE WHEN ${parts.postcode} <> '' AND l.postcode <> '' THEN l.postcode = ${parts.postcode} ELSE mips.fold(l.town) = mips.fold(${parts.town}) END
     ORDER BY l.id LIMIT 10`
}

/** The place of a UPRN. */
export function findByUprn(tx: Tx, uprn: string): Promise<{ id: string; address: string }[]> {
  return tx.$queryRaw`SELECT l.id, mips.address_line(l) AS address FROM location l WHERE l.uprn = ${uprn} LIMIT 1`
}
