/** What no weights may change: name and birth alone never join, twins stay two, and nobody is matched by ethnicity. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreMatch } from './match-score.ts'
import { type MatchCandidate, type MatchTerms, nameFrequencies } from './match-terms.ts'
import { FIXED_MODEL, type MatchModel } from './match-weights.ts'

const day = (value: string) => ({ precision: 'day', value }) as const
const word = fc.stringMatching(/^[a-z]{2,12}$/)
const date = fc
  .date({ min: new Date('1930-01-02'), max: new Date('2015-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))
const person = fc.record({
  forename: word,
  middle: word,
  surname: word,
  dob: date,
  sex: fc.constantFrom('M', 'F'),
})
const common = fc.record({ population: fc.nat(30_000_000), forename: fc.nat(500), surname: fc.nat(500) })

type Person = { forename: string; middle: string; surname: string; dob: string; sex: string }

const candidateOf = ({ forename, middle, surname, dob, sex }: Person): MatchCandidate => ({
  personRecordId: 'record',
  nominalId: 'nominal',
  names: [{ kind: 'primary', forename, middle, surname }],
  dobs: [day(dob)],
  sex,
  identifiers: [],
  postcodes: [],
  phones: [],
})
const frequenciesOf = (
  { forename, surname }: Person,
  counts: { population: number; forename: number; surname: number },
) =>
  nameFrequencies({
    population: counts.population,
    total: 1_000_000,
    forenames: new Map([[forename, counts.forename]]),
    surnames: new Map([[surname, counts.surname]]),
  })

/** Weights as a training might leave them at its worst: every level three bits up. */
const heavier: MatchModel = {
  ...FIXED_MODEL,
  version: 'three bits up',
  dob: raised(FIXED_MODEL.dob),
  middle: raised(FIXED_MODEL.middle),
  sex: raised(FIXED_MODEL.sex),
}
function raised<T extends Readonly<Record<string, number>>>(levels: T): T {
  return Object.fromEntries(Object.entries(levels).map(([level, weight]) => [level, weight + 3])) as T
}

describe('name and date of birth alone', () => {
  it.each([
    ['the fixed weights', FIXED_MODEL],
    ['weights trained to the utmost', heavier],
  ])('never reach 20 bits with %s, however rare the name and small the town', (_, model) => {
    fc.assert(
      fc.property(person, common, (one, counts) => {
        const { forename, middle, surname, dob, sex } = one
        const terms: MatchTerms = { forename, middle, surname, dob: day(dob), sex }
        const score = scoreMatch(terms, candidateOf(one), frequenciesOf(one, counts), model)
        expect(score.weight).toBeLessThan(FIXED_MODEL.thresholds.almostCertainly)
        expect(score.band).not.toBe('almost certainly')
      }),
      { numRuns: 400 },
    )
  })

  it('reach 20 bits only with a further fact that is the same', () => {
    const one = { forename: 'marla', middle: 'joy', surname: 'brindle', dob: '1985-04-03', sex: 'F' }
    const { forename, surname } = one
    const terms: MatchTerms = { forename, surname, dob: day(one.dob), postcode: 'E1 4AA' }
    const counts = { population: 2_000_000, forename: 60, surname: 40 }
    const at = (postcodes: string[]) =>
      scoreMatch(terms, { ...candidateOf(one), postcodes }, frequenciesOf(one, counts)).band
    expect(at(['E1 4AA'])).toBe('almost certainly')
    expect(at(['E1 9ZZ'])).not.toBe('almost certainly')
    expect(at([])).not.toBe('almost certainly')
    expect(
      scoreMatch(
        { ...terms, postcode: 'NF1 1NF' },
        { ...candidateOf(one), postcodes: ['NF1 1NF'] },
        frequenciesOf(one, counts),
      ).band,
    ).not.toBe('almost certainly')
  })
})

describe('twins', () => {
  it('of any names are never offered as one', () => {
    fc.assert(
      fc.property(
        person,
        fc.constantFrom('quinton', 'xavier', 'ottoline', 'jemima'),
        common,
        (one, forename, counts) => {
          fc.pre(one.forename.charAt(0) !== forename.charAt(0) && one.forename.length > 3)
          fc.pre(one.dob !== '1970-01-01')
          const home = { postcodes: ['E1 4AA'], phones: ['+447700900123'] }
          const terms: MatchTerms = {
            forename,
            surname: one.surname,
            dob: day(one.dob),
            sex: one.sex,
            postcode: 'E1 4AA',
            phone: '+447700900123',
          }
          const score = scoreMatch(terms, { ...candidateOf(one), ...home }, frequenciesOf(one, counts))
          expect(score.weight).toBeLessThan(FIXED_MODEL.thresholds.probable)
        },
      ),
    )
  })
})

