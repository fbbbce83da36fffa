import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWorthShowing, matchScorer, rankMatches, scoreMatch } from './match-score.ts'
import { STOP_FRACTION } from './search-plan.ts'
import { type MatchCandidate, type MatchTerms, nameFrequencies } from './match-terms.ts'
import { matchBand } from './match-weights.ts'

const frequencies = nameFrequencies({
  population: 2_000_000,
  total: 1_000_000,
  forenames: new Map([
    ['daniel', 8000],
    ['danny', 900],
    ['marla', 60],
    ['john', 20_000],
    ['carla', 300],
  ]),
  surnames: new Map([
    ['smith', 13_000],
    ['brindle', 40],
    ['brindel', 2],
    ['jarrow', 30],
  ]),
})

const held = (over: Partial<MatchCandidate> = {}): MatchCandidate => ({
  personRecordId: 'record-1',
  nominalId: 'nominal-1',
  names: [{ kind: 'primary', forename: 'Daniel', middle: 'Peter', surname: 'Brindle' }],
  dobs: [{ precision: 'day', value: '1985-04-03' }],
  sex: 'M',
  identifiers: [],
  postcodes: [],
  phones: [],
  ...over,
})

const asked = (over: Partial<MatchTerms> = {}): MatchTerms => ({
  forename: 'Daniel',
  surname: 'Brindle',
  dob: { precision: 'day', value: '1985-04-03' },
  ...over,
})

const score = (terms: Partial<MatchTerms>, candidate: Partial<MatchCandidate> = {}) =>
  scoreMatch(asked(terms), held(candidate), frequencies)

describe('refusals of the scorer', () => {
  it('a placeholder date of birth matches nobody', () => {
    const placeholder = { precision: 'day', value: '1970-01-01' } as const
    expect(score({ dob: placeholder }, { dobs: [placeholder] }).waterfall.map((s) => s.field)).not.toContain(
      'dob',
    )
  })

  it('a placeholder name matches nobody', () => {
    const result = scoreMatch(
      { forename: 'Unknown', surname: 'Unknown' },
      held({ names: [{ kind: 'primary', forename: 'Unknown', surname: 'Unknown' }] }),
      frequencies,
    )
    expect(result.waterfall).toEqual([])
    expect(result.band).toBe('hidden')
    expect(isWorthShowing(result)).toBe(false)
  })

  it('the postcode of no fixed address matches nobody', () => {
    const fields = score({ postcode: 'NF1 1NF' }, { postcodes: ['NF11NF'] }).waterfall.map((s) => s.field)
    expect(fields).not.toContain('postcode')
  })

  it('name and date of birth alone are never almost certain, however rare the name', () => {
    const terms = asked({ forename: 'Xanthippo', surname: 'Quillfeather' })
    const names = [{ kind: 'primary', forename: 'Xanthippo', surname: 'Quillfeather' }]
    const result = scoreMatch(terms, held({ names }), { ...frequencies, population: 1000 })
    expect(result.band).toBe('probable')
    expect(result.reasons[0]).toContain('not enough to be certain')
  })

  it('twins at one address are not one person', () => {
    const twin = score(
      { forename: 'Marla', postcode: 'SE15 4QN', phone: '07700 900123' },
      { postcodes: ['SE154QN'], phones: ['+447700900123'] },
    )
    expect(twin.weight).toBeCloseTo(-5, 6)
    expect(twin.reasons[0]).toContain('twin')
  })

  it('a nickname is no twin', () => {
    const same = score({ forename: 'Danny', postcode: 'SE15 4QN' }, { postcodes: ['SE154QN'] })
    expect(same.waterfall.map((s) => s.level)).not.toContain('twins')
    expect(same.weight).toBeGreaterThan(5)
  })

  it('a different sex is only a mild no', () => {
    const same = score({ sex: 'M' }).weight
    const different = score({ sex: 'F' }).weight
    expect(same - different).toBeLessThan(4)
    expect(same).toBeGreaterThan(different)
    expect(score({ sex: 'N' }).weight).toBe(score({}).weight)
  })
})

