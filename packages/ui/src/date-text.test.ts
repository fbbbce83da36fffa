import { describe, expect, it } from 'vitest'
import { dateValue, isRealDay, partsOf, readDate, readMonth, readYear, showDate } from './date-text.ts'

const today = '2026-11-22'
const aprilThird = { day: '3', month: '4', year: '1987' }

describe('reading a whole date', () => {
  it.each([
    ['03/04/1987', aprilThird],
    ['3 4 87', aprilThird],
    ['3 Apr 1987', aprilThird],
    ['3rd april 1987', aprilThird],
    ['3-4-1987', aprilThird],
    ['03.04.87', aprilThird],
    ['1987-04-03', aprilThird],
    ['03041987', aprilThird],
    ['030487', aprilThird],
    ['  03/04/1987 ', aprilThird],
    ['t', { day: '22', month: '11', year: '2026' }],
    ['Y', { day: '21', month: '11', year: '2026' }],
  ])('takes %s', (text, parts) => {
    expect(readDate(text, today)).toEqual(parts)
  })

  it.each(['', '3', '3/4', 'hussain', '3/ap/1987', '3 xyz 1987'])('refuses %j', (text) => {
    expect(readDate(text, today)).toBeUndefined()
  })

  it('finds yesterday over the end of a year and a leap day', () => {
    expect(readDate('y', '2026-01-01')).toEqual({ day: '31', month: '12', year: '2025' })
    expect(readDate('y', '2028-03-01')).toEqual({ day: '29', month: '2', year: '2028' })
  })
})

describe('two digits of a year', () => {
  it('are never in the future for a birth', () => {
    expect(readYear('87', today)).toBe('1987')
    expect(readYear('26', today)).toBe('2026')
    expect(readYear('27', today)).toBe('1927')
  })

  it('may be ahead for a bail date', () => {
    expect(readYear('27', today, 'any')).toBe('2027')
    expect(readYear('47', today, 'any')).toBe('1947')
  })
})

describe('the value of the three boxes', () => {
  it('is an ISO date when the day is real', () => {
    expect(dateValue(aprilThird, today)).toBe('1987-04-03')
    expect(dateValue({ day: '03', month: 'Apr', year: '87' }, today)).toBe('1987-04-03')
  })

  it('is partial when the rest is not known', () => {
    expect(dateValue({ day: '', month: '', year: '1987' }, today)).toBe('1987')
    expect(dateValue({ day: '', month: '4', year: '1987' }, today)).toBe('1987-04')
  })

  it('is the text as typed when it is no date', () => {
    expect(dateValue({ day: '31', month: '2', year: '2024' }, today)).toBe('31/2/2024')
    expect(dateValue({ day: '3', month: '13', year: '1987' }, today)).toBe('3/13/1987')
    expect(dateValue({ day: '3', month: '', year: '' }, today)).toBe('3//')
    expect(dateValue({ day: '3', month: '4', year: '198' }, today)).toBe('3/4/198')
  })

  it('is empty when nothing is typed', () => {
    expect(dateValue({ day: ' ', month: '', year: '' }, today)).toBe('')
  })

  it.each(['1987-04-03', '1987', '1987-04', '', '31/2/2024', '3//'])(
    'goes back into the boxes: %j',
    (value) => {
      expect(dateValue(partsOf(value), today)).toBe(value)
    },
  )
})

describe('the calendar', () => {
  it('knows leap years', () => {
    expect(isRealDay(2024, 2, 29)).toBe(true)
    expect(isRealDay(2026, 2, 29)).toBe(false)
    expect(isRealDay(1900, 2, 29)).toBe(false)
    expect(isRealDay(2000, 2, 29)).toBe(true)
    expect(isRealDay(2026, 4, 31)).toBe(false)
  })

  it('takes months by name', () => {
    expect(readMonth('sept')).toBe('9')
    expect(readMonth('ma')).toBe('')
  })

  it('shows dates the British way', () => {
    expect(showDate('1987-04-03')).toBe('03/04/1987')
    expect(showDate('1987')).toBe('1987 (year only)')
  })
})
