/** Every identifier row of custody.md 18, numbered as it stands there; the counts are listed, so that none can go missing. */
import { describe, expect, it } from 'vitest'
import { parseAsn } from './asn.ts'
import { checkLetter } from './check-letter.ts'
import { parseCro } from './cro.ts'
import { formatCustodyNumber, parseCustodyNumber } from './custody-number.ts'
import type { Parsed } from './parsed.ts'
import { parsePncId } from './pnc-id.ts'

/** Typed, what is stored (nothing: refused), and the number with its letter where the row gives them. */
type Row = [typed: string, stored: string | undefined, number?: string, letter?: string]

const pnc: Row[] = [
  ['2002/0073319Z', '2002/0073319Z', '020073319', 'Z'],
  ['02/73319Z', '2002/0073319Z', '020073319', 'Z'],
  ['79163001B', '1979/0163001B', '790163001', 'B'],
  ['81/34U', '1981/0000034U', '810000034', 'U'],
  ['00/223R', '2000/0000223R', '000000223', 'R'],
  ['033Y', '2003/0000003Y', '030000003', 'Y'],
  ['67/9893091D', '1967/9893091D', '679893091', 'D'],
  ['2026/0000001W', '2026/0000001W', '260000001', 'W'],
  ['2024/0123456F', '2024/0123456F', '240123456', 'F'],
  ['2015/1234567Y', '2015/1234567Y', '151234567', 'Y'],
  ['20030011985Z', undefined, '030011985', 'X'],
  ['20230583843N', undefined, '230583843', 'L'],
  ['2001/0171310S', undefined, '010171310', 'W'],
  ['20120052494O', undefined, '120052494', 'Q'],
  ['1980/0163001B', undefined, '800163001', 'R'],
  ['2002/0073391Z', undefined, '020073391', 'C'],
  ['2015/1234567', undefined],
  ['1923/1Z34567A', undefined],
]

const cro: Row[] = [
  ['65656/91H', '065656/91H', '91065656', 'H'],
  ['065656/91H', '065656/91H', '91065656', 'H'],
  ['000001/24G', '000001/24G', '24000001', 'G'],
  ['123456/99L', '123456/99L', '99123456', 'L'],
  ['234567/08Q', '234567/08Q', '08234567', 'Q'],
  ['085227/65L', '085227/65L', '65085227', 'L'],
  ['SF05/482703J', 'SF05/482703J', '05482703', 'J'],
  ['SF83/50058Z', 'SF83/50058Z', '8350058', 'Z'],
  ['SF39/12345Y', 'SF39/12345Y', '3912345', 'Y'],
  ['SF17/777X', 'SF17/777X', '17777', 'X'],
  ['85227/65G', undefined, '65085227', 'L'],
  ['SF83/050058Z', undefined, '83050058', 'B'],
  ['65656/91J', undefined, '91065656', 'H'],
  ['656565/91H', undefined, '91656565', 'A'],
  ['SF083/50058Z', undefined],
]

const asn: Row[] = [
  ['1101ZD0100000448754K', '1101ZD0100000448754K', '01011100000448754', 'K'],
  ['11/01ZD/01/448754K', '1101ZD0100000448754K', '01011100000448754', 'K'],
  ['1101ZD01410836V', '1101ZD0100000410836V', '01011100000410836', 'V'],
  ['2005FF0500000000555P', '2005FF0500000000555P', '05052000000000555', 'P'],
  ['9700000000000123456K', '9700000000000123456K', '00009700000123456', 'K'],
  ['22FD112200001234560X', '22FD112200001234560X', '222200001234560', 'X'],
  ['2202XC0200000000021R', '2202XC0200000000021R', '02022200000000021', 'R'],
  ['2601ZD0100000000001U', '2601ZD0100000000001U', '01012600000000001', 'U'],
  ['2613AB0000000123456H', '2613AB0000000123456H', '13002600000123456', 'H'],
  ['2643C10198765432101Q', '2643C10198765432101Q', '43012698765432101', 'Q'],
  ['2520B10200000000777H', '2520B10200000000777H', '20022500000000777', 'H'],
  ['1101ZE0100000448754K', '1101ZE0100000448754K', '01011100000448754', 'K'],
  ['1101ZD0100000448754J', undefined, '01011100000448754', 'K'],
  ['2202XC0200000000021D', undefined, '02022200000000021', 'R'],
  ['1101ZD0200000448754K', undefined, '01021100000448754', 'B'],
  ['1201ZD0100000448754K', undefined, '01011200000448754', 'J'],
  ['1101ZD0100000448745K', undefined, '01011100000448745', 'A'],
  ['110OZD0100000448754K', undefined, '011100000448754', 'E'],
  ['1101ZD01410811A', undefined, '01011100000410811', 'T'],
  ['1101ZD0100000448754S', undefined],
]

const sections: [section: string, parse: (typed: string) => Parsed, rows: Row[]][] = [
  ['18.3 PNC ID', (typed) => parsePncId(typed, 2026), pnc],
  ['18.4 CRO', parseCro, cro],
  ['18.5 ASN', parseAsn, asn],
]

it('holds all 18, 15 and 20 rows', () => {
  expect(sections.map(([, , rows]) => rows.length)).toEqual([18, 15, 20])
})

describe.each(sections)('%s', (_section, parse, rows) => {
  it.each(rows)('%s: stored as %s', (typed, stored, number, letter) => {
    const reading = parse(typed)
    if (stored === undefined)
      expect(reading).toMatchObject({ ok: false, problem: expect.stringMatching(/\.$/) })
    else expect(reading).toMatchObject({ ok: true, value: stored })
    if (number !== undefined) expect(checkLetter(number)).toBe(letter)
  })
})

describe('18.1 and 18.2', () => {
  it('18.1: a custody number is station, six digits and the year', () => {
    expect(formatCustodyNumber('ZD', 123, 2026)).toBe('ZD/000123/26')
    expect(parseCustodyNumber('ZD/000123/26')).toMatchObject({ ok: true, value: 'ZD/000123/26' })
    expect(parseCustodyNumber('Z/000123/26').ok).toBe(false)
    expect(formatCustodyNumber('zd', 7, 2026)).toMatch(/^[A-Z0-9]{2,4}\/\d{6}\/\d{2}$/)
  })

  it('18.2: 23 letters from Z at nought, without I, O and S', () => {
    const letters = Array.from({ length: 23 }, (_none, index) => checkLetter(String(index))).join('')
    expect(letters).toBe('ZABCDEFGHJKLMNPQRTUVWXY')
  })

  it('18.2: years 23 apart share their letter, which the check cannot see', () => {
    expect(parsePncId('1995/0000001W', 2026).ok).toBe(true)
    expect(checkLetter('950000001')).toBe(checkLetter('260000001'))
  })
})
