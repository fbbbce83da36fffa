import { describe, expect, it } from 'vitest'
import { readClock, span, spanWords } from './clock-state.ts'

const now = '2026-11-22T02:14:00Z'

describe('a PACE clock', () => {
  it.each([
    ['2026-11-22T07:10:00Z', 'on-time', 'in 4h 56m'],
    ['2026-11-22T02:29:01Z', 'on-time', 'in 15m'],
    ['2026-11-22T02:29:00Z', 'due-soon', 'in 15m'],
    ['2026-11-22T02:14:30Z', 'due-soon', 'now'],
    ['2026-11-22T02:14:00Z', 'due-soon', 'now'],
    ['2026-11-22T02:13:59Z', 'overdue', '1m late'],
    ['2026-11-22T02:05:00Z', 'overdue', '9m late'],
    ['2026-11-20T02:14:00Z', 'overdue', '2d 0h late'],
  ])('due %s is %s, %s', (dueAt, state, countdown) => {
    expect(readClock(now, dueAt)).toMatchObject({ state, countdown })
  })

  it('counts real hours through the night when the clocks go back', () => {
    expect(readClock('2026-10-24T22:00:00Z', '2026-10-25T04:00:00Z').countdown).toBe('in 6h 00m')
  })

  it('takes another warning time', () => {
    expect(readClock(now, '2026-11-22T02:44:00Z', 30).state).toBe('due-soon')
  })
})

describe('a span of minutes', () => {
  it('is short for the eye and whole for the ear', () => {
    expect(span(125)).toBe('2h 05m')
    expect(spanWords(125)).toBe('2 hours 5 minutes')
    expect(spanWords(1)).toBe('1 minute')
    expect(spanWords(0)).toBe('less than a minute')
  })
})
