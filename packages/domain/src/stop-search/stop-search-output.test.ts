/** Authorities for an area, the copy, the reviews and what is published (SS-6, SS-8 to SS-10, SG-12). */
import { describe, expect, it } from 'vitest'
import { type AreaAuthority, authorityEnd, authorityProblems } from './area-authority.ts'
import { searchObjects, searchPowers } from './stop-search-codes.ts'
import { ageRange, copyUntil, publishedSearch, stopSearchDue } from './stop-search-output.ts'
import { type StopSearch, stopSearchProblems } from './stop-search-record.ts'
import { stopSearchRulesOn } from './stop-search-rules-table.ts'

const rules = stopSearchRulesOn('2026-06-11')
const now = '2026-06-11T12:00:00Z'
const at = '2026-06-11T11:00:00Z'
const rulesOf = (problems: { rule: string; severity: string; field?: string }[]) =>
  problems.map(({ rule, severity, field }) => [rule, severity, field].filter(Boolean).join(' '))

const whole: StopSearch = {
  subject: 'PERSON',
  power: 'MDA_S23',
  object: 'DRUGS',
  grounds: 'Seen to hand a wrap to another and take money',
  detainedAt: at,
  searchedAt: '2026-06-11T11:02:00Z',
  endedAt: '2026-06-11T11:10:00Z',
  place: 'High Street',
  searcher: { userId: 'pc', sex: 'M' },
  others: [],
  told: {
    GROUNDS: at,
    OBJECT: at,
    IDENTITY: at,
    STATION: at,
    ENTITLEMENT: at,
    LEGAL_POWER: at,
    DETAINED: at,
  },
  person: { sex: 'M', age: 30, selfDefined: 'W1', observed: '1' },
  extent: 'OUTER',
  bodyWornVideo: 'BWV1',
  found: 'Nothing',
  outcome: 'NFA',
  receipt: 'ELECTRONIC',
  forceUsedBy: [],
  forceForms: [],
}
const person = (more: object) => ({ ...whole.person, sex: 'M' as const, ...more })
const say = (change: Partial<StopSearch>) => rulesOf(stopSearchProblems({ ...whole, ...change }, now, rules))

describe('SS-6: an authority for an area', () => {
  const authority: AreaAuthority = {
    area: 'Town centre',
    reason: 'A stabbing, and revenge expected',
    givenBy: { userId: 'i', rank: 'INSP' },
    from: '2026-06-11T08:00:00Z',
    to: '2026-06-12T08:00:00Z',
  }
  const extended = (to: string, rank: 'INSP' | 'SUPT' = 'SUPT') => ({
    by: { userId: 's', rank },
    to,
    reason: 'A second attack',
  })
  it.each<[string, Partial<AreaAuthority>, string, string[]]>([
    ['inside it', {}, at, []],
    ['on its last second', {}, '2026-06-12T08:00:00Z', []],
    ['before it', {}, '2026-06-11T07:59:59Z', ['SS-6 BLOCK authority']],
    ['after it', {}, '2026-06-12T08:00:01Z', ['SS-6 BLOCK authority']],
    ['after it, extended', { extension: extended('2026-06-13T08:00:00Z') }, '2026-06-13T07:00:00Z', []],
    ['by a sergeant', { givenBy: { userId: 's', rank: 'PS' } }, at, ['SS-6 BLOCK authority.givenBy']],
    ['for more than a day', { to: '2026-06-12T08:00:01Z' }, at, ['SS-6 BLOCK authority.to']],
    [
      'ending before it begins',
      { to: '2026-06-11T07:00:00Z' },
      '2026-06-11T09:00:00Z',
      ['SS-6 BLOCK authority.to', 'SS-6 BLOCK authority'],
    ],
    [
      'extended by an inspector',
      { extension: extended('2026-06-13T08:00:00Z', 'INSP') },
      at,
      ['SS-6 BLOCK authority.extension'],
    ],
    [
      'extended by more than a day',
      { extension: extended('2026-06-13T08:00:01Z') },
      at,
      ['SS-6 BLOCK authority.extension'],
    ],
    ['with no times', { from: undefined }, at, ['SS-6 BLOCK authority.from']],
    [
      'with no area or reason',
      { area: '', reason: '' },
      at,
      ['SS-6 ASK authority.area', 'SS-6 ASK authority.reason'],
    ],
  ])('%s', (_words, change, searchedAt, problems) => {
    expect(rulesOf(authorityProblems({ ...authority, ...change }, searchedAt, rules))).toEqual(problems)
  })

  it('joins the record: a search outside its time is refused', () => {
    expect(say({ power: 'CJPO_S60', object: 'BLADE', grounds: undefined, authority })).toEqual([])
    expect(
      say({ power: 'CJPO_S60', object: 'BLADE', authority: { ...authority, from: '2026-06-11T11:30:00Z' } }),
    ).toContain('SS-6 BLOCK authority')
    expect(authorityEnd({ ...authority, extension: extended('2026-06-13T08:00:00Z') })).toBe(
      '2026-06-13T08:00:00Z',
    )
  })
})

describe('what follows', () => {
  it.each([
    ['2026-06-11T11:00:00Z', '2026-09-11'],
    ['2026-11-30T11:00:00Z', '2027-02-28'],
    ['2026-06-10T23:30:00Z', '2026-09-11'],
  ])('SS-8: a search of %s can be asked for until %s', (searchedAt, until) =>
    expect(copyUntil(searchedAt, rules)).toBe(until),
  )

  it.each<[Partial<StopSearch>, string[]]>([
    [{}, ['SS-9 2026-06-14T11:02:00.000Z']],
    [{ extent: 'EXPOSED', person: person({ age: 15 }) }, ['SG-12 2026-06-12T11:02:00.000Z']],
    [{ extent: 'EXPOSED', person: person({ age: 18 }) }, ['SS-9 2026-06-14T11:02:00.000Z']],
    [{ supervisorReviewedAt: now }, []],
  ])('SG-12: %o is reviewed by %o', (change, items) => {
    expect(stopSearchDue({ ...whole, ...change }, now, rules).map(({ rule, by }) => `${rule} ${by}`)).toEqual(
      items,
    )
  })

  it.each([
    [9, 'under 10'],
    [10, '10-17'],
    [17, '10-17'],
    [18, '18-24'],
    [25, '25-34'],
    [34, '25-34'],
    [35, 'over 34'],
    [undefined, undefined],
  ])('an age of %s is published as %s', (age, range) => expect(ageRange(age)).toBe(range))

  it('SS-10: what is published has no exact age, no place and no guessed time', () => {
    expect(publishedSearch({ ...whole, searchedAt: undefined, extent: 'MORE' })).toEqual({
      type: 'Person search',
      date: '2026-06-11',
      ageRange: '25-34',
      selfDefinedEthnicity: 'W1',
      officerDefinedEthnicity: '1',
      legislation: 'Misuse of Drugs Act s.23',
      objectOfSearch: 'Drugs',
      outcome: 'No further action',
      outcomeLinkedToObject: undefined,
      removalOfMoreThanOuterClothing: true,
    })
    expect(JSON.stringify(publishedSearch(whole))).not.toContain('High Street')
  })

  it('every power looks for objects of the list', () => {
    const codes: string[] = searchObjects.map(({ code }) => code)
    for (const { objects } of searchPowers)
      expect(objects.filter((object) => !codes.includes(object))).toEqual([])
  })
})
