/** Stop and search: the record, its closing, authorities for an area, the copy and what is published (SS-1 to SS-10, SG-10 to SG-12). */
import { describe, expect, it } from 'vitest'
import type { ForceForm } from '../custody/force-rules.ts'
import { type StopSearch, stopSearchCloseProblems, stopSearchProblems } from './stop-search-record.ts'
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
const form: ForceForm = {
  officerId: 'pc',
  subject: 'Person searched',
  at,
  place: 'High Street',
  reasons: ['PROTECT_SELF'],
  tactics: [{ tactic: 'HANDCUFF_COMPLIANT', isEffective: true }],
  isSubjectInjured: false,
  isOfficerInjured: false,
  outcome: 'Released',
}

describe('a record', () => {
  it('with everything has nothing to ask', () => expect(say({})).toEqual([]))

  it.each<[string, Partial<StopSearch>, string[]]>([
    [
      'a stop in the future',
      { detainedAt: '2026-06-11T12:00:01Z', searchedAt: undefined, endedAt: undefined },
      ['SS-1 BLOCK detainedAt'],
    ],
    [
      'a search before the stop',
      { searchedAt: '2026-06-11T10:59:00Z' },
      ['SS-1 BLOCK searchedAt', 'SS-4 WARN told'],
    ],
    ['an end before the beginning', { endedAt: '2026-06-11T11:01:00Z' }, ['SS-1 BLOCK endedAt']],
    ['no place', { place: '' }, ['SS-1 ASK place']],
    ['a vehicle without its mark', { subject: 'VEHICLE', person: undefined }, ['SS-1 ASK registration']],
    [
      'no power, object or grounds',
      { power: undefined, object: undefined, grounds: undefined },
      ['SG-11 ASK power', 'SG-11 ASK object'],
    ],
    ['no grounds', { grounds: ' ' }, ['SG-11 ASK grounds']],
    ['thin grounds', { grounds: 'Smelt of cannabis' }, ['SS-3 WARN grounds']],
    ['a power that is none for the object', { object: 'BLADE' }, ['SS-2 BLOCK object']],
    ['something untold', { told: { ...whole.told, LEGAL_POWER: undefined } }, ['SS-4 ASK told']],
    [
      'plain clothes without a warrant card',
      { searcher: { userId: 'pc', sex: 'M', isPlainClothes: true } },
      ['SS-4 ASK told'],
    ],
    ['told too late', { told: { ...whole.told, OBJECT: '2026-06-11T11:03:00Z' } }, ['SS-4 WARN told']],
    [
      'an area power with no authority',
      { power: 'CJPO_S60', object: 'BLADE', grounds: undefined },
      ['SS-6 ASK authority'],
    ],
    ['ethnicity not asked', { person: person({ selfDefined: undefined }) }, ['SG-10 ASK person.selfDefined']],
    [
      'not stated, without the reason',
      { person: person({ selfDefined: 'NS' }) },
      ['SG-10 ASK person.notStatedReason'],
    ],
    ['not stated, with it', { person: person({ selfDefined: 'NS', notStatedReason: 'N4' }) }, []],
    [
      'the view of the officer left out',
      { person: person({ observed: undefined }) },
      ['SG-10 ASK person.observed'],
    ],
    ['nobody described', { person: undefined }, ['SG-10 ASK person']],
    ['a child, nobody told', { person: person({ age: 17 }) }, ['SS-5 ASK person.isGuardianTold']],
    ['searcher of the other sex, outer clothing', { searcher: { userId: 'pc', sex: 'F' } }, []],
    [
      'searcher of the other sex, more',
      { extent: 'MORE', extentReason: 'x', searcher: { userId: 'pc', sex: 'F' } },
      ['SS-7 BLOCK searcher'],
    ],
    [
      'who asked for that',
      {
        extent: 'MORE',
        extentReason: 'x',
        searcher: { userId: 'pc', sex: 'F' },
        person: person({ searchedAs: 'F' }),
      },
      [],
    ],
    [
      'whose sex is not known',
      { extent: 'MORE', extentReason: 'x', person: person({ sex: 'N' }) },
      ['SS-7 ASK person.searchedAs'],
    ],
    ['more, in the street', { extent: 'MORE', extentReason: 'x', isInPublic: true }, ['SS-7 BLOCK place']],
    [
      'more, before the other sex',
      { extent: 'MORE', extentReason: 'x', others: [{ userId: 'b', sex: 'F' }] },
      ['SS-7 BLOCK others'],
    ],
    ['more, without a reason', { extent: 'MORE' }, ['SS-7 ASK extentReason']],
    ['exposed, nobody told', { extent: 'EXPOSED', extentReason: 'x' }, ['SS-7 BLOCK extentAuthority']],
    [
      'exposed, a sergeant told',
      { extent: 'EXPOSED', extentReason: 'x', extentAuthority: { userId: 's', rank: 'PS' } },
      [],
    ],
    [
      'a child exposed',
      {
        extent: 'EXPOSED',
        extentReason: 'x',
        person: person({ age: 15, isGuardianTold: true }),
        extentAuthority: { userId: 's', rank: 'PS' },
      },
      ['SG-12 BLOCK isAdultPresent', 'SG-12 BLOCK extentAuthority'],
    ],
    [
      'a child exposed, before an adult and with an inspector',
      {
        extent: 'EXPOSED',
        extentReason: 'x',
        isAdultPresent: true,
        person: person({ age: 15, isGuardianTold: true }),
        extentAuthority: { userId: 'i', rank: 'INSP' },
      },
      [],
    ],
    [
      'who may be a child',
      {
        extent: 'EXPOSED',
        extentReason: 'x',
        person: person({ age: undefined }),
        extentAuthority: { userId: 'i', rank: 'INSP' },
      },
      ['SG-12 BLOCK isAdultPresent'],
    ],
    ['nothing said of what was found', { found: '' }, ['SS-9 ASK found']],
    ['no outcome', { outcome: undefined }, ['SG-11 ASK outcome']],
    ['an outcome not joined to the object', { outcome: 'SUMMONS' }, ['SS-9 ASK isLinkedToObject']],
    ['an arrest not named', { outcome: 'ARREST', isLinkedToObject: true }, ['SS-9 ASK arrestId']],
    ['an arrest called no further action', { arrestId: 'a' }, ['SS-9 BLOCK outcome']],
    ['no copy', { receipt: undefined }, ['SS-8 ASK receipt']],
    ['no copy, not practicable', { receipt: 'IMPRACTICABLE' }, ['SS-8 ASK noReceiptReason']],
    ['no video', { bodyWornVideo: undefined }, ['SS-9 ASK bodyWornVideo']],
    ['no video, with the reason', { bodyWornVideo: undefined, noVideoReason: 'Flat battery' }, []],
    ['force without its form', { forceUsedBy: [{ officerId: 'pc' }] }, ['12.20 ASK forms']],
    ['force with its form', { forceUsedBy: [{ officerId: 'pc' }], forceForms: [form] }, []],
    [
      'force without video',
      {
        forceUsedBy: [{ officerId: 'pc' }],
        forceForms: [form],
        bodyWornVideo: undefined,
        noVideoReason: 'x',
      },
      ['SS-9 WARN bodyWornVideo'],
    ],
  ])('%s', (_words, change, problems) => expect(say(change)).toEqual(problems))

  it('of which nothing is known yet refuses nothing, so that a phone can save it', () => {
    const bare: StopSearch = {
      subject: 'PERSON',
      searcher: { userId: 'pc', sex: 'M' },
      others: [],
      told: {},
      forceUsedBy: [],
      forceForms: [],
    }
    const said = stopSearchProblems(bare, now, rules)
    expect(said.length).toBeGreaterThan(5)
    expect(said.filter(({ severity }) => severity === 'BLOCK')).toEqual([])
  })
})

