/** What a later custody record takes over of an earlier one's clock: a return to bail, or a transfer (custody.md 2, 3). */
import { type Instant, MINUTE, toMillis } from '../time/instant.ts'
import { detentionClock } from './clock.ts'
import type { ClockEvent, ClockInput } from './clock-events.ts'

export type Carried = { ok: true; events: ClockEvent[] } | { ok: false; rule: string; problem: string }

/**
 * CL-6, s.47(6): the earlier stay as one event; its time on bail is left out because the new stay begins at the return.
 * A part of a minute counts as a whole one. Refused where the earlier stay has not ended or never began to count.
 */
export function carriedByBail(earlier: ClockInput, releasedAt: Instant): Carried {
  const clock = detentionClock({ ...earlier, asOf: releasedAt })
  if (clock.relevantTime === undefined || clock.countedMillis === undefined)
    return no('CL-6', 'The earlier stay has no relevant time: record its arrival at the station first.')
  const end = toMillis(releasedAt)
  if (end === undefined || (clock.state !== 'CLOSED' && clock.state !== 'ON_BAIL'))
    return no('CL-6', 'The earlier stay has not ended: record its release first.')
  const countedMinutes = Math.ceil(clock.countedMillis / MINUTE)
  return {
    ok: true,
    events: [{ kind: 'PREVIOUS_DETENTION', at: clock.relevantTime, until: releasedAt, countedMinutes }],
  }
}

/**
 * RT-1 to RT-6: a transfer to another station for the same offence starts no new clock, so every event goes with the
 * person, less the release that ended the first record. The new record adds its own arrival.
 */
export function carriedByTransfer(earlier: ClockInput, transferredAt: Instant): Carried {
  const left = toMillis(transferredAt)
  if (left === undefined) return no('RT-1', 'Enter the time of the transfer.')
  const clock = detentionClock({ ...earlier, asOf: transferredAt })
  if (clock.state === 'NOT_STARTED' && clock.relevantTime === undefined && !hasFirstArea(earlier))
    return no('RT-1', 'The earlier stay has no relevant time: record its arrival at the station first.')
  const stays = earlier.events.filter(
    (event) => event.kind !== 'RELEASED' || (toMillis(event.at) ?? Number.POSITIVE_INFINITY) < left,
  )
  return { ok: true, events: stays }
}

/** RT-4 and RT-6 set nothing before the arrival in the other area, so there the clock may not have begun. */
const hasFirstArea = (earlier: ClockInput): boolean =>
  earlier.events.some(
    (event) =>
      event.kind === 'LEFT_FIRST_AREA' ||
      event.kind === 'ENTERED_ENGLAND_WALES' ||
      (event.kind === 'ARRESTED' && event.soughtByAnotherArea === true),
  )

const no = (rule: string, problem: string): Carried => ({ ok: false, rule, problem })
