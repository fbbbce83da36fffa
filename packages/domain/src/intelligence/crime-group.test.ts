/** Crime groups: tiers follow the score, and a disruption says what was done and why it is judged so. */
import { describe, expect, it } from 'vitest'
import {
  type Disruption,
  disruptionProblems,
  groupTierRulesOn,
  groupTierTable,
  tierOf,
} from './crime-group.ts'

const today = '2026-06-11'
const rules = groupTierRulesOn(today)

describe('NI-9: the tier', () => {
  it.each([
    [100, '1'],
    [70, '1'],
    [69, '2'],
    [45, '2'],
    [44, '3'],
    [20, '3'],
    [19, '4'],
    [0, '4'],
  ])('of a score of %s is %s', (score, tier) => expect(tierOf(score, rules)).toBe(tier))

  it('is of figures that await the force', () => {
    for (const [row] of Object.values(groupTierTable)) expect(row.mark).toBe('recalled')
  })
})

describe('NI-9: a disruption', () => {
  const one: Disruption = {
    activity: 'Warrant at the yard',
    happenedOn: '2026-06-10',
    result: 'MODERATE',
    why: 'The press and the moulds are gone.',
  }
  it.each<[string, Partial<Disruption>, string[]]>([
    ['whole', {}, []],
    ['today', { happenedOn: today }, []],
    ['without what was done', { activity: ' ' }, ['activity']],
    ['still to come', { happenedOn: '2026-06-12' }, ['happenedOn']],
    ['on no day', { happenedOn: 'x' }, ['happenedOn']],
    ['without why', { why: '' }, ['why']],
  ])('%s', (_, more, fields) =>
    expect(disruptionProblems({ ...one, ...more }, today).map(({ field }) => field)).toEqual(fields),
  )
})
