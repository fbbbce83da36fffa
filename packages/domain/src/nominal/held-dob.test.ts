import { describe, expect, it } from 'vitest'
import { heldDob, holdDob, writtenDob } from './held-dob.ts'
import { bornBetween, type PartialDate } from './partial-date.ts'

describe('a date of birth in its columns', () => {
  it('that cannot be is not held', () => {
    expect(holdDob({ precision: 'year', value: '19x7' })).toBeUndefined()
  })

  it.each<[PartialDate, string]>([
    [{ precision: 'day', value: '1987-04-03' }, '1987-04-03'],
    [{ precision: 'month', value: '1987-04' }, '1987-04'],
    [{ precision: 'year', value: '1987' }, '1987'],
    [{ precision: 'age', ageYears: 34, onDate: '2026-09-07' }, 'about 1992'],
  ])('%j comes back as the same days and reads %s', (dob, words) => {
    const held = holdDob(dob)
    if (held === undefined) throw new Error('not held')
    const back = heldDob(held)
    expect(back && bornBetween(back)).toEqual(bornBetween(dob))
    expect(writtenDob(held)).toBe(words)
  })

  it('a placeholder that was given is kept as given, though it matches nobody', () => {
    expect(holdDob({ precision: 'day', value: '1970-01-01' })).toEqual({
      dob: '1970-01-01',
      dobTo: null,
      precision: 'day',
    })
  })
})
