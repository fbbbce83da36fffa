/** The generated store, searched as the product searches: people found, strangers not, every origin alike. */
import { describe, expect, it } from 'vitest'
import { createRandom } from '../demo/random.ts'
import { controlSet } from './control-set.ts'
import { gapOf, measureFairness } from './fairness.ts'
import { hashedIndex, hashOf } from './hashed-index.ts'
import { origins, personAt } from './people-generator.ts'
import { buildPeopleStore } from './people-store.ts'
import { secondRecord } from './second-record.ts'
import { measureStrangers } from './strangers.ts'
import { FIXED_MODEL, type MatchModel } from '@mips/domain/nominal/match-weights'

const store = buildPeopleStore(21, 4000)

describe('searching the generated store', () => {
  it('finds a person by a record that somebody else made of them', () => {
    const random = createRandom(4, 'seconds')
    let found = 0
    for (let index = 0; index < 60; index += 1) {
      const terms = secondRecord(personAt(21, index), 'both misspelt', random)
      if (
        terms &&
        store
          .search(terms)
          .slice(0, 10)
          .some((hit) => hit.index === index)
      )
        found += 1
    }
    expect(found).toBeGreaterThanOrEqual(57)
  })

  it('finds nobody for a person who is not there', () => {
    expect(
      store.search({
        forename: 'Xanthippo',
        surname: 'Quillfeather',
        dob: { precision: 'day', value: '1951-02-03' },
      }),
    ).toEqual([])
  })

  it('finds rows by key, and no row of another key', () => {
    const keys = ['a|1', 'b|2', 'a|1', 'c|3']
    const index = hashedIndex(Uint32Array.from(keys.map(hashOf)), keys.length)
    expect([...index.rowsOf('a|1')]).toEqual([0, 2])
    expect([...index.rowsOf('z|9')]).toEqual([])
  })
})

describe('measures', () => {
  it('count every origin and every kind', () => {
    const result = measureFairness(store, 21, 21, 5)
    expect([...result.byOrigin.keys()].sort()).toEqual([...origins].sort())
    for (const tally of result.byOrigin.values()) {
      expect(tally.asked).toBe(21)
      expect(tally.found).toBeGreaterThanOrEqual(tally.first)
    }
  })

  it('say how far apart the best and the worst are', () => {
    const tally = (found: number) => ({
      asked: 50,
      found,
      first: 0,
      shown: 0,
      possible: 0,
      probable: 0,
      wrong: 0,
    })
    expect(gapOf([tally(50), tally(47)], 'found')).toBeCloseTo(6)
  })

  it('ask for strangers, none of whom is certain by name and birth alone', () => {
    const result = measureStrangers(store, 21, 60)
    expect(result.asked).toBe(60)
    expect([...result.bands.values()].reduce((sum, count) => sum + count, 0)).toBe(60)
    expect(result.alone.certain).toBe(0)
  })

  it('show a collapsed model on the control set, which the fixed weights pass', () => {
    const inverted: MatchModel = {
      ...FIXED_MODEL,
      dob: Object.fromEntries(
        Object.entries(FIXED_MODEL.dob).map(([level, bits]) => [level, -bits]),
      ) as MatchModel['dob'],
    }
    const weigh = controlSet(3)
    const [fixed, collapsed] = [weigh(FIXED_MODEL), weigh(inverted)]
    expect(fixed.best).toBeGreaterThan(0.97)
    expect(collapsed.best).toBeLessThan(fixed.best - 0.02)
  }, 60_000)
})
