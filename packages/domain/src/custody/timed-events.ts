/** Sorts the good events of a clock from those whose times cannot be, so that the clock itself never throws. */
import { formatLondon } from '../time/london-time.ts'
import { toMillis } from '../time/instant.ts'
import type { ClockEvent, Inconsistency, Timed } from './clock-events.ts'

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
  const at = toMillis(event.at)
  const untilGiven = 'until' in event ? event.until : undefined
  const until = untilGiven === undefined ? undefined : toMillis(untilGiven)
  if (at === undefined || (untilGiven !== undefined && until === undefined)) {
    return {
      code: 'BAD_TIME',
      message: 'A time on the record cannot be read, so it is left out of the clock.',
      at: event.at,
    }
  }
  if (until !== undefined && until < at) {
    return {
      code: 'ENDS_BEFORE_START',
      message: `A period that begins ${formatLondon(event.at)} ends before it begins, so it is left out of the clock.`,
      at: event.at,
    }
  }
  return { event, at, until }
}
