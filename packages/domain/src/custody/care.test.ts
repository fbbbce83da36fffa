/** Visits, cells and going home: the timers of custody.md 17, and the bail periods of 8.2. */
import { describe, expect, it } from 'vitest'
import { bailStart, endOfBailPeriod } from './bail-period.ts'
import {
  decideShareCell,
  decideSignReleaseOfChild,
  isLateEntry,
  isVisitOverdue,
  nextVisitDue,
} from './care.ts'
import { at } from './clock.fixtures.ts'
import { custodyRulesOn, custodyRulesTable } from './rules-table.ts'

const rules = custodyRulesOn('2026-09-07')

describe('visits', () => {
  it('TMR-01 and TMR-02: the next visit is timed from the last one done', () => {
    expect(nextVisitDue({ lastVisitAt: at('7 Sep 10:07'), intervalMinutes: 60 })).toBe(at('7 Sep 11:07'))
    expect(nextVisitDue({ lastVisitAt: at('7 Sep 23:50'), intervalMinutes: 30 })).toBe(at('8 Sep 00:20'))
    expect(isVisitOverdue(at('7 Sep 11:07'), at('7 Sep 11:07'))).toBe(false)
    expect(isVisitOverdue(at('7 Sep 11:07'), at('7 Sep 11:08'))).toBe(true)
    expect(nextVisitDue({ lastVisitAt: '', intervalMinutes: 30 })).toBeUndefined()
  })

  it.each([
    ['7 Sep 10:30', '7 Sep 10:37'],
    ['7 Sep 10:50', '7 Sep 10:50'],
    ['7 Sep 10:00', '7 Sep 10:37'],
  ])('TMR-03: level raised at %s, due %s', (changedAt, due) => {
    const change = { at: at(changedAt), previousMinutes: 60 }
    expect(nextVisitDue({ lastVisitAt: at('7 Sep 10:07'), intervalMinutes: 30, change })).toBe(at(due))
  })
})

describe('cells and going home', () => {
  it('TMR-07: a child and an adult never share a cell', () => {
    expect(decideShareCell([15, 34]).allowed).toBe(false)
    expect(decideShareCell([undefined, 34]).allowed).toBe(false)
    expect(decideShareCell([15, 16]).allowed).toBe(true)
    expect(decideShareCell([34, 40]).allowed).toBe(true)
  })

  it('TMR-08: a child of 15 whom nobody collects needs a reason and an inspector', () => {
    expect(decideSignReleaseOfChild({ age: 15 }).allowed).toBe(false)
    expect(decideSignReleaseOfChild({ age: 15, reason: 'Lives next door', inspectorName: ' ' }).allowed).toBe(
      false,
    )
    expect(
      decideSignReleaseOfChild({ age: 15, reason: 'Lives next door', inspectorName: 'Insp Example' }).allowed,
    ).toBe(true)
    expect(decideSignReleaseOfChild({ age: 15, collectedBy: 'Mother' }).allowed).toBe(true)
    expect(decideSignReleaseOfChild({ age: 18 }).allowed).toBe(true)
  })

  it('an entry more than 30 minutes late asks for a reason', () => {
    expect(isLateEntry(at('7 Sep 10:00'), at('7 Sep 10:30'), rules)).toBe(false)
    expect(isLateEntry(at('7 Sep 10:00'), at('7 Sep 10:31'), rules)).toBe(true)
  })
})

describe('bail periods', () => {
  it.each([
    ['2026-01-10', '2026-01-11', ['2026-04-10', '2026-07-10', '2026-10-10', '2027-01-10', '2027-07-10']],
    ['2026-03-31', '2026-04-01', ['2026-06-30', '2026-09-30', '2026-12-31', '2027-03-31', '2027-09-30']],
    ['2026-08-31', '2026-09-01', ['2026-11-30', '2027-02-28', '2027-05-31', '2027-08-31', '2028-02-29']],
    ['2026-11-29', '2026-11-30', ['2027-02-28', '2027-05-29', '2027-08-29', '2027-11-29', '2028-05-29']],
    ['2027-11-30', '2027-12-01', ['2028-02-29', '2028-05-31', '2028-08-31', '2028-11-30', '2029-05-31']],
  ])('arrested %s: bail from %s ends after 3, 6, 9, 12 and 18 months', (arrest, start, ends) => {
    expect(bailStart(arrest)).toBe(start)
    expect([3, 6, 9, 12, 18].map((months) => endOfBailPeriod(start, months))).toEqual(ends)
  })
})

describe('the table of rules', () => {
  it('gives every rule a source, a mark and a first day, and the value of the day asked for', () => {
    for (const rows of Object.values(custodyRulesTable)) {
      for (const row of rows)
        expect(row).toMatchObject({
          source: expect.stringMatching(/./),
          from: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
        })
    }
    expect(custodyRulesOn('2022-10-27').s46aPauseHours).toBe(0)
    expect(custodyRulesOn('2022-10-28').s46aPauseHours).toBe(3)
    expect(custodyRulesOn('').basicLimitHours).toBe(24)
  })
})
