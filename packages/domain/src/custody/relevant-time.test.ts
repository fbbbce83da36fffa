/** When the clock begins, goes on, or begins anew: the rules RT-1 to RT-10 and CL-4 to CL-8 beyond the vectors. */
import { describe, expect, it } from 'vitest'
import { carriedByBail, carriedByTransfer } from './carried-clock.ts'
import { at, local, read } from './clock.fixtures.ts'
import type { ClockEvent } from './clock-events.ts'

const rulesOf = (clock: ReturnType<typeof read>, what: string) =>
  clock.figures.find((figure) => figure.what === what)?.rules
const codesOf = (clock: ReturnType<typeof read>) => clock.inconsistencies.map(({ code }) => code)

describe('where the clock begins', () => {
  it('RT-1: a move to another station of the force changes nothing', () => {
    const moved: ClockEvent = { kind: 'ARRIVED', at: at('10 Feb 14:00') }
    const again: ClockEvent = { kind: 'AUTHORISED', at: at('10 Feb 14:10') }
    const clock = read([...local('10 Feb 09:55', '10 Feb 10:10'), moved, again])
    expect([clock.relevantTime, clock.reviews[0]?.dueAt]).toEqual([at('10 Feb 09:55'), at('10 Feb 16:10')])
    expect(clock.inconsistencies).toEqual([])
  })

  it('RT-4: nothing begins while a person wanted elsewhere is on the way, until 24 hours are over', () => {
    const events: ClockEvent[] = [
      { kind: 'ARRESTED', at: at('5 May 08:00'), soughtByAnotherArea: true },
      { kind: 'ARRIVED', at: at('5 May 08:40'), area: 'ARRESTING' },
    ]
    const before = read(events, { asOf: at('6 May 07:59') })
    expect([before.state, before.relevantTime]).toEqual(['NOT_STARTED', undefined])
    expect(read(events, { asOf: at('6 May 08:00') })).toMatchObject({
      state: 'RUNNING',
      relevantTime: at('6 May 08:00'),
    })
  })

  it('RT-5: a station whose area nobody said is taken to be the one, and asked about', () => {
    const clock = read([
      { kind: 'ENTERED_ENGLAND_WALES', at: at('1 Jul 12:40') },
      { kind: 'ARRIVED', at: at('1 Jul 15:20') },
    ])
    expect([clock.rule, clock.relevantTime]).toEqual(['RT-5', at('1 Jul 15:20')])
    expect(codesOf(clock)).toEqual(['AREA_NOT_SAID'])
  })

  it('RT-6: questioned before leaving the first area, the first station counts', () => {
    const clock = read([
      { kind: 'ARRIVED', at: at('1 Jun 12:00'), area: 'ARRESTING' },
      { kind: 'QUESTIONED_IN_ARRESTING_AREA', at: at('1 Jun 16:00') },
      { kind: 'LEFT_FIRST_AREA', at: at('1 Jun 20:30') },
      { kind: 'ARRIVED', at: at('2 Jun 01:10'), area: 'INVESTIGATING' },
    ])
    expect([clock.rule, clock.relevantTime]).toEqual(['RT-1', at('1 Jun 12:00')])
  })

  it('RT-6: arriving later than 24 hours after leaving, the allowance is the relevant time', () => {
    const clock = read([
      { kind: 'LEFT_FIRST_AREA', at: at('1 Jun 20:30') },
      { kind: 'ARRIVED', at: at('2 Jun 22:00'), area: 'INVESTIGATING' },
    ])
    expect([clock.rule, clock.relevantTime]).toEqual(['RT-6', at('2 Jun 20:30')])
  })

  it('RT-8: a further arrest is told among the rules and moves nothing', () => {
    const clock = read([
      ...local('7 Sep 08:00', '7 Sep 08:20'),
      { kind: 'FURTHER_ARREST', at: at('7 Sep 15:00') },
    ])
    expect(rulesOf(clock, 'RELEVANT_TIME')).toEqual(['RT-1', 'RT-8'])
    expect(clock.limit24).toBe(at('8 Sep 08:00'))
  })

  it('RT-9: an arrest on new evidence begins a fresh clock, and the old detention does not count', () => {
    const clock = read([
      { kind: 'PREVIOUS_DETENTION', at: at('15 Jan 10:00'), until: at('15 Jan 21:00') },
      { kind: 'ARRESTED', at: at('10 Apr 08:00'), isOnNewEvidence: true },
      ...local('10 Apr 09:00', '10 Apr 09:15'),
    ])
    expect(rulesOf(clock, 'RELEVANT_TIME')).toEqual(['RT-1', 'RT-9'])
    expect(clock.limit24).toBe(at('11 Apr 09:00'))
  })
})

