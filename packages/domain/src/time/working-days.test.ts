/** Bank holidays as published, working days over them, and the hours that a court deadline counts. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bankHolidays, isBankHoliday } from './bank-holidays.ts'
import { addDays } from './day.ts'
import { goodFriday } from './easter.ts'
import { formatLondon, parseLondon } from './london-time.ts'
import {
  addCountedHours,
  addWorkingDays,
  endOfWorkingDay,
  isWorkingDay,
  workingDaysBetween,
} from './working-days.ts'

describe('bank holidays', () => {
  it.each([
    [2020, '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28'],
    [2021, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28'],
    [2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'],
    [2023, '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26'],
    [2024, '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26'],
    [2025, '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26'],
    [2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
    [2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
  ])('of %i are as published', (year, days) => {
    expect(bankHolidays(year)).toEqual(days.split(' ').map((day) => `${year}-${day}`))
  })

  it('are no holidays where the text is no day', () => {
    expect(isBankHoliday('Christmas')).toBe(false)
    expect(isWorkingDay('2026-02-30')).toBe(false)
  })

  it('Good Friday moves with Easter', () => {
    expect([2024, 2025, 2026, 2027, 2028].map(goodFriday)).toEqual([
      '2024-03-29',
      '2025-04-18',
      '2026-04-03',
      '2027-03-26',
      '2028-04-14',
    ])
  })
})

describe('working days', () => {
  it.each([
    ['2026-06-11', 5, '2026-06-18'],
    ['2026-06-11', 1, '2026-06-12'],
    ['2026-06-12', 1, '2026-06-15'],
    ['2026-04-02', 1, '2026-04-07'],
    ['2026-04-02', 5, '2026-04-13'],
    ['2026-12-23', 5, '2027-01-04'],
    ['2026-06-13', 1, '2026-06-15'],
    ['2026-06-11', 0, '2026-06-11'],
  ])('%s + %i is %s', (day, count, later) => expect(addWorkingDays(day, count)).toBe(later))

  it('end at midnight in London, in summer and winter', () => {
    expect(endOfWorkingDay('2026-06-11T09:00:00Z', 1)).toBe('2026-06-12T23:00:00.000Z')
    expect(endOfWorkingDay('2026-12-23T09:00:00Z', 5)).toBe('2027-01-05T00:00:00.000Z')
    expect(endOfWorkingDay('soon', 1)).toBeUndefined()
    expect(addWorkingDays('soon', 1)).toBeUndefined()
  })

  it('counted back give what was added', () => {
    fc.assert(
      fc.property(fc.nat(4000), fc.integer({ min: 1, max: 60 }), (offset, count) => {
        const from = addDays('2020-01-01', offset)
        const to = addWorkingDays(from, count) ?? ''
        expect(isWorkingDay(to)).toBe(true)
        expect(workingDaysBetween(from, to)).toBe(count)
      }),
    )
  })
})

describe('48 counted hours (the published cases of the protection notice)', () => {
  const served = (day: string, time: string) => {
    const reading = parseLondon(day, time)
    return reading.ok ? reading.instant : ''
  }
  it.each([
    ['2026-06-09', '22:30', '11 Jun 2026 22:30 BST'],
    ['2026-06-12', '22:30', '15 Jun 2026 22:30 BST'],
    ['2026-06-13', '22:30', '16 Jun 2026 22:30 BST'],
    ['2026-06-14', '10:00', '17 Jun 2026 00:00 BST'],
    ['2026-04-02', '18:00', '7 Apr 2026 18:00 BST'],
    ['2026-12-24', '10:00', '29 Dec 2026 10:00 GMT'],
  ])('served %s %s: hearing by %s', (day, time, by) => {
    expect(formatLondon(addCountedHours(served(day, time), 48) ?? '')).toBe(by)
  })

  it('answers nothing for a text that is no instant, and the instant for no hours', () => {
    expect(addCountedHours('soon', 48)).toBeUndefined()
    expect(addCountedHours('2026-06-14T09:00:00Z', 0)).toBe('2026-06-14T09:00:00.000Z')
  })
})
