import { describe, expect, it } from 'vitest'
import {
  type CreateNominal,
  decideCreateNominal,
  type ReviewedCandidate,
  type SearchMade,
  termsFit,
  unreviewedCandidates,
} from './create-guard.ts'
import type { MatchTerms } from './match-terms.ts'

const day = (value: string) => ({ precision: 'day', value }) as const
const likely = (over: Partial<ReviewedCandidate> = {}): ReviewedCandidate => ({
  nominalId: 'n1',
  weight: 16,
  ...over,
})

const create = (search: Partial<SearchMade> = {}, over: Partial<CreateNominal> = {}): CreateNominal => ({
  search: {
    userId: 'officer-1',
    at: '2026-03-01T12:00:00.000Z',
    terms: { forename: 'Marla', surname: 'Brindle', dob: day('1985-04-03') },
    candidates: [],
    ...search,
  },
  userId: 'officer-1',
  now: '2026-03-01T12:10:00.000Z',
  person: { forename: 'Marla', surname: 'Brindle', dob: day('1985-04-03') },
  ...over,
})

describe('creating a nominal is refused', () => {
  it.each<[string, CreateNominal, string]>([
    ['without a search', create({}, { search: undefined }), 'Search for the person before'],
    ['on the search of a colleague', create({ userId: 'officer-2' }), 'Search for the person before'],
    ['on a search of 31 minutes ago', create({ at: '2026-03-01T11:39:00.000Z' }), 'search again'],
    ['on a search still to come', create({ at: '2026-03-01T12:11:00.000Z' }), 'search again'],
    ['on a search without a time', create({ at: 'yesterday' }), 'search again'],
    [
      'on a search for somebody else',
      create({ terms: { forename: 'Tobias', surname: 'Jarrow' } }),
      'somebody else',
    ],
    [
      'on a search for the forename with another surname',
      create({ terms: { forename: 'Marla', surname: 'Jarrow' } }),
      'somebody else',
    ],
    ['on a search by date alone', create({ terms: { dob: day('1985-04-03') } }), 'somebody else'],
    [
      'on a search for quite another birth',
      create({ terms: { forename: 'Marla', surname: 'Brindle', dob: day('1961-11-27') } }),
      'somebody else',
    ],
    ['with a likely match not looked at', create({ candidates: [likely()] }), 'One likely match is'],
    [
      'with two of them',
      create({ candidates: [likely(), likely({ nominalId: 'n2' })] }),
      '2 likely matches are',
    ],
    [
      'with one dismissed without a reason',
      create({ candidates: [likely({ outcome: 'dismissed' })] }),
      'dismissed with a reason',
    ],
    [
      'with one dismissed with a blank',
      create({ candidates: [likely({ outcome: 'dismissed', reason: '  ' })] }),
      'dismissed with a reason',
    ],
    [
      'for a placeholder',
      create({}, { person: { forename: 'Unknown', surname: 'Unknown' } }),
      'unidentified person',
    ],
    [
      'under a lower threshold',
      create({ candidates: [likely({ weight: 9 })] }, { thresholdWeight: 5 }),
      'One likely match is',
    ],
    ['under a shorter time', create({}, { freshMinutes: 5 }), '5 minutes'],
  ])('%s', (_, given, reason) => {
    const decision = decideCreateNominal(given)
    expect(decision).toMatchObject({ allowed: false })
    if (!decision.allowed) expect(decision.reason).toContain(reason)
  })
})

describe('creating a nominal is allowed', () => {
  it.each<[string, CreateNominal]>([
    ['after a search that found nobody', create()],
    ['at thirty minutes', create({ at: '2026-03-01T11:40:00.000Z' })],
    [
      'with the likely ones opened or dismissed with a reason',
      create({
        candidates: [
          likely({ outcome: 'opened' }),
          likely({ nominalId: 'n2', outcome: 'dismissed', reason: 'Older by twenty years' }),
        ],
      }),
    ],
    ['with unlikely ones left alone', create({ candidates: [likely({ weight: 13.9 })] })],
  ])('%s', (_, given) => {
    expect(decideCreateNominal(given)).toEqual({ allowed: true })
  })
})

describe('a search fits the person', () => {
  const person = {
    forename: 'Elizabeth',
    surname: 'Smythe-Jarrow',
    dob: day('1985-04-03'),
    identifiers: [{ type: 'PNC', value: '2000/1234567V' }],
  }

  it.each<[string, MatchTerms, boolean]>([
    ['the same name', { forename: 'Elizabeth', surname: 'Smythe-Jarrow' }, true],
    ['a near spelling', { forename: 'Elisabeth', surname: 'Smyth-Jarrow' }, true],
    ['a short form and half the surname', { forename: 'Liz', surname: 'Jarrow' }, true],
    ['the other way round', { forename: 'Smythe-Jarrow', surname: 'Elizabeth' }, true],
    ['the surname alone', { surname: 'Smythe-Jarrow' }, true],
    ['the forename alone', { forename: 'Elizabeth' }, true],
    ['an initial', { forename: 'E', surname: 'Smythe-Jarrow' }, true],
    ['a slip of the date', { surname: 'Smythe-Jarrow', dob: day('1985-03-04') }, true],
    [
      'the identifier, whatever the name',
      { surname: 'Nobody', identifiers: [{ type: 'PNC', value: '2000/1234567v' }] },
      true,
    ],
    ['the value under another type', { identifiers: [{ type: 'CRO', value: '2000/1234567V' }] }, false],
    ['another name', { forename: 'Tobias', surname: 'Brindle' }, false],
    ['a telephone number alone', { phone: '07700 900123' }, false],
    ['nothing', {}, false],
  ])('by %s: %s', (_, terms, fits) => {
    expect(termsFit(terms, person)).toBe(fits)
  })
})

describe('candidates to be looked at', () => {
  it('are those of fourteen bits and more', () => {
    const candidates = [likely({ weight: 20 }), likely({ weight: 14 }), likely({ weight: 13.99 })]
    expect(unreviewedCandidates(candidates).map(({ weight }) => weight)).toEqual([20, 14])
  })
})
