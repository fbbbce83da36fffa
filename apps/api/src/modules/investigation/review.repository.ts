/** What reviews read: those done, and the steps that paused them. */
import type { Tx } from '../../platform/db/tx.ts'
import type { releaseTimes } from '../custody-outcome/bail-ends.service.ts'

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

/** Bail and release under investigation of the suspects that run; what is restricted more than the crime is left out. */
export async function findBails(tx: Tx, crimeId: string): Promise<Parameters<typeof releaseTimes>[0]> {
  const rows = await tx.$queryRaw<
    { bails: Parameters<typeof releaseTimes>[0] }[]
  >`SELECT mips.bails_of_crime(${crimeId}::uuid) AS bails`
  return rows[0]?.bails ?? []
}

/** The crimes on which somebody works and whose suspect a stay in custody is of. */
export async function findCrimesOfStay(tx: Tx, stayId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT mips.crimes_of_stay(${stayId}::uuid) AS id`
  return rows.map(({ id }) => id)
}
