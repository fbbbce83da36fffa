/** The published clock vectors as events (custody.md 16): what happened, and the figures in UTC that must come of it. */
import type { ClockEvent } from './clock-events.ts'
import type { CustodyRecordType } from './codes.ts'
import { at } from './clock.fixtures.ts'

export interface ClockVector {
  id: string
  title: string
  rule?: string
  types?: CustodyRecordType[]
  events: ClockEvent[]
  expected: Partial<
    Record<'relevantTime' | 'review1' | 'review2' | 'review3' | 'limit24' | 'limit36' | 'limit96', string>
  >
}

/** The five figures that most vectors give, in their order. */
const five = (relevantTime: string, review1: string, limit24: string, limit36: string, limit96: string) => ({
  relevantTime,
  review1,
  limit24,
  limit36,
  limit96,
})

const arrived = (text: string, area?: 'ARRESTING' | 'INVESTIGATING'): ClockEvent => ({
  kind: 'ARRIVED',
  at: at(text),
  ...(area === undefined ? {} : { area }),
})
const happened = (
  kind:
    | 'ARRESTED'
    | 'AUTHORISED'
    | 'REVIEWED'
    | 'ANSWERED_BAIL'
    | 'ANSWERED_STREET_BAIL'
    | 'ATTENDED_VOLUNTARILY'
    | 'LEFT_FIRST_AREA'
    | 'ENTERED_ENGLAND_WALES'
    | 'QUESTIONED_IN_ARRESTING_AREA'
    | 'FURTHER_ARREST'
    | 'ARRESTED_S46A',
  text: string,
): ClockEvent => ({ kind, at: at(text) })
const wanted: ClockEvent = { kind: 'ARRESTED', at: at('5 May 08:00'), soughtByAnotherArea: true }
const earlier: ClockEvent = { kind: 'PREVIOUS_DETENTION', at: at('15 Jan 10:00'), until: at('15 Jan 15:30') }

