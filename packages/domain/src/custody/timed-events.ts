/** Sorts the good events of a clock from those whose times cannot be, so that the clock itself never throws. */
import { formatLondon } from '../time/london-time.ts'
import { toMillis } from '../time/instant.ts'
import { type ClockEvent, clockEventKinds, type Timed } from './clock-events.ts'
import { type Inconsistency, inconsistency } from './clock-problems.ts'

/** The events with readable times in order of time, and what is wrong with the others. */
export function timeEvents(events: readonly ClockEvent[]): {
  timed: Timed[]
  inconsistencies: Inconsistency[]
} {
  const inconsistencies: Inconsistency[] = []
  const timed = events.flatMap((event): Timed[] => {
    const reading = readTimes(event)
    if ('code' in reading) inconsistencies.push(reading)
    return 'code' in reading ? [] : [reading]
  })
  return { timed: timed.sort((a, b) => a.at - b.at), inconsistencies }
}

function readTimes(event: ClockEvent): Timed | Inconsistency {
  // A record may come from another system, so the shape that the types promise is looked at once more.
  const kind: unknown = (event as ClockEvent | null)?.kind
  if (!clockEventKinds.some((known) => known === kind)) {
    return inconsistency(
      'UNKNOWN_EVENT',
      'Something on the record is not known to the clock and is left out.',
    )
  }
  const at = readInstant(event.at)
  const untilGiven: unknown = 'until' in event ? event.until : undefined
  const until = untilGiven === undefined ? undefined : readInstant(untilGiven)
  if (at === undefined || (untilGiven !== undefined && until === undefined)) {
    return inconsistency(
      'BAD_TIME',
      'A time on the record cannot be read, so it is left out of the clock.',
      typeof event.at === 'string' ? event.at : undefined,
    )
  }
  if (until !== undefined && until < at) {
    return inconsistency(
      'ENDS_BEFORE_START',
      `A period that begins ${formatLondon(event.at)} ends before it begins, so it is left out of the clock.`,
      event.at,
    )
  }
  return { event, at, until }
}

const readInstant = (typed: unknown): number | undefined =>
  typeof typed === 'string' ? toMillis(typed) : undefined
