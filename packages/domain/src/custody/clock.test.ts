/** States of the clock and counted time. */
import { describe, expect, it } from 'vitest'
import { at, local, read } from './clock.fixtures.ts'
import type { ClockEvent } from './clock-events.ts'

describe('counted time and states', () => {
  const hospital: ClockEvent[] = [
    ...local('3 Aug 12:00', '3 Aug 12:20'),
    { kind: 'HOSPITAL', at: at('3 Aug 14:00'), until: at('3 Aug 19:00'), isForTreatment: true },
    { kind: 'QUESTIONED_AT_HOSPITAL', at: at('3 Aug 16:00'), until: at('3 Aug 16:30') },
  ]

  it.each([
    ['3 Aug 11:00', 'NOT_STARTED', 0],
    ['3 Aug 13:00', 'RUNNING', 60],
    ['3 Aug 15:00', 'PAUSED_HOSPITAL', 120],
    ['3 Aug 16:15', 'RUNNING', 135],
    ['3 Aug 20:00', 'RUNNING', 210],
  ])('CLK-12 at %s: %s, %i minutes counted', (asOf, state, countedMinutes) => {
    const clock = read(hospital, { asOf: at(asOf) })
    expect(clock.countedMinutes).toBe(countedMinutes)
    expect(clock.state).toBe(state)
  })

  it('the limits move on while a person is still at hospital', () => {
    const trip: ClockEvent = { kind: 'HOSPITAL', at: at('3 Aug 14:00'), isForTreatment: true }
    const clock = read([...local('3 Aug 12:00', '3 Aug 12:20'), trip], { asOf: at('3 Aug 15:30') })
    expect(clock).toMatchObject({ state: 'PAUSED_HOSPITAL', countedMinutes: 120, limit24: at('4 Aug 13:30') })
  })

  it('RV-7, CL-11: charge stops the clock and leaves the reviews to the custody officer', () => {
    const clock = read(
      [...local('10 Feb 09:55', '10 Feb 10:10'), { kind: 'CHARGED', at: at('10 Feb 13:55') }],
      {
        asOf: at('10 Feb 15:00'),
      },
    )
    expect(clock).toMatchObject({ state: 'STOPPED_CHARGED', countedMinutes: 240, releaseBy: undefined })
    expect(clock.due).toEqual([
      { what: 'REVIEW', at: at('10 Feb 16:10'), by: 'CUSTODY_OFFICER', rule: 'RV-2', isOverdue: false },
    ])
  })

  it('the clock runs on while another offence is uncharged (CL-11)', () => {
    const charge: ClockEvent = { kind: 'CHARGED', at: at('10 Feb 13:55'), isOtherOffenceUncharged: true }
    expect(read([...local('10 Feb 09:55', '10 Feb 10:10'), charge])).toMatchObject({
      state: 'RUNNING',
      releaseBy: at('11 Feb 09:55'),
    })
  })

  it('release ends everything that was due', () => {
    const clock = read(
      [...local('10 Feb 09:55', '10 Feb 10:10'), { kind: 'RELEASED', at: at('10 Feb 12:00') }],
      {
        asOf: at('12 Feb 12:00'),
      },
    )
    expect(clock).toMatchObject({ state: 'CLOSED', due: [], nextReviewDue: undefined, inconsistencies: [] })
  })

  it.each([
    ['WARRANT_FTA', '10 Feb 19:10'],
    ['IMMIGRATION', undefined],
  ] as const)('no PACE clock for %s', (type, review) => {
    const clock = read(local('10 Feb 09:55', '10 Feb 10:10'), { recordTypes: [type] })
    expect([clock.state, clock.relevantTime, clock.limit24]).toEqual(['NOT_APPLICABLE', undefined, undefined])
    expect(clock.nextReviewDue).toBe(review && at(review))
  })

  it('a custody officer may set another relevant time, and the computed one is kept', () => {
    const override = { at: at('10 Feb 09:40'), reason: 'Arrival seen on the yard camera' }
    expect(read(local('10 Feb 09:55', '10 Feb 10:10'), { relevantTimeOverride: override })).toMatchObject({
      relevantTime: at('10 Feb 09:40'),
      computedRelevantTime: at('10 Feb 09:55'),
      limit24: at('11 Feb 09:40'),
      inconsistencies: [],
    })
  })
})