export const clockVectors: ClockVector[] = [
  {
    id: 'CLK-01',
    title: 'local arrest, arrival starts the clock',
    rule: 'RT-1',
    events: [
      happened('ARRESTED', '10 Feb 09:20'),
      arrived('10 Feb 09:55'),
      happened('AUTHORISED', '10 Feb 10:10'),
    ],
    expected: five('02-10T09:55', '02-10T16:10', '02-11T09:55', '02-11T21:55', '02-14T09:55'),
  },
  {
    id: 'CLK-02',
    title: 'early reviews pull the next one forward',
    events: [
      happened('AUTHORISED', '10 Feb 10:10'),
      happened('REVIEWED', '10 Feb 15:00'),
      happened('REVIEWED', '10 Feb 23:40'),
    ],
    expected: { review1: '02-10T16:10', review2: '02-11T00:00', review3: '02-11T08:40' },
  },
  {
    id: 'CLK-03',
    title: 'a postponed review does not push the next one back',
    events: [
      happened('AUTHORISED', '10 Feb 10:10'),
      { kind: 'REVIEWED', at: at('10 Feb 17:05'), postponedReason: 'interview in progress' },
    ],
    expected: { review1: '02-10T16:10', review2: '02-11T01:10' },
  },
  {
    id: 'CLK-04',
    title: 'voluntary attender arrested at the station',
    rule: 'RT-2',
    events: [
      happened('ATTENDED_VOLUNTARILY', '12 Feb 13:00'),
      happened('ARRESTED', '12 Feb 14:30'),
      happened('AUTHORISED', '12 Feb 14:45'),
    ],
    expected: five('02-12T14:30', '02-12T20:45', '02-13T14:30', '02-14T02:30', '02-16T14:30'),
  },
  {
    id: 'CLK-05',
    title: 'street bail answered',
    rule: 'RT-3',
    types: ['STREETBAIL'],
    events: [
      happened('ARRESTED', '20 Mar 22:00'),
      happened('ANSWERED_STREET_BAIL', '2 Apr 10:00'),
      happened('AUTHORISED', '2 Apr 10:20'),
    ],
    expected: five('04-02T09:00', '04-02T15:20', '04-03T09:00', '04-03T21:00', '04-06T09:00'),
  },
  {
    id: 'CLK-06',
    title: 'wanted by another force, not questioned, arrives within 24 hours',
    rule: 'RT-4',
    events: [
      wanted,
      arrived('5 May 08:40', 'ARRESTING'),
      arrived('5 May 16:30', 'INVESTIGATING'),
      happened('AUTHORISED', '5 May 16:45'),
    ],
    expected: five('05-05T15:30', '05-05T21:45', '05-06T15:30', '05-07T03:30', '05-09T15:30'),
  },
  {
    id: 'CLK-07',
    title: 'wanted by another force, arrives after 24 hours',
    rule: 'RT-4',
    events: [
      wanted,
      arrived('5 May 08:40', 'ARRESTING'),
      arrived('6 May 10:15', 'INVESTIGATING'),
      happened('AUTHORISED', '6 May 10:30'),
    ],
    expected: five('05-06T07:00', '05-06T15:30', '05-07T07:00', '05-07T19:00', '05-10T07:00'),
  },
  {
    id: 'CLK-09',
    title: 'already detained in one area, then taken to another for its offence',
    rule: 'RT-6',
    events: [
      happened('LEFT_FIRST_AREA', '1 Jun 20:30'),
      arrived('2 Jun 01:10', 'INVESTIGATING'),
      happened('AUTHORISED', '2 Jun 01:25'),
    ],
    expected: five('06-02T00:10', '06-02T06:25', '06-03T00:10', '06-03T12:10', '06-06T00:10'),
  },
  {
    id: 'CLK-10',
    title: 'arrested in Scotland, arrives in time',
    rule: 'RT-5',
    events: [
      happened('ARRESTED', '1 Jul 10:00'),
      happened('ENTERED_ENGLAND_WALES', '1 Jul 12:40'),
      arrived('1 Jul 15:20', 'INVESTIGATING'),
      happened('AUTHORISED', '1 Jul 15:35'),
    ],
    expected: five('07-01T14:20', '07-01T20:35', '07-02T14:20', '07-03T02:20', '07-05T14:20'),
  },
  {
    id: 'CLK-12',
    title: 'hospital treatment with questioning inside it',
    rule: 'RT-1',
    events: [
      arrived('3 Aug 12:00'),
      happened('AUTHORISED', '3 Aug 12:20'),
      { kind: 'HOSPITAL', at: at('3 Aug 14:00'), until: at('3 Aug 19:00'), isForTreatment: true },
      { kind: 'QUESTIONED_AT_HOSPITAL', at: at('3 Aug 16:00'), until: at('3 Aug 16:30') },
    ],
    expected: five('08-03T11:00', '08-03T21:50', '08-04T15:30', '08-05T03:30', '08-07T15:30'),
  },
  {
    id: 'CLK-13',
    title: 'arrest, straight to hospital, then station',
    rule: 'RT-10',
    events: [
      happened('ARRESTED', '5 Aug 09:00'),
      { kind: 'HOSPITAL', at: at('5 Aug 09:20'), until: at('5 Aug 15:40'), isForTreatment: true },
      arrived('5 Aug 16:05'),
      happened('AUTHORISED', '5 Aug 16:20'),
    ],
    expected: five('08-05T15:05', '08-05T21:20', '08-06T15:05', '08-07T03:05', '08-09T15:05'),
  },
  {
    id: 'CLK-14',
    title: 'the clocks go forward inside the period',
    rule: 'RT-1',
    events: [
      arrived('28 Mar 18:00'),
      happened('AUTHORISED', '28 Mar 18:15'),
      happened('REVIEWED', '29 Mar 00:05'),
    ],
    expected: {
      ...five('03-28T18:00', '03-29T00:15', '03-29T18:00', '03-30T06:00', '04-01T18:00'),
      review2: '03-29T09:05',
    },
  },
  {
    id: 'CLK-18',
    title: 'return to answer bail: earlier detention counts, bail time does not',
    rule: 'RT-7',
    types: ['BAILBACK'],
    events: [earlier, happened('ANSWERED_BAIL', '10 Apr 09:00'), happened('AUTHORISED', '10 Apr 09:15')],
    expected: {
      review1: '04-10T14:15',
      limit24: '04-11T02:30',
      limit36: '04-11T14:30',
      limit96: '04-14T02:30',
    },
  },
  {
    id: 'CLK-22',
    title: 'further arrest while detained: no new clock',
    rule: 'RT-1',
    events: [arrived('7 Sep 08:00'), happened('FURTHER_ARREST', '7 Sep 15:00')],
    expected: { relevantTime: '09-07T07:00', limit24: '09-08T07:00', limit36: '09-08T19:00' },
  },
]

