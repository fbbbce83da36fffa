/** Cases of anti-social behaviour: steps of actions, the case review and its clock, and who reviews (AB-2, AB-4, AB-5). */
import { describe, expect, it } from 'vitest'
import {
  type AsbAction,
  asbActionProblems,
  type AsbActionStep,
  asbCallTypes,
  asbReviewProblems,
  caseReviewClock,
  caseReviewProblems,
  caseReviewState,
} from './asb-case.ts'
import { safeguardingRulesOn } from './safeguarding-rules-table.ts'

const rules = safeguardingRulesOn('2026-06-11')
const rulesOf = (problems: { rule: string; severity: string }[]) =>
  problems.map(({ rule, severity }) => `${rule} ${severity}`)
const at = '2026-06-11T12:00:00Z'

it('counts the calls that the force lists as anti-social behaviour, and no crime', () => {
  expect(asbCallTypes).toEqual(['ASB', 'NOISE'])
})

describe('AB-4: the steps of an action', () => {
  const sent = { partner: 'COUNCIL', sentAt: at }
  it.each<[AsbAction, AsbActionStep, string[]]>([
    [{ partner: 'COUNCIL' }, 'SENT', []],
    [{ partner: 'COUNCIL' }, 'RECEIPT', ['AB-4 BLOCK']],
    [{ partner: 'COUNCIL' }, 'DONE', []],
    [sent, 'SENT', ['AB-4 BLOCK']],
    [sent, 'RECEIPT', []],
    [{ ...sent, receiptAt: at }, 'RECEIPT', ['AB-4 BLOCK']],
    [{ ...sent, doneAt: at }, 'RECEIPT', []],
    [{ ...sent, doneAt: at }, 'DONE', ['AB-4 BLOCK']],
    [{ ...sent, withdrawnAt: at }, 'RECEIPT', ['AB-4 BLOCK']],
    [{ ...sent, doneAt: at }, 'WITHDRAWN', ['AB-4 BLOCK']],
  ])('%o then %s', (action, step, said) => expect(rulesOf(asbActionProblems(action, step))).toEqual(said))
})

describe('AB-2: the case review', () => {
  it('runs in working days, over a weekend and the summer bank holiday', () => {
    // Friday 21 August 2026; Monday 31 August is a bank holiday.
    expect(caseReviewClock('2026-08-21T10:00:00Z', rules)).toEqual({
      decideBy: '2026-09-07T23:00:00.000Z',
      answerBy: '2026-10-01T23:00:00.000Z',
    })
  })
  it.each([
    [{ isMet: true }, 'REFUSE', ['AB-2 BLOCK']],
    [{ isMet: false }, 'REFUSE', []],
    [{ isMet: false }, 'ACCEPT', []],
    [{ isMet: true, decidedAt: at, isAccepted: true }, 'ACCEPT', ['AB-2 BLOCK']],
    [{ isMet: true }, 'ANSWER', ['AB-2 BLOCK']],
    [{ isMet: false, decidedAt: at, isAccepted: false }, 'ANSWER', ['AB-2 BLOCK']],
    [{ isMet: true, decidedAt: at, isAccepted: true }, 'ANSWER', []],
    [{ isMet: true, decidedAt: at, isAccepted: true, answeredAt: at }, 'ANSWER', ['AB-2 BLOCK']],
    [{ isMet: true, decidedAt: at, isAccepted: true }, 'APPEAL', ['AB-2 BLOCK']],
    [{ isMet: true, decidedAt: at, isAccepted: true, answeredAt: at }, 'APPEAL', []],
    [{ isMet: false, decidedAt: at, isAccepted: false }, 'APPEAL', []],
    [{ isMet: false, decidedAt: at, isAccepted: false, appealedAt: at }, 'APPEAL', ['AB-2 BLOCK']],
  ] as const)('%o: %s', (more, step, said) =>
    expect(rulesOf(caseReviewProblems({ askedAt: at, ...more }, step, ['COUNCIL']))).toEqual(said),
  )
  it('is not held by the police alone', () => {
    const accepted = { askedAt: at, isMet: true, decidedAt: at, isAccepted: true }
    for (const bodies of [[], ['POLICE']])
      expect(rulesOf(caseReviewProblems(accepted, 'ANSWER', bodies))).toEqual(['AB-2 BLOCK'])
  })
  it.each([
    [{}, '2026-06-11T13:00:00Z', 'ASKED', false],
    [{}, '2026-06-26T00:00:00Z', 'ASKED', true],
    [{ decidedAt: at, isAccepted: true }, '2026-06-26T00:00:00Z', 'ACCEPTED', false],
    [{ decidedAt: at, isAccepted: true }, '2026-08-01T00:00:00Z', 'ACCEPTED', true],
    [{ decidedAt: at, isAccepted: false }, '2026-08-01T00:00:00Z', 'REFUSED', false],
    [{ decidedAt: at, isAccepted: true, answeredAt: at }, '2026-08-01T00:00:00Z', 'ANSWERED', false],
  ])('%o at %s is %s', (more, now, state, isOverdue) =>
    expect(caseReviewState({ askedAt: at, isMet: true, ...more }, now, rules)).toMatchObject({
      state,
      isOverdue,
    }),
  )
})

it.each([
  ['PS', 'other', []],
  ['PC', 'other', ['AB-5 BLOCK']],
  ['DS', 'me', ['AB-5 BLOCK']],
] as const)('AB-5: a %s reviews the case of %s', (rank, owner, said) =>
  expect(rulesOf(asbReviewProblems({ userId: 'me', rank }, owner))).toEqual(said),
)
