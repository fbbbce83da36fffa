/** The queries of the custody-limits module. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { LimitsRow } from './custody-limits.rows.ts'

/** The stay with its reviews and steps; undefined when hidden or unknown. */
export async function findLimits(tx: Tx, id: string): Promise<LimitsRow | undefined> {
  const rows = await tx.$queryRaw<
    { limits: LimitsRow | null }[]
  >`SELECT mips.read_custody_limits(${id}::uuid) AS limits`
  return rows[0]?.limits ?? undefined
}

/** Holds the limits of one stay for this transaction, so that two steps at once are judged one after the other. */
export const lockLimits = (tx: Tx, id: string) =>
  tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('custody_limit:' || ${id}, 0))::text`

export const insertStep = (tx: Tx, step: Prisma.CustodyLimitUncheckedCreateInput) =>
  tx.custodyLimit.create({ data: step, select: { id: true } })

export const insertFullReview = (tx: Tx, review: Prisma.CustodyReviewUncheckedCreateInput) =>
  tx.custodyReview.create({ data: review, select: { id: true } })

/** Keeps when the person was told, once. */
export const keepTold = (tx: Tx, recordId: string, reviewId: string, toldAt: Date) =>
  tx.custodyReview.updateMany({
    where: { id: reviewId, custodyRecordId: recordId, toldAt: null },
    data: { toldAt },
  })
