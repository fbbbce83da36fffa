/** When a tour of duty ends: a report is checked by a supervisor before that (force policy, recalled). */
import { addDays } from '../time/day.ts'
import { addHours, type Instant } from '../time/instant.ts'
import { parseLondon, toLondon } from '../time/london-time.ts'

/** Local times at which tours end; each force sets its own. */
export const shiftEnds = { times: ['07:00', '15:00', '23:00'], mark: 'recalled' } as const

/** A report made in the last minutes of a tour is checked in the next one, for nobody could read it in time. */
export const leastMinutesToCheck = 60

/** The end of the tour of duty that `now` is in, or of the next one when less than an hour is left. */
export function endOfShift(now: Instant): Instant {
  const from = addHours(now, leastMinutesToCheck / 60) ?? now
  const local = toLondon(from)
  if (!local) return now
  const days = [local.day, addDays(local.day, 1)]
  const ends = days
    .flatMap((day) => shiftEnds.times.map((time) => parseLondon(day, time)))
    .flatMap((read) => (read.ok ? [read.instant] : []))
  return ends.find((end) => end >= from) ?? from
}
