/** The day or month that is said in the middle of a description: “May”, “12 May”, “May 2025”, “03/05/2026”, “in 2025”. */
import { formatDay, fullMonths as months } from '../time/day.ts'

/** Days of London, YYYY-MM-DD, both inclusive. */
export interface SaidDays {
  from: string
  to: string
  words: string
}

const month = months
  .map(
    (name) =>
      `${name.slice(0, 3)}${name === 'may' ? '' : `(?:${name.slice(3)}${name === 'september' ? '|t' : ''})?`}`,
  )
  .join('|')
const ordinal = String.raw`(?:st|nd|rd|th)?`
const said = new RegExp(
  String.raw`(?:(?:in|during|on|last|since)\s+)?(?:(?<day>\d{1,2})${ordinal}\s+(?:of\s+)?(?<monthAfter>${month})|(?<month>${month})(?:\s+(?<dayAfter>\d{1,2})(?!\d)${ordinal})?)(?:\s+(?<year>(?:19|20)\d\d))?(?![\p{L}\p{N}])`,
  'uy',
)
const numbers = /(?:on\s+)?(?<day>\d{1,2})[/.](?<month>\d{1,2})[/.](?<year>\d{4}|\d{2})(?!\d)/uy
const wholeYear = /(?:in\s+)?(?<year>(?:19|20)\d\d)(?![\p{L}\p{N}])/uy

/** What is said at a place of a text in small letters, and the place after it; a day or month that is still to come is that of last year. */
export function describedDays(
  small: string,
  at: number,
  today: string,
): { days: SaidDays; end: number } | undefined {
  for (const pattern of [said, numbers, wholeYear]) {
    pattern.lastIndex = at
    const groups = pattern.exec(small)?.groups
    if (groups === undefined) continue
    const days = daysOf(groups, today)
    if (days !== undefined) return { days, end: pattern.lastIndex }
  }
  return undefined
}

function daysOf(groups: Record<string, string | undefined>, today: string): SaidDays | undefined {
  const name = groups.monthAfter ?? groups.month
  const day = groups.day ?? groups.dayAfter
  if (name === undefined) return yearOf(Number(groups.year), today)
  const number = /^\d/.test(name)
    ? Number(name)
    : months.findIndex((one) => one.startsWith(name.slice(0, 3))) + 1
  const year = groups.year === undefined ? undefined : fullYear(groups.year)
  if (number < 1 || number > 12) return undefined
  return day === undefined ? monthOf(number, year, today) : dayOf(Number(day), number, year, today)
}

const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text))
const two = (number: number): string => String(number).padStart(2, '0')
const lastDay = (year: number, number: number): number => new Date(Date.UTC(year, number, 0)).getUTCDate()

function monthOf(number: number, year: number | undefined, today: string): SaidDays {
  const thisYear = Number(today.slice(0, 4))
  const of = year ?? (`${thisYear}-${two(number)}` > today.slice(0, 7) ? thisYear - 1 : thisYear)
  const name = months[number - 1] ?? ''
  return {
    from: `${of}-${two(number)}-01`,
    to: `${of}-${two(number)}-${two(lastDay(of, number))}`,
    words: `in ${name.charAt(0).toUpperCase()}${name.slice(1)} ${of}`,
  }
}

function dayOf(day: number, number: number, year: number | undefined, today: string): SaidDays | undefined {
  const thisYear = Number(today.slice(0, 4))
  const of = year ?? (`${thisYear}-${two(number)}-${two(day)}` > today ? thisYear - 1 : thisYear)
  if (day < 1 || day > lastDay(of, number)) return undefined
  const on = `${of}-${two(number)}-${two(day)}`
  return { from: on, to: on, words: `on ${formatDay(on)}` }
}

function yearOf(year: number, today: string): SaidDays | undefined {
  if (Number.isNaN(year) || year > Number(today.slice(0, 4))) return undefined
  return { from: `${year}-01-01`, to: `${year}-12-31`, words: `in ${year}` }
}
