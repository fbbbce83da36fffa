/** Several grounds on one stay, each with its own clock (custody.md 1, CL-8), and the limits of other powers. */
import { describe, expect, it } from 'vitest'
import { careRulesOn } from './care-rules-table.ts'
import { at } from './clock.fixtures.ts'
import type { ClockEvent } from './clock-events.ts'
import { otherPowerEnds, stayClock } from './stay-clock.ts'

describe('several grounds on one stay', () => {
  const shared: ClockEvent[] = [
    { kind: 'AUTHORISED', at: at('10 Apr 09:15') },
    { kind: 'REVIEWED', at: at('10 Apr 14:00') },
  ]
  const bail = {
    id: 'g-1',
    type: 'BAILBACK',
    events: [
      { kind: 'PREVIOUS_DETENTION', at: at('15 Jan 10:00'), until: at('15 Jan 19:00') },
      { kind: 'ANSWERED_BAIL', at: at('10 Apr 09:00') },
    ],
  } as const
  const arrest = {
    id: 'g-2',
    type: 'PACE',
    events: [
      { kind: 'ARRESTED', at: at('10 Apr 08:30') },
      { kind: 'ARRIVED', at: at('10 Apr 09:00') },
    ],
  } as const

  it('CL-8: arrested before attending, the new offence has its own clock; the other keeps its used hours', () => {
    const stay = stayClock([bail, arrest], shared, { asOf: at('10 Apr 15:00') })
    expect(stay.grounds.map(({ clock }) => clock.limit24)).toEqual([at('11 Apr 00:00'), at('11 Apr 09:00')])
    expect(stay.due.filter(({ what }) => what === 'REVIEW')).toHaveLength(1)
    expect(
      stay.due.filter(({ what }) => what === 'RELEASE_OR_CHARGE').map(({ groundId }) => groundId),
    ).toEqual(['g-1', 'g-2'])
    expect(stay.mayLeave).toBe(false)
  })

  it('the stay ends only when every ground has ended', () => {
    const over = at('10 Apr 14:30')
    const asOf = at('10 Apr 15:00')
    const half = stayClock([{ ...bail, endedAt: over }, arrest], shared, { asOf })
    expect([half.mayLeave, half.due.some(({ groundId }) => groundId === 'g-1')]).toEqual([false, false])
    expect(
      stayClock(
        [
          { ...bail, endedAt: over },
          { ...arrest, endedAt: over },
        ],
        shared,
        { asOf },
      ).mayLeave,
    ).toBe(true)
    expect(stayClock([], shared, { asOf }).mayLeave).toBe(false)
  })

  it('L-0: other powers run out as their Acts say', () => {
    const care = careRulesOn('2026-09-07')
    const from = at('7 Sep 08:00')
    expect(otherPowerEnds('MHA_135_136', from, care)).toBe(at('8 Sep 08:00'))
    expect(otherPowerEnds('MHA_135_136', from, care, { isExtendedByClinician: true })).toBe(at('8 Sep 20:00'))
    expect(otherPowerEnds('WARRANT_FTA', from, care, { isBailBreach: true })).toBe(at('8 Sep 08:00'))
    expect(otherPowerEnds('EXTRADITION', from, care, { isProvisional: true })).toBe(at('9 Sep 08:00'))
    expect(otherPowerEnds('PACE', from, care)).toBeUndefined()
  })
})
