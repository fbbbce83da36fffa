/** When the screen asks why an entry is late: earlier than the rule that refuses it, so that the habit comes first. */
import { minutesBetween } from '@mips/domain/time/instant'

const askedAfterMinutes = 10

/** Whether so long has passed that the reason is asked for. */
export function isEnteredLate(happenedAt: string | undefined, now: string): boolean {
  const minutes = happenedAt === undefined ? undefined : minutesBetween(happenedAt, now)
  return minutes !== undefined && minutes > askedAfterMinutes
}
