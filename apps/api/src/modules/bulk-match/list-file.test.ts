/** Files as spreadsheets write them; workbooks that are bombs, locked, damaged or hold programs are refused in words (BM-1). */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../platform/errors.ts'
import { workbookOf, zipOf } from './bulk-match.testing.ts'
import { readListFile } from './list-file.ts'

const cellsOf = async (bytes: Buffer | string) =>
  (await readListFile(Buffer.from(bytes))).rows.map(({ cells }) => cells)
const problemOf = async (bytes: Buffer | string): Promise<string> => {
  const error = await readListFile(Buffer.from(bytes)).catch((reason: unknown) => reason)
  if (!(error instanceof AppError)) return 'read'
  return error.fields?.[0]?.message ?? error.code
}

describe('a CSV', () => {
  it.each([
    ['commas', 'Name,Mobile\nAda,1\n'],
    ['semicolons', 'Name;Mobile\r\nAda;1'],
    ['tabs', 'Name\tMobile\nAda\t1'],
    ['quotes', '"Name","Mobile"\n"Ada","1"'],
    ['a mark', '\uFEFFName,Mobile\nAda,1'],
  ])('with %s is read', async (_what, text) =>
    expect(await cellsOf(text)).toEqual([
      ['Name', 'Mobile'],
      ['Ada', '1'],
    ]),
  )

  it('is read in the code pages of Windows', async () => {
    expect(await cellsOf(Buffer.from([0x5a, 0x6f, 0xeb, 0x2c, 0x31]))).toEqual([['Zoë', '1']])
    expect(await cellsOf(Buffer.from('\uFEFFZoë,1', 'utf16le'))).toEqual([['Zoë', '1']])
  })

  it('keeps the numbers of its rows, and counts those with nothing', async () => {
    const file = await readListFile(Buffer.from('Name\n\n,,\nAda\n'))
    expect(file).toMatchObject({ blank: 2, width: 1, rows: [{ rowNo: 1 }, { rowNo: 4, cells: ['Ada'] }] })
  })

  it('that cannot be read, has nothing or too much is refused', async () => {
    expect(await problemOf('')).toContain('nothing in this file')
    expect(await problemOf(Buffer.from([1, 0, 2]))).toBe('unsupported_type')
    expect(await problemOf('a\n'.repeat(5002))).toContain('5,000 rows')
    expect(await problemOf(Array.from({ length: 41 }, () => 'a').join(','))).toContain('40 columns')
    expect(await problemOf(Buffer.alloc(5_000_001, 'a'))).toBe('too_large')
  })
})

describe('a workbook', () => {
  const rows =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>2</v></c></row><row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>447700900123</v></c><c r="C3" s="1"><v>31870</v></c></row>'

  it('is read with its strings, numbers and days, at the places of its cells', async () => {
    const file = await readListFile(workbookOf(rows))
    expect(file).toMatchObject({ form: 'XLSX', blank: 1, width: 3, note: null })
    expect(file.rows).toEqual([
      { rowNo: 1, cells: ['Surname', '', 'DOB'] },
      { rowNo: 3, cells: ['Oduya & Co', '447700900123', '1987-04-03'] },
    ])
  })

  it('reads what a formula showed last, and texts that stand in the cell', async () =>
    expect(
      await cellsOf(
        workbookOf(
          '<row><c t="inlineStr"><is><t>A</t></is></c><c t="str"><f>1+1</f><v>two</v></c><c t="b"><v>1</v></c><c/></row>',
        ),
      ),
    ).toEqual([['A', 'two', 'TRUE']]))

  it('of several sheets says which one was read, the first that is not hidden', async () => {
    const file = await readListFile(
      workbookOf(rows, {
        'xl/workbook.xml':
          '<workbook xmlns:r="r"><sheets><sheet name="Notes" state="hidden" r:id="rId9"/><sheet name="Guests" r:id="rId1"/></sheets></workbook>',
      }),
    )
    expect(file.note).toContain('2 sheets. Only “Guests” was read')
  })

  it('that is a bomb, damaged, locked, or holds macros or entities is refused', async () => {
    const bomb = workbookOf('', { 'xl/worksheets/sheet1.xml': Buffer.alloc(50_000_000, ' ') })
    expect(bomb.length).toBeLessThan(100_000)
    expect(await problemOf(bomb)).toContain('far larger than it looks')
    expect(await problemOf(workbookOf(rows, { 'xl/vbaProject.bin': 'x' }))).toContain('macros')
    const entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><sst><si><t>&e;</t></si></sst>'
    expect(await problemOf(workbookOf(rows, { 'xl/sharedStrings.xml': entity }))).toContain('does not write')
    expect(await problemOf(zipOf({ 'word/document.xml': '<x/>' }))).toContain('no Excel workbook')
    expect(await problemOf(workbookOf(rows).subarray(0, 400))).toContain('damaged')
    expect(await problemOf(workbookOf('<row><c>'))).toContain('damaged')
    expect(await problemOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toContain('old (.xls)')
    const locked = workbookOf(rows)
    locked.writeUInt16LE(1, locked.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 8)
    expect(await problemOf(locked)).toContain('password')
  })

  it('that uses a column beyond the last that is taken is refused, wherever that column stands', async () => {
    expect(await problemOf(workbookOf('<row><c r="A1"><v>1</v></c><c r="AZ1"><v>2</v></c></row>'))).toContain(
      '40 columns',
    )
    expect(await cellsOf(workbookOf('<row><c r="A1"><v>1</v></c><c r="AZ1" s="1"/></row>'))).toEqual([['1']])
  })
})

describe('a file made to be slow', () => {
  const cells = (count: number, cell: string) => Array.from({ length: count }, () => cell).join('')
  const blank = `<sst><si><t xml:space="preserve">${' '.repeat(10_000_000)}</t></si></sst>`
  const format = `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${'['.repeat(60_000)}"/></numFmts></styleSheet>`

  it.each([
    ['rows that never end', () => workbookOf('<row'.repeat(500_000))],
    ['rows in rows', () => workbookOf('<row>'.repeat(500_000))],
    ['cells that never end', () => workbookOf(`<row>${'<c '.repeat(500_000)}</row>`)],
    ['a format of brackets', () => workbookOf('<row><c><v>1</v></c></row>', { 'xl/styles.xml': format })],
    [
      'a long text of blanks in every cell',
      () =>
        workbookOf(cells(30, `<row>${cells(40, '<c t="s"><v>0</v></c>')}</row>`), {
          'xl/sharedStrings.xml': blank,
        }),
    ],
    ['one cell over and over', () => workbookOf(`<row>${cells(3_000_000, '<c r="A1"/>')}</row>`)],
    [
      'more texts than are taken',
      () => workbookOf('', { 'xl/sharedStrings.xml': '<si/>'.repeat(3_000_000) }),
    ],
    [
      'more styles than there are',
      () => workbookOf('', { 'xl/styles.xml': `<cellXfs>${'<xf/>'.repeat(3_000_000)}</cellXfs>` }),
    ],
    ['columns without end', () => Buffer.from(','.repeat(300_000))],
    ['columns without end in every row', () => Buffer.from(`${','.repeat(970)}\n`.repeat(600))],
  ])('of %s holds up nobody else', { timeout: 60_000 }, async (_what, make) => {
    const bytes = make()
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    await setTimeout(20)
    await problemOf(bytes)
    await setTimeout(20)
    delay.disable()
    // A second or less on a machine with nothing else to do.
    expect(delay.max / 1e6).toBeLessThan(5000)
  })
})
