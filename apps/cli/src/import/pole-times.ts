/** Days and minutes of the files (24/08/2017, 7/08/2017, 00:32) as instants, read in London time. */
import { addDays } from '@mips/domain/time/day'
import { parseLondon } from '@mips/domain/time/london-time'

function isoDay(raw: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(raw) ?? []
  return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined
}

/** The first and the last moment of a day. */
export function dayInLondon(raw: string): { from: Date; to: Date } | undefined {
  const day = isoDay(raw)
  const from = day === undefined ? undefined : instant(day, '00:00')
  const next = day === undefined || from === undefined ? undefined : instant(addDays(day, 1), '00:00')
  return from === undefined || next === undefined ? undefined : { from, to: new Date(next.getTime() - 1) }
}

/** A minute of a day. */
export function minuteInLondon(rawDay: string, rawTime: string): Date | undefined {
  const day = isoDay(rawDay)
  return day === undefined ? undefined : instant(day, rawTime)
}

function instant(day: string, time: string): Date | undefined {
  const read = parseLondon(day, time)
  return read.ok ? new Date(read.instant) : undefined
}
