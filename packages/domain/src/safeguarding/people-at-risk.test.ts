/** Children at events, referrals, sharing and exploitation (SG-16, SG-17, MA-1 to MA-4, XP-1 to XP-5). */
import { describe, expect, it } from 'vitest'
import { childDecisions, type PersonAtEvent } from './children-at-event.ts'
import {
  answerProblems,
  exploitationFlags,
  exploitationSigns,
  flagProblems,
  type FlagProposal,
  flagReviewOn,
  unaskedFlags,
} from './exploitation.ts'
import { type Referral, referralDue, referralStanding, type Sharing, sharingProblems } from './mash.ts'
import { safeguardingRulesOn } from './safeguarding-rules-table.ts'

const rules = safeguardingRulesOn('2026-06-11')
const now = '2026-06-11T12:00:00Z'
const rulesOf = (problems: { rule: string; severity: string; field?: string }[]) =>
  problems.map(({ rule, severity, field }) => [rule, severity, field].filter(Boolean).join(' '))

describe('SG-17: every child at an event has a decision', () => {
  const day = '2026-06-11'
  it.each<[string, PersonAtEvent[], string, string[]]>([
    ['nobody', [], '0 0 0 0 0', []],
    ['an adult', [{ personId: 'a', bornOn: '2008-06-11' }], '0 0 0 0 0', []],
    ['a child, undecided', [{ personId: 'c', bornOn: '2008-06-12' }], '1 0 0 1 1', ['SG-17 ASK people.0']],
    [
      'a child, referred',
      [{ personId: 'c', bornOn: '2015-01-01', reportId: 'r', isSeen: true }],
      '1 1 0 0 0',
      [],
    ],
    [
      'a child, seen and well',
      [
        {
          personId: 'c',
          bornOn: '2015-01-01',
          isSeen: true,
          noReport: { reason: 'NO_CONCERN', words: 'Asleep, fed and warm' },
        },
      ],
      '1 0 1 0 0',
      [],
    ],
    [
      'no words',
      [{ personId: 'c', bornOn: '2015-01-01', isSeen: true, noReport: { reason: 'NO_CONCERN' } }],
      '1 0 1 0 0',
      ['SG-17 BLOCK people.0'],
    ],
    [
      'not seen, and said to be well',
      [{ personId: 'c', bornOn: '2015-01-01', noReport: { reason: 'NO_CONCERN', words: 'Upstairs' } }],
      '1 0 1 0 1',
      ['SG-17 WARN people.0'],
    ],
    ['who seems a child', [{ personId: 'c', seemsChild: true }], '1 0 0 1 1', ['SG-17 ASK people.0']],
    ['whose age nobody knows', [{ personId: 'c' }], '0 0 0 0 0', []],
  ])('%s', (_words, people, counts, problems) => {
    const found = childDecisions(people, day)
    expect(
      [found.children, found.referred, found.notReferred, found.undecided.length, found.notSeen].join(' '),
    ).toBe(counts)
    expect(rulesOf(found.problems)).toEqual(problems)
  })
})

