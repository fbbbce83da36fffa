/** What columns mean: by header, by cells, and what a list must have to be matched (BM-2). */
import { describe, expect, it } from 'vitest'
import {
  decideMapping,
  guessColumns,
  headerShape,
  looksLikeHeader,
  type ColumnMeaning,
} from './column-meanings.ts'

const today = '2026-09-07'

describe('a header', () => {
  it.each([
    [['Surname', 'Forename', 'DOB'], true],
    [['Name', 'Mobile', 'Reg'], true],
    [['SMITHSON', 'Ada', '03/04/1987'], false],
    [['07700 900123', '65'], false],
    [['', ''], false],
    [['Name', 'Name'], false],
  ])('%j is one: %s', (row, is) => expect(looksLikeHeader(row)).toBe(is))
  it('has the same shape whatever its capitals and signs', () =>
    expect(headerShape(['Date of Birth', 'Reg. No'])).toBe(headerShape(['date_of_birth', 'REG NO'])))
})

describe('columns are guessed', () => {
  it.each<[string, string[], ColumnMeaning[]]>([
    ['contacts', ['Contact Name', 'Mobile', 'Home tel'], ['FULL_NAME', 'PHONE', 'PHONE']],
    ['guests', ['Guest', 'Arrival', 'Car reg', 'Post code'], ['FULL_NAME', 'IGNORE', 'VRM', 'POSTCODE']],
    [
      'a bill',
      ['Calling number', 'Called number', 'Start date', 'Start time', 'Duration'],
      ['PHONE', 'CALLED', 'CALL_DAY', 'CALL_TIME', 'CALL_LENGTH'],
    ],
    [
      'people',
      ['Family name', 'First name', 'D.O.B.', 'Address line 1', 'Town'],
      ['SURNAME', 'FORENAME', 'DOB', 'ADDRESS', 'ADDRESS'],
    ],
    ['handsets', ['Item', 'IMEI'], ['IGNORE', 'SERIAL']],
  ])('of %s, by the header', (_what, header, meanings) =>
    expect(guessColumns(header, [], today)).toEqual(meanings),
  )

  it('by the cells, when no header says so', () =>
    expect(
      guessColumns(
        undefined,
        [
          ['Ada Quillfeather', '03/04/1987', '07700 900123', 'TE57 STX', 'SE25 4EA', 'x'],
          ['Bram Oduya', '12/11/1990', '07700900124', 'AB12CDE', 'NE1 1AA', 'y1'],
        ],
        today,
      ),
    ).toEqual(['FULL_NAME', 'DOB', 'PHONE', 'VRM', 'POSTCODE', 'IGNORE']))
})

describe('a mapping', () => {
  it.each<[ColumnMeaning[], string | undefined]>([
    [['IGNORE'], 'at least one column'],
    [['DOB'], 'at least one column'],
    [['FORENAME', 'PHONE'], 'surname as well'],
    [['FULL_NAME', 'SURNAME'], 'either the whole name'],
    [['VRM', 'VRM'], 'one column only'],
    [['PHONE', 'PHONE', 'PHONE', 'PHONE'], '3 columns or fewer'],
    [['PHONE', 'PHONE', 'PHONE'], undefined],
    [['SURNAME', 'FORENAME', 'DOB', 'ADDRESS', 'ADDRESS'], undefined],
  ])('%j is refused: %s', (columns, why) => {
    const decision = decideMapping(columns)
    expect(decision.allowed).toBe(why === undefined)
    if (!decision.allowed) expect(decision.reason).toContain(why)
  })
})
