/** Local time to UTC and back around the change of clocks. */
import { describe, expect, it } from 'vitest'
import { addHours, addMinutes, minutesBetween } from './instant.ts'
import { formatLondon, parseLondon, toLondon } from './london-time.ts'

describe('a local time', () => {
  it.each([
    ['2026-03-29', '01:30', undefined, 'missing_hour'],
    ['2026-03-29', '01:00', undefined, 'missing_hour'],
    ['2026-10-25', '01:30', undefined, 'doubled_hour'],
    ['2026-02-10', '09:20', 'BST', 'wrong_label'],
    ['2026-02-30', '09:20', undefined, 'bad_date'],
    ['2026-02-10', '24:00', undefined, 'bad_time'],
    ['2027-03-28', '01:59', undefined, 'missing_hour'],
    ['2028-10-29', '01:00', undefined, 'doubled_hour'],
  ] as const)('%s %s %s is refused: %s', (day, time, label, reason) => {
    expect(parseLondon(day, time, label)).toMatchObject({
      ok: false,
      reason,
      problem: expect.stringMatching(/\.$/),
    })
  })

  it.each([
    ['2026-02-10', '09:20', undefined, '2026-02-10T09:20:00.000Z'],
    ['2026-05-05', '08:00', undefined, '2026-05-05T07:00:00.000Z'],
    ['2026-10-25', '01:30', 'BST', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25', '01:30', 'GMT', '2026-10-25T01:30:00.000Z'],
    ['2026-03-29', '00:59', undefined, '2026-03-29T00:59:00.000Z'],
    ['2026-03-29', '02:00', undefined, '2026-03-29T01:00:00.000Z'],
    ['2026-10-25', '02:00', undefined, '2026-10-25T02:00:00.000Z'],
  ] as const)('%s %s %s is %s', (day, time, label, instant) => {
    expect(parseLondon(day, time, label)).toMatchObject({ ok: true, instant })
  })

  it('is shown with its abbreviation', () => {
    expect(formatLondon('2026-10-25T00:30:00Z')).toBe('25 Oct 2026 01:30 BST')
    expect(formatLondon('2026-10-25T01:30:00Z')).toBe('25 Oct 2026 01:30 GMT')
    expect(formatLondon('2026-09-07T07:00:00Z', 'time')).toBe('08:00 BST')
    expect(formatLondon('2026-09-07T23:30:00Z', 'day')).toBe('8 Sep 2026')
    expect(formatLondon('soon')).toBe('soon')
  })

  it('every hour of a year goes to London and back', () => {
    for (let hour = 0; hour < 8760; hour += 7) {
      const instant = addHours('2026-01-01T00:30:00Z', hour) ?? ''
      const local = toLondon(instant)
      expect(local && parseLondon(local.day, local.time, local.label)).toMatchObject({ ok: true, instant })
    }
  })
})

describe('sums of instants', () => {
  it('count real elapsed time, and answer nothing for a text that is no instant', () => {
    expect(addHours('2026-03-28T18:00:00Z', 24)).toBe('2026-03-29T18:00:00.000Z')
    expect(addMinutes('2026-03-28T18:00:00Z', -30)).toBe('2026-03-28T17:30:00.000Z')
    expect(minutesBetween('2026-03-28T18:00Z', '2026-03-28T19:30Z')).toBe(90)
    expect(addHours('2026-03-28 18:00', 1)).toBeUndefined()
    expect(minutesBetween('', '2026-03-28T19:30Z')).toBeUndefined()
  })
})
