/** Cells as spreadsheets write them: days as numbers, telephone numbers that lost their first zero, lengths of calls. */
import { parsed, refused, type Parsed } from '../identifiers/parsed.ts'
import { parsePhone } from '../identifiers/phone.ts'
import { addDays, isDay, parseDay } from '../time/day.ts'
import { parseLondon } from '../time/london-time.ts'

/** Day 0 of spreadsheets: the year 1900 has a 29 February there, so that every later day counts from 30 December 1899. */
const spreadsheetDay = '1899-12-30'

/** A day in any of the forms that lists have; `today` is YYYY-MM-DD. A number of days of a spreadsheet is one, too. */
export function readListDay(cell: string, today: string): Parsed {
  const typed = cell.trim().replace(/[T\s]+\d{1,2}:\d{2}.*$/, '')
  const days = /^(\d{4,5})(\.\d+)?$/.exec(typed)?.[1]
  if (days !== undefined && !isDay(`${days}-01-01`)) return fromDays(Number(days))
  if (days !== undefined && Number(days) > 10_000) return fromDays(Number(days))
  return parseDay(typed, today)
}

function fromDays(days: number): Parsed {
  const day = addDays(spreadsheetDay, days)
  return isDay(day) ? parsed(day) : refused('This number is no day: write the date as day, month and year.')
}

/** A telephone number, with its first zero or its + put back where a spreadsheet took it for a number. */
export function readListPhone(cell: string): Parsed {
  const typed = cell.trim()
  if (/^\d(\.\d+)?E\+?\d+$/i.test(typed))
    return refused(
      'The spreadsheet has shortened this number (like 4.47E+11): set the column to text and save it again.',
    )
  const digits = typed.replace(/\.0$/, '').replace(/[\s()./-]/g, '')
  if (/^[1237]\d{9}$/.test(digits)) return parsePhone(`0${digits}`)
  if (/^44[1237]\d{8,9}$/.test(digits)) return parsePhone(`+${digits}`)
  return parsePhone(typed)
}

/** When a call was: its day with the time in the same cell or in the next; the instant, or why not. */
export function readCallTime(day: string, time: string, today: string): Parsed {
  const read = readListDay(day, today)
  if (!read.ok) return read
  const [, hour = '00', minute = '00'] = /(\d{1,2}):(\d{2})/.exec(time === '' ? day : time) ?? []
  const clock = parseLondon(read.value, `${hour.padStart(2, '0')}:${minute}`)
  if (clock.ok) return parsed(clock.instant)
  // In the hour that happens twice the file does not say which is meant: the first is taken.
  const first = parseLondon(read.value, `${hour.padStart(2, '0')}:${minute}`, 'BST')
  return first.ok ? parsed(first.instant) : refused(clock.problem)
}

const mostSeconds = 24 * 3600

/** Length of a call in seconds: `65`, `1:05`, `00:01:05`, `1m 5s`; undefined for anything else. */
export function readCallSeconds(cell: string): number | undefined {
  const typed = cell.trim().toLowerCase()
  const clock = /^(?:(\d{1,2}):)?(\d{1,2}):(\d{2})$/.exec(typed)
  const words = /^(?:(\d+)\s*h)?\s*(?:(\d+)\s*m(?:in)?)?\s*(?:(\d+)\s*s(?:ec)?)?$/.exec(typed)
  const plain = /^(\d{1,6})$/.exec(typed)
  if (typed === '') return undefined
  const [, hours, minutes, rest] = clock ?? words ?? []
  if (plain === null && (clock ?? words) === null) return undefined
  const seconds =
    plain === null
      ? Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(rest ?? 0)
      : Number(plain[1])
  return seconds <= mostSeconds ? seconds : undefined
}
