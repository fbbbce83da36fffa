import { describe, expect, it } from 'vitest'
import { joinConflicts } from './join-conflicts.ts'
import type { MatchCandidate } from './match-terms.ts'

const person = (over: Partial<MatchCandidate> = {}): MatchCandidate => ({
  personRecordId: 'p',
  nominalId: 'n',
  names: [],
  dobs: [{ precision: 'day', value: '1985-04-03' }],
  sex: 'M',
  identifiers: [],
  postcodes: [],
  phones: [],
  ...over,
})
const held = (...pairs: [string, string][]) => pairs.map(([type, value]) => ({ type, value }))

describe('two people are not joined', () => {
  it.each<[string, Partial<MatchCandidate>, Partial<MatchCandidate>]>([
    ['when the sex differs', {}, { sex: 'F' }],
    ['when they were born six years apart', {}, { dobs: [{ precision: 'day', value: '1991-04-03' }] }],
    [
      'when PNC ID and CRO number both differ',
      { identifiers: held(['PNC', '2000/1234567V'], ['CRO', '000356/39Q']) },
      { identifiers: held(['PNC', '1979/0163001B'], ['CRO', '051072/65L']) },
    ],
  ])('%s', (_, a, b) => {
    expect(joinConflicts(person(a), person(b), [])).toHaveLength(1)
  })

  it('when they took different parts in one event', () => {
    expect(
      joinConflicts(person(), person(), [{ eventId: 'e', roleA: 'SUSPECT', roleB: 'VICTIM' }]),
    ).toHaveLength(1)
  })
})

describe('nothing speaks against', () => {
  it.each<[string, Partial<MatchCandidate>, Partial<MatchCandidate>]>([
    ['a sex not known', { sex: 'N' }, { sex: 'F' }],
    ['a year of birth within reach', {}, { dobs: [{ precision: 'year', value: '1990' }] }],
    ['no date of birth', {}, { dobs: [] }],
    [
      'another CRO number alone',
      { identifiers: held(['CRO', '000356/39Q']) },
      { identifiers: held(['CRO', '051072/65L']) },
    ],
    [
      'one of two PNC IDs shared',
      { identifiers: held(['PNC', '2000/1234567V'], ['CRO', '000356/39Q']) },
      { identifiers: held(['PNC', '2000/1234567V'], ['CRO', '051072/65L']) },
    ],
  ])('%s', (_, a, b) => {
    expect(joinConflicts(person(a), person(b), [])).toEqual([])
  })

  it('the same part in one event, as when it was recorded twice', () => {
    expect(joinConflicts(person(), person(), [{ eventId: 'e', roleA: 'SUSPECT', roleB: 'SUSPECT' }])).toEqual(
      [],
    )
  })
})
