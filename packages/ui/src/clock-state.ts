export type ClockState = 'on-time' | 'due-soon' | 'overdue'

export type ClockReading = {
  state: ClockState
  /** Whole minutes to go; below zero when overdue. */
  minutes: number
  /** In 12m, in 2h 05m, now, 9m late. */
  countdown: string
}

/** How a clock stands at `now`; both are ISO instants. It is due soon at `soonMinutes` or less. */
export function readClock(now: string, dueAt: string, soonMinutes = 15): ClockReading {
  const ms = Date.parse(dueAt) - Date.parse(now)
  const isLate = ms < 0
  // Rounding keeps to the safe side: less time left, more time late.
  const minutes = Math.floor(ms / 60_000)
  if (isLate) return { state: 'overdue', minutes, countdown: `${span(-minutes)} late` }
  const state = ms <= soonMinutes * 60_000 ? 'due-soon' : 'on-time'
  return { state, minutes, countdown: minutes === 0 ? 'now' : `in ${span(minutes)}` }
}

/** 12m, 2h 05m, 1d 3h. */
export function span(minutes: number): string {
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor((minutes % 1440) / 60)
  const rest = minutes % 60
  if (days > 0) return `${days}d ${hours}h`
  return hours > 0 ? `${hours}h ${String(rest).padStart(2, '0')}m` : `${rest}m`
}

/** The same in words for screen readers: 2 hours 5 minutes. */
export function spanWords(minutes: number): string {
  const count = (value: number, noun: string) =>
    value === 0 ? '' : `${value} ${noun}${value === 1 ? '' : 's'}`
  const words = [
    count(Math.floor(minutes / 1440), 'day'),
    count(Math.floor((minutes % 1440) / 60), 'hour'),
    count(minutes % 60, 'minute'),
  ].filter(Boolean)
  return words.length > 0 ? words.join(' ') : 'less than a minute'
}
