import { expect, it } from 'vitest'
import { filtersOf, toggled, unfiltered } from './search-filters.ts'

it('reads one value, several values and days', () => {
  expect(filtersOf({ q: 'x', role: 'SUSPECT', sex: ['M', 'F'], from: '2026-01-01' })).toEqual({
    role: ['SUSPECT'],
    sex: ['M', 'F'],
    from: '2026-01-01',
  })
})

it('leaves out what is no filter and keeps the rest', () => {
  expect(filtersOf({ sex: 'ROBOT', from: 'yesterday', area: 'SE25' })).toEqual({ area: ['SE25'] })
})

it('puts a value in, takes it out, and clears all', () => {
  const one = toggled({ q: 'x', show: 'people' }, 'area', 'SE25')
  expect(one).toEqual({ q: 'x', show: 'people', area: ['SE25'] })
  expect(toggled(one, 'area', 'CR7').area).toEqual(['SE25', 'CR7'])
  expect(toggled(one, 'area', 'SE25').area).toBeUndefined()
  expect(unfiltered({ ...one, to: '2026-01-01' })).toEqual({ q: 'x', show: 'people' })
})
