/** Bank holidays of England and Wales: the lasting ones by rule, the moved and single ones as dated rows. */
import { addDays, isDay } from './day.ts'
import { goodFriday } from './easter.ts'

/**
 * One-off changes by proclamation, as GOV.UK publishes them: `lost` is the lasting holiday that was moved away. A new
 * one is a new row.
 */
export const proclaimedHolidays: readonly { day?: string; lost?: string; why: string }[] = [
  { day: '2011-04-29', why: 'Royal wedding' },
  { day: '2012-06-04', lost: '2012-05-28', why: 'Spring bank holiday, moved' },
  { day: '2012-06-05', why: 'Diamond Jubilee' },
  { day: '2020-05-08', lost: '2020-05-04', why: 'Early May bank holiday, moved for VE Day' },
  { day: '2022-06-02', lost: '2022-05-30', why: 'Spring bank holiday, moved' },
  { day: '2022-06-03', why: 'Platinum Jubilee' },
  { day: '2022-09-19', why: 'State funeral' },
  { day: '2023-05-08', why: 'Coronation' },
]

const known = new Map<number, ReadonlySet<string>>()

/**
 * Every bank holiday of a year, earliest first, with Good Friday and Christmas Day, which are holidays by common law
 * (Banking and Financial Dealings Act 1971, Sch 1). Substitutes are counted for those that fall on a weekend.
 */
export function bankHolidays(year: number): string[] {
  const friday = goodFriday(year)
  const proclaimed = proclaimedHolidays.filter(({ day, lost }) =>
    [day, lost].some((one) => one?.startsWith(`${year}-`)),
  )
  const lasting = [
    substitute(`${year}-01-01`),
    friday,
    addDays(friday, 3),
    mondayOnOrAfter(`${year}-05-01`),
    addDays(mondayOnOrAfter(`${year}-06-01`), -7),
    addDays(mondayOnOrAfter(`${year}-09-01`), -7),
    ...christmas(year),
  ]
  const lost = new Set(proclaimed.map((row) => row.lost))
  const added = proclaimed.flatMap(({ day }) => (day === undefined ? [] : [day]))
  return [...lasting.filter((day) => !lost.has(day)), ...added].sort()
}

/** Whether a day (YYYY-MM-DD) is a bank holiday in England and Wales. */
export function isBankHoliday(day: string): boolean {
  if (!isDay(day)) return false
  const year = Number(day.slice(0, 4))
  const holidays = known.get(year) ?? new Set(bankHolidays(year))
  known.set(year, holidays)
  return holidays.has(day)
}

/** 0 for Sunday to 6 for Saturday. */
export const weekday = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay()

/** A holiday on a Saturday or Sunday is kept on the Monday. */
const substitute = (day: string): string =>
  weekday(day) === 0 || weekday(day) === 6 ? mondayOnOrAfter(day) : day

/** Christmas Day and Boxing Day with their substitutes, which may not fall on one day. */
function christmas(year: number): string[] {
  const [first, second] = [`${year}-12-25`, `${year}-12-26`]
  switch (weekday(first)) {
    // A Sunday or Saturday is no working day in any case: the list has the substitutes, as the published one has.
    case 0:
      return [second, `${year}-12-27`]
    case 5:
      return [first, `${year}-12-28`]
    case 6:
      return [`${year}-12-27`, `${year}-12-28`]
    default:
      return [first, second]
  }
}

function mondayOnOrAfter(day: string): string {
  return addDays(day, (8 - weekday(day)) % 7)
}
