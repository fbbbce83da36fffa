/** The right to know: stages, clock and approved words (SG-14, RK-1 to RK-5). */
import { describe, expect, it } from 'vitest'
import {
  nextStage,
  type RightToKnow,
  rightToKnowDue,
  rightToKnowProblems,
  type RightToKnowStage,
  rightToKnowStage,
} from './right-to-know.ts'
import { safeguardingRulesOn } from './safeguarding-rules-table.ts'

const rules = safeguardingRulesOn('2026-06-11')
const now = '2026-06-11T12:00:00Z'
const rulesOf = (problems: { rule: string; severity: string; field?: string }[]) =>
  problems.map(({ rule, severity, field }) => [rule, severity, field].filter(Boolean).join(' '))

describe('the right to know', () => {
  const received: RightToKnow = { scheme: 'DVDS', route: 'ASK', receivedAt: '2026-06-01T09:00:00Z', done: {} }
  const stages: RightToKnowStage[] = ['SAFETY_CHECK', 'ID_VERIFIED', 'FACE_TO_FACE', 'RISK_ASSESSED']
  const upTo = (count: number, more: Partial<RightToKnow> = {}): RightToKnow => ({
    ...received,
    done: Object.fromEntries(stages.slice(0, count).map((stage) => [stage, now])),
    ...more,
  })

  it('SG-14: 28 days, the check in a day and the meeting in ten working days; 35 days before April 2023', () => {
    expect(rightToKnowDue(received, now, rules).map(({ what, by, rule }) => [what, by, rule])).toEqual([
      ['SAFETY_CHECK', '2026-06-02T09:00:00.000Z', 'RK-2'],
      ['FACE_TO_FACE', '2026-06-15T23:00:00.000Z', 'RK-2'],
      ['DISCLOSED', '2026-06-29T09:00:00.000Z', 'SG-14'],
    ])
    const old = safeguardingRulesOn('2023-04-04')
    expect(rightToKnowDue(received, now, old).at(-1)?.by).toBe('2026-07-06T09:00:00.000Z')
    expect(rightToKnowDue({ ...received, decision: 'NOT' }, now, rules).at(-1)?.what).toBe('CLOSED')
  })

  it.each<[RightToKnow, RightToKnowStage, RightToKnowStage | undefined]>([
    [received, 'RECEIVED', 'SAFETY_CHECK'],
    [upTo(1), 'SAFETY_CHECK', 'ID_VERIFIED'],
    [upTo(1, { route: 'KNOW' }), 'SAFETY_CHECK', 'RISK_ASSESSED'],
    [upTo(4), 'RISK_ASSESSED', 'DECIDED'],
    [upTo(4, { decision: 'NOT', done: { ...upTo(4).done, DECIDED: now } }), 'DECIDED', 'CLOSED'],
    [upTo(4, { decision: 'DISCLOSE', done: { ...upTo(4).done, DECIDED: now } }), 'DECIDED', 'DISCLOSED'],
    [upTo(4, { decision: 'NOT', done: { ...upTo(4).done, DECIDED: now, CLOSED: now } }), 'CLOSED', undefined],
  ])('RK-1: stage %#', (application, stage, next) => {
    expect(rightToKnowStage(application)).toBe(stage)
    expect(nextStage(application)).toBe(next)
  })

  const decided = upTo(4, {
    decision: 'DISCLOSE',
    done: { ...upTo(4).done, DECIDED: now },
    wording: 'He was convicted of …',
    wordingApprovedBy: 'Supt',
    toldTo: 'Her',
    isToldToOneAtRisk: true,
    isUndertakingSigned: true,
    safetyPlan: 'Refuge',
  })
  it.each<[RightToKnow, RightToKnowStage, string[]]>([
    [
      received,
      'DISCLOSED',
      [
        'RK-1 BLOCK stage',
        'SG-14 BLOCK decision',
        'SG-14 BLOCK wording',
        'RK-4 BLOCK toldTo',
        'RK-4 BLOCK toldTo',
        'RK-5 BLOCK isUndertakingSigned',
        'RK-5 BLOCK safetyPlan',
      ],
    ],
    [upTo(4), 'DECIDED', ['RK-3 BLOCK decision']],
    [upTo(4, { decision: 'DISCLOSE' }), 'DECIDED', ['RK-3 BLOCK pressingNeed', 'RK-3 BLOCK proportionality']],
    [upTo(4, { decision: 'DEFER' }), 'DECIDED', ['RK-3 BLOCK notDisclosed']],
    [upTo(4, { decision: 'NOTHING_HELD' }), 'DECIDED', []],
    [decided, 'DISCLOSED', []],
    [{ ...decided, wordingApprovedBy: '' }, 'DISCLOSED', ['SG-14 BLOCK wording']],
    [{ ...decided, isToldToOneAtRisk: false }, 'DISCLOSED', ['RK-4 BLOCK toldTo']],
    [{ ...decided, isUndertakingSigned: false }, 'DISCLOSED', ['RK-5 BLOCK isUndertakingSigned']],
  ])('RK-3 to RK-5: %# to %s', (application, stage, problems) => {
    expect(rulesOf(rightToKnowProblems(application, stage))).toEqual(problems)
  })
})
