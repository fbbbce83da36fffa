/** What holds for every clock: it equals a slow count of minutes, and neither exclusions nor reviews can turn it the wrong way. */
import { describe, expect, it } from 'vitest'
import { fromMillis, HOUR, MINUTE, toMillis } from '../time/instant.ts'
import { seeded } from '../nominal/search-recall.testing.ts'
import { detentionClock } from './clock.ts'
import type { ClockEvent } from './clock-events.ts'
import { inventStay, slowClock, type SlowEvent } from './slow-clock.testing.ts'

const SEQUENCES = 10_000
/** Two nights before the clocks go back, so that many of the stays cross the change. */
const ARRIVED = Date.parse('2026-10-23T20:00:00Z')
const instant = (minute: number) => fromMillis(ARRIVED + minute * MINUTE)
const minuteOf = (text: string | undefined) =>
  text === undefined ? undefined : ((toMillis(text) ?? Number.NaN) - ARRIVED) / MINUTE

/** The same course as events of the real clock; an arrest under s.46A comes ten minutes before its arrival. */
function asEvents(events: readonly SlowEvent[]): ClockEvent[] {
  const told: ClockEvent[] = [{ kind: 'ARRIVED', at: instant(0) }]
  let out: number | undefined
  for (const { kind, minute, until } of events) {
    const at = instant(minute)
    if (kind === 'OUT_FOR_TREATMENT') out = minute
    else if (kind === 'BACK' && out !== undefined) {
      told.push({ kind: 'HOSPITAL', at: instant(out), until: at, isForTreatment: true })
      out = undefined
    } else if (kind === 'QUESTIONED')
      told.push({ kind: 'QUESTIONED_AT_HOSPITAL', at, until: instant(until ?? minute) })
    else if (kind === 'OUT_FOR_SCAN')
      told.push({ kind: 'HOSPITAL', at, until: instant(minute + 60), isForTreatment: false })
    else if (kind === 'BAILED') told.push({ kind: 'RELEASED', at, isOnBail: true })
    else if (kind === 'ANSWERED') told.push({ kind: 'ANSWERED_BAIL', at })
    else if (kind === 'BROUGHT_S46A')
      told.push({ kind: 'ARRESTED_S46A', at: instant(minute - 10) }, { kind: 'ARRIVED', at })
    else if (kind !== 'BACK') told.push({ kind, at })
  }
  if (out !== undefined) told.push({ kind: 'HOSPITAL', at: instant(out), isForTreatment: true })
  return told
}

const readingOf = (events: ClockEvent[], readAt: number) =>
  detentionClock({ recordTypes: ['PACE'], events, asOf: instant(readAt) })

describe('the clock against a slow count of minutes', () => {
  it(`gives the same minutes, limits and reviews for ${SEQUENCES} courses of a stay`, () => {
    const random = seeded(41)
    const met = new Map<string, number>()
    for (let course = 0; course < SEQUENCES; course++) {
      const { events, readAt } = inventStay(random)
      const slow = slowClock(events, readAt)
      const clock = readingOf(asEvents(events), readAt)
      const found = {
        counted: clock.countedMinutes,
        limits: [clock.limit24, clock.limit36, clock.limit96].map(minuteOf),
        nextReview: minuteOf(clock.nextReviewDue),
        isHeld: clock.releaseBy !== undefined,
      }
      if (JSON.stringify(found) !== JSON.stringify(slow))
        expect({ found, events, readAt }).toEqual({ found: slow })
      met.set(clock.state, (met.get(clock.state) ?? 0) + 1)
      for (const { status } of clock.reviews) met.set(status, (met.get(status) ?? 0) + 1)
    }
    // A comparison of clocks that never left the suite would prove little, so each state has to have been met.
    const states = ['RUNNING', 'PAUSED_HOSPITAL', 'PAUSED_46A', 'ON_BAIL', 'STOPPED_CHARGED']
    for (const state of [...states, 'ON_TIME', 'BREACH', 'MISSED'])
      expect(met.get(state) ?? 0).toBeGreaterThan(50)
    process.stdout.write(
      `${SEQUENCES} courses equal to the slow clock: ${JSON.stringify(Object.fromEntries(met))}\n`,
    )
  }, 60_000)
})

