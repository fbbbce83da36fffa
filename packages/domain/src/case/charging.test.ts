/** Who may charge, on which test, and what a decision has to say (CG-1 to CG-8). */
import { describe, expect, it } from 'vitest'
import { caseRulesOn } from './case-rules-table.ts'
import {
  type ChargingDecision,
  type ChargingFlags,
  chargingAuthority,
  chargingExclusions,
  chargingTests,
  decisionProblems,
  hasRightToReview,
  openActions,
} from './charging.ts'

const rules = caseRulesOn('2026-11-20')
const plain: ChargingFlags = { exclusions: [], isForMagistrates: true, isLongSentenceLikely: false }
const [summary, motoring, eitherWay, shop, robbery] = [
  { code: 'CJ88001', category: 'CS' },
  { code: 'RT88007', category: 'CM' },
  { code: 'TH68001', category: 'CE' },
  { code: 'TH68010', category: 'CE' },
  { code: 'TH68023', category: 'CI' },
]
const by = (...args: Parameters<typeof chargingAuthority>) => chargingAuthority(...args).by

describe('CG-1: who may charge', () => {
  it.each([
    ['a summary offence, contested', [summary], 'NGAP', plain, 'POLICE'],
    ['a summary motoring offence of no known plea', [motoring], undefined, plain, 'POLICE'],
    ['an either-way offence on a guilty plea', [eitherWay], 'GAP', plain, 'POLICE'],
    ['one that is contested', [eitherWay], 'NGAP', plain, 'CPS'],
    ['one of no known plea', [eitherWay], undefined, plain, 'CPS'],
    [
      'one for which a long sentence is likely',
      [eitherWay],
      'GAP',
      { ...plain, isLongSentenceLikely: true },
      'CPS',
    ],
    ['one for the Crown Court', [eitherWay], 'GAP', { ...plain, isForMagistrates: false }, 'CPS'],
    ['theft from a shop, contested', [shop], 'NGAP', plain, 'POLICE'],
    ['an attempt at it', [{ code: 'TH68010A', category: 'CE' }], 'NGAP', plain, 'POLICE'],
    ['a conspiracy to it', [{ code: 'TH68010C', category: 'CE' }], 'NGAP', plain, 'CPS'],
    ['theft from a shop for the Crown Court', [shop], 'NGAP', { ...plain, isForMagistrates: false }, 'CPS'],
    ['an indictable-only offence', [robbery], 'GAP', plain, 'CPS'],
    ['one of an unknown class', [{ code: 'ZZ00000', category: '' }], 'GAP', plain, 'CPS'],
    ['one of a set that is not for the police', [summary, robbery], 'GAP', plain, 'CPS'],
  ] as const)('%s', (_, offences, plea, flags, who) =>
    expect(by(offences, plea, flags, '2026-11-20')).toBe(who),
  )

  it.each(chargingExclusions.map(({ code, label }) => [label, code] as const))(
    'never the police: %s',
    (label, code) => {
      const { by: who, because } = chargingAuthority(
        [summary],
        'GAP',
        { ...plain, exclusions: [code] },
        '2026-11-20',
      )
      expect(who).toBe('CPS')
      expect(because).toEqual([label])
    },
  )
})

