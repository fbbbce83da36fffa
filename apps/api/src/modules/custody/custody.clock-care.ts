/** What falls due in the care of a detainee, from the part of the clock's row that care answers. */
import { nextVisitDue } from '@mips/domain/custody/care'
import { observationLevels } from '@mips/domain/custody/codes'
import type { Instant } from '@mips/domain/time/instant'
import { utc } from './custody.clock-words.ts'
import type { ClockRow } from './custody.rows.ts'
import type { Due } from './custody.clock-words.ts'

/** Everything due in the care of the person, in no order. */
export function careDue(row: ClockRow): Due[] {
  const visit = visitDue(row)
  return visit === undefined
    ? []
    : [{ what: 'VISIT', label: 'Visit', at: visit, by: 'DETENTION_OFFICER', rule: 'TR-1' }]
}

/** TR-1: the next visit, once the level of observation is set and while the person is in the suite. */
function visitDue(row: ClockRow): Instant | undefined {
  const isInSuite = row.releasedAt === null && row.state !== 'AT_HOSPITAL' && row.state !== 'OUT_OF_SUITE'
  const minutes = intervalOf(row.observationLevel)
  const lastVisitAt = row.lastVisitAt ?? row.levelChange?.at ?? row.authorisedAt
  if (!isInSuite || minutes === undefined || lastVisitAt === null) return undefined
  const previousMinutes = intervalOf(row.levelChange?.from ?? null)
  const change =
    row.levelChange === null || previousMinutes === undefined
      ? undefined
      : { at: utc(row.levelChange.at), previousMinutes }
  return nextVisitDue({
    lastVisitAt: utc(lastVisitAt),
    intervalMinutes: minutes,
    ...(change === undefined ? {} : { change }),
  })
}

const intervalOf = (level: string | null) =>
  observationLevels.find((row) => row.code === level)?.maxIntervalMinutes
