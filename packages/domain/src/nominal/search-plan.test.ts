import { describe, expect, it } from 'vitest'
import { deletions, nearby } from './name-dictionary.ts'
import { matchScorer } from './match-score.ts'
import { type MatchTerms, nameFrequencies } from './match-terms.ts'
import type { ExpandName } from './search-names.ts'
import { isEnough, namesToExpand, planSearch, planStage, STAGES, STOP_FRACTION } from './search-plan.ts'
import { rowAnswers } from './search-probe.ts'
import { type InventedPerson, inventTown, queriesFor, seeded } from './search-recall.testing.ts'
import { searchRow, type SearchRow } from './search-row.ts'

const nothing: ExpandName = () => []
const day = (value: string) => ({ precision: 'day', value }) as const

describe('what is never looked for', () => {
  it.each<[string, MatchTerms]>([
    ['nothing at all', {}],
    ['a placeholder person', { forename: 'Unknown', surname: 'Unknown' }],
    ['a placeholder date alone', { dob: day('1970-01-01') }],
    [
      'an identifier alone, which has its own table',
      { identifiers: [{ type: 'PNC', value: '2000/1234567V' }] },
    ],
  ])('%s', (_, terms) => {
    expect(planSearch(terms, nothing)).toEqual([])
  })

  it('a row without a name, by any name', () => {
    const nobody = searchRow({ forename: 'Unknown', surname: 'Unknown' }, day('1985-04-03'))
    const terms = { forename: 'Marla', surname: 'Brindle', dob: day('1985-04-03') }
    const probes = planSearch(terms, nothing).flatMap((stage) => stage.probes)
    expect(probes.some((probe) => rowAnswers(nobody, probe))).toBe(false)
  })
})