describe('levels of agreement, each less than the one before', () => {
  it('of the surname', () => {
    const weights = ['Brindle', 'Brindel', 'Brandell', 'Jarrow'].map((surname) => score({ surname }).weight)
    expect(weights).toEqual([...weights].sort((a, b) => b - a))
    expect(new Set(weights).size).toBe(weights.length)
  })

  it('of the date of birth', () => {
    const dates = [
      '1985-04-03',
      '1985-03-04',
      '1986-04-03',
      '1995-04-03',
      '1958-04-03',
      '1985-04-08',
      '1985-11-27',
      '1961-11-27',
    ]
    const weights = dates.map((value) => score({ dob: { precision: 'day', value } }).weight)
    expect(weights).toEqual([...weights].sort((a, b) => b - a))
  })

  it('a rare surname counts for more than a common one', () => {
    const common = scoreMatch(
      { surname: 'Smith' },
      held({ names: [{ kind: 'primary', forename: null, surname: 'Smith' }] }),
      frequencies,
    )
    expect(scoreMatch({ surname: 'Brindle' }, held(), frequencies).weight).toBeGreaterThan(common.weight + 5)
  })

  it('the first of January counts for less than another day', () => {
    const first = { precision: 'day', value: '1985-01-01' } as const
    expect(score({ dob: first }, { dobs: [first] }).weight).toBeLessThan(score({}).weight)
  })
})

describe('reasons in plain words', () => {
  it.each<[Partial<MatchTerms>, Partial<MatchCandidate>, string]>([
    [{ surname: 'Brindel' }, {}, 'surname spelt almost the same'],
    [{ surname: 'Brandell' }, {}, 'surname sounds the same'],
    [{ surname: 'Brindle-Jarrow' }, {}, 'part of a double surname is the same'],
    [{ surname: 'Brin' }, {}, 'surname begins the same'],
    [{ forename: 'Danny' }, {}, 'forename is a short form of the same name'],
    [{ forename: 'Peter' }, {}, 'forename is the same as a middle name'],
    [{ forename: 'D' }, {}, 'same initial of the forename'],
    [{ forename: 'Brindle', surname: 'Daniel' }, {}, 'forename and surname the other way round'],
    [{ forename: undefined, surname: 'Daniel' }, {}, 'forename and surname the other way round'],
    [{ forename: 'Brinscombe', surname: 'Daniel' }, {}, 'forename and surname the other way round'],
    [{ middle: 'Peter' }, {}, 'same middle name'],
    [{ dob: { precision: 'day', value: '1985-03-04' } }, {}, 'date of birth has day and month swapped'],
    [{ dob: undefined, ageYears: 39, onDate: '2024-06-01' }, {}, 'year of birth or age agrees'],
    [
      { identifiers: [{ type: 'PNC', value: '2000/1234567V' }] },
      { identifiers: [{ type: 'PNC', value: '2000/1234567V' }] },
      'same PNC ID',
    ],
    [
      { identifiers: [{ type: 'NINO', value: 'AB123456' }] },
      { identifiers: [{ type: 'NINO', value: 'AB123456C' }] },
      'same National Insurance number',
    ],
    [{ postcode: 'se15 4qn' }, { postcodes: ['SE154QN'] }, 'same postcode'],
    [{ phone: '07700 900123' }, { phones: ['+447700900123'] }, 'same telephone number'],
    [
      { forename: 'Danny', surname: 'Jarrow' },
      {
        names: [
          { kind: 'primary', forename: 'Daniel', surname: 'Brindle' },
          { kind: 'alias', forename: 'danny', surname: 'jarrow' },
        ],
      },
      'known as Danny Jarrow',
    ],
    [
      { dob: { precision: 'day', value: '1990-01-02' } },
      {
        dobs: [
          { precision: 'day', value: '1985-04-03' },
          { precision: 'day', value: '1990-01-02' },
        ],
      },
      'same date of birth (another date held)',
    ],
  ])('%j against %j', (terms, candidate, reason) => {
    expect(score(terms, candidate).reasons).toContain(reason)
  })
})

