/** When reviews fall due (custody.md 4, vectors CLK-02, 03, 12, 14 and 16). */
import { describe, expect, it } from 'vitest'
import { detentionClock } from './clock.ts'
import type { ClockEvent } from './clock-events.ts'
import { reviewSchedule } from './reviews.ts'
import { HOUR, fromMillis } from '../time/instant.ts'

const utc = (text: string) => `2026-${text.replace(' ', 'T')}:00.000Z`

function reviews(authorised: string, done: [string, string?][], rest: ClockEvent[] = [], asOf?: string) {
  const events: ClockEvent[] = [
    { kind: 'ARRIVED', at: utc(authorised) },
    { kind: 'AUTHORISED', at: utc(authorised) },
    ...done.map(([at, postponedReason]): ClockEvent => ({ kind: 'REVIEWED', at: utc(at), postponedReason })),
    ...rest,
  ]
  return detentionClock({ recordTypes: ['PACE'], events, asOf: asOf && utc(asOf) })
}

const dues = (clock: ReturnType<typeof reviews>) => clock.reviews.map((review) => review.dueAt)

describe('reviews', () => {
  it('CLK-02, RV-3: an early review pulls the next one forward', () => {
    const clock = reviews('02-10 10:10', [['02-10 15:00'], ['02-10 23:40']])
    expect(dues(clock)).toEqual([utc('02-10 16:10'), utc('02-11 00:00'), utc('02-11 08:40')])
    expect(clock.nextReviewDue).toBe(utc('02-11 08:40'))
  })

  it('CLK-03, RV-5: a postponed review does not push the next one back, and is no breach', () => {
    const clock = reviews('02-10 10:10', [['02-10 17:05', 'interview in progress']])
    expect(dues(clock)).toEqual([utc('02-10 16:10'), utc('02-11 01:10')])
    expect(clock.reviews[0]?.status).toBe('LATE_POSTPONED')
    expect(clock.inconsistencies).toEqual([])
  })

  it('RV-6: a late review without a postponement is a breach, and the next one is timed from when it was due', () => {
    const clock = reviews('02-10 10:10', [['02-10 17:05']])
    expect(dues(clock)).toEqual([utc('02-10 16:10'), utc('02-11 01:10')])
    expect(clock.reviews[0]?.status).toBe('BREACH')
    expect(clock.inconsistencies.map(({ code }) => code)).toEqual(['REVIEW_BREACH'])
  })

  it('a postponement recorded by itself covers the review that was due', () => {
    const postponed: ClockEvent = {
      kind: 'REVIEW_POSTPONED',
      at: utc('02-10 16:00'),
      reason: 'interview in progress',
    }
    expect(reviews('02-10 10:10', [], [postponed], '02-10 16:30').reviews[0]).toMatchObject({
      status: 'POSTPONED',
      postponedReason: 'interview in progress',
    })
    expect(reviews('02-10 10:10', [['02-10 16:40']], [postponed]).reviews[0]?.status).toBe('LATE_POSTPONED')
    expect(reviews('02-10 10:10', [['02-10 15:00']], [postponed], '02-11 00:30').reviews[1]?.status).toBe(
      'POSTPONED',
    )
  })

  it('CLK-12: hospital puts reviews off, unless the configuration says that it does not', () => {
    const facts = {
      authorisedAt: Date.parse(utc('08-03 11:20')),
      done: [],
      postponed: [],
      firstHours: 6,
      nextHours: 9,
      now: Date.parse(utc('08-03 13:00')),
    }
    const trip = { from: Date.parse(utc('08-03 13:00')), to: Date.parse(utc('08-03 17:30')) }
    expect(reviewSchedule({ ...facts, excluded: [trip] })[0]?.dueAt).toBe(utc('08-03 21:50'))
    expect(reviewSchedule({ ...facts, excluded: [] })[0]?.dueAt).toBe(utc('08-03 17:20'))
  })

  it('CLK-14: nine hours are nine hours of real time on the night the clocks change', () => {
    expect(dues(reviews('03-28 18:15', [['03-29 00:05']]))).toEqual([utc('03-29 00:15'), utc('03-29 09:05')])
  })

  it('CLK-16: all eleven reviews of the worked timeline are on time', () => {
    const done = [
      '09-07 12:50',
      '09-07 21:30',
      '09-08 06:10',
      '09-08 15:00',
      '09-08 23:45',
      '09-09 08:30',
      '09-09 17:20',
      '09-10 02:05',
      '09-10 11:00',
      '09-10 19:55',
      '09-11 04:50',
    ]
    const clock = reviews(
      '09-07 07:20',
      done.map((at) => [at]),
    )
    expect(clock.reviews.slice(0, 11).map(({ status }) => status)).toEqual(done.map(() => 'ON_TIME'))
    expect(dues(clock).slice(0, 11)).toEqual(
      [
        '09-07 13:20',
        '09-07 21:50',
        '09-08 06:30',
        '09-08 15:10',
        '09-09 00:00',
        '09-09 08:45',
        '09-09 17:30',
        '09-10 02:20',
        '09-10 11:05',
        '09-10 20:00',
        '09-11 04:55',
      ].map(utc),
    )
  })

  it('a whole review period that went by is told as missed, and the reviews go on', () => {
    const clock = reviews('02-10 10:10', [['02-11 02:00']])
    expect(clock.reviews.map(({ number, status, dueAt }) => [number, status, dueAt])).toEqual([
      [1, 'MISSED', utc('02-10 16:10')],
      [2, 'BREACH', utc('02-11 01:10')],
      [3, 'DUE', utc('02-11 10:10')],
    ])
  })

  it('is overdue a minute after it was due', () => {
    expect(reviews('02-10 10:10', [], [], '02-10 16:10').reviews[0]?.status).toBe('DUE')
    expect(reviews('02-10 10:10', [], [], '02-10 16:11').reviews[0]?.status).toBe('OVERDUE')
  })

  it('nothing falls due after the end of the stay', () => {
    const facts = {
      authorisedAt: 0,
      done: [],
      postponed: [],
      excluded: [],
      firstHours: 6,
      nextHours: 9,
      now: 8 * HOUR,
    }
    expect(reviewSchedule({ ...facts, endedAt: 5 * HOUR })).toEqual([])
    expect(reviewSchedule({ ...facts, endedAt: 7 * HOUR })).toEqual([
      {
        number: 1,
        dueAt: fromMillis(6 * HOUR),
        by: 'INSPECTOR',
        rule: 'RV-2',
        status: 'MISSED',
        postponedReason: undefined,
      },
    ])
  })
})
