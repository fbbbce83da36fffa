/** National Insurance, driver, prison, passport, NHS and Home Office numbers (identity.md 2). */
import { describe, expect, it } from 'vitest'
import { parseCustodyNumber, formatCustodyNumber } from './custody-number.ts'
import { driverNumberDifferences, driverNumberStub, parseDriverNumber } from './driver-number.ts'
import { identifierTypes, isIdentifierType, parseIdentifier } from './identifier-types.ts'
import { parseNhsNumber } from './nhs-number.ts'
import { isAdministrativeNino, ninoMatchKey, parseNino } from './nino.ts'
import { parsePassport } from './passport.ts'
import { parsePrisonNumber } from './prison-number.ts'

describe('National Insurance number', () => {
  it.each([
    'AO123456C',
    'QQ123456C',
    'DA123456C',
    'GB123456C',
    'ZZ123456C',
    'AB123456E',
    'AB12345C',
    '11 a1 11 11',
    '',
  ])('%s is refused with a sentence', (raw) =>
    expect(parseNino(raw)).toMatchObject({ ok: false, problem: expect.stringMatching(/\.$/) }),
  )

  it.each([
    ['AB123456C', 'AB123456C', 'AB 12 34 56 C'],
    ['oa 12 34 56 d', 'OA123456D', 'OA 12 34 56 D'],
    ['AB123456', 'AB123456', 'AB 12 34 56'],
  ])('%s is stored as %s', (raw, value, display) =>
    expect(parseNino(raw)).toEqual({ ok: true, value, display }),
  )

  it('is compared without its suffix, and the administrative prefixes are known', () => {
    expect(ninoMatchKey('AB123456C')).toBe('AB123456')
    expect(isAdministrativeNino('CR123456C')).toBe(true)
    expect(isAdministrativeNino('AB123456C')).toBe(false)
  })
})

describe('driver number', () => {
  const holder = { surname: 'Morgan', forenames: 'Sarah M', dateOfBirth: '1976-03-16', sex: 'F' } as const

  it.each([
    'MORGA753166SM9I',
    'MORGA793166SM9IJ',
    'MORGA700166SM9IJ',
    'MORGA753326SM9IJ',
    'MORGA7531669M9I1',
    '',
  ])('%s is refused with a sentence', (raw) =>
    expect(parseDriverNumber(raw)).toMatchObject({ ok: false, problem: expect.stringMatching(/\.$/) }),
  )

  it('reads a GB and a Northern Ireland licence', () => {
    expect(parseDriverNumber('morga 753166 sm9ij')).toEqual({
      ok: true,
      value: 'MORGA753166SM9IJ',
      display: 'MORGA 753166 SM9IJ',
    })
    expect(parseDriverNumber('12345678')).toMatchObject({ ok: true, value: '12345678' })
  })

  it.each([
    [holder, 'MORGA753166SM'],
    [{ surname: 'Fox', forenames: 'Lee', dateOfBirth: '2001-11-05', sex: 'M' } as const, 'FOX99011051L9'],
    [
      { surname: 'MacDónald', forenames: 'Iain Roy', dateOfBirth: '1989-12-01', sex: 'M' } as const,
      'MCDON812019IR',
    ],
  ])('the first 13 characters of %o are %s', (person, stub) => expect(driverNumberStub(person)).toBe(stub))

  it('says what does not fit the person', () => {
    expect(driverNumberDifferences('MORGA753166SM9IJ', holder)).toEqual([])
    const other = { surname: 'Brown', forenames: 'Sarah M', dateOfBirth: '1976-03-17', sex: 'M' } as const
    expect(driverNumberDifferences('MORGA753166SM9IJ', other)).toEqual(['surname', 'date of birth', 'sex'])
  })
})

describe('other numbers of a person', () => {
  it.each([
    ['A1234BC', 'A1234BC'],
    ['a1234 bc', 'A1234BC'],
  ])('prison number %s is stored as %s', (raw, value) =>
    expect(parsePrisonNumber(raw)).toMatchObject({ ok: true, value }),
  )

  it.each(['1234ABC', 'AA234BC', ''])('prison number %s is refused', (raw) =>
    expect(parsePrisonNumber(raw).ok).toBe(false),
  )

  it.each([
    ['zd/123/26', 'ZD/000123/26'],
    ['ZD/000123/26', 'ZD/000123/26'],
    ['ZD/000123/2026', 'ZD/000123/26'],
  ])('custody number %s is stored as %s', (raw, value) =>
    expect(parseCustodyNumber(raw)).toMatchObject({ ok: true, value }),
  )

  it('custody numbers are written and read alike', () => {
    expect(formatCustodyNumber('zd', 123, 2026)).toBe('ZD/000123/26')
    expect(parseCustodyNumber('ZD-123').ok).toBe(false)
  })

  it.each([
    ['123456789', 'GBR/123456789'],
    ['fra 12AB34567', 'FRA/12AB34567'],
    ['GBR123456789', 'GBR/123456789'],
  ])('passport %s is stored as %s', (raw, value) =>
    expect(parsePassport(raw)).toMatchObject({ ok: true, value }),
  )

  it.each(['12345', 'GBR 1234567', 'ABCDEFGH', ''])('passport %s is refused', (raw) =>
    expect(parsePassport(raw).ok).toBe(false),
  )

  it('an NHS number is checked by its last digit', () => {
    expect(parseNhsNumber('943 476 5919')).toEqual({ ok: true, value: '9434765919', display: '943 476 5919' })
    expect(parseNhsNumber('943 476 5918').ok).toBe(false)
  })
})

describe('the list of identifiers', () => {
  it.each(identifierTypes.filter((type) => type.example !== ''))('the example of $code reads', (type) => {
    expect(parseIdentifier(type.code, type.example)).toMatchObject({ ok: true })
  })

  it('knows its own codes only', () => {
    expect(isIdentifierType('PNC')).toBe(true)
    expect(isIdentifierType('SHOE_SIZE')).toBe(false)
    expect(parseIdentifier('OTHER', '  ').ok).toBe(false)
    expect(parseIdentifier('OTHER', ' club card 7 ')).toEqual({
      ok: true,
      value: 'CLUB CARD 7',
      display: 'club card 7',
    })
  })
})