describe('the weight, the fraction and the band', () => {
  it('of the suspect under a misspelt surname and a transposed date is found and would stop the search', () => {
    const found = score({ surname: 'Brindel', dob: { precision: 'day', value: '1985-03-04' } })
    expect(isWorthShowing(found)).toBe(true)
    expect(found.reasons).toEqual(
      expect.arrayContaining([
        'surname spelt almost the same',
        'date of birth has day and month swapped',
        'same forename',
      ]),
    )
  })

  it('name and birth and a shared PNC ID is almost certain; PNC alone among differing details is looked at', () => {
    const pnc = [{ type: 'PNC', value: '2000/1234567V' }]
    expect(score({ identifiers: pnc }, { identifiers: pnc }).band).toBe('almost certainly')
    const only = score(
      {
        forename: 'Marla',
        surname: 'Jarrow',
        dob: { precision: 'day', value: '1961-11-27' },
        identifiers: pnc,
      },
      { identifiers: pnc },
    )
    expect(only.weight).toBeCloseTo(14, 6)
    expect(only.reasons[0]).toContain('look before deciding')
  })

  it('two shared identifiers add less than twice one, two conflicting ones count as the model has it', () => {
    const ids = [
      { type: 'PNC', value: '2000/1234567V' },
      { type: 'CRO', value: '000356/39Q' },
    ]
    const others = [
      { type: 'PNC', value: '1979/0163001B' },
      { type: 'CRO', value: '051072/65L' },
    ]
    const plain = scoreMatch(asked(), held(), { ...frequencies, population: 3e9 }).weight
    const both = scoreMatch(asked({ identifiers: ids }), held({ identifiers: ids }), {
      ...frequencies,
      population: 3e9,
    })
    expect(both.weight - plain).toBeCloseTo(29.99, 1)
    const none = scoreMatch(asked({ identifiers: ids }), held({ identifiers: others }), {
      ...frequencies,
      population: 3e9,
    })
    expect(none.weight - plain).toBeCloseTo(-14, 6)
  })

  it('a perfect hit has fraction 1, whatever was asked', () => {
    for (const terms of [
      asked(),
      { surname: 'Brindle' },
      { forename: 'D', surname: 'Brindle' },
      { forename: 'Daniel' },
    ]) {
      expect(scoreMatch(terms, held(), frequencies).fraction).toBeCloseTo(1, 6)
    }
  })

  it('a stranger stays under the stop', () => {
    expect(score({ forename: 'Marla', surname: 'Jarrow' }).fraction).toBeLessThan(STOP_FRACTION)
    expect(isWorthShowing(score({ forename: 'Marla', surname: 'Jarrow' }))).toBe(false)
  })

  it('the weight is the prior plus the waterfall', () => {
    const result = score({ postcode: 'SE15 4QN', middle: 'P' }, { postcodes: ['SE15 4QP'] })
    const total = result.waterfall.reduce((sum, step) => sum + step.weight, -Math.log2(2_000_000))
    expect(result.weight).toBeCloseTo(total, 9)
    expect(result.band).toBe(matchBand(result.weight))
  })

  it.each([
    [20, 'almost certainly'],
    [19.9, 'probable'],
    [14, 'probable'],
    [13.9, 'possible'],
    [5, 'possible'],
    [4.9, 'hidden'],
  ])('%d bits is %s', (weight, band) => {
    expect(matchBand(weight)).toBe(band)
  })

  it('never leaves 0 to 1, and gives the same answer twice, for any names', () => {
    const word = fc.string({ unit: 'grapheme', maxLength: 12 })
    fc.assert(
      fc.property(word, word, word, word, (forename, surname, heldForename, heldSurname) => {
        const candidate = held({ names: [{ kind: 'primary', forename: heldForename, surname: heldSurname }] })
        const once = scoreMatch({ forename, surname }, candidate, frequencies)
        expect(once.fraction).toBeGreaterThanOrEqual(0)
        expect(once.fraction).toBeLessThanOrEqual(1)
        expect(Number.isFinite(once.weight)).toBe(true)
        expect(matchScorer({ forename, surname }, frequencies)(candidate)).toEqual(once)
      }),
    )
  })

  it('ranks by weight, then by id', () => {
    const best = { personRecordId: 'c', score: score({}) }
    const tie = { personRecordId: 'b', score: score({}) }
    const poor = { personRecordId: 'a', score: score({ surname: 'Jarrow' }) }
    expect(rankMatches([poor, best, tie]).map((match) => match.personRecordId)).toEqual(['b', 'c', 'a'])
  })
})
