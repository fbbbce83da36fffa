import { describe, expect, it } from 'vitest'
import { fromInstant, instantsOf, londonZone, readTime, showTime, toInstant } from './time-text.ts'

describe('reading a time of day', () => {
  it.each([
    ['214', '02:14'],
    ['0214', '02:14'],
    ['02:14', '02:14'],
    ['2.14', '02:14'],
    ['2:14', '02:14'],
    ['2359', '23:59'],
    ['0000', '00:00'],
    ['1430hrs', '14:30'],
    ['now', '09:05'],
  ])('takes %s', (text, time) => {
    expect(readTime(text, '09:05')).toBe(time)
  })

  it.each(['', '2', '14', '2400', '0260', '12345', 'noon', '25:00'])('refuses %j', (text) => {
    expect(readTime(text, '09:05')).toBeUndefined()
  })
})

describe('the clocks going back on 25 October 2026', () => {
  it('makes 01:30 two instants an hour apart', () => {
    expect(instantsOf('2026-10-25', '01:30')).toEqual([
      { instant: '2026-10-25T00:30:00.000Z', zone: 'BST' },
      { instant: '2026-10-25T01:30:00.000Z', zone: 'GMT' },
    ])
  })

  it('gives no instant until one is chosen', () => {
    expect(toInstant({ date: '2026-10-25', time: '01:30' })).toBeUndefined()
    expect(toInstant({ date: '2026-10-25', time: '01:30', zone: 'GMT' })).toBe('2026-10-25T01:30:00.000Z')
  })
})

describe('the clocks going forward on 29 March 2026', () => {
  it('leaves out 01:30', () => {
    expect(instantsOf('2026-03-29', '01:30')).toEqual([])
    expect(toInstant({ date: '2026-03-29', time: '01:30', zone: 'GMT' })).toBeUndefined()
  })
})

describe('London time', () => {
  it('is BST in summer and GMT in winter', () => {
    expect(toInstant({ date: '2026-07-01', time: '12:00' })).toBe('2026-07-01T11:00:00.000Z')
    expect(toInstant({ date: '2026-12-01', time: '12:00' })).toBe('2026-12-01T12:00:00.000Z')
    expect(londonZone(new Date('2026-07-01T11:00:00Z'))).toBe('BST')
    expect(showTime(new Date('2026-11-22T02:14:00Z'))).toBe('02:14 GMT')
  })

  it('comes back from an instant', () => {
    expect(fromInstant('2026-10-25T00:30:00.000Z')).toEqual({
      date: '2026-10-25',
      time: '01:30',
      zone: 'BST',
    })
  })

  it('refuses what is no date', () => {
    expect(toInstant({ date: '31/2/2026', time: '01:30' })).toBeUndefined()
  })
})
