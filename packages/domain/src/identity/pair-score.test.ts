import { describe, expect, it } from 'vitest'
import { type MatchCandidate, nameFrequencies } from '../nominal/match-terms.ts'
import { FIXED_MODEL, type MatchModel } from '../nominal/match-weights.ts'
import { scorePair, scorerVersion } from './pair-score.ts'

const person = (over: Partial<MatchCandidate>): MatchCandidate => ({
  personRecordId: 'p',
  nominalId: 'n',
  names: [{ kind: 'primary', forename: 'Isolde', surname: 'Quillmarrow' }],
  dobs: [{ precision: 'day', value: '1971-02-03' }],
  sex: 'F',
  identifiers: [],
  postcodes: [],
  phones: [],
  ...over,
})
const frequencies = nameFrequencies({
  population: 1_000_000,
  total: 1_000_000,
  forenames: new Map(),
  surnames: new Map(),
})
const weigh = (a: Partial<MatchCandidate>, b: Partial<MatchCandidate>, model: MatchModel = FIXED_MODEL) =>
  scorePair(person(a), person(b), frequencies, model)

describe('the score of two people', () => {
  it('is the sum of its waterfall and the prior', () => {
    const score = weigh({ postcodes: ['SE25 4EA'] }, { postcodes: ['SE25 4EA'] })
    expect(score.waterfall.reduce((sum, step) => sum + step.weight, score.prior)).toBeCloseTo(score.weight)
    expect(score.prior).toBeLessThan(0)
  })

  it('never makes name and date of birth alone "almost certainly"', () => {
    expect(weigh({}, {}).band).not.toBe('almost certainly')
  })

  it('takes the best of the names that either is known by', () => {
    const names = [
      { kind: 'primary', forename: 'Zebedia', surname: 'Otherby' },
      { kind: 'alias', forename: 'Isolde', surname: 'Quillmarrow' },
    ]
    expect(weigh({ names }, {}).weight).toBeGreaterThan(weigh({ names: names.slice(0, 1) }, {}).weight + 10)
  })

  it('weighs a pair the same from both sides', () => {
    const sides: Partial<MatchCandidate>[] = [
      { names: [{ kind: 'primary', forename: 'Isolde', surname: 'Quillmarrow-Vane' }], sex: undefined },
      {
        dobs: [{ precision: 'year', value: '1971' }],
        names: [{ kind: 'alias', forename: 'I', surname: 'Vane' }],
      },
      { dobs: [{ precision: 'day', value: '1971-03-02' }], postcodes: ['SE25 4EA', 'E1 1AA'] },
      { names: [{ kind: 'primary', forename: 'Izzy', middle: 'May', surname: 'Quilmarrow' }] },
    ]
    for (const a of sides) for (const b of sides) expect(weigh(a, b).weight).toBe(weigh(b, a).weight)
    expect(weigh(sides[0] ?? {}, sides[3] ?? {}).weight).not.toBe(
      weigh(sides[0] ?? {}, sides[1] ?? {}).weight,
    )
  })

  it('asks with the postcode that both have, whichever comes first', () => {
    const shared = weigh({ postcodes: ['E1 1AA', 'SE25 4EA'] }, { postcodes: ['SE25 4EA'] })
    expect(shared.waterfall.some((step) => step.field === 'postcode' && step.weight > 0)).toBe(true)
  })

  it('follows the weights of the model, and is kept under its version', () => {
    const trained: MatchModel = {
      ...FIXED_MODEL,
      version: 'trained for a test',
      sex: { ...FIXED_MODEL.sex, same: FIXED_MODEL.sex.same - 1.5 },
    }
    const slip: Partial<MatchCandidate> = { dobs: [{ precision: 'day', value: '1971-03-02' }] }
    expect(weigh({}, slip, trained).weight).toBeCloseTo(weigh({}, slip).weight - 1.5)
    expect(scorerVersion(trained)).toBe('trained for a test')
    expect(scorerVersion(FIXED_MODEL)).toBe(FIXED_MODEL.version)
  })

  it.each([300, 1_300, 7_777, 41_000, 1_000_003])(
    'is "probable" for a shared PNC ID whatever else differs, with %i people on file',
    (population) => {
      const identifiers = [{ type: 'PNC', value: '1998/0000055D' }]
      const one = person({
        identifiers,
        names: [{ kind: 'primary', forename: 'Zebedia', surname: 'Thrush' }],
      })
      const other = person({
        identifiers,
        names: [{ kind: 'primary', forename: 'Norbert', surname: 'Oakapple' }],
        dobs: [{ precision: 'day', value: '1944-11-30' }],
      })
      const score = scorePair(one, other, { ...frequencies, population }, FIXED_MODEL)
      expect(score.weight).toBe(FIXED_MODEL.guards.strongIdentifierLeast)
      expect(score.band).toBe('probable')
    },
  )

  it('is low for two who have nothing in common', () => {
    const other = {
      names: [{ kind: 'primary', forename: 'Tobias', surname: 'Brackenfold' }],
      dobs: [{ precision: 'day' as const, value: '1944-11-30' }],
      sex: 'M',
    }
    expect(weigh({}, other).band).toBe('hidden')
  })
})
