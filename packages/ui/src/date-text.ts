/** The three boxes of a date as typed. */
export type DateParts = { day: string; month: string; year: string }

export const emptyDate: DateParts = { day: '', month: '', year: '' }

/** Past: a birth or an event, so 87 is 1987. Any: up to 20 years ahead, so 31 can be 2031. */
export type DateExpectation = 'past' | 'any'

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/**
 * Reads a whole date as officers type or paste it: 03/04/1987, 3 4 87, 3 Apr 1987, 1987-04-03, 03041987, t, y.
 * `today` is an ISO date; answers undefined when the text is not a date of three parts.
 */
export function readDate(
  text: string,
  today: string,
  expects: DateExpectation = 'past',
): DateParts | undefined {
  const trimmed = text.trim().toLowerCase()
  if (trimmed === 't' || trimmed === 'today') return partsOf(today)
  if (trimmed === 'y' || trimmed === 'yesterday') return partsOf(dayBefore(today))
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(trimmed)
  if (iso) return { day: `${Number(iso[3])}`, month: `${Number(iso[2])}`, year: iso[1] ?? '' }
  const run = /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(trimmed)
  const words = /^(\d{1,2})(?:st|nd|rd|th)?[\s/.,-]+(\d{1,2}|[a-z]+)[\s/.,-]+(\d{4}|\d{2})$/.exec(trimmed)
  const found = run ?? words
  if (!found) return undefined
  const month = readMonth(found[2] ?? '')
  if (!month) return undefined
  return { day: `${Number(found[1])}`, month, year: readYear(found[3] ?? '', today, expects) }
}

/** A month as a number in text; takes 4, 04, apr and april. Answers '' when it is none. */
export function readMonth(text: string): string {
  const word = text.trim().toLowerCase()
  if (/^\d{1,2}$/.test(word)) return `${Number(word)}`
  if (word.length < 3) return ''
  const index = monthNames.findIndex((name) => name.startsWith(word))
  return index < 0 ? '' : `${index + 1}`
}

/** Makes two digits into four: never in the future when the past is expected. */
export function readYear(text: string, today: string, expects: DateExpectation = 'past'): string {
  const digits = text.trim()
  if (!/^\d{2}$/.test(digits)) return digits
  const latest = Number(today.slice(0, 4)) + (expects === 'any' ? 20 : 0)
  const century = Math.floor(latest / 100) * 100
  const year = century + Number(digits)
  return `${year > latest ? year - 100 : year}`
}

/** Whether the day exists in the calendar. */
export function isRealDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
}

/**
 * The value of a DateInput: an ISO date when all three are real, `1987` or `1987-04` when the rest is left
 * empty, '' when nothing is typed, and else the parts as typed with slashes, so that a validator can refuse them.
 */
export function dateValue(parts: DateParts, today: string, expects: DateExpectation = 'past'): string {
  const day = parts.day.trim()
  const month = readMonth(parts.month)
  const year = readYear(parts.year, today, expects)
  if (!day && !parts.month.trim() && !year) return ''
  const asTyped = `${day}/${parts.month.trim()}/${parts.year.trim()}`
  if (!/^[12]\d{3}$/.test(year)) return asTyped
  if (!day && !parts.month.trim()) return year
  if (!month || Number(month) > 12 || Number(month) < 1) return asTyped
  if (!day) return `${year}-${month.padStart(2, '0')}`
  if (!/^\d{1,2}$/.test(day) || !isRealDay(Number(year), Number(month), Number(day))) return asTyped
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** The three boxes for a value made by `dateValue`. */
export function partsOf(value: string): DateParts {
  const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value)
  if (iso) {
    return {
      day: iso[3] ? `${Number(iso[3])}` : '',
      month: iso[2] ? `${Number(iso[2])}` : '',
      year: iso[1] ?? '',
    }
  }
  const [day = '', month = '', year = ''] = value.split('/')
  return { day, month, year }
}

/** Whether the value is a whole real date. */
export function isIsoDate(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value)
}

/** Today in London as an ISO date. */
export function londonToday(now: Date = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(now)
}

/** 03/04/1987 for 1987-04-03; 04/1987 and 1987 (year only) for partial dates. */
export function showDate(value: string): string {
  const [year, month, day] = value.split('-')
  if (day) return `${day}/${month}/${year}`
  return month ? `${month}/${year}` : `${year} (year only)`
}

function dayBefore(iso: string): string {
  const day = new Date(`${iso}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() - 1)
  return day.toISOString().slice(0, 10)
}
