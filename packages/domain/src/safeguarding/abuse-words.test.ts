/** What is kept of an assessment, the tools, referral, service, hearings, warnings and approved words (DA-1, DA-3, PN-3, SG-06, RK-4). */
import { describe, expect, it } from 'vitest'
import { isMinuteBefore } from '../time/instant.ts'
import { answersForRules, referralProblems, toolProblems } from './abuse-words.ts'
import { hearingProblems, serviceProblems, warningUntil } from './notice-words.ts'
import { mayBeTold, stageProblems, wordingProblems } from './right-to-know-words.ts'
import { safeguardingRulesOn } from './safeguarding-rules-table.ts'

const rules = safeguardingRulesOn('2026-06-11')
const rulesOf = (problems: readonly { rule: string; field?: string }[]) =>
  problems.map(({ rule, field }) => `${rule} ${field ?? ''}`.trim())

describe('an assessment', () => {
  it('SG-04: a topic that was not asked is no answer to the rules', () => {
    expect(
      answersForRules([
        { topic: 'FRIGHTENED', answer: 'REFUSED' },
        { topic: 'ISOLATED', answer: 'NOT_ASKED' },
      ]),
    ).toEqual({ FRIGHTENED: 'REFUSED', ISOLATED: undefined })
  })

  it.each([
    ['DASH_27', false, []],
    ['DASH_SAFELIVES', false, ['DA-1 tool']],
    ['DASH_SAFELIVES', true, []],
    ['DARA', true, ['DA-1 tool']],
  ] as const)('DA-1: with the tool %s, of a partner %s', (tool, isFromPartner, expected) => {
    expect(rulesOf(toolProblems(tool, isFromPartner))).toEqual(expected)
  })

  it('DA-3: is referred for a reason that holds, or by judgement in words', () => {
    expect(rulesOf(referralProblems([], ' '))).toEqual(['DA-3 judgement'])
    expect(referralProblems(['Graded high by judgement.'], undefined)).toEqual([])
    expect(referralProblems([], 'She minimises it')).toEqual([])
  })
})

describe('a notice', () => {
  const givenAt = '2026-06-09T21:30:42Z'

  it('PN-3: is served once authorised, explained, and not before the minute of the authority', () => {
    const service = { isExplained: true, servedAt: '2026-06-09T21:30:00Z', givenAt }
    expect(serviceProblems('GIVEN', service)).toEqual([])
    expect(rulesOf(serviceProblems('SERVED', service))).toEqual(['PN-3 state'])
    expect(rulesOf(serviceProblems('GIVEN', { ...service, isExplained: false }))).toEqual([
      'PN-3 isExplained',
    ])
    expect(rulesOf(serviceProblems('GIVEN', { ...service, servedAt: '2026-06-09T21:29:59Z' }))).toEqual([
      'PN-3 servedAt',
    ])
    expect(isMinuteBefore('no time', givenAt)).toBe(false)
  })

  it('SG-06: a hearing after the counted hours says why; Sunday is not counted', () => {
    const friday = '2026-06-12T21:30:00Z'
    expect(hearingProblems(friday, { hearingAt: '2026-06-15T21:30:00Z' }, rules)).toEqual([])
    const late = { hearingAt: '2026-06-15T21:30:01Z' }
    expect(rulesOf(hearingProblems(friday, late, rules))).toEqual(['SG-06 hearingAt'])
    expect(hearingProblems(friday, { ...late, lateReason: 'The court is shut' }, rules)).toEqual([])
  })

  it('warns until the day after the court is due, then until the order ends', () => {
    expect(warningUntil({ servedAt: '2026-06-12T21:30:00Z' }, rules)).toBe('2026-06-16')
    expect(warningUntil({ servedAt: '2026-06-12T21:30:00Z', endsOn: '2026-07-01' }, rules)).toBe('2026-07-01')
  })
})

describe('the right to know', () => {
  const application = { decision: 'DISCLOSE', wording: 'A conviction', wordingBy: 'ds', isDisclosed: false }

  it('RK-4: words are approved by another, an inspector, while there is something to tell', () => {
    const inspector = { userId: 'insp', rank: 'INSP' as const }
    expect(wordingProblems(application, inspector)).toEqual([])
    expect(rulesOf(wordingProblems(application, { userId: 'ds', rank: 'INSP' }))).toEqual(['RK-4 by'])
    expect(rulesOf(wordingProblems(application, { userId: 'ps', rank: 'PS' }))).toEqual(['RK-4 by'])
    expect(rulesOf(wordingProblems({ ...application, decision: 'NOT' }, inspector))).toEqual(['RK-4 wording'])
    expect(rulesOf(wordingProblems({ ...application, wording: '' }, inspector))).toEqual(['RK-4 wording'])
    expect(rulesOf(wordingProblems({ ...application, isDisclosed: true }, inspector))).toEqual([
      'RK-4 wording',
    ])
  })

  it('RK-4: told is the one at risk, or somebody of whom it is said how they protect', () => {
    expect([
      mayBeTold({ isAtRisk: true }),
      mayBeTold({ isAtRisk: false }),
      mayBeTold({ isAtRisk: false, howTheyProtect: 'Her mother, who has the children' }),
    ]).toEqual([true, false, true])
  })

  it('RK-1 and RK-3: a stage says what was done, and checks name their sources', () => {
    expect(rulesOf(stageProblems('SAFETY_CHECK', { sources: [] }))).toEqual(['RK-1 words'])
    expect(rulesOf(stageProblems('RISK_ASSESSED', { words: 'Done', sources: [] }))).toEqual(['RK-3 sources'])
    expect(stageProblems('RISK_ASSESSED', { words: 'Done', sources: ['PNC'] })).toEqual([])
  })
})
