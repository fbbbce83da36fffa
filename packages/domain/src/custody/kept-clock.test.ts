import { describe, expect, it } from 'vitest'
import { keptDue, type KeptStay } from './kept-clock.ts'

const stay: KeptStay = {
  visitMinutes: 60,
  clockInput: {
    recordTypes: ['PACE'],
    asOf: '2026-09-07T10:00:00.000Z',
    events: [
      { kind: 'ARRESTED', at: '2026-09-07T08:30:00.000Z' },
      { kind: 'ARRIVED', at: '2026-09-07T09:00:00.000Z' },
      { kind: 'AUTHORISED', at: '2026-09-07T09:10:00.000Z' },
    ],
  },
  due: [
    { what: 'VISIT', label: 'Visit', at: '2026-09-07T10:40:00.000Z' },
    { what: 'REVIEW', label: 'Review of detention', at: '2026-09-07T15:10:00.000Z' },
    { what: 'MEDICATION', label: 'Inhaler', at: '2026-09-07T12:00:00.000Z' },
  ],
}
const atOf = (due: readonly { what: string; at: string }[], what: string) =>
  due.find((one) => one.what === what)?.at

describe('what is due without the network', () => {
  it('reads the clock of the law anew and keeps the check that was promised', () => {
    const due = keptDue(stay, [], '2026-09-07T16:00:00.000Z')
    expect(atOf(due, 'REVIEW')).toBe('2026-09-07T15:10:00.000Z')
    expect(atOf(due, 'RELEASE_OR_CHARGE')).toBe('2026-09-08T09:00:00.000Z')
    expect(atOf(due, 'VISIT')).toBe('2026-09-07T10:40:00.000Z')
    expect(due.filter(({ what }) => what === 'REVIEW')).toHaveLength(1)
  })

  it('goes on from the last visit that was entered, in whatever order they were typed', () => {
    const entries = [
      { kind: 'VISIT', happenedAt: '2026-09-07T13:05:00.000Z' },
      { kind: 'VISIT', happenedAt: '2026-09-07T12:05:00.000Z' },
      { kind: 'MEAL', happenedAt: '2026-09-07T13:30:00.000Z' },
    ]
    expect(atOf(keptDue(stay, entries, '2026-09-07T14:00:00.000Z'), 'VISIT')).toBe('2026-09-07T14:05:00.000Z')
  })

  it('TR-2: lets only rousing answer a check at which the person must be roused, and a meal the meal', () => {
    const rousing: KeptStay = {
      ...stay,
      visitMinutes: 30,
      due: [
        { what: 'ROUSE', label: 'Visit and rouse', at: '2026-09-07T10:30:00.000Z' },
        { what: 'MEAL', label: 'Meal', at: '2026-09-07T12:30:00.000Z' },
      ],
    }
    const seen = [{ kind: 'VISIT', happenedAt: '2026-09-07T10:25:00.000Z' }]
    const now = '2026-09-07T11:00:00.000Z'
    expect(atOf(keptDue(rousing, seen, now), 'ROUSE')).toBe('2026-09-07T10:30:00.000Z')
    const roused = [...seen, { kind: 'ROUSE', happenedAt: '2026-09-07T10:28:00.000Z' }]
    expect(atOf(keptDue(rousing, roused, now), 'ROUSE')).toBe('2026-09-07T10:58:00.000Z')
    expect(atOf(keptDue(rousing, roused, now), 'MEAL')).toBe('2026-09-07T12:30:00.000Z')
    const fed = [{ kind: 'MEAL', happenedAt: '2026-09-07T10:50:00.000Z' }]
    expect(atOf(keptDue(rousing, fed, now), 'MEAL')).toBeUndefined()
  })

  it('TR-17: takes a dose away only when one was given or refused', () => {
    expect(atOf(keptDue(stay, [], '2026-09-07T13:00:00.000Z'), 'MEDICATION')).toBe('2026-09-07T12:00:00.000Z')
    const given = [{ kind: 'MED_GIVEN', happenedAt: '2026-09-07T12:03:00.000Z' }]
    expect(atOf(keptDue(stay, given, '2026-09-07T13:00:00.000Z'), 'MEDICATION')).toBeUndefined()
  })
})
