/** The queries of the second hand, letters to owners and what is to be fetched. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { PullRow } from '../property/property-hands.service.ts'

export const findSign = (tx: Tx, exhibitId: string, id: string) =>
  tx.exhibitSign.findFirst({ where: { id, exhibitId } })

/** Answers a signature that waits; false when it does not any more. */
export async function answerSign(
  tx: Tx,
  id: string,
  data: Prisma.ExhibitSignUncheckedUpdateManyInput,
): Promise<boolean> {
  return (await tx.exhibitSign.updateMany({ where: { id, state: 'WAITING' }, data })).count === 1
}

export const findStaffNumber = async (tx: Tx, id: string): Promise<string> =>
  (await tx.appUser.findUniqueOrThrow({ where: { id }, select: { staffNumber: true } })).staffNumber

export const findAclOf = async (tx: Tx, exhibitId: string): Promise<number | undefined> =>
  (await tx.exhibit.findUnique({ where: { id: exhibitId }, select: { aclId: true } }))?.aclId

export const insertLetter = (tx: Tx, row: Prisma.ExhibitLetterUncheckedCreateInput) =>
  tx.exhibitLetter.create({ data: row, select: { id: true } })

export const updateLetter = (tx: Tx, id: string, data: Prisma.ExhibitLetterUncheckedUpdateInput) =>
  tx.exhibitLetter.update({ where: { id }, data, select: { id: true } })

export const insertRequest = (tx: Tx, row: Prisma.ExhibitRequestUncheckedCreateInput) =>
  tx.exhibitRequest.create({ data: row, select: { id: true } })

/** Ends a request that is open; false when none is. */
export async function endRequest(
  tx: Tx,
  which: { id: string; exhibitId: string },
  data: Prisma.ExhibitRequestUncheckedUpdateManyInput,
): Promise<boolean> {
  return (await tx.exhibitRequest.updateMany({ where: { ...which, endedAt: null }, data })).count === 1
}

/** The unit of the first keeper of a place. */
export async function unitOfPlace(tx: Tx, placeId: string): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ unitCode: string }[]>`
    SELECT u.unit_code AS "unitCode" FROM unnest(mips.place_keepers(${placeId}::uuid)) WITH ORDINALITY k(id, place) JOIN app_user u ON u.id = k.id ORDER BY k.place LIMIT 1`
  return rows[0]?.unitCode
}

export async function findPullList(tx: Tx, keptBefore: string, limit: number): Promise<PullRow[]> {
  const rows = await tx.$queryRaw<
    { answer: PullRow[] }[]
  >`SELECT mips.property_pull_list(${keptBefore}::date, ${limit}::int) AS answer`
  return rows[0]?.answer ?? []
}
