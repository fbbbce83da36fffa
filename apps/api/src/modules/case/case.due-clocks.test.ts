/** Clocks of a case that a decision on the charge sets (F19): what is open has a day, what is done has none. */
import type { ChargingDecision } from '@mips/domain/case/charging'
import { describe, expect, it } from 'vitest'
import { dueClocks } from './case.due-clocks.ts'

const today = '2026-11-24'
const decision: ChargingDecision = {
  by: 'CPS',
  outcome: 'ACTION_PLAN',
  answers: {},
  outstanding: [],
  actions: [
    { text: 'Take the statement of the guard', dueOn: '2026-11-20', ownerId: 'o1' },
    { text: 'Send the footage', dueOn: '2026-12-01', ownerId: 'o1' },
    { text: 'Done already', dueOn: '2026-11-01', ownerId: 'o1', doneOn: '2026-11-02' },
  ],
}
const shown = (one: ChargingDecision | undefined) =>
  dueClocks(one === undefined ? {} : { decision: one }, today).map(
    ({ label, by, rule, isOverdue }) => `${label} ${by} ${rule}${isOverdue ? ' past' : ''}`,
  )

describe('the days that a decision sets', () => {
  it('CG-7: has each action of the prosecutor until it is done', () => {
    expect(shown(decision)).toEqual([
      'The prosecutor asked: Take the statement of the guard 2026-11-20 CG-7 past',
      'The prosecutor asked: Send the footage 2026-12-01 CG-7',
    ])
  })
  it('CG-4: has the full test and the expected evidence of a charge on the threshold test alone', () => {
    const threshold: ChargingDecision = {
      ...decision,
      outcome: 'CHARGE',
      test: 'THRESHOLD',
      actions: [],
      reviewOn: '2026-12-10',
      outstanding: [{ what: 'Telephone download', expectedOn: '2026-12-05' }, { what: 'Of no day yet' }],
    }
    expect(shown(threshold)).toEqual([
      'Apply the full test by 2026-12-10 CG-4',
      'Evidence expected: Telephone download 2026-12-05 CG-4',
    ])
    expect(shown({ ...threshold, test: 'FULL' })).toEqual([])
  })
  it('is empty without a decision', () => {
    expect(shown(undefined)).toEqual([])
  })
})
