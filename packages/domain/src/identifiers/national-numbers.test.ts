/** PNC IDs, CRO numbers and arrest/summons numbers against the published and recomputed examples (custody.md 18). */
import { describe, expect, it } from 'vitest'
import { generateAsn, isDummyAsn, parseAsn } from './asn.ts'
import { checkLetter } from './check-letter.ts'
import { parseCro } from './cro.ts'
import { parsePncId } from './pnc-id.ts'

describe('PNC ID', () => {
  it.each([
    '20030011985Z',
    '20230583843N',
    '2001/0171310S',
    '20120052494O',
    '1980/0163001B',
    '2002/0073391Z',
    '2015/1234567',
    '1923/1Z34567A',
    '2003/0062845X',
    '',
    '200/1234567V',
    '2000/12345678V',
  ])('%s is refused with a sentence', (raw) => {
    const reading = parsePncId(raw, 2026)
    expect(reading).toMatchObject({ ok: false, problem: expect.stringMatching(/\.$/) })
  })

  it.each([
    ['2002/0073319Z', '2002/0073319Z'],
    ['02/73319Z', '2002/0073319Z'],
    ['79163001B', '1979/0163001B'],
    ['81/34U', '1981/0000034U'],
    ['00/223R', '2000/0000223R'],
    ['033Y', '2003/0000003Y'],
    ['67/9893091D', '1967/9893091D'],
    ['2026/0000001W', '2026/0000001W'],
    ['2024/0123456F', '2024/0123456F'],
    ['2015/1234567Y', '2015/1234567Y'],
    ['2000/1234567V', '2000/1234567V'],
    ['03/62845E', '2003/0062845E'],
    ['1979/0163001b', '1979/0163001B'],
    ['20020073319Z', '2002/0073319Z'],
    [' 2002 / 73319z ', '2002/0073319Z'],
  ])('%s is stored as %s', (raw, value) => {
    expect(parsePncId(raw, 2026)).toEqual({ ok: true, value, display: value })
  })

  it('a two-digit year later than this year is of the last century', () => {
    expect(parsePncId('26/1W', 2025)).toMatchObject({ ok: true, value: '1926/0000001W' })
    expect(parsePncId('26/1W', 2026)).toMatchObject({ ok: true, value: '2026/0000001W' })
  })

  it('every single wrong digit and every swap of neighbours is caught', () => {
    const digits = '020073319'
    for (let at = 0; at < digits.length; at++) {
      for (const wrong of '0123456789') {
        if (wrong === digits[at]) continue
        expect(checkLetter(digits.slice(0, at) + wrong + digits.slice(at + 1))).not.toBe('Z')
      }
      const swapped = digits.slice(0, at) + digits.charAt(at + 1) + digits.charAt(at) + digits.slice(at + 2)
      if (swapped !== digits && at + 1 < digits.length) expect(checkLetter(swapped)).not.toBe('Z')
    }
  })
})

describe('CRO number', () => {
  it.each([
    '85227/65G',
    'SF83/050058Z',
    '65656/91J',
    '656565/91H',
    'SF083/50058Z',
    '000000/00Z',
    '',
    '65656/91',
  ])('%s is refused with a sentence', (raw) =>
    expect(parseCro(raw)).toMatchObject({ ok: false, problem: expect.stringMatching(/\.$/) }),
  )

  it.each([
    ['65656/91H', '065656/91H'],
    ['065656/91H', '065656/91H'],
    ['000001/24G', '000001/24G'],
    ['123456/99L', '123456/99L'],
    ['234567/08Q', '234567/08Q'],
    ['085227/65L', '085227/65L'],
    ['SF05/482703J', 'SF05/482703J'],
    ['SF83/50058Z', 'SF83/50058Z'],
    ['sf39/12345y', 'SF39/12345Y'],
    ['SF17/777X', 'SF17/777X'],
    ['000356/39Q', '000356/39Q'],
    ['051072/65L', '051072/65L'],
  ])('%s is stored as %s', (raw, value) => {
    expect(parseCro(raw)).toEqual({ ok: true, value, display: value })
  })
})