describe('time that does not count', () => {
  it('CL-5: hospital for an X-ray or a search does not stop the clock', () => {
    const trip: ClockEvent = {
      kind: 'HOSPITAL',
      at: at('3 Aug 14:00'),
      until: at('3 Aug 19:00'),
      isForTreatment: false,
    }
    const clock = read([...local('3 Aug 12:00', '3 Aug 12:20'), trip])
    expect(clock.limit24).toBe(at('4 Aug 12:00'))
    expect(rulesOf(clock, 'LIMIT_24')).toEqual(['CL-1'])
  })

  it('CL-7: no pause for someone first arrested before the pause was law', () => {
    const clock = read(
      [
        { kind: 'PREVIOUS_DETENTION', at: '2022-10-20T10:00:00Z', until: '2022-10-20T15:30:00Z' },
        { kind: 'ARRESTED_S46A', at: at('10 Apr 08:00') },
        { kind: 'ARRIVED', at: at('10 Apr 09:00') },
      ],
      { recordTypes: ['S46A'] },
    )
    expect(clock.limit24).toBe(at('11 Apr 03:30'))
    expect(rulesOf(clock, 'LIMIT_24')).toEqual(['CL-1', 'CL-6'])
  })

  it('CL-7: the pause is shown while it runs', () => {
    const events: ClockEvent[] = [
      { kind: 'PREVIOUS_DETENTION', at: at('15 Jan 10:00'), until: at('15 Jan 15:30') },
      { kind: 'ARRESTED_S46A', at: at('10 Apr 08:00') },
      { kind: 'ARRIVED', at: at('10 Apr 09:00') },
    ]
    const reading = (text: string) => read(events, { recordTypes: ['S46A'], asOf: at(text) })
    expect(reading('10 Apr 11:59')).toMatchObject({ state: 'PAUSED_46A', countedMinutes: 330 })
    expect(reading('10 Apr 12:30')).toMatchObject({ state: 'RUNNING', countedMinutes: 360 })
    expect(rulesOf(reading('10 Apr 12:30'), 'LIMIT_24')).toEqual(['CL-1', 'CL-6', 'CL-7'])
  })
})

describe('answering bail', () => {
  const first: ClockEvent[] = local('15 Jan 10:00', '15 Jan 10:20')
  const bailed: ClockEvent = { kind: 'RELEASED', at: at('15 Jan 15:30'), isOnBail: true }
  const back: ClockEvent[] = [
    { kind: 'ANSWERED_BAIL', at: at('10 Apr 09:00') },
    { kind: 'AUTHORISED', at: at('10 Apr 09:15') },
  ]

  it('CL-6: on one record the time on bail is left out and reviews begin anew', () => {
    const clock = read([...first, bailed, ...back])
    expect(clock).toMatchObject({
      limit24: at('11 Apr 03:30'),
      limit36: at('11 Apr 15:30'),
      state: 'RUNNING',
    })
    expect(clock.nextReviewDue).toBe(at('10 Apr 15:15'))
    expect(clock.inconsistencies).toEqual([])
    expect(rulesOf(clock, 'RELEVANT_TIME')).toEqual(['RT-1', 'RT-7'])
    expect(rulesOf(clock, 'LIMIT_24')).toEqual(['CL-1', 'CL-6'])
  })

  it('CL-6: on bail the clock waits, and nothing is due', () => {
    const waiting = read([...first, bailed], { asOf: at('1 Mar 12:00') })
    expect(waiting).toMatchObject({ state: 'ON_BAIL', countedMinutes: 330, due: [], releaseBy: undefined })
  })

  it('CL-6: the earlier record, carried to a new one, gives the same limits', () => {
    const earlier = { recordTypes: ['PACE'] as const, events: [...first, bailed] }
    const carried = carriedByBail(earlier, at('15 Jan 15:30'))
    expect(carried).toEqual({
      ok: true,
      events: [
        {
          kind: 'PREVIOUS_DETENTION',
          at: at('15 Jan 10:00'),
          until: at('15 Jan 15:30'),
          countedMinutes: 330,
        },
      ],
    })
    const clock = read([...(carried.ok ? carried.events : []), ...back], { recordTypes: ['BAILBACK'] })
    expect(clock).toMatchObject({
      rule: 'RT-7',
      limit24: at('11 Apr 03:30'),
      relevantTime: at('15 Jan 10:00'),
    })
  })

  it('CL-4, CL-6: hospital in the earlier stay stays left out; a second bail adds up', () => {
    const trip: ClockEvent = {
      kind: 'HOSPITAL',
      at: at('15 Jan 11:00'),
      until: at('15 Jan 12:30'),
      isForTreatment: true,
    }
    const once = carriedByBail(
      { recordTypes: ['PACE'], events: [...first, trip, bailed] },
      at('15 Jan 15:30'),
    )
    expect(once.ok && once.events[0]).toMatchObject({ countedMinutes: 240 })
    const second: ClockEvent[] = [
      ...(once.ok ? once.events : []),
      ...back,
      { kind: 'RELEASED', at: at('10 Apr 11:00'), isOnBail: true },
    ]
    const twice = carriedByBail({ recordTypes: ['BAILBACK'], events: second }, at('10 Apr 11:00'))
    expect(twice.ok && twice.events).toEqual([
      { kind: 'PREVIOUS_DETENTION', at: at('15 Jan 10:00'), until: at('10 Apr 11:00'), countedMinutes: 360 },
    ])
  })

  it('CL-6: an earlier stay that has not ended, or never began, is refused with the rule', () => {
    const open = carriedByBail({ recordTypes: ['PACE'], events: first }, at('15 Jan 15:30'))
    expect(open).toMatchObject({ ok: false, rule: 'CL-6', problem: expect.stringContaining('release') })
    const none = carriedByBail({ recordTypes: ['PACE'], events: [] }, at('15 Jan 15:30'))
    expect(none).toMatchObject({ ok: false, rule: 'CL-6', problem: expect.stringContaining('arrival') })
  })

  it('CL-6: a record of a return with only an arrival on it goes on all the same', () => {
    const clock = read(
      [
        { kind: 'PREVIOUS_DETENTION', at: at('15 Jan 10:00'), until: at('15 Jan 15:30') },
        { kind: 'ARRIVED', at: at('10 Apr 09:00') },
      ],
      { recordTypes: ['BAILBACK'] },
    )
    expect(clock).toMatchObject({ rule: 'RT-7', limit24: at('11 Apr 03:30') })
  })

  it('EX-3: two reviews of this detention open the extension, not those before bail', () => {
    const before: ClockEvent[] = [
      { kind: 'REVIEWED', at: at('15 Jan 12:00') },
      { kind: 'REVIEWED', at: at('15 Jan 14:00') },
    ]
    const extended: ClockEvent = { kind: 'EXTENDED_S42', at: at('10 Apr 16:00') }
    expect(codesOf(read([...first, ...before, bailed, ...back, extended]))).toContain(
      'S42_BEFORE_SECOND_REVIEW',
    )
  })
})

