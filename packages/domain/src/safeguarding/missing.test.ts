/** Missing people: levels, reviews, states and the return (MP-1 to MP-7, SG-02, SG-13). */
import { describe, expect, it } from 'vitest'
import type { Rank } from '../codes/ranks.ts'
import { type MissingReviewFacts, missingReviewsDue } from './missing-levels.ts'
import {
  policeProtection,
  type PoliceProtection,
  type PreventionInterview,
  preventionProblems,
  type Return,
  returnDue,
} from './missing-return.ts'
import {
  isLongTerm,
  type MissingReport,
  missingStates,
  type MissingStep,
  placesFoundBefore,
  takeMissingStep,
} from './missing-state.ts'
import { safeguardingRulesOn } from './safeguarding-rules-table.ts'

const rules = safeguardingRulesOn('2026-06-11')
const now = '2026-06-11T12:00:00Z'
const by = (rank: Rank) => ({ userId: 'u', rank })
const rulesOf = (problems: { rule: string; severity: string; field?: string }[]) =>
  problems.map(({ rule, severity, field }) => [rule, severity, field].filter(Boolean).join(' '))

describe('MP-2: reviews', () => {
  const facts: MissingReviewFacts = {
    level: 'LO',
    gradedAt: '2026-06-11T09:00:00Z',
    isChild: false,
    reviews: [],
  }
  it.each<[string, Partial<MissingReviewFacts>, string[]]>([
    ['very low', { level: 'VL' }, ['REVIEW SUPERVISOR 2026-06-11T13:00:00.000Z false']],
    ['very low, child', { level: 'VL', isChild: true }, ['REVIEW SUPERVISOR 2026-06-11T10:00:00.000Z true']],
    [
      'very low, as agreed with the informant',
      { level: 'VL', agreedReviewAt: '2026-06-11T11:00:00Z' },
      ['REVIEW SUPERVISOR 2026-06-11T11:00:00Z true'],
    ],
    [
      'very low, agreed for later than policy',
      { level: 'VL', agreedReviewAt: '2026-06-12T11:00:00Z' },
      ['REVIEW SUPERVISOR 2026-06-11T13:00:00.000Z false'],
    ],
    ['low', {}, ['REVIEW SUPERVISOR 2026-06-12T09:00:00.000Z false']],
    [
      'low, reviewed',
      { reviews: [{ at: '2026-06-12T08:00:00Z', rank: 'PS' }] },
      ['REVIEW SUPERVISOR 2026-06-14T08:00:00.000Z false'],
    ],
    ['medium', { level: 'ME' }, ['REVIEW INSPECTOR 2026-06-11T21:00:00.000Z false']],
    [
      'medium, reviewed by a sergeant only',
      { level: 'ME', reviews: [{ at: '2026-06-11T10:00:00Z', rank: 'PS' }] },
      ['REVIEW INSPECTOR 2026-06-11T21:00:00.000Z false'],
    ],
    [
      'high: the inspector each shift and the superintendent each day',
      { level: 'HI' },
      [
        'REVIEW INSPECTOR 2026-06-11T17:00:00.000Z false',
        'REVIEW_SUPERINTENDENT SUPERINTENDENT 2026-06-12T09:00:00.000Z false',
      ],
    ],
    [
      'high: a superintendent counts for both',
      { level: 'HI', reviews: [{ at: '2026-06-11T11:00:00Z', rank: 'D_SUPT' }] },
      [
        'REVIEW INSPECTOR 2026-06-11T19:00:00.000Z false',
        'REVIEW_SUPERINTENDENT SUPERINTENDENT 2026-06-12T11:00:00.000Z false',
      ],
    ],
    [
      'a review of before the grading counts nothing',
      { reviews: [{ at: '2026-06-11T08:00:00Z', rank: 'PS' }] },
      ['REVIEW SUPERVISOR 2026-06-12T09:00:00.000Z false'],
    ],
  ])('%s', (_words, change, items) => {
    const found = missingReviewsDue({ ...facts, ...change }, now, rules)
    expect(found.map(({ what, who, by: at, isOverdue }) => `${what} ${who} ${at} ${isOverdue}`)).toEqual(
      items,
    )
  })
})

