/** Days as officers type them, ages and impossible dates of birth. */
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  ageOn,
  dateOfBirthProblem,
  formatDay,
  isChildOn,
  isPlaceholderBirthDate,
  parseDay,
  swapDayMonth,
} from './day.ts'

const today = '2026-11-22'

describe('a typed day', () => {
  it.each([
    '31 2 1987',
    '3 13 1987',
    '3 Foo 1987',
    'yesterday',
    '3 4',
    '',
    '29/02/2023',
    '0/4/1987',
    '3 4 198',
  ])('%s is refused with a sentence', (raw) =>
    expect(parseDay(raw, today)).toMatchObject({ ok: false, problem: expect.stringMatching(/\.$/) }),
  )

  it.each([
    ['3 4 87', '1987-04-03'],
    ['03/04/1987', '1987-04-03'],
    ['3 Apr 1987', '1987-04-03'],
    ['3rd April 87', '1987-04-03'],
    ['3.4.87', '1987-04-03'],
    ['03041987', '1987-04-03'],
    ['1987-04-03', '1987-04-03'],
    ['3apr87', '1987-04-03'],
    ['1 sept 2026', '2026-09-01'],
    ['22 11 26', '2026-11-22'],
    ['23 11 26', '1926-11-23'],
    ['29/02/2024', '2024-02-29'],
  ])('%s is %s', (raw, value) => expect(parseDay(raw, today)).toMatchObject({ ok: true, value }))

  it('is shown as officers write it', () => expect(formatDay('1987-04-03')).toBe('3 Apr 1987'))
})

describe('age and date of birth', () => {
  it.each([
    ['2008-11-22', 18, false],
    ['2008-11-23', 17, true],
    ['2026-11-22', 0, true],
    ['2026-11-23', undefined, undefined],
  ])('born %s: %s years old, a child: %s', (born, age, isChild) => {
    expect(ageOn(born, today)).toBe(age)
    expect(isChildOn(born, today)).toBe(isChild)
  })

  it('someone born on 29 February comes of age on 1 March', () => {
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(17)
    expect(ageOn('2008-02-29', '2026-03-01')).toBe(18)
  })

  it.each([
    ['2026-11-23', /future/],
    ['1905-11-21', /120/],
    ['1987-02-30', /day, month and year/],
  ])('%s cannot be a date of birth', (born, problem) =>
    expect(dateOfBirthProblem(born, today)).toMatch(problem),
  )

  it('a possible date of birth has no problem', () => {
    expect(dateOfBirthProblem('1906-11-22', today)).toBeUndefined()
    expect(isPlaceholderBirthDate('1970-01-01')).toBe(true)
  })

  it('day and month change over only into another real day', () => {
    expect(swapDayMonth('1987-04-03')).toBe('1987-03-04')
    expect(swapDayMonth('1987-04-13')).toBeUndefined()
    expect(swapDayMonth('1987-04-04')).toBeUndefined()
  })
})

describe('sums of days', () => {
  it('cross months, years and leap days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2026-06-01', 28)).toBe('2026-06-29')
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28')
    expect(addMonths('2027-11-30', 3)).toBe('2028-02-29')
    expect(addMonths('2026-01-31', -2)).toBe('2025-11-30')
  })
})