describe('arrest/summons number', () => {
  it.each([
    '1101ZD0100000448754J',
    '2202XC0200000000021D',
    '1101ZD0200000448754K',
    '1201ZD0100000448754K',
    '1101ZD0100000448745K',
    '110OZD0100000448754K',
    '1101ZD01410811A',
    '1101ZD0100000448754S',
    '',
    '11/01ZD/448754K',
    '111101ZD0100000448754K',
  ])('%s is refused with a sentence', (raw) => {
    expect(parseAsn(raw)).toMatchObject({ ok: false, problem: expect.stringMatching(/\.$/) })
  })

  it('a 21-character number is refused, and the sentence says which letter to leave out', () => {
    expect(parseAsn('11A01ZD0100000448754K')).toEqual({
      ok: false,
      problem: 'This arrest/summons number has 21 characters: leave out the letter after the year.',
    })
  })

  it.each([
    ['1101ZD0100000448754K', '1101ZD0100000448754K', '11/01ZD/01/448754K'],
    ['11/01ZD/01/448754K', '1101ZD0100000448754K', '11/01ZD/01/448754K'],
    ['1101ZD01410836V', '1101ZD0100000410836V', '11/01ZD/01/410836V'],
    ['2005FF0500000000555P', '2005FF0500000000555P', '20/05FF/05/555P'],
    ['9700000000000123456K', '9700000000000123456K', '97/0000/00/123456K'],
    ['22FD112200001234560X', '22FD112200001234560X', '22/FD11/22/1234560X'],
    ['2202XC0200000000021R', '2202XC0200000000021R', '22/02XC/02/21R'],
    ['2601ZD0100000000001U', '2601ZD0100000000001U', '26/01ZD/01/1U'],
    ['2613AB0000000123456H', '2613AB0000000123456H', '26/13AB/00/123456H'],
    ['2643C10198765432101Q', '2643C10198765432101Q', '26/43C1/01/98765432101Q'],
    ['2520B10200000000777H', '2520B10200000000777H', '25/20B1/02/777H'],
    ['1101ZE0100000448754K', '1101ZE0100000448754K', '11/01ZE/01/448754K'],
  ])('%s is stored as %s and shown as %s', (raw, value, display) => {
    expect(parseAsn(raw)).toEqual({ ok: true, value, display })
  })

  it('a number made from its parts carries the right letter even where a double would round', () => {
    const made = generateAsn({ force: '43', unit: 'c1', system: '01', year: 2026, serial: 98765432101 })
    expect(made).toEqual({ ok: true, value: '2643C10198765432101Q', display: '26/43C1/01/98765432101Q' })
  })

  it('every generated number reads back', () => {
    for (let serial = 1; serial < 2000; serial += 37) {
      const made = generateAsn({ force: '01', unit: 'ZD', system: '01', year: 26, serial })
      expect(made.ok && parseAsn(made.value)).toEqual(made)
    }
  })

  it.each([
    { force: '1', unit: 'ZD', system: '01', year: 26, serial: 1 },
    { force: '01', unit: 'ZD', system: '01', year: 26, serial: 123456789012 },
    { force: '01', unit: 'ZD', system: '01', year: 26, serial: -1 },
    { force: '01', unit: 'ZD', system: '01', year: 2026.5, serial: 1 },
  ])('parts that do not fit are refused: %o', (parts) => expect(generateAsn(parts).ok).toBe(false))

  it.each([
    ['2600NP0000000000001A', true],
    ['2663000100000000001A', true],
    ['0800NP0100000000001A', true],
    ['265011ZZ00000000001A', true],
    ['0812NRPR00000000001A', true],
    ['1101ZD0100000448754K', false],
  ])('%s: a number that no arrest made is %s', (value, isDummy) => expect(isDummyAsn(value)).toBe(isDummy))
})
