/** The time during which the cycle of reviews waited, read off the steps that were taken. */
import { type InvestigationState, pausesReview } from '@mips/domain/investigation/investigation-state'

export type TakenStep = { from: string; to: string; at: string }

/** Each wait with its beginning and, where it is over, its end. */
export function waitsOf(steps: readonly TakenStep[]): { from: string; to?: string }[] {
  const waits: { from: string; to?: string }[] = []
  for (const { from, to, at } of steps) {
    const open = waits.at(-1)
    if (pausesReview(from as InvestigationState) && open !== undefined && open.to === undefined) open.to = at
    if (pausesReview(to as InvestigationState)) waits.push({ from: at })
  }
  return waits
}
