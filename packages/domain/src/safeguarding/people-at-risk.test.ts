/** Children at events, referrals, sharing, exploitation, repeats, cases of ASB and joined people (SG-15 to SG-17, MA, XP, RP, AB). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AsbAnswers } from './asb-risk.ts'
import { childDecisions, type PersonAtEvent } from './children-at-event.ts'
import {
  exploitationFlags,
  exploitationSigns,
  flagProblems,
  type FlagProposal,
  flagReviewOn,
  unaskedFlags,
} from './exploitation.ts'
import { factsAfterSplit, type HeldFact, reviewAfterJoin } from './joined-people.ts'
import { type Referral, referralDue, referralStanding, type Sharing, sharingProblems } from './mash.ts'
import {
  asbCaseState,
  asbClosingProblems,
  caseReviewThreshold,
  type CountedEvent,
  countRepeats,
  proposeAsbCases,
} from './repeats.ts'
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

describe('repeats', () => {
  const event = (id: string, at: string, more: Partial<CountedEvent> = {}): CountedEvent => ({
    id,
    at: `${at}T12:00:00Z`,
    reportedAt: `${at}T13:00:00Z`,
    victimIds: ['v'],
    suspectIds: [],
    placeId: 'p',
    ...more,
  })
  it('RP-1: the victim, suspect and place of the last twelve months, without the event itself and later ones', () => {
    const found = countRepeats(
      event('x', '2026-06-11', { victimIds: ['v', 'w'], suspectIds: ['s'] }),
      [
        event('a', '2025-06-11'),
        event('b', '2025-06-12', { suspectIds: ['s'] }),
        event('c', '2026-06-01', { placeId: 'q' }),
        event('d', '2026-06-12'),
        event('x', '2026-06-11'),
      ],
      rules,
    )
    expect(found).toEqual({ victims: { v: 2, w: 0 }, suspects: { s: 1 }, place: 1, rule: 'RP-1' })
  })

  it('AB-1: a case is proposed from three calls in ninety days, once, and not where one is open', () => {
    const calls = [
      event('a', '2026-06-01'),
      event('b', '2026-06-05', { victimIds: ['w'] }),
      event('c', '2026-06-11', { victimIds: ['v', 'v'] }),
      event('d', '2026-03-12'),
    ]
    const found = proposeAsbCases(calls, '2026-06-11', rules)
    expect(found.map(({ by, id, eventIds }) => `${by} ${id} ${eventIds.join('')}`)).toEqual(['PLACE p abc'])
    expect(proposeAsbCases(calls, '2026-06-10', rules).map(({ eventIds }) => eventIds.join(''))).toEqual([])
    expect(proposeAsbCases(calls, '2026-06-11', rules, ['p'])).toEqual([])
  })

  it.each<[string, CountedEvent[], boolean, string]>([
    [
      'three in six months',
      [event('a', '2026-01-01'), event('b', '2026-03-01'), event('c', '2026-06-01')],
      true,
      'abc',
    ],
    [
      'the first too old',
      [event('a', '2025-12-11'), event('b', '2026-03-01'), event('c', '2026-06-01')],
      false,
      'bc',
    ],
    [
      'one reported after more than a month',
      [
        event('a', '2026-01-01'),
        event('b', '2026-03-01', { reportedAt: '2026-04-02T12:00:00Z' }),
        event('c', '2026-06-01'),
      ],
      false,
      'ac',
    ],
    [
      'one reported on the last day of the month',
      [
        event('a', '2026-01-01'),
        event('b', '2026-03-01', { reportedAt: '2026-04-01T12:00:00Z' }),
        event('c', '2026-06-01'),
      ],
      true,
      'abc',
    ],
    [
      'of another victim',
      [event('a', '2026-01-01', { victimIds: ['w'] }), event('b', '2026-03-01'), event('c', '2026-06-01')],
      false,
      'bc',
    ],
  ])('AB-2: %s', (_words, events, isMet, counted) => {
    const found = caseReviewThreshold(events, 'v', '2026-06-11')
    expect([found.isMet, found.counted.join('')]).toEqual([isMet, counted])
  })

  const answers: AsbAnswers = {
    REPEAT: 3,
    TARGETED: 0,
    VULNERABILITY: 3,
    HARM: 3,
    IMPACT: 1,
    SUPPORT: 0,
    ESCALATION: 0,
  }
  it('AB-3: another call asks for the risk again', () => {
    expect(asbCaseState(undefined, '2026-06-11')).toMatchObject({
      grade: undefined,
      problems: [{ rule: 'AB-3' }],
    })
    expect(asbCaseState({ answers, assessedOn: '2026-06-11' }, '2026-06-11')).toEqual({
      grade: 'HIGH',
      reviewOn: '2026-06-12',
      problems: [],
    })
    expect(asbCaseState({ answers, assessedOn: '2026-06-10' }, '2026-06-11').problems).toHaveLength(1)
  })

  it.each([
    [[], true, []],
    [[], false, ['AB-4 BLOCK isVictimTold']],
    [[{ partner: 'Housing', sentAt: now }], true, ['AB-4 BLOCK actions', 'AB-4 BLOCK actions']],
    [[{ partner: 'Housing', sentAt: now, receiptAt: now, doneAt: now }], true, []],
  ])('AB-4: closing %#', (actions, isTold, problems) => {
    expect(rulesOf(asbClosingProblems(actions, isTold))).toEqual(problems)
  })
})

describe('SG-15: joined and parted people', () => {
  const fact = (personRecordId: string, id: string, grade?: HeldFact['grade']): HeldFact => ({
    personRecordId,
    id,
    kind: 'REPORT',
    grade,
  })
  it('a join shows the gravest grade and asks to confirm what came from another record', () => {
    expect(reviewAfterJoin([fact('a', '1', 'GREEN'), fact('b', '2', 'RED')])).toMatchObject({
      grade: 'RED',
      toConfirm: [{ id: '1' }, { id: '2' }],
    })
    expect(reviewAfterJoin([fact('a', '1', 'GREEN')]).toConfirm).toEqual([])
  })

  it('a split gives every fact back to its own side, none twice and none lost', () => {
    const facts = fc.array(fc.record({ personRecordId: fc.constantFrom('a', 'b', 'c', 'd'), id: fc.uuid() }))
    fc.assert(
      fc.property(facts, (rows) => {
        const held = rows.map(({ personRecordId, id }) => fact(personRecordId, id))
        const [left, right] = [factsAfterSplit(held, ['a', 'b']), factsAfterSplit(held, ['c', 'd'])]
        expect([...left, ...right].map(({ id }) => id).toSorted()).toEqual(
          held.map(({ id }) => id).toSorted(),
        )
        expect(left.every(({ personRecordId }) => 'ab'.includes(personRecordId))).toBe(true)
      }),
    )
  })
})