describe('the stages of a search', () => {
  it('the first is five probes for a name and a date, and needs no dictionary', () => {
    const refuse: ExpandName = () => {
      throw new Error('The dictionary was read in the first stage.')
    }
    const probes = planStage({ forename: 'Marla', surname: 'Brindle', dob: day('1985-04-03') }, 1, refuse)
    expect(probes.map((probe) => probe.index)).toEqual(['sc,dob', 'fc,dob', 'sc,dob', 'fc,dob', 'dob,s0,f0'])
    expect(probes[0]).toMatchObject({ sc: ['PRNT', 'MRL'], dob: ['1985-04-03'] })
    expect(probes[2]?.f0).toEqual(['b', 'm'])
    expect(probes[2]?.dob).toContain('1985-03-04')
  })

  it('a common name alone stops at the names as they are spelt', () => {
    const probes = planStage({ forename: 'John', surname: 'Smith' }, 1, nothing)
    expect(probes[0]).toMatchObject({ index: 'spelt', surname: ['smith'], forename: ['john'] })
    expect(probes[1]).toMatchObject({ surname: ['john'], forename: ['smith'] })
  })

  it('the halves of a double-barrelled name are looked for as well', () => {
    const [first] = planStage({ surname: 'Smythe-Jarrow', dob: day('1985-04-03') }, 1, nothing)
    expect(first?.sc).toEqual(['SM0J', 'SM0', 'JR'])
  })

  it('a year is a range of dates and an initial a range of codes', () => {
    const probes = planStage({ surname: 'Brindle', dob: { precision: 'year', value: '1985' } }, 1, nothing)
    expect(probes[0]?.dobRange).toEqual({ from: '1985-01-01', to: '1985-12-31' })
    const initial = planStage({ forename: 'C', surname: 'Brindle' }, 1, nothing)
    expect(initial[0]?.fcBeginnings).toEqual(['K', 'S', 'X'])
    expect(initial[0]?.f0).toEqual(['k'])
  })

  it('a year with both names looks for the pair first, and for one of them with a letter of the other later', () => {
    const terms: MatchTerms = {
      forename: 'Marla',
      surname: 'Brindle',
      dob: { precision: 'year', value: '1985' },
    }
    const [first, second] = [planStage(terms, 1, nothing), planStage(terms, 2, nothing)]
    expect(first.map(({ index }) => index)).toEqual(['sc,dob', 'sc,dob', 'sc,fc'])
    expect(first[0]).toMatchObject({ sc: ['PRNT'], fc: ['MRL'], f0: ['m'] })
    expect(first[1]).toMatchObject({ sc: ['MRL'], fc: ['PRNT'], f0: ['b', 'p'] })
    expect(second[0]?.dobRange).toEqual({ from: '1984-01-01', to: '1986-12-31' })
    expect(second).toContainEqual(expect.objectContaining({ index: 'fc,dob', fc: ['MRL', 'PRNT'] }))
  })

  it('everybody of the birthday who agrees in one letter or one code is looked at, and nobody else', () => {
    const terms = { forename: 'Marla', surname: 'Brindle', dob: day('1985-04-03') }
    const probe = planStage(terms, 2, nothing).find(({ index }) => index === 'day')
    const isMet = (forename: string, surname: string, dob = '1985-04-03') =>
      probe !== undefined && rowAnswers(searchRow({ forename, surname }, day(dob)), probe)
    expect([isMet('Marla', 'Jarrow'), isMet('Una', 'Prunt'), isMet('Beth', 'Quill')]).toEqual([
      true,
      true,
      true,
    ])
    expect([isMet('Una', 'Quill'), isMet('Marla', 'Brindle', '1985-04-04')]).toEqual([false, false])
  })

  it('the codes of each name are guarded by the letters of the other, the right way round and swapped', () => {
    const terms = { forename: 'Marla', surname: 'Brindle', dob: day('1985-04-03') }
    const near = planStage(terms, 2, nothing).filter(({ dob }) => (dob?.length ?? 0) > 1)
    expect(near.map(({ index, sc, fc, s0, f0 }) => ({ index, codes: sc ?? fc, letters: s0 ?? f0 }))).toEqual([
      { index: 'sc,dob', codes: ['PRNT'], letters: ['m'] },
      { index: 'sc,dob', codes: ['MRL'], letters: ['b'] },
      { index: 'fc,dob', codes: ['MRL'], letters: ['b'] },
      { index: 'fc,dob', codes: ['PRNT'], letters: ['m'] },
    ])
  })

  it('day and month swapped suffices with the code of either name, and a day beyond the twelfth has none', () => {
    const swappedOf = (dob: string) =>
      planStage({ forename: 'Marla', surname: 'Brindle', dob: day(dob) }, 2, nothing)
        .filter((probe) => probe.dob?.length === 1 && probe.dob[0] !== dob)
        .map(({ index, sc, fc, s0, f0, dob: date }) => ({ index, codes: sc ?? fc, letters: s0 ?? f0, date }))
    expect(swappedOf('1985-04-03')).toEqual([
      { index: 'sc,dob', codes: ['PRNT'], date: ['1985-03-04'] },
      { index: 'fc,dob', codes: ['MRL'], date: ['1985-03-04'] },
    ])
    expect(swappedOf('1985-04-23')).toEqual([])
  })

  it('other spellings of a name are looked for beside those near it', () => {
    const probes = planStage({ forename: 'Nana', surname: 'Diallo', dob: day('1983-10-19') }, 2, nothing)
    expect(probes.find(({ index }) => index === 'sc,dob')?.sc).toContain('JL')
  })

  it('one name with the first letter of the other reaches a spelling that nothing is near to', () => {
    const probes = planStage({ forename: 'Marla', surname: 'Brindle' }, 3, nothing)
    expect(probes[0]).toMatchObject({ index: 'sc,fc', sc: ['PRNT'], fcBeginnings: ['M'], f0: ['m'] })
    expect(probes[1]).toMatchObject({ index: 'fc,sc', fc: ['MRL'], scBeginnings: ['P'], s0: ['b'] })
    const held = searchRow({ forename: 'Marla', surname: 'Bogswell' }, day('1985-04-03'))
    expect(probes.map((probe) => rowAnswers(held, probe))).toEqual([false, true])
  })

  it('an age reaches a year to either side', () => {
    const probes = planStage({ surname: 'Brindle', ageYears: 34, onDate: '2024-05-01' }, 1, nothing)
    expect(probes[0]?.dobRange).toEqual({ from: '1988-05-02', to: '1991-05-01' })
  })

  it('names the names that the dictionary must expand', () => {
    expect(namesToExpand({ forename: 'Marla', surname: 'Smythe-Jarrow' })).toEqual(
      expect.arrayContaining([
        { name: 'marla', kind: 'forename' },
        { name: 'jarrow', kind: 'surname' },
        { name: 'marla', kind: 'surname' },
      ]),
    )
    expect(namesToExpand({ forename: 'Unknown', surname: 'Unknown' })).toEqual([])
  })

  it('every probe has a limit and at least one key', () => {
    const all: MatchTerms[] = [
      { forename: 'Marla', surname: 'Brindle', dob: day('1985-04-03') },
      { forename: 'M', surname: 'Brindle', dob: day('1985-04-03') },
      { forename: 'M', surname: 'Brindle' },
      { forename: 'M', dob: day('1985-04-03') },
      { forename: 'M' },
      { forename: 'Marla' },
      { surname: 'Brindle' },
      { dob: day('1985-04-03') },
      { surname: 'Brindle', ageYears: 30, onDate: '2024-05-01' },
    ]
    for (const terms of all) {
      for (const probe of planSearch(terms, nothing).flatMap((stage) => stage.probes)) {
        const { index, limit, ...keys } = probe
        expect(index.length).toBeGreaterThan(0)
        expect(limit).toBeGreaterThan(0)
        expect(Object.keys(keys).length).toBeGreaterThan(0)
        for (const key of Object.values(keys)) if (Array.isArray(key)) expect(key.length).toBeGreaterThan(0)
      }
    }
  })
})

