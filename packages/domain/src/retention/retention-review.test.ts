/** The decision of a review, holds, and what is kept of a disposal (RD-7 to RD-10). */
import { describe, expect, it } from 'vitest'
import type { RetentionFacts } from './clear-period.ts'
import {
  disposalOf,
  holdsOn,
  isSaved,
  retentionCriteria,
  type RetentionReview,
  reviewProblems,
  tombstoneOf,
} from './retention-review.ts'
import { retentionRulesOn } from './retention-rules-table.ts'

const rules = retentionRulesOn('2026-06-11')
const rulesOf = (problems: { rule: string; severity: string; field?: string }[]) =>
  problems.map(({ rule, severity, field }) => `${rule} ${severity} ${field}`)

describe('RD-7 to RD-9: the decision of a review', () => {
  const facts: RetentionFacts = { group: 3, recordedOn: '2019-01-01', clearFrom: '2020-06-11' }
  const answers = Object.fromEntries(retentionCriteria.map(({ code }) => [code, false]))
  const dispose: RetentionReview = {
    answers,
    isNecessary: false,
    isProportionate: false,
    isAdequate: true,
    decision: 'DISPOSE',
    reviewerId: 'ann',
    isReviewerTrained: true,
    today: '2026-06-11',
  }
  const retain: RetentionReview = {
    ...dispose,
    decision: 'RETAIN',
    isNecessary: true,
    isProportionate: true,
    reason: 'Links to a group',
  }
  const hold = { ref: 'UCPI 4', authority: 'Inquiry', from: '2015-03-12' }

  it.each<[string, RetentionFacts, RetentionReview, (typeof hold & { until?: string })[], string[]]>([
    ['kept with a reason', facts, retain, [], []],
    ['kept under a hold', facts, retain, [hold], []],
    ['kept without a reason', facts, { ...retain, reason: ' ' }, [], ['RD-7 BLOCK reason']],
    ['kept, not necessary', facts, { ...retain, isNecessary: false }, [], ['RD-7 BLOCK decision']],
    ['kept, not proportionate', facts, { ...retain, isProportionate: false }, [], ['RD-7 BLOCK decision']],
    ['kept, out of date', facts, { ...retain, isAdequate: false }, [], ['RD-7 BLOCK decision']],
    ['put right', facts, { ...retain, decision: 'AMEND', isAdequate: false, reason: '' }, [], []],
    ['not decided', facts, { ...retain, decision: undefined }, [], ['RD-7 BLOCK decision']],
    [
      'a question open',
      facts,
      { ...retain, answers: { ...answers, VULNERABLE: undefined } },
      [],
      ['RD-7 BLOCK answers'],
    ],
    ['necessity open', facts, { ...retain, isNecessary: undefined }, [], ['RD-7 BLOCK isNecessary']],
    ['by somebody untrained', facts, { ...retain, isReviewerTrained: false }, [], ['RD-7 BLOCK reviewerId']],
    ['disposed of on the first day', facts, dispose, [], []],
    ['a day early', facts, { ...dispose, today: '2026-06-10' }, [], ['RD-3 BLOCK decision']],
    ['under a hold', facts, dispose, [hold], ['RD-8 BLOCK decision']],
    [
      'under a hold on its last day',
      facts,
      dispose,
      [{ ...hold, until: '2026-06-11' }],
      ['RD-8 BLOCK decision'],
    ],
    ['after the hold', facts, dispose, [{ ...hold, until: '2026-06-10' }], []],
    [
      'though an answer supports keeping',
      facts,
      { ...dispose, answers: { ...answers, VULNERABLE: true } },
      [],
      ['RD-7 BLOCK reason'],
    ],
    [
      'and says why',
      facts,
      { ...dispose, answers: { ...answers, VULNERABLE: true }, reason: 'The child is 40 now' },
      [],
      [],
    ],
    [
      'group 2, alone',
      { ...facts, group: 2, clearFrom: '2010-01-01', recordedOn: '2010-01-01' },
      dispose,
      [],
      ['RD-9 BLOCK approvedById'],
    ],
    [
      'group 2, by oneself twice',
      { ...facts, group: 2, clearFrom: '2010-01-01', recordedOn: '2010-01-01' },
      { ...dispose, approvedById: 'ann' },
      [],
      ['RD-9 BLOCK approvedById'],
    ],
    [
      'group 2, two people',
      { ...facts, group: 2, clearFrom: '2010-01-01', recordedOn: '2010-01-01' },
      { ...dispose, approvedById: 'ben' },
      [],
      [],
    ],
    [
      'a missing person',
      { group: 4, kind: 'MISSING', recordedOn: '1990-01-01' },
      dispose,
      [],
      ['RD-3 BLOCK decision'],
    ],
  ])('%s', (_, held, review, holds, problems) =>
    expect(rulesOf(reviewProblems(held, review, holds, rules))).toEqual(problems),
  )

  it('RD-8: a hold whose days cannot be read stands', () => {
    const odd = [
      { ...hold, until: 'x' },
      { ...hold, from: 'x' },
      { ...hold, from: '2026-06-12' },
    ]
    expect(holdsOn(odd, '2026-06-11')).toEqual(odd.slice(0, 2))
  })

  it('RD-8 says who holds it', () => {
    const [problem] = reviewProblems(facts, dispose, [hold], rules)
    expect(problem?.message).toBe('Held for Inquiry (UCPI 4): it is kept until that is lifted.')
  })

  it('RD-9: the tombstone has nothing of what was erased, and thirty days', () => {
    const secretive: RetentionReview = { ...dispose, reason: 'secret words' }
    const stone = tombstoneOf('hash', facts, secretive, rules)
    expect(stone).toEqual({
      recordHash: 'hash',
      rule: 'RD-9',
      group: 3,
      decision: 'DISPOSE',
      reviewerId: 'ann',
      approvedById: undefined,
      decidedOn: '2026-06-11',
      erasedOn: '2026-07-11',
    })
    const saved = (day: string, later: Partial<Parameters<typeof isSaved>[1]>) =>
      isSaved(stone, { events: [], holds: [], ...later }, day)
    expect(saved('2026-07-10', {})).toBe(false)
    expect(saved('2026-07-10', { holds: [hold] })).toBe(true)
    expect(saved('2026-07-11', { holds: [hold] })).toBe(false)
    expect(saved('2026-06-20', { events: [{ kind: 'ARREST', day: '2026-06-20' }] })).toBe(true)
    expect(saved('2026-06-19', { events: [{ kind: 'ARREST', day: '2026-06-20' }] })).toBe(false)
    expect(saved('2026-06-20', { events: [{ kind: 'ARREST', day: '2026-06-11' }] })).toBe(false)
    expect(saved('2026-06-20', { events: [{ kind: 'ENQUIRY', day: '2026-06-20' }] })).toBe(false)
  })

  it.each([
    [['a'], 'ERASE'],
    [['a', 'a'], 'ERASE'],
    [['a', 'b'], 'REDACT'],
    [['b'], 'NOT_THEIRS'],
    [[], 'NOT_THEIRS'],
  ])('RD-10: a record of %j is disposed of for a: %s', (subjects, expected) =>
    expect(disposalOf(subjects, 'a')).toBe(expected),
  )
})