describe('referrals', () => {
  const written: Referral = { writtenAt: '2026-06-11T08:00:00Z' }
  const graded: Referral = { ...written, checkedAt: now, grade: 'RED', gradedAt: '2026-06-11T10:00:00Z' }
  it.each<[Referral, string, string[]]>([
    [written, 'WRITTEN', ['CHECK_REPORT MA-1 2026-06-11T14:00:00.000Z']],
    [{ ...written, checkedAt: now }, 'CHECKED', []],
    [graded, 'GRADED', ['RECEIPT MA-2 2026-06-11T14:00:00.000Z']],
    [{ ...graded, sentAt: now }, 'SENT', ['RECEIPT MA-2 2026-06-11T14:00:00.000Z']],
    [{ ...graded, sentAt: now, receiptAt: now }, 'RECEIVED', ['ANSWER MA-2 2026-06-11T14:00:00.000Z']],
    [{ ...graded, grade: 'GREEN' }, 'GRADED', ['RECEIPT MA-2 2026-06-14T10:00:00.000Z']],
    [{ ...graded, grade: 'BLUE' }, 'LOGGED', []],
    [
      { ...graded, answer: { decision: 'S47', at: now }, strategyAt: '2026-06-11T12:00:00Z' },
      'ANSWERED',
      ['CONFERENCE MA-3 2026-07-02T23:00:00.000Z'],
    ],
  ])('%o is %s', (referral, state, items) => {
    expect(referralStanding(referral)).toBe(state)
    expect(referralDue(referral, now, rules).map(({ what, rule, by }) => `${what} ${rule} ${by}`)).toEqual(
      items,
    )
  })

  const sharing: Sharing = {
    to: 'Council',
    basis: 'CHILDREN_ACT',
    purpose: 'Strategy discussion',
    consent: 'NOT_ASKED',
    sealedItems: 0,
  }
  it.each<[Partial<Sharing>, string[]]>([
    [{}, []],
    [
      { to: '', basis: undefined, purpose: '' },
      ['SG-16 BLOCK to', 'SG-16 BLOCK basis', 'SG-16 BLOCK purpose'],
    ],
    [{ consent: 'REFUSED' }, ['MA-4 BLOCK consent']],
    [{ consent: 'OVERRIDDEN' }, ['MA-4 BLOCK overrideReason']],
    [{ consent: 'OVERRIDDEN', overrideReason: 'Risk to life' }, []],
    [{ basis: 'CONSENT' }, ['MA-4 BLOCK basis']],
    [{ basis: 'CONSENT', consent: 'GIVEN' }, []],
    [{ sealedItems: 2 }, ['MA-4 BLOCK items']],
    [{ snapshotHash: 'a', changedSnapshotHash: 'b' }, ['SG-16 BLOCK snapshotHash']],
    [{ snapshotHash: 'a', changedSnapshotHash: 'a' }, []],
  ])('SG-16: sharing %o says %o', (change, problems) => {
    expect(rulesOf(sharingProblems({ ...sharing, ...change }))).toEqual(problems)
  })
})

describe('exploitation', () => {
  const proposal: FlagProposal = {
    flag: 'CSE',
    signs: [{ sign: 'GIFTS', evidence: 'New phone each week' }],
    age: 14,
    why: 'He pays her',
  }
  it.each<[Partial<FlagProposal>, string[]]>([
    [{}, []],
    [{ age: 18 }, ['XP-1 BLOCK flag']],
    [{ age: undefined }, []],
    [{ signs: [] }, ['XP-2 BLOCK signs']],
    [{ signs: [{ sign: 'GIFTS', evidence: '' }] }, ['XP-2 BLOCK signs']],
    [{ signs: [{ sign: 'NO_WAGES', evidence: 'x' }] }, ['XP-2 BLOCK signs']],
    [{ why: '' }, ['XP-1 ASK why']],
    [
      { flag: 'CUCKOOING', age: 60, signs: [{ sign: 'STRANGERS_AT_HOME', evidence: 'x' }] },
      ['XP-2 BLOCK signs'],
    ],
    [
      {
        flag: 'CUCKOOING',
        age: 60,
        signs: [
          { sign: 'STRANGERS_AT_HOME', evidence: 'x' },
          { sign: 'STRANGERS_AT_HOME', evidence: 'y' },
        ],
      },
      ['XP-2 BLOCK signs'],
    ],
    [
      {
        flag: 'CUCKOOING',
        age: 60,
        signs: [
          { sign: 'STRANGERS_AT_HOME', evidence: 'x' },
          { sign: 'TOLD', evidence: 'y' },
        ],
      },
      [],
    ],
  ])('%o says %o', (change, problems) =>
    expect(rulesOf(flagProblems({ ...proposal, ...change }))).toEqual(problems),
  )

  it.each([
    ['YES', { isAsked: true, isNarrower: false }, []],
    ['NO', { isAsked: false, isNarrower: false }, ['XP-4 BLOCK flag']],
    // What a few may read does not come to stand on a person whom everybody sees.
    ['YES', { isAsked: true, isNarrower: true }, ['XP-5 BLOCK flag']],
    ['NO', { isAsked: true, isNarrower: true }, []],
    ['NOT_KNOWN', { isAsked: true, isNarrower: true }, []],
  ] as const)('XP-4 and XP-5: %s, %o says %o', (answer, place, problems) =>
    expect(rulesOf(answerProblems(answer, proposal, place))).toEqual(problems),
  )

  it('the forms ask for each flag, and a flag is looked at again', () => {
    expect(unaskedFlags('MISSING', { CSE: false, CCE: 'NOT_KNOWN' })).toEqual([
      'COUNTY_LINES',
      'MODERN_SLAVERY',
    ])
    expect(flagReviewOn('2026-06-11', rules)).toBe('2026-09-09')
    const signs: string[] = exploitationSigns.map(({ code }) => code)
    for (const flag of exploitationFlags)
      expect(flag.signs.filter((sign) => !signs.includes(sign))).toEqual([])
  })
})
