/** Readings of the clock in local times, for the tests of custody. */
import { parseDay } from '../time/day.ts'
import { type LondonLabel, parseLondon } from '../time/london-time.ts'
import { detentionClock, type DetentionClock } from './clock.ts'
import type { ClockEvent, ClockInput } from './clock-events.ts'

/** The instant of `10 Feb 09:20` of 2026 in London; a label only for the hour that happens twice. */
export function at(text: string, label?: LondonLabel): string {
  const [day = '', month = '', time = ''] = text.split(' ')
  const read = parseDay(`${day} ${month} 2026`, '2026-12-31')
  const local = parseLondon(read.ok ? read.value : '', time, label)
  if (!local.ok) throw new Error(`${text}: ${local.problem}`)
  return local.instant
}

/** The clock of an ordinary PACE record, unless `rest` says otherwise. */
export const read = (events: ClockEvent[], rest: Partial<ClockInput> = {}): DetentionClock =>
  detentionClock({ recordTypes: ['PACE'], events, ...rest })

/** Arrival at a first station and authorised detention. */
export const local = (arrived: string, authorised: string): ClockEvent[] => [
  { kind: 'ARRIVED', at: at(arrived) },
  { kind: 'AUTHORISED', at: at(authorised) },
]