describe('a search stops', () => {
  const named: MatchTerms = { forename: 'Marla', surname: 'Brindle' }

  it('with a date of birth at one good hit, and not before', () => {
    expect(isEnough({ ...named, dob: day('1985-04-03') }, [0.2, STOP_FRACTION], 1)).toBe(true)
    expect(isEnough({ ...named, dob: day('1985-04-03') }, [0.2, 0.61], 1)).toBe(false)
  })

  it('at two slips at once when every near name and date was looked at', () => {
    const terms = { ...named, dob: day('1985-04-03') }
    expect(isEnough(terms, [0.5], 1)).toBe(false)
    expect(isEnough(terms, [0.5], 2)).toBe(true)
    expect(isEnough(terms, [0.4], 2)).toBe(false)
  })

  it('with a year alone only at a name that is spelt so, for many are born in a year', () => {
    const terms: MatchTerms = { ...named, dob: { precision: 'year', value: '1985' } }
    expect(isEnough(terms, [0.8], 1)).toBe(false)
    expect(isEnough(terms, [0.95], 1)).toBe(true)
    expect(isEnough(terms, [0.5], 2)).toBe(false)
    expect(isEnough(terms, [0.7], 2)).toBe(true)
  })

  it('by a name alone only when a screen is full of namesakes', () => {
    expect(isEnough(named, Array<number>(9).fill(1), 2)).toBe(false)
    expect(isEnough(named, Array<number>(10).fill(1), 2)).toBe(true)
    expect(isEnough(named, [], 2)).toBe(false)
  })
})

describe('recall in an invented town of 500', () => {
  const random = seeded(20_260_301)
  const town = inventTown(500, random)
  const search = searchTown(town)
  const queries = town.slice(0, 120).flatMap((person) => queriesFor(person, random))
  const kinds = new Map<string, { found: number; asked: number }>()
  for (const { kind, personId, terms } of queries) {
    const tally = kinds.get(kind) ?? { found: 0, asked: 0 }
    const isFound = search(terms).slice(0, 10).includes(personId)
    kinds.set(kind, { found: tally.found + (isFound ? 1 : 0), asked: tally.asked + 1 })
  }

  it('asks more than two thousand questions of twenty kinds', () => {
    expect(queries.length).toBeGreaterThan(2000)
    expect(kinds.size).toBeGreaterThanOrEqual(20)
  })

  it('finds 98 in 100 among the first ten, over all kinds with a name and a date', () => {
    const found = [...kinds.values()].reduce((total, tally) => total + tally.found, 0)
    expect(found / queries.length).toBeGreaterThanOrEqual(0.98)
  })

  it('fails no one kind', () => {
    const poor = [...kinds].filter(([, tally]) => tally.found / tally.asked < 0.95)
    expect(poor).toEqual([])
  })

  it('finds a name alone, and half of it', () => {
    const rare = town.filter((person) => person.names[0]?.surname === 'smythe jarrow').slice(0, 3)
    expect(rare.length).toBeGreaterThan(0)
    for (const person of rare) {
      expect(search({ forename: person.names[0]?.forename ?? '', surname: 'smythe' })).toContain(person.id)
      expect(search({ surname: 'Smythe-Jarrow' })).toContain(person.id)
    }
  })
})

/** Search as a repository would do it, with arrays for tables: probes, scores, stops. */
function searchTown(town: InventedPerson[]): (terms: MatchTerms) => string[] {
  const people = new Map(town.map((person) => [person.id, person]))
  const rows: { id: string; row: SearchRow }[] = town.flatMap((person) =>
    person.names.map((name) => ({ id: person.id, row: searchRow(name, day(person.dob)) })),
  )
  const count = (column: 'forename' | 'surname') => {
    const counts = new Map<string, number>()
    for (const { row } of rows) counts.set(row[column], (counts.get(row[column]) ?? 0) + 1)
    return counts
  }
  const dictionary = { forename: count('forename'), surname: count('surname') }
  const expand: ExpandName = (name, kind) => {
    if (kind === 'continued') return [...dictionary.surname.keys()].filter((held) => held.startsWith(name))
    const wanted = new Set(deletions(name))
    return [...dictionary[kind].keys()].filter(
      (held) => deletions(held).some((deletion) => wanted.has(deletion)) && nearby(name, held),
    )
  }
  const frequencies = nameFrequencies({
    population: town.length,
    total: rows.length,
    forenames: dictionary.forename,
    surnames: dictionary.surname,
  })
  return (terms) => {
    const score = matchScorer(terms, frequencies)
    const scored = new Map<string, { weight: number; fraction: number }>()
    for (const stage of STAGES) {
      for (const probe of planStage(terms, stage, expand)) {
        const answering = rows.filter(({ row }) => rowAnswers(row, probe)).slice(0, probe.limit)
        for (const { id } of answering) {
          const person = people.get(id)
          if (!person || scored.has(id)) continue
          const dobs = [day(person.dob)]
          const held = {
            personRecordId: id,
            nominalId: id,
            names: person.names,
            dobs,
            identifiers: [],
            postcodes: [],
            phones: [],
          }
          scored.set(id, score(held))
        }
      }
      const fractions = [...scored.values()].map(({ fraction }) => fraction)
      if (isEnough(terms, fractions, stage)) break
    }
    return [...scored].sort(([, a], [, b]) => b.weight - a.weight).map(([id]) => id)
  }
}
