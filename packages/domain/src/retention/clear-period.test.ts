/** Clear periods, reviews and the earliest disposal (RD-1, RD-3 to RD-5). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addYears,
  type ClearPeriodEvent,
  clearPeriodEvents,
  clearPeriodFrom,
  earliestDisposalOn,
  nextReviewOn,
  type RetentionFacts,
  reviewDue,
} from './clear-period.ts'
import type { RetentionGroup } from './retention-group.ts'
import { retentionRulesOn } from './retention-rules-table.ts'

const rules = retentionRulesOn('2026-06-11')

describe('RD-4: the clear period', () => {
  const on = (kind: ClearPeriodEvent['kind'], day: string, isDecidedReset?: boolean): ClearPeriodEvent => ({
    kind,
    day,
    isDecidedReset,
  })
  it.each<[string, ClearPeriodEvent[], string | undefined]>([
    ['nothing', [], undefined],
    [
      'the latest of several, in any order',
      [on('CHARGE', '2020-05-01'), on('ARREST', '2020-02-29'), on('CONVICTION', '2019-01-01')],
      '2020-05-01',
    ],
    ['a look is no event', [on('ARREST', '2020-02-29'), on('ENQUIRY', '2026-01-01')], '2020-02-29'],
    ['nor is being a victim', [on('ARREST', '2020-02-29'), on('AS_VICTIM', '2026-01-01')], '2020-02-29'],
    [
      'a request that nobody decided',
      [on('ARREST', '2020-02-29'), on('REQUEST', '2026-01-01')],
      '2020-02-29',
    ],
    [
      'a request that begins it anew',
      [on('ARREST', '2020-02-29'), on('REQUEST', '2026-01-01', true)],
      '2026-01-01',
    ],
    ['a day that is none', [on('ARREST', '2026-02-30'), on('ARREST', '2020-02-29')], '2020-02-29'],
  ])('from %s', (_, events, day) => expect(clearPeriodFrom(events)).toBe(day))

  it('only the release from a sentence is in doubt', () => {
    expect(clearPeriodEvents.filter(({ isDoubtful }) => isDoubtful).map(({ code }) => code)).toEqual([
      'RELEASE',
    ])
  })
})

describe('RD-1, RD-3 and RD-4: review and disposal', () => {
  it.each([
    ['1992-02-29', 100, '2092-02-29'],
    ['2020-02-29', 6, '2026-02-28'],
    ['2000-02-29', 100, '2100-02-28'],
    ['2026-06-11', 10, '2036-06-11'],
  ])('%s and %s years is %s', (day, years, expected) => expect(addYears(day, years)).toBe(expected))

  it.each<[string, RetentionFacts, string | undefined, string | undefined]>([
    [
      'group 1, new',
      { group: 1, recordedOn: '2020-02-29', latestBirth: '1992-02-29' },
      '2030-02-28',
      '2092-02-29',
    ],
    [
      'group 1, reviewed',
      { group: 1, recordedOn: '2010-01-01', reviewedOn: '2020-03-01', latestBirth: '1992-02-29' },
      '2030-03-01',
      '2092-02-29',
    ],
    [
      'group 1, near a hundred',
      { group: 1, recordedOn: '2020-01-01', latestBirth: '1928-05-01' },
      '2028-05-01',
      '2028-05-01',
    ],
    [
      'group 1, kept past a hundred',
      { group: 1, recordedOn: '2020-01-01', reviewedOn: '2028-05-01', latestBirth: '1928-05-01' },
      '2038-05-01',
      '2028-05-01',
    ],
    [
      'group 1, a hundred before six years are over',
      { group: 1, recordedOn: '2026-01-01', latestBirth: '1928-05-01' },
      '2028-05-01',
      '2032-01-01',
    ],
    ['group 1, no birth known', { group: 1, recordedOn: '2020-01-01' }, '2030-01-01', undefined],
    ['group 2', { group: 2, recordedOn: '2019-01-01', clearFrom: '2020-02-29' }, '2030-02-28', '2030-02-28'],
    [
      'group 2, reviewed inside the period',
      { group: 2, recordedOn: '2019-01-01', clearFrom: '2020-02-29', reviewedOn: '2025-01-01' },
      '2030-02-28',
      '2030-02-28',
    ],
    [
      'group 2, kept at its review',
      { group: 2, recordedOn: '2009-01-01', clearFrom: '2010-02-28', reviewedOn: '2020-02-28' },
      '2030-02-28',
      '2020-02-28',
    ],
    ['group 3', { group: 3, recordedOn: '2019-01-01', clearFrom: '2020-02-29' }, '2026-02-28', '2026-02-28'],
    [
      'group 3, kept at its review',
      { group: 3, recordedOn: '2014-01-01', clearFrom: '2015-06-11', reviewedOn: '2021-06-12' },
      '2026-06-12',
      '2021-06-11',
    ],
    [
      'group 3, kept, and arrested since',
      { group: 3, recordedOn: '2014-01-01', clearFrom: '2022-01-01', reviewedOn: '2021-06-12' },
      '2028-01-01',
      '2028-01-01',
    ],
    [
      'group 3, recorded after the event',
      { group: 3, recordedOn: '2026-01-01', clearFrom: '2020-01-01' },
      '2026-01-01',
      '2032-01-01',
    ],
    ['group 3, nothing known', { group: 3, recordedOn: '2020-06-11' }, '2026-06-11', '2026-06-11'],
    ['a missing person', { group: 4, kind: 'MISSING', recordedOn: '2020-06-11' }, undefined, undefined],
    [
      'one who was found',
      { group: 4, kind: 'MISSING_FOUND', recordedOn: '2020-06-11' },
      '2026-06-11',
      '2026-06-11',
    ],
    [
      'an undetected serious crime',
      { group: 4, kind: 'UNDETECTED_SERIOUS', recordedOn: '2020-06-11' },
      '2120-06-11',
      '2120-06-11',
    ],
    [
      'an undetected crime',
      { group: 4, kind: 'UNDETECTED', recordedOn: '2020-06-11' },
      '2026-06-11',
      '2026-06-11',
    ],
    [
      'a victim of a long sentence',
      { group: 4, kind: 'VICTIM_WITNESS', recordedOn: '2020-06-11', sentenceEnds: '2035-01-01' },
      '2035-01-01',
      '2035-01-01',
    ],
    [
      'a victim of a short one',
      { group: 4, kind: 'VICTIM_WITNESS', recordedOn: '2020-06-11', sentenceEnds: '2021-01-01' },
      '2026-06-11',
      '2026-06-11',
    ],
    ['the rest', { group: 4, recordedOn: '2020-06-11' }, '2026-06-11', '2026-06-11'],
  ])('%s', (_, facts, review, disposal) => {
    expect(nextReviewOn(facts, rules)).toBe(review)
    expect(earliestDisposalOn(facts, rules)).toBe(disposal)
  })

  it('nothing goes before six years, whatever else is known', () => {
    const day = fc
      .integer({ min: 0, max: 20_000 })
      .map((days) => new Date(Date.UTC(1975, 0, 1) + days * 86_400_000).toISOString().slice(0, 10))
    const facts = fc.record({
      group: fc.constantFrom<RetentionGroup>(1, 2, 3, 4),
      recordedOn: day,
      clearFrom: fc.option(day, { nil: undefined }),
      reviewedOn: fc.option(day, { nil: undefined }),
      latestBirth: fc.option(day, { nil: undefined }),
      sentenceEnds: fc.option(day, { nil: undefined }),
      kind: fc.constantFrom(
        'UNDETECTED_SERIOUS' as const,
        'UNDETECTED' as const,
        'MISSING' as const,
        'VICTIM_WITNESS' as const,
        'OTHER' as const,
      ),
    })
    fc.assert(
      fc.property(facts, (one) => {
        const disposal = earliestDisposalOn(one, rules)
        if (disposal !== undefined) expect(disposal >= addYears(one.recordedOn, 6)).toBe(true)
        const review = nextReviewOn(one, rules)
        if (review !== undefined && one.reviewedOn !== undefined && one.group !== 4)
          expect(review > one.reviewedOn).toBe(true)
      }),
      { numRuns: 800 },
    )
  })

  it.each([
    ['in winter', { group: 3, recordedOn: '2020-01-15' }, '2026-01-15T00:00:00.000Z', '2025-12-18'],
    ['in summer', { group: 3, recordedOn: '2020-06-11' }, '2026-06-10T23:00:00.000Z', '2026-05-14'],
    [
      'on the day when the clocks go forward',
      { group: 3, recordedOn: '2020-03-29' },
      '2026-03-29T00:00:00.000Z',
      '2026-03-01',
    ],
    [
      'on the day when the clocks go back',
      { group: 3, recordedOn: '2020-10-25' },
      '2026-10-24T23:00:00.000Z',
      '2026-09-27',
    ],
  ] as const)('RD-5: is due at the start of its day in London, %s', (_, facts, by, opensOn) => {
    expect(reviewDue(facts, '2026-06-11T09:00:00Z', rules)).toMatchObject({
      opensOn,
      due: { by, who: 'RECORDS', rule: 'RD-5' },
    })
  })

  it('RD-5: a missing person is never due by time', () => {
    expect(
      reviewDue({ group: 4, kind: 'MISSING', recordedOn: '1990-01-01' }, '2026-06-11T09:00:00Z', rules),
    ).toBeUndefined()
  })
})