describe('the report', () => {
  const open: MissingReport = { state: 'OPEN', level: 'ME', reportedAt: '2026-06-11T08:00:00Z' }
  const found = { to: 'FOUND', foundAt: '2026-06-11T11:00:00Z', foundWhere: 'Bus station' } as const
  it.each<[Partial<MissingReport>, Omit<MissingStep, 'by'>, Rank, string[]]>([
    [{ state: 'DECEASED' }, { to: 'OPEN', level: 'LO', reason: 'x', rationale: 'y' }, 'INSP', ['MP-3 BLOCK']],
    [{ state: 'REPORTED', level: undefined }, { to: 'OPEN' }, 'PC', ['MP-1 BLOCK level']],
    [{ state: 'REPORTED', level: undefined }, { to: 'OPEN', level: 'LO' }, 'PC', ['MP-1 BLOCK rationale']],
    [{}, { to: 'OPEN', level: 'LO', rationale: 'Rang home' }, 'PC', ['MP-4 BLOCK level']],
    [{ level: 'HI' }, { to: 'OPEN', level: 'LO', rationale: 'Rang home' }, 'PS', ['MP-4 BLOCK level']],
    [{}, { to: 'CANCELLED' }, 'PS', ['MP-3 BLOCK reason']],
    [{}, { to: 'CANCELLED', reason: 'At work' }, 'PC', ['MP-5 BLOCK by']],
    [{}, { ...found, foundAt: undefined }, 'PC', ['MP-3 BLOCK foundAt']],
    [{}, { ...found, foundAt: '2026-06-11T12:01:00Z' }, 'PC', ['MP-3 BLOCK foundAt']],
    [{}, { ...found, foundAt: '2026-06-11T07:59:00Z' }, 'PC', ['MP-3 BLOCK foundAt']],
    [{}, { ...found, foundWhere: '' }, 'PC', ['MP-3 BLOCK foundWhere']],
    [{ state: 'FOUND' }, { to: 'CLOSED' }, 'PS', ['SG-02 BLOCK noPreventionReason']],
    [{ state: 'FOUND' }, { to: 'CLOSED', isPreventionDone: true }, 'PC', ['MP-5 BLOCK by']],
    [{ state: 'CLOSED' }, { to: 'OPEN' }, 'PS', ['MP-3 BLOCK reason']],
  ])('%o does not take %o by %s', (change, step, rank, problems) => {
    const report = { ...open, ...change }
    const after = takeMissingStep(report, { ...step, by: by(rank) }, now)
    expect(rulesOf(after.problems)).toEqual(problems)
    expect(after.state).toBe(report.state)
  })

  it.each<[Partial<MissingReport>, Omit<MissingStep, 'by'>, Rank]>([
    [{ state: 'REPORTED', level: undefined }, { to: 'OPEN', level: 'HI', rationale: 'Pills taken' }, 'PC'],
    [{}, { to: 'OPEN', level: 'HI', rationale: 'Note found' }, 'PC'],
    [{ level: 'HI' }, { to: 'OPEN', level: 'ME', rationale: 'Rang home' }, 'INSP'],
    [{}, found, 'PC'],
    [{ state: 'FOUND' }, { to: 'CLOSED', noPreventionReason: 'Moved abroad' }, 'PS'],
    [{ state: 'FOUND' }, { to: 'PREVENTION_DONE' }, 'PC'],
    [{ state: 'PREVENTION_DONE' }, { to: 'CLOSED', isPreventionDone: true }, 'PS'],
    [{ state: 'CLOSED' }, { to: 'OPEN', reason: 'Gone again within the hour' }, 'PS'],
    [{ state: 'LONG_TERM' }, found, 'PC'],
  ])('%o takes %o by %s', (change, step, rank) => {
    expect(takeMissingStep({ ...open, ...change }, { ...step, by: by(rank) }, now)).toEqual({
      state: step.to,
      problems: [],
    })
  })

  it('is long-term after 28 days, and its states are named once', () => {
    expect(isLongTerm({ ...open, reportedAt: '2026-05-14T12:00:01Z' }, now, rules)).toBe(false)
    expect(isLongTerm({ ...open, reportedAt: '2026-05-14T12:00:00Z' }, now, rules)).toBe(true)
    expect(new Set(missingStates.map(({ code }) => code)).size).toBe(missingStates.length)
  })

  it('places found before: the most often first, then the latest', () => {
    const at = (placeId: string, foundAt: string) => ({ placeId, foundAt })
    const places = placesFoundBefore([
      at('park', '2026-01-01T09:00:00Z'),
      at('station', '2026-02-01T09:00:00Z'),
      at('aunt', '2026-03-01T09:00:00Z'),
      at('park', '2025-01-01T09:00:00Z'),
    ])
    expect(places.map(({ placeId, times }) => `${placeId} ${times}`)).toEqual([
      'park 2',
      'aunt 1',
      'station 1',
    ])
    expect(places[0]?.lastAt).toBe('2026-01-01T09:00:00Z')
  })
})

