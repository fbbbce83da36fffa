import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDob, dateVariants } from './date-variants.ts'
import { agesOn, birthYear, bornBetween, partialDate, type PartialDate } from './partial-date.ts'

const day = (value: string): PartialDate => ({ precision: 'day', value })
const month = (value: string): PartialDate => ({ precision: 'month', value })
const year = (value: string): PartialDate => ({ precision: 'year', value })
const age = (ageYears: number, onDate: string): PartialDate => ({ precision: 'age', ageYears, onDate })

const anyDay = fc
  .date({ min: new Date('1920-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('a date of birth known in part', () => {
  it.each([
    ['1985-04-03', day('1985-04-03')],
    ['1985-04', month('1985-04')],
    ['1985', year('1985')],
    ['1985-02-30', undefined],
    ['1985-13', undefined],
    ['about 1985', undefined],
  ])('%s is read', (text, dob) => {
    expect(partialDate(text)).toEqual(dob)
  })

  it.each([
    [day('1985-04-03'), { from: '1985-04-03', to: '1985-04-03' }],
    [month('1984-02'), { from: '1984-02-01', to: '1984-02-29' }],
    [year('1985'), { from: '1985-01-01', to: '1985-12-31' }],
    [age(34, '2024-05-01'), { from: '1989-05-02', to: '1990-05-01' }],
    [day('1900-01-01'), undefined],
    [age(-1, '2024-05-01'), undefined],
  ])('%j means born %j', (dob, born) => {
    expect(bornBetween(dob)).toEqual(born)
  })

  it('gives the likeliest year and the possible ages', () => {
    expect(birthYear(age(34, '2024-02-01'))).toBe(1989)
    expect(birthYear(age(34, '2024-11-01'))).toBe(1990)
    expect(birthYear(year('1985'))).toBe(1985)
    expect(birthYear(undefined)).toBeUndefined()
    expect(agesOn(year('2007'), '2025-06-01')).toEqual({ youngest: 17, oldest: 18 })
    expect(agesOn(day('2027-01-01'), '2025-06-01')).toBeUndefined()
  })
})

describe('the variants of a date', () => {
  it.each([
    ['1985-04-03', '1985-03-04'],
    ['1985-04-03', '1984-04-03'],
    ['1985-04-03', '1986-04-03'],
    ['1985-04-03', '1975-04-03'],
    ['1985-04-03', '1995-04-03'],
    ['1985-04-03', '1958-04-03'],
    ['1985-04-13', '1985-04-12'],
    ['1989-12-31', '1990-12-31'],
    ['1985-10-12', '1985-10-21'],
    ['1985-04-03', '1985-09-03'],
  ])('of %s hold %s', (date, variant) => {
    expect(dateVariants(date)).toContain(variant)
  })

  it('are all real days, none the date itself, each once, and no more than fifty', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const variants = dateVariants(date)
        expect(variants).not.toContain(date)
        expect(new Set(variants).size).toBe(variants.length)
        expect(variants.length).toBeLessThanOrEqual(50)
        for (const variant of variants) expect(partialDate(variant)?.precision).toBe('day')
      }),
    )
  })

  it('all compare as a slip of the date, never as different', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        for (const variant of dateVariants(date)) {
          expect(['different', 'exact']).not.toContain(compareDob(day(date), day(variant)))
        }
      }),
    )
  })

  it('keep to 29 February, which a common year has not', () => {
    const variants = dateVariants('1984-02-29')
    expect(variants).not.toContain('1985-02-28')
    expect(variants).toContain('1984-02-28')
    for (const variant of variants) expect(compareDob(day('1984-02-29'), day(variant))).not.toBe('different')
  })

  it('are empty for a day that does not exist', () => {
    expect(dateVariants('1985-02-30')).toEqual([])
  })
})

describe('comparing dates of birth', () => {
  it.each([
    [day('1985-04-03'), day('1985-04-03'), 'exact'],
    [day('1985-04-03'), day('1985-03-04'), 'day-month-swapped'],
    [day('1985-04-03'), day('1986-04-03'), 'one-year'],
    [day('1985-04-03'), day('1995-04-03'), 'ten-years'],
    [day('1985-04-03'), day('1985-04-08'), 'one-digit'],
    [day('1985-04-12'), day('1985-04-21'), 'transposed'],
    [day('1985-04-03'), day('1958-04-03'), 'transposed'],
    [day('1985-04-03'), day('1985-11-27'), 'same-year'],
    [day('1985-04-03'), day('1991-11-27'), 'different'],
    [day('1985-04-03'), month('1985-04'), 'year-month'],
    [day('1985-04-03'), year('1985'), 'year-only'],
    [month('1985-05'), year('1985'), 'year-only'],
    [day('1985-04-03'), year('1986'), 'near-year'],
    [day('1985-04-03'), year('1995'), 'different'],
    [day('1989-08-09'), age(34, '2024-05-01'), 'year-only'],
    [day('1988-08-09'), age(34, '2024-05-01'), 'near-year'],
    [day('1970-01-01'), day('1970-01-01'), 'unknown'],
    [day('1985-04-03'), undefined, 'unknown'],
  ] as const)('%j against %j is %s', (a, b, level) => {
    expect(compareDob(a, b)).toBe(level)
    expect(compareDob(b, a)).toBe(level)
  })
})
