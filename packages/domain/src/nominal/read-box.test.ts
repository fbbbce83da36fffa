import { describe, expect, it } from 'vitest'
import { readPersonBox } from './read-box.ts'

const today = '2026-09-07'

describe('what was typed in one box', () => {
  it.each([
    ['', {}],
    ['1234', {}],
    ['brindle', { surname: 'brindle' }],
    ['marla brindle', { forename: 'marla', surname: 'brindle' }],
    ['BRINDLE, Marla Jo', { forename: 'Marla', middle: 'Jo', surname: 'BRINDLE' }],
    ['marla jo brindle', { forename: 'marla', middle: 'jo', surname: 'brindle' }],
    [
      'marla brindle 1987',
      { forename: 'marla', surname: 'brindle', dob: { precision: 'year', value: '1987' } },
    ],
    [
      'marla brindle 3/4/87',
      { forename: 'marla', surname: 'brindle', dob: { precision: 'day', value: '1987-04-03' } },
    ],
    ['brindle born 3 apr 1987', { surname: 'brindle', dob: { precision: 'day', value: '1987-04-03' } }],
    ['03041987', { dob: { precision: 'day', value: '1987-04-03' } }],
    ['brindle aged 34', { surname: 'brindle', ageYears: 34 }],
    ['brindle (34)', { surname: 'brindle', ageYears: 34 }],
    ['brindle 34yo', { surname: 'brindle', ageYears: 34 }],
  ])('%s', (typed, box) => {
    expect(readPersonBox(typed, today)).toEqual(box)
  })

  it('a date that does not exist is no date of birth', () => {
    expect(readPersonBox('brindle 31/02/1987', today).dob).not.toEqual({
      precision: 'day',
      value: '1987-02-31',
    })
  })

  it('a year to come is no year of birth', () => {
    expect(readPersonBox('brindle 2035', today).dob).toBeUndefined()
  })
})
