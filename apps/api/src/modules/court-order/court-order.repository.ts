/** The queries of orders of courts. */
import type { OfficerRef } from '@mips/contracts/common'
import type { OrderKind } from '@mips/domain/case/orders'
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'

/** What `mips.orders_of_person` answers. */
export type OrderRow = {
  id: string
  recordId: string
  kind: OrderKind
  courtCode: string
  court: string | null
  from: string
  to: string | null
  isUntilFurtherOrder: boolean
  terms: string[]
  protects: string[]
  variesId: string | null
  markerId: string | null
  endedOn: string | null
  endReason: string | null
  by: OfficerRef | null
}

export async function listOrders(tx: Tx, nominalId: string): Promise<OrderRow[]> {
  const rows = await tx.$queryRaw<
    { answer: OrderRow[] }[]
  >`SELECT mips.orders_of_person(${nominalId}::uuid) AS answer`
  return rows[0]?.answer ?? []
}

export const isCourt = async (tx: Tx, code: string): Promise<boolean> =>
  (await tx.organisationUnit.count({
    where: { code, kind: { in: ["Magistrates' Courts", 'Crown Courts'] } },
  })) > 0

export const findLiveMarker = (tx: Tx, recordId: string, code: string) =>
  tx.marker.findFirst({ where: { recordId, code, endedOn: null }, select: { id: true } })

export const isMarkerLive = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.marker.count({ where: { id, endedOn: null } })) > 0

export const insertOrder = (tx: Tx, data: Prisma.CourtOrderUncheckedCreateInput) =>
  tx.courtOrder.create({ data, select: { id: true } })

/** Ends an order that was not ended before; false where somebody was first. */
export async function endOrder(
  tx: Tx,
  id: string,
  data: { endedOn: Date; endReason: string; endedBy: string },
): Promise<boolean> {
  const { count } = await tx.courtOrder.updateMany({ where: { id, endedOn: null }, data })
  return count === 1
}
