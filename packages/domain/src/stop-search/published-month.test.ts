/** What is published of a month: no column but those listed, nobody told apart, no small number given away (SS-10). */
import { describe, expect, it } from 'vitest'
import { areaProblems } from './area-authority.ts'
import { metresBetween } from '../geo/around.ts'
import { publishedColumns, publishMonth } from './published-month.ts'
import type { StopSearch } from './stop-search-record.ts'
import { stopSearchRulesOn } from './stop-search-rules-table.ts'

const rules = stopSearchRulesOn('2026-06-11')
const search = (more: Partial<StopSearch> = {}): StopSearch => ({
  subject: 'PERSON',
  power: 'MDA_S23',
  object: 'DRUGS',
  grounds: 'Words that name somebody',
  searchedAt: '2026-06-11T23:30:00Z',
  place: 'High Street',
  registration: 'AB12CDE',
  searcher: { userId: 'pc', sex: 'M' },
  others: [],
  told: {},
  person: { sex: 'M', age: 30, selfDefined: 'W1', observed: '1' },
  outcome: 'NFA',
  forceUsedBy: [],
  forceForms: [],
  ...more,
})

describe('SS-10: a month', () => {
  const many = Array.from({ length: 5 }, () => search())
  const child = search({ person: { sex: 'F', age: 15, selfDefined: 'A1', observed: '4' }, outcome: 'ARREST' })

  it('has the listed columns alone, with the day in place of the time', () => {
    const { rows } = publishMonth([...many, child], rules)
    for (const row of rows) expect(Object.keys(row)).toEqual(publishedColumns.map(({ key }) => key))
    expect(JSON.stringify(rows)).not.toMatch(/AB12CDE|High Street|name somebody|T23:30/)
    expect(rows[0]?.date).toBe('2026-06-12')
  })

  it('withholds who would be told apart, and keeps what was done', () => {
    const { rows } = publishMonth([...many, child], rules)
    const arrested = rows.find(({ outcome }) => outcome === 'Arrest')
    expect(arrested).toMatchObject({
      ageRange: 'Withheld',
      selfDefinedEthnicity: 'Withheld',
      officerDefinedEthnicity: 'Withheld',
      legislation: 'Misuse of Drugs Act s.23',
    })
    expect(rows.filter(({ ageRange }) => ageRange === '25-34')).toHaveLength(5)
  })

  it('gives no small number away by its total', () => {
    const { figures } = publishMonth([...many, child], rules)
    const outcome = figures.find(({ title }) => title === 'Outcome')
    expect(outcome).toEqual({
      title: 'Outcome',
      total: 6,
      groups: [
        { label: 'No further action', number: 'withheld' },
        { label: 'Arrest', number: 'few' },
      ],
    })
  })

  it('of an empty month says nothing', () => {
    const { rows, figures } = publishMonth([], rules)
    expect(rows).toEqual([])
    expect(figures.every(({ groups, total }) => groups.length === 0 && total === 0)).toBe(true)
  })
})

describe('SS-6: inside the area', () => {
  const circle = { latitude: 51.5, longitude: -0.1, radiusMetres: 500 }
  it('measures along the surface: a hundredth of a degree north is about 1,112 metres', () => {
    expect(metresBetween(circle, { latitude: 51.51, longitude: -0.1 })).toBeCloseTo(1111.95, 1)
    expect(metresBetween(circle, circle)).toBe(0)
  })
  it.each([
    [{ latitude: 51.504, longitude: -0.1 }, 0],
    [{ latitude: 51.51, longitude: -0.1 }, 1],
    [undefined, 0],
  ])('%o', (place, warned) => {
    const said = areaProblems(circle, place)
    expect(said).toHaveLength(warned)
    expect(said.every(({ severity, rule }) => severity === 'WARN' && rule === 'SS-6')).toBe(true)
  })
})