describe('CG-2 to CG-7: a decision', () => {
  const yes = (test: 'FULL' | 'THRESHOLD') =>
    Object.fromEntries(
      (chargingTests.find(({ code }) => code === test)?.questions ?? []).map(({ code }) => [
        code,
        { isYes: true, why: 'It is so.' },
      ]),
    )
  const full: ChargingDecision = {
    by: 'CPS',
    decidedBy: 'R. Applewhite',
    reference: 'CPS/1',
    test: 'FULL',
    outcome: 'CHARGE',
    decidedOn: '2026-11-20',
    answers: yes('FULL'),
    outstanding: [],
    actions: [],
  }
  const threshold: ChargingDecision = {
    ...full,
    test: 'THRESHOLD',
    answers: yes('THRESHOLD'),
    outstanding: [{ what: 'DNA', expectedOn: '2026-12-01' }],
    reviewOn: '2026-12-10',
  }
  const held = { isHeld: true, authority: 'CPS' as const }
  const found = (
    decision: ChargingDecision,
    facts: { isHeld: boolean; authority: 'CPS' | 'POLICE' } = held,
  ) =>
    decisionProblems(decision, facts, rules).map(
      ({ rule, severity, field }) => `${rule} ${severity} ${field}`,
    )

  it.each<[string, ChargingDecision, string[]]>([
    ['by the full test', full, []],
    ['by the threshold test', threshold, []],
    ['of nobody', { ...full, decidedBy: '' }, ['CG-2 BLOCK decidedBy']],
    ['of no day', { ...full, decidedOn: undefined }, ['CG-2 BLOCK decidedOn']],
    ['without reference', { ...full, reference: '' }, ['CG-2 BLOCK reference']],
    ['of the police where it is not theirs', { ...full, by: 'POLICE' }, ['CG-1 BLOCK by']],
    [
      'in an emergency that nobody allowed',
      { ...full, by: 'POLICE', emergency: { ratifiedAt: '2026-11-20T12:00:00Z' } },
      ['CG-6 BLOCK emergency.inspectorId'],
    ],
    [
      'in an emergency not yet ratified',
      { ...full, by: 'POLICE', emergency: { inspectorId: 'i' } },
      ['CG-6 ASK emergency.ratifiedAt'],
    ],
    ['of no test', { ...full, test: undefined }, ['CG-3 BLOCK test']],
    [
      'with a question not answered',
      { ...full, answers: { PROSPECT: { isYes: true, why: 'So.' } } },
      ['CG-3 BLOCK answers.INTEREST'],
    ],
    [
      'with an answer without reason',
      { ...full, answers: { ...yes('FULL'), INTEREST: { isYes: true, why: ' ' } } },
      ['CG-3 BLOCK answers.INTEREST'],
    ],
    [
      'where the test fails',
      { ...full, answers: { ...yes('FULL'), PROSPECT: { isYes: false, why: 'One witness.' } } },
      ['CG-3 BLOCK answers.PROSPECT'],
    ],
    ['with nothing outstanding', { ...threshold, outstanding: [] }, ['CG-5 BLOCK outstanding']],
    [
      'with something of no day',
      { ...threshold, outstanding: [{ what: 'DNA' }] },
      ['CG-5 BLOCK outstanding'],
    ],
    ['without a day of review', { ...threshold, reviewOn: undefined }, ['CG-5 BLOCK reviewOn']],
    ['with a review on the last day', { ...threshold, reviewOn: '2026-12-18' }, []],
    ['with a review too late', { ...threshold, reviewOn: '2026-12-19' }, ['CG-5 BLOCK reviewOn']],
    ['of no further action', { ...full, outcome: 'NO_EVIDENCE', test: undefined, answers: {} }, []],
    ['of an empty plan', { ...full, outcome: 'ACTION_PLAN', test: undefined }, ['CG-7 BLOCK actions']],
    [
      'of a plan with nobody and no day',
      { ...full, outcome: 'ACTION_PLAN', test: undefined, actions: [{ text: '' }] },
      ['CG-7 BLOCK actions.0.text', 'CG-7 BLOCK actions.0.dueOn', 'CG-7 BLOCK actions.0.ownerId'],
    ],
  ])('%s', (_, decision, problems) => expect(found(decision)).toEqual(problems))

  it('CG-4: the threshold test is not for people who are free', () =>
    expect(found(threshold, { ...held, isHeld: false })).toEqual(['CG-4 BLOCK test']))

  it('the police decide on what is theirs', () =>
    expect(
      found({ ...full, by: 'POLICE', reference: undefined }, { isHeld: false, authority: 'POLICE' }),
    ).toEqual([]))
})

describe('CG-7: the actions of a plan', () => {
  it('stand open, late ones first', () => {
    const actions = [
      { text: 'soon', dueOn: '2026-11-22' },
      { text: 'later', dueOn: '2026-11-23' },
      { text: 'done', dueOn: '2026-11-01', doneOn: '2026-11-02' },
      { text: 'late', dueOn: '2026-11-19' },
      { text: 'today', dueOn: '2026-11-20' },
    ]
    expect(
      openActions(actions, '2026-11-20', rules).map(({ action, standing }) => `${action.text} ${standing}`),
    ).toEqual(['late LATE', 'today SOON', 'soon SOON', 'later OPEN'])
  })
})

describe('CG-8: the right to a review', () => {
  it.each([
    ['CPS', 'NO_EVIDENCE', true],
    ['CPS', 'NO_INTEREST', true],
    ['CPS', 'CHARGE', false],
    ['POLICE', 'NO_EVIDENCE', false],
  ] as const)('%s %s: %s', (who, outcome, has) => expect(hasRightToReview({ by: who, outcome })).toBe(has))
})
