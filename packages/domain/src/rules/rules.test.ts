/** Dated figures are read for their day, and a due row is overdue the moment after it was due. */
import { describe, expect, it } from 'vitest'
import { figuresOn, recalled, seen } from './dated-rules.ts'
import { byDue, due } from './due.ts'

describe('a dated table', () => {
  const table = {
    recordWithinHours: [...recalled(72, 'X-1', 'Older'), ...seen(24, 'X-1', 'Later', '2015-04-01')],
    other: recalled(7, 'X-2', 'Force policy'),
  } as const
  it.each([
    ['2015-03-31', 72],
    ['2015-04-01', 24],
    ['1950-01-01', 72],
  ])('on %s', (day, hours) => expect(figuresOn(table, day)).toEqual({ recordWithinHours: hours, other: 7 }))
})

describe('a due row', () => {
  const row = { what: 'A', text: 'Do it', by: '2026-06-01T10:00:00Z', who: 'OIC', rule: 'X-1' } as const
  it.each([
    ['2026-06-01T10:00:00Z', false],
    ['2026-06-01T10:00:01Z', true],
    ['never', true],
  ])('at %s is overdue: %s', (now, isOverdue) => expect(due(row, now).isOverdue).toBe(isOverdue))

  it('comes in the order of time, then of its code', () => {
    const rows = [
      { ...row, what: 'B' },
      { ...row, what: 'A' },
      { ...row, what: 'C', by: '2026-05-01T10:00:00Z' },
    ].map((one) => due(one, '2026-01-01T00:00:00Z'))
    expect(rows.toSorted(byDue).map(({ what }) => what)).toEqual(['C', 'A', 'B'])
  })
})
