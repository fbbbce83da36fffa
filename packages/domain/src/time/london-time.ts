/** Europe/London wall-clock time to UTC and back, with the hour that is missing in March and doubled in October. */
import { formatDay, isDay } from './day.ts'
import { fromMillis, type Instant, MINUTE, toMillis } from './instant.ts'

export type LondonLabel = 'GMT' | 'BST'

export type LondonReading =
  | { ok: true; instant: Instant; label: LondonLabel }
  | {
      ok: false
      reason: 'bad_date' | 'bad_time' | 'missing_hour' | 'doubled_hour' | 'wrong_label'
      problem: string
    }

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** Reads a local day (YYYY-MM-DD) and time (HH:MM); `label` is needed only in the hour that happens twice. */
export function parseLondon(day: string, time: string, label?: LondonLabel): LondonReading {
  if (!isDay(day)) return { ok: false, reason: 'bad_date', problem: 'Enter the date as day, month and year.' }
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    return {
      ok: false,
      reason: 'bad_time',
      problem: 'Enter the time on the 24-hour clock, for example 09:55.',
    }
  }
  const wall = Date.parse(`${day}T${time}:00Z`)
  const readings = ([0, 60] as const).filter((offset) => londonOffset(wall - offset * MINUTE) === offset)
  if (readings.length === 0) {
    return {
      ok: false,
      reason: 'missing_hour',
      problem: `There was no ${time} on ${formatDay(day)}: the clocks went forward.`,
    }
  }
  if (readings.length === 2 && !label) {
    return {
      ok: false,
      reason: 'doubled_hour',
      problem: `${time} on ${formatDay(day)} happened twice: say BST or GMT.`,
    }
  }
  const offset = label ? readings.find((reading) => labelOf(reading) === label) : readings[0]
  if (offset === undefined) {
    return {
      ok: false,
      reason: 'wrong_label',
      problem: `${formatDay(day)} ${time} is not in ${label}: check the time or the label.`,
    }
  }
  return { ok: true, instant: fromMillis(wall - offset * MINUTE), label: labelOf(offset) }
}

/** `10 Feb 2026 09:55 GMT`, or its `day` or `time` part alone; the text itself when it is no instant. */
export function formatLondon(instant: string, part: 'full' | 'day' | 'time' = 'full'): string {
  const local = toLondon(instant)
  if (!local) return instant
  const time = `${local.time} ${local.label}`
  if (part === 'time') return time
  return part === 'day' ? formatDay(local.day) : `${formatDay(local.day)} ${time}`
}

/** The local day (YYYY-MM-DD), time (HH:MM) and abbreviation of an instant; undefined when it is none. */
export function toLondon(instant: string): { day: string; time: string; label: LondonLabel } | undefined {
  const millis = toMillis(instant)
  if (millis === undefined) return undefined
  const offset = londonOffset(millis)
  const local = fromMillis(millis + offset * MINUTE)
  return { day: local.slice(0, 10), time: local.slice(11, 16), label: labelOf(offset) }
}

const labelOf = (offset: number): LondonLabel => (offset === 0 ? 'GMT' : 'BST')

const HOUR = 60 * MINUTE
const knownOffsets = new Map<number, number>()

/** Minutes that London is ahead of UTC at an instant. */
function londonOffset(millis: number): number {
  // London changes its clocks on the hour, and asking the calendar costs a hundred times more than remembering.
  const hour = Math.floor(millis / HOUR)
  const known = knownOffsets.get(hour)
  if (known !== undefined) return known
  const offset = askedOffset(hour * HOUR)
  if (knownOffsets.size >= 50_000) knownOffsets.clear()
  knownOffsets.set(hour, offset)
  return offset
}

function askedOffset(millis: number): number {
  const parts = clock.formatToParts(millis)
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value ?? 0)
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return Math.round((shown - Math.floor(millis / 1000) * 1000) / MINUTE)
}
