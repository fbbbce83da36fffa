import { describe, expect, it } from 'vitest'
import { searchRow, searchRows } from './search-row.ts'

describe('the search row of a name', () => {
  it('holds nothing for a placeholder, so that it matches nobody', () => {
    const row = searchRow(
      { forename: 'Unknown', surname: 'Unknown' },
      { precision: 'day', value: '1900-01-01' },
    )
    expect(row).toEqual({
      forename: '',
      middle: '',
      surname: '',
      dob: null,
      dobYear: null,
      sc: '',
      fc: '',
      s0: '',
      f0: '',
    })
  })

  it('leaves out the half that is a placeholder', () => {
    expect(searchRow({ forename: 'Baby', surname: 'Brindle' })).toMatchObject({
      forename: '',
      fc: '',
      surname: 'brindle',
    })
  })

  it('folds the names and codes them', () => {
    expect(
      searchRow(
        { forename: 'Siân', middle: 'Mary', surname: "O'Brennick" },
        { precision: 'day', value: '1985-04-03' },
      ),
    ).toEqual({
      forename: 'sian',
      middle: 'mary',
      surname: 'obrennick',
      dob: '1985-04-03',
      dobYear: 1985,
      sc: 'APRN',
      fc: 'SN',
      s0: 'a',
      f0: 's',
    })
  })

  it('keeps only the year of a date known in part', () => {
    expect(searchRow({ surname: 'Brindle' }, { precision: 'year', value: '1985' })).toMatchObject({
      dob: null,
      dobYear: 1985,
    })
    expect(
      searchRow({ surname: 'Brindle' }, { precision: 'age', ageYears: 34, onDate: '2024-02-01' }),
    ).toMatchObject({ dob: null, dobYear: 1989 })
  })

  it('gives the halves of a double-barrelled name a row of their own where asked', () => {
    const rows = searchRows({ forename: 'Marla', surname: 'Smythe-Jarrow' })
    expect(rows.map((row) => row.surname)).toEqual(['smythe jarrow', 'smythe', 'jarrow'])
    expect(rows.map((row) => row.s0)).toEqual(['s', 's', 'j'])
    expect(searchRows({ forename: 'Marla', surname: 'Brindle' })).toHaveLength(1)
  })
})
