/** What goes to a partner (AB-6). */
import { describe, expect, it } from 'vitest'
import { asbSendingProblems, asbSnapshot, type AsbToShare } from './asb-sharing.ts'

const asked: AsbToShare = {
  reference: 'ASB/2026/000001',
  action: { tool: 'Warning', words: 'Visit and warn', dueOn: '2026-09-14' },
  place: '9 Quarrel Court, Testham',
  calls: ['2026-09-01', '2026-09-03'],
  risk: 'High risk',
  causing: ['ROWE, Kit'],
  victims: ['MARSH, Ada'],
}

describe('AB-6: what a partner is given', () => {
  it('is what is asked and the parts that were chosen, and no more', () => {
    expect(asbSnapshot(asked, [])).toBe(
      'Case of anti-social behaviour ASB/2026/000001\nAsked: Warning. Visit and warn\nBy: 14 Sep 2026',
    )
    const words = asbSnapshot(asked, ['PLACE', 'CALLS', 'CAUSING'])
    expect(words).toContain('Reported: 1 Sep 2026; 3 Sep 2026')
    expect(words).toContain('ROWE, Kit')
    expect(words).not.toContain('MARSH')
    expect(words).not.toContain('High risk')
  })

  it('leaves out a part of which nothing is known', () => {
    const words = asbSnapshot({ ...asked, place: null, causing: [] }, ['PLACE', 'CAUSING'])
    expect(words).not.toMatch(/Where|Causes harm/)
  })

  it.each([
    [{ partner: 'HOUSING' }, 'Jo Hale', []],
    [{ partner: 'HOUSING' }, ' ', ['AB-6']],
    [{ partner: 'POLICE' }, 'Jo Hale', ['AB-6']],
    [{ partner: 'HOUSING', doneAt: '2026-09-14T10:00:00Z' }, 'Jo Hale', ['AB-6']],
  ])('%o to "%s": %o', (action, to, rules) =>
    expect(asbSendingProblems(action, { to }).map(({ rule }) => rule)).toEqual(rules),
  )
})