/** Cases that the notes name without giving their figures in full; the figures here are worked out from section 3. */
export const notedVectors: ClockVector[] = [
  {
    id: 'CLK-08',
    title: 'wanted by another force, questioned where arrested: the first station counts',
    rule: 'RT-1',
    events: [
      wanted,
      arrived('5 May 08:40', 'ARRESTING'),
      happened('QUESTIONED_IN_ARRESTING_AREA', '5 May 10:00'),
      arrived('5 May 16:30', 'INVESTIGATING'),
      happened('AUTHORISED', '5 May 16:45'),
    ],
    expected: five('05-05T07:40', '05-05T21:45', '05-06T07:40', '05-06T19:40', '05-09T07:40'),
  },
  {
    id: 'CLK-11',
    title: 'arrested in Scotland, arrives more than 24 hours after entry',
    rule: 'RT-5',
    events: [
      happened('ARRESTED', '1 Jul 10:00'),
      happened('ENTERED_ENGLAND_WALES', '1 Jul 12:40'),
      arrived('2 Jul 15:20', 'INVESTIGATING'),
      happened('AUTHORISED', '2 Jul 15:35'),
    ],
    expected: five('07-02T11:40', '07-02T20:35', '07-03T11:40', '07-03T23:40', '07-06T11:40'),
  },
  {
    id: 'CLK-15',
    title: 'the clocks go back: review 1 falls in the second 01:10 of the night',
    rule: 'RT-1',
    events: [arrived('24 Oct 20:00'), happened('AUTHORISED', '24 Oct 20:10')],
    expected: five('10-24T19:00', '10-25T01:10', '10-25T19:00', '10-26T07:00', '10-28T19:00'),
  },
  {
    id: 'CLK-19',
    title: 'arrest under s.46A: three hours from the arrival do not count',
    rule: 'RT-7',
    types: ['S46A'],
    events: [
      earlier,
      happened('ARRESTED_S46A', '10 Apr 10:00'),
      arrived('10 Apr 10:30'),
      happened('AUTHORISED', '10 Apr 10:45'),
    ],
    expected: {
      review1: '04-10T15:45',
      limit24: '04-11T07:00',
      limit36: '04-11T19:00',
      limit96: '04-14T07:00',
    },
  },
  {
    id: 'CLK-20',
    title: 'nine hours used before bail leave fifteen, for the offence of a new arrest too',
    rule: 'RT-7',
    types: ['BAILBACK'],
    events: [
      { kind: 'PREVIOUS_DETENTION', at: at('15 Jan 10:00'), until: at('15 Jan 21:00'), countedMinutes: 540 },
      happened('ANSWERED_BAIL', '10 Apr 09:00'),
      happened('FURTHER_ARREST', '10 Apr 09:05'),
    ],
    expected: { limit24: '04-10T23:00', limit36: '04-11T11:00' },
  },
]
