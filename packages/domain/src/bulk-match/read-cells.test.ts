/** Cells as spreadsheets and telephone bills write them. */
import { describe, expect, it } from 'vitest'
import { readCallSeconds, readCallTime, readListDay, readListPhone } from './read-cells.ts'

const today = '2026-09-07'
const valueOf = (read: { ok: true; value: string } | { ok: false; problem: string }) =>
  read.ok ? read.value : undefined

describe('a day', () => {
  it.each([
    ['03/04/1987', '1987-04-03'],
    ['3-4-87', '1987-04-03'],
    ['1987-04-03', '1987-04-03'],
    ['1987-04-03 00:00:00', '1987-04-03'],
    ['3 April 1987', '1987-04-03'],
    ['31870', '1987-04-03'],
    ['31870.75', '1987-04-03'],
    ['31/02/1987', undefined],
    ['yesterday', undefined],
  ])('written %s is %s', (cell, day) => expect(valueOf(readListDay(cell, today))).toBe(day))
})

describe('a telephone number', () => {
  it.each([
    ['07700 900123', '+447700900123'],
    ['7700900123', '+447700900123'],
    ['447700900123', '+447700900123'],
    ['7700900123.0', '+447700900123'],
    ['+353 1 234 5678', '+35312345678'],
    ['4.47701E+11', undefined],
    ['12', undefined],
  ])('written %s is %s', (cell, number) => expect(valueOf(readListPhone(cell))).toBe(number))
})

describe('a call', () => {
  it('has its time in the same cell or the next, in London', () => {
    expect(valueOf(readCallTime('03/05/2026 21:14:09', '', today))).toBe('2026-05-03T20:14:00.000Z')
    expect(valueOf(readCallTime('03/05/2026', '9:05', today))).toBe('2026-05-03T08:05:00.000Z')
    expect(valueOf(readCallTime('25/10/2026', '01:30', '2026-12-01'))).toBe('2026-10-25T00:30:00.000Z')
  })
  it.each([
    ['65', 65],
    ['1:05', 65],
    ['01:01:05', 3665],
    ['1m 5s', 65],
    ['', undefined],
    ['long', undefined],
  ])('of length %s lasted %s seconds', (cell, seconds) => expect(readCallSeconds(cell)).toBe(seconds))
})
