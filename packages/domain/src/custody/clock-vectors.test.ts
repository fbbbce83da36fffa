/** The published vectors of relevant time, first review and limits (custody.md 16), to the minute. */
import { describe, expect, it } from 'vitest'
import { at, local, read } from './clock.fixtures.ts'
import type { ClockEvent } from './clock-events.ts'
import type { CustodyRecordType } from './codes.ts'

describe('relevant time, first review and limits', () => {
  const wanted = { kind: 'ARRESTED', at: at('5 May 08:00'), soughtByAnotherArea: true } as const
  const vectors: {
    id: string
    rule: string
    types?: CustodyRecordType[]
    events: ClockEvent[]
    expected: [relevantTime: string, review1: string, limit24: string, limit36: string, limit96: string]
  }[] = [
    {
      id: 'CLK-01 local arrest',
      rule: 'RT-1',
      events: [{ kind: 'ARRESTED', at: at('10 Feb 09:20') }, ...local('10 Feb 09:55', '10 Feb 10:10')],
      expected: ['10 Feb 09:55', '10 Feb 16:10', '11 Feb 09:55', '11 Feb 21:55', '14 Feb 09:55'],
    },
    {
      id: 'CLK-04 voluntary attender arrested at the station',
      rule: 'RT-2',
      events: [
        { kind: 'ATTENDED_VOLUNTARILY', at: at('12 Feb 13:00') },
        { kind: 'ARRESTED', at: at('12 Feb 14:30') },
        { kind: 'AUTHORISED', at: at('12 Feb 14:45') },
      ],
      expected: ['12 Feb 14:30', '12 Feb 20:45', '13 Feb 14:30', '14 Feb 02:30', '16 Feb 14:30'],
    },
    {
      id: 'CLK-05 street bail answered',
      rule: 'RT-3',
      types: ['STREETBAIL'],
      events: [
        { kind: 'ARRESTED', at: at('20 Mar 22:00') },
        { kind: 'ANSWERED_STREET_BAIL', at: at('2 Apr 10:00') },
        { kind: 'AUTHORISED', at: at('2 Apr 10:20') },
      ],
      expected: ['2 Apr 10:00', '2 Apr 16:20', '3 Apr 10:00', '3 Apr 22:00', '6 Apr 10:00'],
    },
    {
      id: 'CLK-06 wanted by another force, arrives within 24 hours',
      rule: 'RT-4',
      events: [
        wanted,
        { kind: 'ARRIVED', at: at('5 May 08:40'), area: 'ARRESTING' },
        { kind: 'ARRIVED', at: at('5 May 16:30'), area: 'INVESTIGATING' },
        { kind: 'AUTHORISED', at: at('5 May 16:45') },
      ],
      expected: ['5 May 16:30', '5 May 22:45', '6 May 16:30', '7 May 04:30', '9 May 16:30'],
    },
    {
      id: 'CLK-07 wanted by another force, arrives after 24 hours',
      rule: 'RT-4',
      events: [
        wanted,
        { kind: 'ARRIVED', at: at('5 May 08:40'), area: 'ARRESTING' },
        { kind: 'ARRIVED', at: at('6 May 10:15'), area: 'INVESTIGATING' },
        { kind: 'AUTHORISED', at: at('6 May 10:30') },
      ],
      expected: ['6 May 08:00', '6 May 16:30', '7 May 08:00', '7 May 20:00', '10 May 08:00'],
    },
    {
      id: 'wanted by another force, questioned where arrested: the first station counts',
      rule: 'RT-1',
      events: [
        wanted,
        { kind: 'ARRIVED', at: at('5 May 08:40'), area: 'ARRESTING' },
        { kind: 'QUESTIONED_IN_ARRESTING_AREA', at: at('5 May 10:00') },
        { kind: 'ARRIVED', at: at('5 May 16:30'), area: 'INVESTIGATING' },
        { kind: 'AUTHORISED', at: at('5 May 16:45') },
      ],
      expected: ['5 May 08:40', '5 May 22:45', '6 May 08:40', '6 May 20:40', '9 May 08:40'],
    },
    {
      id: 'CLK-09 detained in one area, taken to another',
      rule: 'RT-6',
      events: [
        { kind: 'LEFT_FIRST_AREA', at: at('1 Jun 20:30') },
        { kind: 'ARRIVED', at: at('2 Jun 01:10'), area: 'INVESTIGATING' },
        { kind: 'AUTHORISED', at: at('2 Jun 01:25') },
      ],
      expected: ['2 Jun 01:10', '2 Jun 07:25', '3 Jun 01:10', '3 Jun 13:10', '6 Jun 01:10'],
    },
    {
      id: 'CLK-10 arrested in Scotland',
      rule: 'RT-5',
      events: [
        { kind: 'ARRESTED', at: at('1 Jul 10:00') },
        { kind: 'ENTERED_ENGLAND_WALES', at: at('1 Jul 12:40') },
        { kind: 'ARRIVED', at: at('1 Jul 15:20'), area: 'INVESTIGATING' },
        { kind: 'AUTHORISED', at: at('1 Jul 15:35') },
      ],
      expected: ['1 Jul 15:20', '1 Jul 21:35', '2 Jul 15:20', '3 Jul 03:20', '5 Jul 15:20'],
    },
    {
      id: 'CLK-12 hospital with questioning inside it',
      rule: 'RT-1',
      events: [
        ...local('3 Aug 12:00', '3 Aug 12:20'),
        { kind: 'HOSPITAL', at: at('3 Aug 14:00'), until: at('3 Aug 19:00'), isForTreatment: true },
        { kind: 'QUESTIONED_AT_HOSPITAL', at: at('3 Aug 16:00'), until: at('3 Aug 16:30') },
      ],
      expected: ['3 Aug 12:00', '3 Aug 22:50', '4 Aug 16:30', '5 Aug 04:30', '7 Aug 16:30'],
    },
    {
      id: 'CLK-13 straight to hospital on arrest',
      rule: 'RT-10',
      events: [
        { kind: 'ARRESTED', at: at('5 Aug 09:00') },
        { kind: 'HOSPITAL', at: at('5 Aug 09:20'), until: at('5 Aug 15:40'), isForTreatment: true },
        ...local('5 Aug 16:05', '5 Aug 16:20'),
      ],
      expected: ['5 Aug 16:05', '5 Aug 22:20', '6 Aug 16:05', '7 Aug 04:05', '9 Aug 16:05'],
    },
    {
      id: 'CLK-14 the clocks go forward',
      rule: 'RT-1',
      events: local('28 Mar 18:00', '28 Mar 18:15'),
      expected: ['28 Mar 18:00', '29 Mar 00:15', '29 Mar 19:00', '30 Mar 07:00', '1 Apr 19:00'],
    },
    {
      id: 'CLK-16 worked timeline',
      rule: 'RT-1',
      events: [{ kind: 'ARRESTED', at: at('7 Sep 07:10') }, ...local('7 Sep 08:00', '7 Sep 08:20')],
      expected: ['7 Sep 08:00', '7 Sep 14:20', '8 Sep 08:00', '8 Sep 20:00', '11 Sep 08:00'],
    },
    {
      id: 'CLK-18 answering bail: earlier detention counts',
      rule: 'RT-7',
      types: ['BAILBACK'],
      events: [
        { kind: 'PREVIOUS_DETENTION', at: at('15 Jan 10:00'), until: at('15 Jan 15:30') },
        { kind: 'ANSWERED_BAIL', at: at('10 Apr 09:00') },
        { kind: 'AUTHORISED', at: at('10 Apr 09:15') },
      ],
      expected: ['15 Jan 10:00', '10 Apr 15:15', '11 Apr 03:30', '11 Apr 15:30', '14 Apr 03:30'],
    },
    {
      id: 'CLK-22 further arrest while detained starts no new clock',
      rule: 'RT-1',
      events: [
        ...local('7 Sep 08:00', '7 Sep 08:20'),
        { kind: 'REVIEWED', at: at('7 Sep 14:00') },
        { kind: 'FURTHER_ARREST', at: at('7 Sep 15:00') },
      ],
      expected: ['7 Sep 08:00', '7 Sep 14:20', '8 Sep 08:00', '8 Sep 20:00', '11 Sep 08:00'],
    },
    {
      id: 'an arrest for breaking bail pauses the clock for three hours from arrival',
      rule: 'RT-7',
      types: ['S46A'],
      events: [
        { kind: 'PREVIOUS_DETENTION', at: at('15 Jan 10:00'), until: at('15 Jan 15:30') },
        { kind: 'ARRESTED_S46A', at: at('10 Apr 08:00') },
        { kind: 'ARRIVED', at: at('10 Apr 09:00') },
        { kind: 'AUTHORISED', at: at('10 Apr 09:15') },
      ],
      expected: ['15 Jan 10:00', '10 Apr 15:15', '11 Apr 06:30', '11 Apr 18:30', '14 Apr 06:30'],
    },
  ]

  it.each(vectors)('$id', ({ events, rule, types, expected }) => {
    const clock = read(events, { recordTypes: types ?? ['PACE'] })
    expect(clock.rule).toBe(rule)
    const found = [clock.relevantTime, clock.reviews[0]?.dueAt, clock.limit24, clock.limit36, clock.limit96]
    expect(found).toEqual(expected.map((text) => at(text)))
    expect(clock.inconsistencies).toEqual([])
    expect(clock.releaseBy).toBe(clock.limit24)
  })

  it('nine hours used before bail leave fifteen, for a new offence too (CL-8)', () => {
    const clock = read(
      [
        {
          kind: 'PREVIOUS_DETENTION',
          at: at('15 Jan 10:00'),
          until: at('15 Jan 21:00'),
          countedMinutes: 540,
        },
        { kind: 'ANSWERED_BAIL', at: at('10 Apr 09:00') },
        { kind: 'FURTHER_ARREST', at: at('10 Apr 09:05') },
      ],
      { recordTypes: ['BAILBACK'] },
    )
    expect(clock.limit24).toBe(at('11 Apr 00:00'))
  })

  it('no pause for someone first arrested before the pause was law', () => {
    const clock = read(
      [
        { kind: 'PREVIOUS_DETENTION', at: '2022-10-20T10:00:00Z', until: '2022-10-20T15:30:00Z' },
        { kind: 'ARRESTED_S46A', at: at('10 Apr 08:00') },
        { kind: 'ARRIVED', at: at('10 Apr 09:00') },
      ],
      { recordTypes: ['S46A'] },
    )
    expect(clock.limit24).toBe(at('11 Apr 03:30'))
  })

  it('a review due in the doubled hour falls in its second run (CLK-15)', () => {
    const clock = read(local('24 Oct 20:00', '24 Oct 20:10'))
    expect(clock.reviews[0]?.dueAt).toBe(at('25 Oct 01:10', 'GMT'))
    expect(clock.limit24).toBe(at('25 Oct 19:00'))
  })

  it('hospital for an X-ray or a search does not stop the clock (CL-5)', () => {
    const trip = {
      kind: 'HOSPITAL',
      at: at('3 Aug 14:00'),
      until: at('3 Aug 19:00'),
      isForTreatment: false,
    } as const
    expect(read([...local('3 Aug 12:00', '3 Aug 12:20'), trip]).limit24).toBe(at('4 Aug 12:00'))
  })

  it('nothing begins while a person wanted elsewhere is on the way, until 24 hours are over', () => {
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
})
