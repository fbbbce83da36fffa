/** The two nights of the year when a clock on the wall is not enough (CL-13), and times out of order. */
import { describe, expect, it } from 'vitest'
import { readTypedTime, timeOrderProblem } from './local-time.ts'

describe('CL-13: a time as it is typed', () => {
  it.each(['2026-03-29', '2027-03-28', '2028-03-26'])('%s had no 01:00 to 01:59', (day) => {
    for (const time of ['01:00', '01:30', '01:59'])
      expect(readTypedTime(day, time)).toMatchObject({ ok: false, rule: 'CL-13', choices: [] })
    expect(readTypedTime(day, '00:59').ok).toBe(true)
    expect(readTypedTime(day, '02:00')).toMatchObject({
      ok: true,
      label: 'BST',
      instant: `${day}T01:00:00.000Z`,
    })
  })

  it.each(['2026-10-25', '2027-10-31', '2028-10-29'])('%s had 01:00 to 01:59 twice: it asks which', (day) => {
    for (const time of ['01:00', '01:59']) {
      const asked = readTypedTime(day, time)
      expect(asked).toMatchObject({ ok: false, rule: 'CL-13', action: expect.stringContaining('GMT') })
      const choices = asked.ok ? [] : asked.choices
      expect(choices.map(({ label }) => label)).toEqual(['BST', 'GMT'])
      for (const { label, instant } of choices)
        expect(readTypedTime(day, time, label)).toMatchObject({ ok: true, instant })
    }
    expect(readTypedTime(day, '02:00')).toMatchObject({ ok: true, label: 'GMT' })
  })

  it('other refusals say what to do', () => {
    expect(readTypedTime('2026-02-10', '09:20', 'BST')).toMatchObject({ ok: false, rule: 'CL-13' })
    expect(readTypedTime('2026-02-30', '09:20')).toMatchObject({ ok: false, rule: 'CL-12' })
    expect(readTypedTime('2026-02-10', '9.20')).toMatchObject({ ok: false, rule: 'CL-12' })
  })
})

describe('CL-12: the order of things', () => {
  const now = '2026-09-07T12:00:00.000Z'
  const notBefore = { at: '2026-09-07T08:00:00.000Z', what: 'the arrival' }

  it.each([
    ['2026-09-07T12:06:00.000Z', 'has not come yet'],
    ['2026-09-07T07:59:00.000Z', 'before the arrival'],
    ['soon', 'Enter'],
  ])('%s: %s', (at, words) => {
    expect(timeOrderProblem(at, { now, notBefore, toleranceMinutes: 5 })?.message).toContain(words)
  })

  it('lets what was done pass', () => {
    expect(timeOrderProblem('2026-09-07T12:04:00.000Z', { now, toleranceMinutes: 5 })).toBeUndefined()
    expect(timeOrderProblem('2026-09-07T08:00:00.000Z', { now, notBefore })).toBeUndefined()
  })
})