describe('SG-11: closing by a supervisor', () => {
  const sergeant = { userId: 'ps', rank: 'PS' } as const
  const child: Partial<StopSearch> = {
    extent: 'EXPOSED',
    extentReason: 'x',
    isAdultPresent: true,
    person: person({ age: 15, isGuardianTold: true }),
    extentAuthority: { userId: 'i', rank: 'INSP' },
  }
  it.each<[Partial<StopSearch>, { userId: string; rank: 'PC' | 'PS' }, string[]]>([
    [{}, sergeant, []],
    [{}, { userId: 'pc', rank: 'PS' }, ['SG-11 BLOCK supervisor']],
    [{}, { userId: 'x', rank: 'PC' }, ['SG-11 BLOCK supervisor']],
    [{ grounds: '' }, sergeant, ['SG-11 BLOCK grounds']],
    [{ outcome: undefined }, sergeant, ['SG-11 BLOCK outcome']],
    [{ grounds: 'Looked nervous' }, sergeant, ['SS-3 WARN grounds']],
    [child, sergeant, ['SG-12 BLOCK supervisorReviewedAt']],
    [{ ...child, supervisorReviewedAt: now }, sergeant, []],
  ])('%o by %o says %o', (change, by, problems) => {
    expect(rulesOf(stopSearchCloseProblems({ ...whole, ...change }, by, now, rules))).toEqual(problems)
  })
})
