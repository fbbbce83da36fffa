/** Groups of matters and people, and what joins and splits do to them (RD-2, RD-6). */
import { describe, expect, it } from 'vitest'
import {
  groupOfMatter,
  groupOfPerson,
  type Held,
  joinedRetention,
  retentionAfterSplit,
  type RetentionGroup,
  type RetentionLink,
} from './retention-group.ts'

describe('RD-2: the group', () => {
  const none = { isManaged: false, isSeriousSpecified: false, isSexualOrViolent: false, isSerious: false }
  it.each([
    [{}, 3],
    [{ isSerious: true }, 2],
    [{ isSexualOrViolent: true }, 2],
    [{ isSeriousSpecified: true }, 1],
    [{ isManaged: true }, 1],
  ])('of a matter with %j is %s', (facts, group) => expect(groupOfMatter({ ...none, ...facts })).toBe(group))

  const link = (as: RetentionLink['as'], group: RetentionGroup, personRecordId = 'a'): RetentionLink => ({
    personRecordId,
    recordId: 'r',
    as,
    group,
  })
  it.each<[string, RetentionLink[], RetentionGroup]>([
    ['nobody’s suspect', [], 4],
    ['a victim of a group 1 matter', [link('VICTIM', 1), link('WITNESS', 2), link('OTHER', 1)], 4],
    ['a suspect of one matter', [link('SUSPECTED', 3)], 3],
    ['the gravest of several', [link('SUSPECTED', 3), link('SUSPECTED', 2), link('VICTIM', 1)], 2],
  ])('of %s is %#', (_, links, group) => expect(groupOfPerson(links)).toBe(group))
})

describe('RD-6: joined and parted', () => {
  const side = (
    personRecordId: string,
    group: RetentionGroup,
    day: string,
    holds: string[],
    reviewBegunAt?: string,
  ): Held => ({
    links: [{ personRecordId, recordId: personRecordId, as: 'SUSPECTED', group }],
    resets: [{ personRecordId, day }],
    holds,
    reviewBegunAt,
  })
  const [a, b] = [
    side('a', 3, '2024-01-01', ['H1']),
    side('b', 1, '2020-01-01', ['H2', 'H1'], '2026-06-01T09:00:00Z'),
  ]

  it('the graver group, the later period, all holds, and a review begun anew', () => {
    const joined = { group: 1, lastReset: '2024-01-01', holds: ['H1', 'H2'], restartsReview: true }
    expect(joinedRetention(a, b)).toEqual(joined)
    expect(joinedRetention(b, a)).toEqual(joined)
    expect(joinedRetention(a, a).restartsReview).toBe(false)
    expect(
      joinedRetention({ links: [], resets: [], holds: [] }, { links: [], resets: [], holds: [] }),
    ).toEqual({
      group: 4,
      lastReset: undefined,
      holds: [],
      restartsReview: false,
    })
  })

  it('a split gives each side what it had, and leaves every hold on both', () => {
    const whole: Held = {
      links: [...a.links, ...b.links],
      resets: [...a.resets, ...b.resets],
      holds: ['H1', 'H2'],
    }
    expect(retentionAfterSplit(whole, ['a'])).toEqual({
      group: 3,
      lastReset: '2024-01-01',
      holds: ['H1', 'H2'],
      restartsReview: false,
    })
    expect(retentionAfterSplit(whole, ['b'])).toEqual({
      group: 1,
      lastReset: '2020-01-01',
      holds: ['H1', 'H2'],
      restartsReview: false,
    })
    expect(
      retentionAfterSplit({ ...whole, reviewBegunAt: '2026-06-01T09:00:00Z' }, ['a']).restartsReview,
    ).toBe(true)
  })
})
