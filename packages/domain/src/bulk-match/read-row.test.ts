/** A row says whom and what to look for; every cell that could not be read is told (BM-3), and what a person may make of it (BM-6). */
import { describe, expect, it } from 'vitest'
import type { ColumnMeaning } from './column-meanings.ts'
import { isMatchable, readListRow } from './read-row.ts'
import { decideNewRecord, isAtLeast, linksOf, strengthOfPerson, strengthOfRecord } from './row-matches.ts'

const today = '2026-09-07'
const read = (row: Record<string, string>) => {
  const entries = Object.entries(row)
  return readListRow(
    entries.map(([, cell]) => cell),
    entries.map(([meaning]) => meaning.replace(/\d$/, '') as ColumnMeaning),
    today,
  )
}

describe('a row', () => {
  it('is a person by parts or by a whole name, with what they hold', () => {
    expect(read({ SURNAME: 'Oduya', FORENAME: 'Bram', DOB: '3/4/87', PHONE: '7700900123' })).toEqual({
      person: { surname: 'Oduya', forename: 'Bram', dob: '1987-04-03', phone: '+447700900123' },
      phones: ['+447700900123'],
      problems: [],
    })
    expect(read({ FULL_NAME: 'ODUYA, Bram 1987' }).person).toEqual({
      surname: 'ODUYA',
      forename: 'Bram',
      dob: '1987',
    })
  })

  it('keeps what it can and says which cell it could not read', () => {
    const row = read({ SURNAME: 'Oduya', DOB: '31/02/1987', PHONE: '12', VRM: 'none' })
    expect(row.person).toEqual({ surname: 'Oduya' })
    expect(row.problems.map(({ column }) => column).toSorted()).toEqual([1, 2, 3])
    expect(isMatchable(row)).toBe(true)
  })

  it('with nothing to look for is not matchable, and says why', () => {
    const rows: Record<string, string>[] = [
      { PHONE: '12' },
      { SURNAME: '?' },
      { SURNAME: 'x'.repeat(301) },
      { VRM: '' },
    ]
    for (const cells of rows) expect(isMatchable(read(cells))).toBe(false)
    expect(read({ SURNAME: 'x'.repeat(301) }).problems[0]?.words).toContain('300 characters')
  })

  it('never looks for dates, numbers and postcodes that stand for “not known”', () => {
    const row = read({ SURNAME: 'Oduya', DOB: '01/01/1900' })
    expect(row.person).toEqual({ surname: 'Oduya' })
    expect(row.problems[0]?.words).toContain('not known')
  })

  it('is a call, a mark at an address, a serial number', () => {
    expect(
      read({
        PHONE: '07700900123',
        CALLED: '07700900124',
        CALL_DAY: '03/05/2026',
        CALL_TIME: '21:14',
        CALL_LENGTH: '1:05',
      }),
    ).toMatchObject({
      phones: ['+447700900123'],
      called: '+447700900124',
      callAt: '2026-05-03T20:14:00.000Z',
      callSeconds: 65,
    })
    expect(
      read({ VRM: 'te57 stx', ADDRESS: '14 Avenue Road', ADDRESS2: 'Testham', POSTCODE: 'SE25 4EA' }),
    ).toMatchObject({
      vrm: 'TE57STX',
      address: '14 Avenue Road, Testham, SE25 4EA',
    })
    expect(read({ SERIAL: 'ab-12 34' }).serial).toBe('AB1234')
  })
})

describe('links', () => {
  it('are those both of whose ends the row has', () => {
    const codes = (row: Record<string, string>) => linksOf(read(row)).map(({ code }) => code)
    expect(codes({ SURNAME: 'Oduya', PHONE: '07700900123', VRM: 'TE57STX' })).toEqual([
      'PERSON_PHONE',
      'PERSON_VRM',
    ])
    expect(codes({ PHONE: '07700900123', CALLED: '07700900124' })).toEqual(['CALL'])
    expect(codes({ PHONE: '07700900123' })).toEqual([])
  })
})

describe('a match', () => {
  it('is as strong as its score or its number', () => {
    expect([
      strengthOfPerson('almost certainly', false),
      strengthOfPerson('hidden', true),
      strengthOfPerson('hidden', false),
    ]).toEqual(['STRONG', 'POSSIBLE', undefined])
    const found = { isKey: true, isMisread: false, isPhrase: false }
    expect([
      strengthOfRecord('VRM', found),
      strengthOfRecord('VRM', { ...found, isMisread: true }),
      strengthOfRecord('ADDRESS', found),
    ]).toEqual(['STRONG', 'POSSIBLE', 'PROBABLE'])
    expect([isAtLeast('STRONG', 'PROBABLE'), isAtLeast('POSSIBLE', 'PROBABLE')]).toEqual([true, false])
  })

  it('that nobody looked at, or that was accepted, keeps a record from being made anew', () => {
    const match = (decided: 'ACCEPTED' | 'REJECTED' | null) => [{ strength: 'STRONG' as const, decided }]
    expect(decideNewRecord('PERSON', match(null))).toMatchObject({
      allowed: false,
      reason: expect.stringContaining('BM-6'),
    })
    expect(decideNewRecord('PERSON', match('ACCEPTED'))).toMatchObject({ allowed: false })
    expect(decideNewRecord('PERSON', match('REJECTED'))).toEqual({ allowed: true })
    expect(decideNewRecord('PHONE', [])).toEqual({ allowed: true })
    for (const part of ['ADDRESS', 'SERIAL'] as const) expect(decideNewRecord(part, []).allowed).toBe(false)
  })
})