describe('what cannot turn the wrong way', () => {
  it('an exclusion more never makes a limit earlier, and never makes more minutes count', () => {
    const random = seeded(42)
    for (let course = 0; course < 2_000; course++) {
      const { events, readAt } = inventStay(random)
      const before = asEvents(events)
      const from = Math.floor(random() * 6_000)
      const trip: ClockEvent = {
        kind: 'HOSPITAL',
        at: instant(from),
        until: instant(from + 1 + Math.floor(random() * 900)),
        isForTreatment: true,
      }
      const [one, other] = [readingOf(before, readAt), readingOf([...before, trip], readAt)]
      for (const limit of ['limit24', 'limit36', 'limit96'] as const)
        expect(minuteOf(other[limit])).toBeGreaterThanOrEqual(minuteOf(one[limit]) ?? Number.NaN)
      expect(other.countedMinutes).toBeLessThanOrEqual(one.countedMinutes ?? Number.NaN)
    }
  })

  it('questioning at hospital only ever brings a limit nearer, by no more than the trip lasted', () => {
    const random = seeded(43)
    for (let course = 0; course < 1_000; course++) {
      const from = Math.floor(random() * 2_000)
      const long = 60 + Math.floor(random() * 600)
      const asked = Math.floor(random() * long)
      const trip: ClockEvent = {
        kind: 'HOSPITAL',
        at: instant(from),
        until: instant(from + long),
        isForTreatment: true,
      }
      const question: ClockEvent = {
        kind: 'QUESTIONED_AT_HOSPITAL',
        at: instant(from),
        until: instant(from + asked),
      }
      const arrived: ClockEvent = { kind: 'ARRIVED', at: instant(0) }
      const [silent, questioned] = [
        readingOf([arrived, trip], 9_000),
        readingOf([arrived, trip, question], 9_000),
      ]
      const gain = (minuteOf(silent.limit36) ?? Number.NaN) - (minuteOf(questioned.limit36) ?? Number.NaN)
      expect(gain).toBeGreaterThanOrEqual(0)
      expect(gain).toBeLessThanOrEqual(long)
    }
  })

  it('a review never makes the next one due later than nine hours after it, or after it was due', () => {
    const random = seeded(44)
    for (let course = 0; course < 2_000; course++) {
      const authorised: ClockEvent = { kind: 'AUTHORISED', at: instant(10) }
      const times = Array.from(
        { length: 1 + Math.floor(random() * 6) },
        () => 11 + Math.floor(random() * 5_000),
      )
      const reviews = times
        .sort((a, b) => a - b)
        .map((minute): ClockEvent => ({ kind: 'REVIEWED', at: instant(minute) }))
      const clock = readingOf([{ kind: 'ARRIVED', at: instant(0) }, authorised, ...reviews], 6_000)
      clock.reviews.forEach((review, index) => {
        const following = clock.reviews[index + 1]
        if (!following) return
        const base = Math.min(toMillis(review.dueAt) ?? 0, toMillis(review.doneAt ?? review.dueAt) ?? 0)
        expect(toMillis(following.dueAt)).toBeLessThanOrEqual(base + 9 * HOUR)
      })
      expect(clock.reviews.filter(({ doneAt }) => doneAt !== undefined)).toHaveLength(times.length)
    }
  })

  it('an override without a reason, or a further arrest, never moves a limit', () => {
    const random = seeded(45)
    for (let course = 0; course < 500; course++) {
      const { events, readAt } = inventStay(random)
      const told = asEvents(events)
      const more: ClockEvent = { kind: 'FURTHER_ARREST', at: instant(Math.floor(random() * readAt)) }
      const plain = readingOf(told, readAt)
      expect(readingOf([...told, more], readAt).limit24).toBe(plain.limit24)
      const silent = { at: instant(Math.floor(random() * 500)), reason: '' }
      const overridden = detentionClock({
        recordTypes: ['PACE'],
        events: told,
        asOf: instant(readAt),
        relevantTimeOverride: silent,
      })
      expect(overridden.limit24).toBe(plain.limit24)
    }
  })
})
