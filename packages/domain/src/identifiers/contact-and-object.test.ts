/** Registration marks, postcodes, telephone numbers, IMEIs and email addresses (identity.md 2 and 3). */
import { describe, expect, it } from 'vitest'
import { emailSoftKey, parseEmail } from './email.ts'
import { imeiSearchKey, parseImei, tac } from './imei.ts'
import { parsePhone } from './phone.ts'
import { isSentinelPostcode, outcode, parsePostcode } from './postcode.ts'
import { classifyVrm, parseVrm, vrmFirstIssued, vrmMisreads } from './vrm.ts'

describe('registration mark', () => {
  it.each([
    ['ab12cde', 'AB12CDE', 'AB12 CDE', 'CURRENT'],
    ['A123 BCD', 'A123BCD', 'A123 BCD', 'PREFIX'],
    ['abc-123-d', 'ABC123D', 'ABC 123D', 'SUFFIX'],
    ['Q123 ABC', 'Q123ABC', 'Q123 ABC', 'Q'],
    ['101 D 123', '101D123', '101 D 123', 'DIPLOMATIC'],
    ['AIZ 1234', 'AIZ1234', 'AIZ 1234', 'NORTHERN_IRELAND'],
    ['ABC 1', 'ABC1', 'ABC 1', 'DATELESS'],
    ['B-MÜ 4711', 'BMÜ4711', 'BMÜ4711', 'OTHER'],
    ['QA12CDE', 'QA12CDE', 'QA12CDE', 'OTHER'],
  ])('%s is stored as %s, shown as %s, style %s', (raw, value, display, style) => {
    expect(parseVrm(raw)).toEqual({ ok: true, value, display })
    expect(classifyVrm(value)).toBe(style)
  })

  it.each(['', ' - ', 'ABCDEFGHIJKL'])('%s is refused', (raw) => expect(parseVrm(raw).ok).toBe(false))

  it.each([
    ['AB18CDE', '2018-03', '2018-08'],
    ['AB68CDE', '2018-09', '2019-02'],
    ['AB71CDE', '2021-09', '2022-02'],
    ['AB76CDE', '2026-09', '2027-02'],
    ['AB51CDE', '2001-09', '2002-02'],
    ['AB00CDE', '2050-09', '2051-02'],
  ])('%s was first issued from %s to %s', (value, from, to) =>
    expect(vrmFirstIssued(value)).toEqual({ from, to }),
  )

  it('AB12CDE has 11 marks that it is misread for, 4 of them valid current marks', () => {
    const misreads = vrmMisreads('AB12CDE')
    expect(misreads).toHaveLength(11)
    const current = misreads.filter((mark) => classifyVrm(mark) === 'CURRENT').sort()
    expect(current).toEqual(['AB12CDF', 'AB12COE', 'AB12GDE', 'AB72CDE'])
  })
})

describe('postcode', () => {
  it.each([
    'SW1A 1AA',
    'EC1A 1BB',
    'M1 1AE',
    'B33 8TH',
    'CR2 6XH',
    'DN55 1PT',
    'W1A 0AX',
    'GIR 0AA',
    'NF1 1NF',
  ])('%s passes with and without its space', (postcode) => {
    const value = postcode.replace(' ', '')
    expect(parsePostcode(postcode)).toEqual({ ok: true, value, display: postcode })
    expect(parsePostcode(value.toLowerCase())).toEqual({ ok: true, value, display: postcode })
  })

  it.each(['QA1 1AA', 'AI1 1AA', 'M1 1AC', 'SW1A', '12345', 'SW1A 1A1', ''])(
    '%s is refused with a sentence',
    (raw) => {
      expect(parsePostcode(raw)).toMatchObject({ ok: false, problem: expect.stringMatching(/\.$/) })
    },
  )

  it('the outcode is all but the last three, and "no fixed address" is known', () => {
    expect(outcode('SW1A1AA')).toBe('SW1A')
    expect(isSentinelPostcode('NF11NF')).toBe(true)
    expect(isSentinelPostcode('M11AE')).toBe(false)
  })
})

describe('telephone number', () => {
  it.each([
    ['07700 900123', '+447700900123', '07700 900123'],
    ['+44 (0)7700 900123', '+447700900123', '07700 900123'],
    ['0044 7700 900123', '+447700900123', '07700 900123'],
    ['+44 7700 900123', '+447700900123', '07700 900123'],
    ['(020) 7946 0123', '+442079460123', '020 7946 0123'],
    ['0131 496 0000', '+441314960000', '0131 496 0000'],
    ['01632 960123', '+441632960123', '01632 960123'],
    ['+33 1 23 45 67 89', '+33123456789', '+33123456789'],
    ['999', '999', '999'],
    ['101', '101', '101'],
    ['01204 12345', '+44120412345', '01204 12345'],
  ])('%s is stored as %s and shown as %s', (raw, value, display) => {
    expect(parsePhone(raw)).toEqual({ ok: true, value, display })
  })

  it.each(['7700900123', '0770', '077009001234', '+44', 'none', '07700 90012x', '+44+7700900123', ''])(
    '%s is refused with a sentence',
    (raw) => expect(parsePhone(raw)).toMatchObject({ ok: false, problem: expect.stringMatching(/\.$/) }),
  )
})

describe('IMEI', () => {
  it.each(['490154203237518', '352099001761481'])('%s passes', (imei) => {
    expect(parseImei(imei)).toMatchObject({ ok: true, value: imei })
  })

  it.each(['490154203237581', '490154203237510', '49015420323', 'abc', ''])(
    '%s is refused with a sentence',
    (raw) => {
      expect(parseImei(raw)).toMatchObject({ ok: false, problem: expect.stringMatching(/\.$/) })
    },
  )

  it('fills the check digit in from 14 digits, and takes 16 without a check', () => {
    expect(parseImei('49-015420-323751')).toMatchObject({ ok: true, value: '490154203237518' })
    expect(parseImei('4901542032375101')).toMatchObject({ ok: true, value: '4901542032375101' })
    expect(tac('490154203237518')).toBe('49015420')
    expect(imeiSearchKey('490154203237510')).toBe('49015420323751')
  })
})

describe('email address', () => {
  it.each([
    ['Jo.Bloggs+x@Example.ORG', 'Jo.Bloggs+x@example.org'],
    [' mailto:a@b.example.org ', 'a@b.example.org'],
  ])('%s is stored as %s', (raw, value) => expect(parseEmail(raw)).toMatchObject({ ok: true, value }))

  it.each(['', 'name', '@example.org', 'a b@example.org', 'a..b@example.org', 'a@example', 'a@-x.org'])(
    '%s is refused with a sentence',
    (raw) => expect(parseEmail(raw)).toMatchObject({ ok: false, problem: expect.stringMatching(/\.$/) }),
  )

  it('has a looser key for suggestions', () =>
    expect(emailSoftKey('Jo.Bloggs+x@example.org')).toBe('jobloggs@example.org'))
})