describe('a household', () => {
  const home = { postcodes: ['E1 4AA'], phones: ['+447700900123'] }
  const asked = { postcode: 'E1 4AA', phone: '+447700900123' }
  const rare = nameFrequencies({
    population: 2_000,
    total: 1_000_000,
    forenames: new Map(),
    surnames: new Map([['quillmarrow', 2]]),
  })
  const weigh = (
    forename: string,
    held: Partial<MatchCandidate>,
    terms: MatchTerms = {},
    model: MatchModel = FIXED_MODEL,
  ) =>
    scoreMatch(
      { forename, surname: 'Quillmarrow', sex: 'F', ...asked, ...terms },
      {
        ...candidateOf({
          forename: 'Isolde',
          middle: '',
          surname: 'Quillmarrow',
          dob: '1971-02-03',
          sex: 'F',
        }),
        ...home,
        dobs: [],
        ...held,
      },
      rare,
      model,
    )
  const born = { dobs: [day('1971-02-03')] }

  it.each<[string, Partial<MatchCandidate>, MatchTerms]>([
    ['nothing of their births', {}, {}],
    ['one birth and not the other', born, {}],
    ['years a year apart', born, { dob: { precision: 'year', value: '1972' } }],
    ['the year alone of both', born, { dob: { precision: 'year', value: '1971' } }],
  ])('of two forenames stays under "probable" when one knows %s', (_, held, terms) => {
    for (const model of [FIXED_MODEL, heavier]) {
      const score = weigh('Tabitha', held, terms, model)
      expect(score.weight).toBeLessThan(FIXED_MODEL.thresholds.probable)
      expect(['possible', 'hidden']).toContain(score.band)
    }
  })

  it('says why it is held back', () => {
    const score = weigh('Tabitha', {})
    expect(score.weight).toBe(FIXED_MODEL.guards.householdMost)
    expect(score.reasons[0]).toContain('may be a relative')
  })

  it('is not held back when the forename is the same, the birth agrees, or an identifier is shared', () => {
    const identifiers = [{ type: 'PNC', value: '2000/1234567V' }]
    const unheld = [
      weigh('Isolde', {}),
      weigh('Tabitha', { ...born, identifiers }, { dob: day('1974-10-28'), identifiers }),
      weigh('Tabitha', born, { dob: day('1971-03-02') }),
    ]
    for (const score of unheld) {
      expect(score.weight).toBeGreaterThanOrEqual(FIXED_MODEL.thresholds.probable)
      expect(score.waterfall.some((step) => step.level === 'household')).toBe(false)
    }
  })
})

describe('ethnicity', () => {
  it('is read by no comparison, nor is nationality, religion or language', () => {
    const read = new Set<string>()
    const watched = <T extends object>(value: T): T =>
      new Proxy(value, {
        get(target, key) {
          read.add(String(key))
          const found: unknown = Reflect.get(target, key)
          return typeof found === 'object' && found !== null && !Array.isArray(found) ? watched(found) : found
        },
      })
    const one = { forename: 'marla', middle: 'joy', surname: 'brindle', dob: '1985-04-03', sex: 'F' }
    const held = {
      ...candidateOf(one),
      postcodes: ['E1 4AA'],
      phones: ['+447700900123'],
      identifiers: [{ type: 'PNC', value: '2000/1234567V' }],
      ethnicity: 'A1',
      observedEthnicity: '4',
      nationality: 'GBR',
      religion: 'none',
      language: 'en',
    }
    const terms = { ...one, dob: day(one.dob), postcode: 'E1 4AA', phone: '07700900123', ethnicity: 'B2' }
    const frequencies = frequenciesOf(one, { population: 1e6, forename: 5, surname: 5 })
    const score = scoreMatch(watched(terms), watched(held), frequencies)
    expect(read.has('surname')).toBe(true)
    expect(read.has('postcodes')).toBe(true)
    expect([...read].filter((key) => /ethnic|nationality|religion|language|race/i.test(key))).toEqual([])
    const other = scoreMatch(
      { ...terms, ethnicity: 'W1' } as MatchTerms,
      { ...held, ethnicity: 'W9' } as MatchCandidate,
      frequencies,
    )
    expect(other).toEqual(score)
    expect(JSON.stringify(FIXED_MODEL)).not.toMatch(/ethnic|nationality|religion/i)
  })
})
