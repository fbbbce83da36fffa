/** Instants as UTC texts (`2026-02-10T09:55:00.000Z`): sums on them, never on wall-clock times. */
export type Instant = string

export const MINUTE = 60_000
export const HOUR = 3_600_000

/** Milliseconds of an instant; undefined when the text is none. A zone is asked for, since a bare time means nothing. */
export function toMillis(instant: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(Z|[+-]\d{2}:\d{2})$/.test(instant)) return undefined
  const millis = Date.parse(instant)
  return Number.isNaN(millis) ? undefined : millis
}

/** The instant of so many milliseconds since 1970. */
export const fromMillis = (millis: number): Instant => new Date(millis).toISOString()

/** The instant so many hours later of real time; undefined when the text is no instant. */
export const addHours = (instant: string, hours: number): Instant | undefined => shift(instant, hours * HOUR)

/** The instant so many minutes later of real time; undefined when the text is no instant. */
export const addMinutes = (instant: string, minutes: number): Instant | undefined =>
  shift(instant, minutes * MINUTE)

/** Minutes from one instant to another (negative when it is earlier); undefined when either is none. */
export function minutesBetween(from: string, to: string): number | undefined {
  const [start, end] = [toMillis(from), toMillis(to)]
  return start === undefined || end === undefined ? undefined : (end - start) / MINUTE
}

/** True only where both are instants and the first is later. */
export function isLater(at: string | undefined, other: string | undefined): boolean {
  const [a, b] = [at, other].map((time) => (time === undefined ? undefined : toMillis(time)))
  return a !== undefined && b !== undefined && a > b
}

/** True where the time as it is typed, to the minute, lies before the minute of the other; texts that are none are not. */
export function isMinuteBefore(at: string, other: string): boolean {
  const [a, b] = [toMillis(at), toMillis(other)]
  return a !== undefined && b !== undefined && Math.floor(a / MINUTE) < Math.floor(b / MINUTE)
}

/** The latest of some instants; texts that are none are passed over. */
export const latestOf = (instants: readonly string[]): Instant | undefined =>
  instants.reduce<string | undefined>(
    (latest, at) => (toMillis(at) !== undefined && !isLater(latest, at) ? at : latest),
    undefined,
  )

function shift(instant: string, millis: number): Instant | undefined {
  const start = toMillis(instant)
  return start === undefined ? undefined : fromMillis(start + millis)
}
