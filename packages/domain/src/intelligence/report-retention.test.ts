/** Review and purge dates of a report from its first day (E7). */
import { describe, expect, it } from 'vitest'
import type { RetentionGroup, RetentionLink } from '../retention/retention-group.ts'
import { retentionRulesOn } from '../retention/retention-rules-table.ts'
import { reportDates } from './report-retention.ts'

const rules = retentionRulesOn('2026-06-11')

describe('the dates of a report', () => {
  const subject = (
    as: RetentionLink['as'],
    group: RetentionGroup,
    clearFrom?: string,
    latestBirth?: string,
  ) => ({
    nominalId: 'n',
    links: [{ personRecordId: 'a', recordId: 'r', as, group }],
    clearFrom,
    latestBirth,
  })
  it.each([
    ['about nobody', [], { group: 4, reviewOn: '2032-06-11', purgeNotBefore: '2032-06-11' }],
    [
      'about a victim',
      [subject('VICTIM', 1)],
      { group: 4, reviewOn: '2032-06-11', purgeNotBefore: '2032-06-11' },
    ],
    [
      'about one suspect',
      [subject('SUSPECTED', 3, '2026-06-11')],
      { group: 3, reviewOn: '2032-06-11', purgeNotBefore: '2032-06-11' },
    ],
    [
      'about two of one group: looked at with the first, kept with the last',
      [subject('SUSPECTED', 2, '2026-06-11'), subject('SUSPECTED', 2, '2024-01-01')],
      { group: 2, reviewOn: '2034-01-01', purgeNotBefore: '2036-06-11' },
    ],
    [
      'about two of different groups',
      [subject('SUSPECTED', 3, '2026-06-11'), subject('SUSPECTED', 1, '2026-06-11', '1990-01-01')],
      { group: 1, reviewOn: '2036-06-11', purgeNotBefore: '2090-01-01' },
    ],
    [
      'about somebody whose birth nobody knows',
      [subject('SUSPECTED', 3, '2026-06-11'), subject('SUSPECTED', 1, '2026-06-11')],
      { group: 1, reviewOn: '2036-06-11', purgeNotBefore: undefined },
    ],
  ] as const)('E7: a report %s has them from its first day', (_, subjects, expected) => {
    expect(reportDates('2026-06-11', subjects, rules)).toEqual(expected)
  })
})
