/** Reads the circle and the days from the address. */
import { expect, it } from 'vitest'
import { nearProblem, readNear } from './near-params.ts'

it.each([
  [{}, { metres: 500, from: '2026-10-23', to: '2026-11-22' }],
  [
    { metres: '2000', from: '2026-01-01', to: '2026-02-01' },
    { metres: 2000, from: '2026-01-01', to: '2026-02-01' },
  ],
  [{ to: '2026-03-31' }, { metres: 500, from: '2026-03-01', to: '2026-03-31' }],
  [
    { metres: '7', from: '2026-02-30', to: 'soon' },
    { metres: 500, from: '2026-10-23', to: '2026-11-22' },
  ],
])('%j', (params, asked) => {
  expect(readNear(params, '2026-11-22')).toEqual(asked)
  expect(nearProblem(asked)).toBeUndefined()
})

it('says when the last day is before the first', () => {
  expect(nearProblem({ metres: 500, from: '2026-03-02', to: '2026-03-01' })).toContain('before the first')
})
