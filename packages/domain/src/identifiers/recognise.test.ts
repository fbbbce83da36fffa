/** What the one search box takes a text for. */
import { describe, expect, it } from 'vitest'
import { lookOfWords, recognise } from './recognise.ts'
import { formatReference, parseReference } from './references.ts'

describe('the one search box', () => {
  it.each([
    ['N104417', 'reference', 'N104417'],
    ['n 104417', 'reference', 'N104417'],
    ['INC/2026/000123', 'reference', 'INC/2026/000123'],
    ['inc/26/123', 'reference', 'INC/2026/000123'],
    ['ARR/2026/000123', 'reference', 'ARR/2026/000123'],
    ['ZD/000123/26', 'reference', 'ZD/000123/26'],
    ['VUL/2026/000012', 'reference', 'VUL/2026/000012'],
    ['ASB/2026/000012', 'reference', 'ASB/2026/000012'],
    ['INT/2026/000012', 'reference', 'INT/2026/000012'],
    ['CR/2026/000123', 'reference', 'CR/2026/000123'],
    ['cr 2026 123', 'reference', 'CR/2026/000123'],
    ['asb-26-12', 'reference', 'ASB/2026/000012'],
    ['2026/000123 CR', 'reference', 'CR/2026/000123'],
    ['ab/00123/26', 'older-crime', 'AB/123/26'],
    ['1234567/26', 'older-crime', '1234567/26'],
    ['L1234', 'reference', 'L1234'],
    ['O1234', 'reference', 'O1234'],
    ['02/73319Z', 'pnc', '2002/0073319Z'],
    ['65656/91H', 'cro', '065656/91H'],
    ['11/01ZD/01/448754K', 'asn', '1101ZD0100000448754K'],
    ['AB12 CDE', 'vrm', 'AB12CDE'],
    ['SW1A 1AA', 'postcode', 'SW1A1AA'],
    ['07700 900123', 'phone', '+447700900123'],
    ['490154203237518', 'imei', '490154203237518'],
    ['a@example.org', 'email', 'a@example.org'],
    ['AB 12 34 56 C', 'nino', 'AB123456C'],
    ['3 4 87', 'date', '1987-04-03'],
    ['A1234BC', 'prison-number', 'A1234BC'],
    ['MORGA753166SM9IJ', 'driver-number', 'MORGA753166SM9IJ'],
    ['ab?2*', 'wildcard', 'AB?2*'],
    ['*4567', 'wildcard', '*4567'],
    ['07700 9*', 'wildcard', '077009*'],
  ])('%s is read as %s %s', (text, kind, value) => {
    expect(recognise(text, '2026-11-22')).toContainEqual(expect.objectContaining({ kind, value }))
  })

  it.each(['avenue road', 'Smith', 'flat 2', 'baseball bat', '', '   ', 'x'.repeat(300)])(
    '%s is words only',
    (text) => {
      expect(recognise(text, '2026-11-22')).toEqual([])
    },
  )

  it.each([
    ['14 avenue road', 'address'],
    ['Kestrel Close', 'address'],
    ['marla brindle', 'name'],
    ["O'Dell, Siobhan 3/4/87", 'name'],
    ['smith', undefined],
    ['shouting heard behind the front door', undefined],
  ])('the words %s look like %s', (text, look) => {
    expect(lookOfWords(text)).toBe(look)
  })

  it('a reference comes first and names its kind of record', () => {
    expect(recognise('L1234', '2026-11-22')[0]).toEqual({
      kind: 'reference',
      value: 'L1234',
      reference: 'LOCATION',
    })
    expect(recognise('ZD/123/26')[0]).toEqual({
      kind: 'reference',
      value: 'ZD/000123/26',
      reference: 'CUSTODY',
    })
  })

  it('an international telephone number is not taken for a handset', () => {
    expect(recognise('00447700900123').map((reading) => reading.kind)).toEqual(['phone'])
  })
})

describe('references', () => {
  it('are written as they are read', () => {
    expect(formatReference('NOMINAL', 104417, 2026)).toBe('N104417')
    expect(formatReference('INCIDENT', 123, 2026)).toBe('INC/2026/000123')
    expect(parseReference(formatReference('VULNERABILITY', 12, 2026))).toMatchObject({
      value: 'VUL/2026/000012',
    })
    expect(parseReference('avenue road').ok).toBe(false)
  })
})
