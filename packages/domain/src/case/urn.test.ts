/** References of prosecutions: read, shown, issued by unit and year (UR-1 to UR-3). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isReceivableUrn, issueUrn, parseUrn, showUrn, urnSeries } from './urn.ts'

describe('UR-1: a case reference', () => {
  it.each([
    ['', 'Enter a case reference'],
    ['01AB123', 'force, unit, serial and year'],
    ['01/AB/123456/26', 'force, unit, serial and year'],
    ['01/ABC/00123/26', 'force, unit, serial and year'],
    ['01AB0012326X', 'force, unit, serial and year'],
    ['01/AB/00123', 'force, unit, serial and year'],
    ['01AB0000026', 'begins at 00001'],
  ])('refuses %s', (raw, words) => {
    const reading = parseUrn(raw)
    expect(reading.ok).toBe(false)
    expect(reading.ok ? '' : reading.problem).toContain(words)
  })

  it.each([
    ['01AB0012326', '01AB0012326'],
    ['01/ab/123/26', '01AB0012326'],
    [' 01 AB 00123 26 ', '01AB0012326'],
    ['42/1A/99999/05', '421A9999905'],
  ])('reads %s', (raw, value) => {
    const reading = parseUrn(raw)
    expect(reading).toMatchObject({ ok: true, value })
    expect(value).toHaveLength(11)
    expect(reading.ok ? reading.display : '').toHaveLength(14)
  })

  it('is shown with strokes, or as it stands where it is none of ours', () => {
    expect(showUrn('01AB0012326')).toBe('01/AB/00123/26')
    expect(showUrn('01AB123')).toBe('01AB123')
  })

  it.each([
    ['01AB0012326', true],
    ['01AB123', true],
    ['01AB12', false],
    ['01AB12345678', false],
    ['01AB00123/26', false],
    ['01ab0012326', false],
    ['', false],
  ])('the receiver takes %s: %s', (urn, isTaken) => expect(isReceivableUrn(urn)).toBe(isTaken))
})

describe('UR-2: the next reference of a unit', () => {
  const of = { force: '01', unit: 'AB', year: 2026, lastSerial: 122 }
  it.each<[string, Partial<typeof of>]>([
    ['a force of three letters', { force: '001' }],
    ['no unit', { unit: '' }],
    ['a serial that is no number', { lastSerial: Number.NaN }],
    ['a serial below nought', { lastSerial: -1 }],
    ['a year that is none', { year: 2026.5 }],
    ['a unit that has used them all', { lastSerial: 99_999 }],
  ])('is refused for %s', (_, more) => expect(issueUrn({ ...of, ...more }).ok).toBe(false))

  it.each([
    [0, '01AB0000126'],
    [122, '01AB0012326'],
    [99_998, '01AB9999926'],
  ])('after %i is %s', (lastSerial, value) =>
    expect(issueUrn({ ...of, lastSerial })).toMatchObject({ ok: true, value }),
  )

  it('UR-3: is read back into its unit, year and serial, and no two are the same', () => {
    const part = fc.stringMatching(/^[A-Z0-9]{2}$/)
    fc.assert(
      fc.property(
        part,
        part,
        fc.integer({ min: 2000, max: 2099 }),
        fc.integer({ min: 0, max: 99_998 }),
        (force, unit, year, lastSerial) => {
          const issued = issueUrn({ force, unit, year, lastSerial })
          expect(issued.ok).toBe(true)
          if (!issued.ok) return
          expect(isReceivableUrn(issued.value)).toBe(true)
          expect(parseUrn(issued.display)).toEqual(issued)
          expect(urnSeries(issued.value)).toEqual({
            series: `${force}${unit}/${String(year % 100).padStart(2, '0')}`,
            serial: lastSerial + 1,
          })
        },
      ),
    )
  })

  it('has no series where it is none', () => expect(urnSeries('01AB')).toBeUndefined())
})
