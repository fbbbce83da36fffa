/** What the person gets of the record, and what becomes an exhibit. */
import { describe, expect, it } from 'vitest'
import { exhibitOfSearch } from './found-object.ts'
import { receiptSections, type ReceiptFacts } from './receipt.ts'

const officer = { displayName: 'Sam Okafor', rank: 'PC', staffNumber: 'P1003' }
const facts: ReceiptFacts = {
  subject: 'PERSON',
  power: 'MDA_S23',
  object: 'DRUGS',
  grounds: 'Seen to hand over a wrap',
  searchedAt: '2026-06-11T12:00:00Z',
  place: 'High Street',
  outcome: 'NFA',
  person: { selfDefined: 'W1' },
}
const receipt = (more: ReceiptFacts = {}, who: typeof officer | null = officer) =>
  receiptSections(
    { code: 'ABCDE12345', facts: { ...facts, ...more }, officer: who, authority: null },
    (at) => at,
  )
const rowsOf = (sections: ReturnType<typeof receipt>) =>
  Object.fromEntries(sections.flatMap(({ rows }) => rows.map(({ label, value }) => [label, value])))

describe('the copy for the person (SS-8, Code A 4.3)', () => {
  it('says when, where, by whom, why and what came of it, and leaves out what is not known', () => {
    expect(receipt().map(({ heading }) => heading)).toEqual(['The search', 'Why', 'What was done'])
    expect(rowsOf(receipt())).toEqual({
      'Code of this record': 'ABCDE12345',
      Searched: '2026-06-11T12:00:00Z',
      Place: 'High Street',
      'What was searched': 'Person search',
      Officer: 'Sam Okafor (PC, P1003)',
      Power: 'Misuse of Drugs Act s.23',
      'Looked for': 'Drugs',
      Grounds: 'Seen to hand over a wrap',
      Outcome: 'No further action',
      'Ethnicity, as you said': 'White: British',
    })
    expect(receiptSections({ code: '', facts: {}, officer: null, authority: null }, String)).toEqual([])
  })

  it('names an officer by number alone where terrorism is looked into (Code A 4.4)', () => {
    expect(rowsOf(receipt({ power: 'TA_S43' }))['Officer']).toBe('PC P1003')
  })
})

describe('what was found', () => {
  it.each([
    [{}, undefined],
    [{ found: ' Nothing ' }, undefined],
    [{ found: 'A wrap', object: 'DRUGS' }, 'GENERAL'],
    [{ found: 'A wrap', object: 'DRUGS', isLinkedToObject: true }, 'DRUG'],
    [{ found: 'A phone', object: 'STOLEN', isLinkedToObject: true }, 'GENERAL'],
  ])('%o is registered as %s', (found, kind) => expect(exhibitOfSearch(found)?.kind).toBe(kind))

  it('takes place and power with it', () => {
    expect(exhibitOfSearch({ found: 'A lock knife', place: 'High Street', power: 'PACE_S1' })).toMatchObject({
      description: 'A lock knife',
      placeText: 'High Street',
      power: 'PACE s.1: stolen or prohibited articles',
    })
  })
})