describe('the return', () => {
  const back: Return = { foundAt: '2026-06-11T11:00:00Z', isChild: true }
  it.each<[Partial<Return>, string[]]>([
    [
      {},
      [
        'PREVENTION SG-02 2026-06-11T11:00:00Z',
        'TELL_AUTHORITY SG-13 2026-06-11T23:00:00.000Z',
        'RETURN_INTERVIEW SG-13 2026-06-14T11:00:00.000Z',
      ],
    ],
    [{ isChild: false }, ['PREVENTION SG-02 2026-06-11T11:00:00Z']],
    [{ isChild: false, preventionAt: now }, []],
    [{ preventionAt: now, authorityToldAt: now, isInterviewDeclined: true }, []],
    [{ preventionAt: now, authorityToldAt: now, interviewDoneAt: now }, []],
    [
      { preventionAt: now, authorityToldAt: now, interviewOfferedAt: now },
      ['RETURN_INTERVIEW SG-13 2026-06-14T11:00:00.000Z'],
    ],
  ])('SG-13: %o asks %o', (change, items) => {
    const found = returnDue({ ...back, ...change }, now, rules)
    expect(found.map(({ what, rule, by: at }) => `${what} ${rule} ${at}`)).toEqual(items)
  })

  const seen: PreventionInterview = { at: now, isInPerson: true, isChild: true, isHarmAsked: true }
  it.each<[Partial<PreventionInterview>, string[]]>([
    [{}, []],
    [{ at: undefined }, ['MP-7 ASK at']],
    [{ at: '2026-06-11T10:59:00Z' }, ['MP-7 BLOCK at']],
    [{ isInPerson: false }, ['MP-7 BLOCK isInPerson']],
    [{ isInPerson: false, isChild: false, mayTellFamily: true }, []],
    [{ isChild: false }, ['MP-7 ASK mayTellFamily']],
    [{ isChild: false, mayTellFamily: false, isFamilyTold: true }, ['MP-7 BLOCK isFamilyTold']],
    [{ isHarmAsked: undefined }, ['MP-7 ASK isHarmAsked']],
  ])('MP-7: %o says %o', (change, problems) => {
    expect(rulesOf(preventionProblems({ ...seen, ...change }, back.foundAt))).toEqual(problems)
  })

  const whole: PoliceProtection = {
    startedAt: '2026-06-11T09:00:00Z',
    ground: 'Left alone',
    placeOfSafety: 'Foster carer',
    designatedOfficer: 'Insp B',
    isAuthorityTold: true,
    isChildTold: true,
  }
  it.each<[Partial<PoliceProtection>, string, string[], number]>([
    [{}, now, [], 1],
    [{}, '2026-06-14T09:00:01Z', ['MP-6 BLOCK endedAt'], 1],
    [{ endedAt: '2026-06-14T09:00:00Z' }, '2026-06-20T09:00:00Z', [], 0],
    [{ endedAt: '2026-06-14T10:00:00Z' }, '2026-06-20T09:00:00Z', ['MP-6 BLOCK endedAt'], 0],
    [{ endedAt: '2026-06-11T08:00:00Z' }, now, ['MP-6 BLOCK endedAt'], 0],
    [
      { designatedOfficer: '', isChildTold: false },
      now,
      ['MP-6 ASK designatedOfficer', 'MP-6 ASK isChildTold'],
      1,
    ],
  ])('MP-6: %o at %s', (change, at, problems, count) => {
    const found = policeProtection({ ...whole, ...change }, at, rules)
    expect(found.endsBy).toBe('2026-06-14T09:00:00.000Z')
    expect(rulesOf(found.problems)).toEqual(problems)
    expect(found.due).toHaveLength(count)
  })
})