describe('a transfer', () => {
  it('RT-1: for the same offence the clock and the reviews go with the person', () => {
    const events: ClockEvent[] = [
      ...local('10 Feb 09:55', '10 Feb 10:10'),
      { kind: 'REVIEWED', at: at('10 Feb 15:00') },
      { kind: 'RELEASED', at: at('10 Feb 17:00') },
    ]
    const carried = carriedByTransfer({ recordTypes: ['PACE'], events }, at('10 Feb 17:00'))
    const clock = read([...(carried.ok ? carried.events : []), { kind: 'ARRIVED', at: at('10 Feb 18:30') }])
    expect(clock).toMatchObject({
      state: 'RUNNING',
      limit24: at('11 Feb 09:55'),
      nextReviewDue: at('11 Feb 00:00'),
      countedMinutes: 515,
      inconsistencies: [],
    })
  })

  it('RT-1: a stay without an arrival cannot be carried, nor one at no time', () => {
    expect(carriedByTransfer({ recordTypes: ['PACE'], events: [] }, at('10 Feb 17:00')).ok).toBe(false)
    const events = local('10 Feb 09:55', '10 Feb 10:10')
    expect(carriedByTransfer({ recordTypes: ['PACE'], events }, 'soon').ok).toBe(false)
  })

  it('RT-4: on the way to the area that wants the person there is nothing to count yet', () => {
    const wanted: ClockEvent = { kind: 'ARRESTED', at: at('5 May 08:00'), soughtByAnotherArea: true }
    const first: ClockEvent = { kind: 'ARRIVED', at: at('5 May 08:40'), area: 'ARRESTING' }
    expect(carriedByTransfer({ recordTypes: ['PACE'], events: [wanted, first] }, at('5 May 09:00'))).toEqual({
      ok: true,
      events: [wanted, first],
    })
  })
})

describe('an override of the relevant time', () => {
  const earlier: ClockEvent = {
    kind: 'PREVIOUS_DETENTION',
    at: at('15 Jan 10:00'),
    until: at('15 Jan 15:30'),
  }
  const back: ClockEvent = { kind: 'ANSWERED_BAIL', at: at('10 Apr 09:00') }
  const readWith = (when: string) =>
    read([earlier, back], {
      recordTypes: ['BAILBACK'],
      relevantTimeOverride: { at: at(when), reason: 'Seen on the yard camera' },
    })

  it('RT-7: before the end of the earlier detention it moves that one, after it the return', () => {
    expect(readWith('15 Jan 09:30')).toMatchObject({
      relevantTime: at('15 Jan 09:30'),
      limit24: at('11 Apr 03:00'),
    })
    expect(readWith('10 Apr 08:45')).toMatchObject({
      relevantTime: at('15 Jan 10:00'),
      limit24: at('11 Apr 03:15'),
    })
  })

  it('without a reason it does not count', () => {
    const clock = read(local('10 Feb 09:55', '10 Feb 10:10'), {
      relevantTimeOverride: { at: at('10 Feb 12:00'), reason: ' ' },
    })
    expect(clock.relevantTime).toBe(at('10 Feb 09:55'))
    expect(codesOf(clock)).toEqual(['OVERRIDE_WITHOUT_REASON'])
  })
})
