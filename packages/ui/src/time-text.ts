/** The two names of London time. */
export type Zone = 'BST' | 'GMT'

/**
 * Reads a time of day as officers type it: 214, 0214, 02:14, 2.14, now. `nowTime` is HH:MM.
 * Answers HH:MM, or undefined when it is none; 2400 is none, because it names two days.
 */
export function readTime(text: string, nowTime: string): string | undefined {
  const trimmed = text.trim().toLowerCase()
  if (trimmed === 'now' || trimmed === 'n') return nowTime
  const found = /^(\d{1,2})[:.\s]?(\d{2})(?:\s?h(?:rs|ours)?)?$/.exec(trimmed)
  if (!found) return undefined
  const hour = Number(found[1])
  const minute = Number(found[2])
  if (hour > 23 || minute > 59) return undefined
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** Whether the value is HH:MM. */
export function isTime(value: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
}

/** HH:MM in London for an instant. */
export function londonTime(instant: Date): string {
  return wallClock(instant).slice(11)
}

/** GMT or BST for an instant. */
export function londonZone(instant: Date): Zone {
  return wallClock(instant) === instant.toISOString().slice(0, 16) ? 'GMT' : 'BST'
}

/** 02:14 GMT for an instant. */
export function showTime(instant: Date): string {
  return `${londonTime(instant)} ${londonZone(instant)}`
}

/** How many instants a London date and time names: two in the doubled hour, none in the missing one. */
export function instantsOf(date: string, time: string): { instant: string; zone: Zone }[] {
  const asGmt = Date.parse(`${date}T${time}:00Z`)
  if (Number.isNaN(asGmt)) return []
  const candidates: { at: number; zone: Zone }[] = [
    { at: asGmt - 3_600_000, zone: 'BST' },
    { at: asGmt, zone: 'GMT' },
  ]
  return candidates
    .filter(({ at }) => wallClock(new Date(at)) === `${date}T${time}`)
    .map(({ at, zone }) => ({ instant: new Date(at).toISOString(), zone }))
}

/** A date and time of day in London; the zone is asked only in the doubled hour. */
export type LocalDateTime = { date: string; time: string; zone?: Zone }

/** The instant in ISO UTC, or undefined while it is not whole, does not exist, or could be two. */
export function toInstant(value: LocalDateTime): string | undefined {
  const found = instantsOf(value.date, value.time)
  if (found.length <= 1) return found[0]?.instant
  return found.find((one) => one.zone === value.zone)?.instant
}

/** The London date, time and zone of an instant. */
export function fromInstant(instant: string): LocalDateTime {
  const at = new Date(instant)
  const wall = wallClock(at)
  return { date: wall.slice(0, 10), time: wall.slice(11), zone: londonZone(at) }
}

const formatter = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

function wallClock(instant: Date): string {
  const parts = new Map(formatter.formatToParts(instant).map((part) => [part.type, part.value]))
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}T${parts.get('hour')}:${parts.get('minute')}`
}
