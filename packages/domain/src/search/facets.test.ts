/** The filters beside a list of results: what they keep and what they count. */
import { describe, expect, it } from 'vitest'
import { ageBandOf, facetsOf, isKept, type Facts } from './facets.ts'

const today = '2026-11-22'
const result = (facts: Partial<Facts>): Facts => ({
  kind: 'Incident',
  roles: [],
  day: null,
  area: null,
  sex: null,
  ageBand: null,
  ...facts,
})
const results = [
  result({ kind: 'Nominal', sex: 'F', ageBand: '35-49', area: 'SE25', roles: ['VICTIM', 'WITNESS'] }),
  result({ kind: 'Nominal', sex: 'M', ageBand: '18-24', area: 'SE25', roles: ['SUSPECT'] }),
  result({ day: '2026-11-20', area: 'CR7', roles: ['SUSPECT', 'VICTIM'] }),
  result({ day: '2026-02-01', area: 'SE25' }),
  result({ kind: 'Arrest', day: '2019-01-01', area: 'CR7', roles: ['SUSPECT'] }),
]
const counts = (field: string, chosen = {}) =>
  facetsOf(results, chosen, today).find((facet) => facet.field === field)?.values ?? []

describe('the force that owns intelligence', () => {
  const texts = [
    result({ kind: 'Text', force: '01' }),
    result({ kind: 'Text', force: '46' }),
    result({ kind: 'Text', force: '46' }),
    result({ kind: 'Text' }),
  ]

  it('narrows to it and counts beside it', () => {
    expect(texts.filter((facts) => isKept(facts, { force: ['46'] }, today))).toHaveLength(2)
    expect(facetsOf(texts, { force: ['46'] }, today).find(({ field }) => field === 'force')?.values).toEqual([
      { value: '46', count: 2 },
      { value: '01', count: 1 },
    ])
  })
})

describe('filters', () => {
  it('without any, everything stays', () => {
    expect(results.every((facts) => isKept(facts, {}, today))).toBe(true)
  })

  it('a result without the fact is left out when the filter is set', () => {
    expect(results.filter((facts) => isKept(facts, { sex: ['F'] }, today))).toEqual([results[0]])
    expect(results.filter((facts) => isKept(facts, { from: '2026-01-01' }, today))).toEqual([
      results[2],
      results[3],
    ])
  })

  it('two values of one filter widen, two filters narrow', () => {
    expect(results.filter((facts) => isKept(facts, { role: ['SUSPECT', 'VICTIM'] }, today))).toHaveLength(4)
    expect(
      results.filter((facts) => isKept(facts, { role: ['SUSPECT'], area: ['CR7'] }, today)),
    ).toHaveLength(2)
  })

  it('the count beside a value is what it would leave beside the other filters', () => {
    expect(counts('area')).toEqual([
      { value: 'SE25', count: 3 },
      { value: 'CR7', count: 2 },
    ])
    expect(counts('area', { role: ['SUSPECT'], area: ['CR7'] })).toEqual([
      { value: 'CR7', count: 2 },
      { value: 'SE25', count: 1 },
    ])
  })

  it('a chosen value that leaves nothing stays in the list with nought', () => {
    expect(counts('sex', { sex: ['M'], kind: ['Arrest'] })).toEqual([{ value: 'M', count: 0 }])
  })

  it('a shorter period counts in every longer one', () => {
    expect(counts('when')).toEqual([
      { value: 'week', count: 1 },
      { value: 'month', count: 1 },
      { value: 'year', count: 2 },
      { value: 'older', count: 1 },
    ])
  })

  it.each([
    [0, '0-9'],
    [9, '0-9'],
    [10, '10-17'],
    [17, '10-17'],
    [18, '18-24'],
    [104, '65+'],
    [null, null],
  ])('somebody of %s is of the band %s', (age, band) => {
    expect(ageBandOf(age)).toBe(band)
  })
})
