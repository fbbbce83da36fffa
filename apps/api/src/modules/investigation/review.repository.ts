/** What reviews read: those done, and the steps that paused them. */
import type { Tx } from '../../platform/db/tx.ts'

export const findReviews = (tx: Tx, crimeId: string) =>
  tx.investigationReview.findMany({
    where: { crimeId },
    select: { reviewedAt: true },
    orderBy: { reviewedAt: 'asc' },
  })

export async function findWaits(tx: Tx, crimeId: string) {
  const rows = await tx.investigationStep.findMany({
    where: { crimeId },
    select: { fromState: true, toState: true, takenAt: true },
    orderBy: [{ takenAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ fromState, toState, takenAt }) => ({
    from: fromState,
    to: toState,
    at: takenAt.toISOString(),
  }))
}
