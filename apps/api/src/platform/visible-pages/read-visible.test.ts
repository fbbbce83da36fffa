/** What is read of files as they are seen, and what is refused with words that say what to do. */
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { UnreadableFile } from './pages.ts'
import { archiveOf, docxOf } from './poison-office.testing.ts'
import { pdfOf, show } from './poison-pdf.testing.ts'
import { readVisible } from './read-visible.ts'

const wordsOf = async (bytes: Buffer): Promise<string> =>
  (await readVisible(bytes)).pages.flatMap(({ words }) => words.map(({ text }) => text)).join(' ')
const run = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`

const locked =
  '/Encrypt << /Filter /Standard /V 1 /R 2 /O (xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx) /U (yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy) /P -4 >> /ID [<00> <00>]'

describe('a file', () => {
  it.each<[string, () => Buffer | Promise<Buffer>, string]>([
    [
      'a PDF with a password',
      () => pdfOf({ content: show('x', 60, 200), trailer: locked }, false),
      'encrypted',
    ],
    ['a broken PDF', () => Buffer.from('%PDF-1.7 and nothing behind it'), 'damaged'],
    [
      'a PDF that unpacks without end',
      () => pdfOf({ objects: [['/Filter /FlateDecode', deflateSync(Buffer.alloc(210_000_000))]] }, false),
      'too_large',
    ],
    ['an old or locked office file', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'encrypted'],
    ['a Word file that is cut short', () => docxOf({ body: run('x') }).subarray(0, 400), 'damaged'],
    [
      'a Word file with macros',
      () => docxOf({ body: run('x'), parts: { 'word/vbaProject.bin': 'x' } }),
      'not_supported',
    ],
    [
      'a Word file that unpacks without end',
      () => docxOf({ body: `${run('x')}<!--${' '.repeat(70_000_000)}-->` }),
      'too_large',
    ],
    [
      'a Word file with entities',
      () =>
        docxOf({ body: run('x'), parts: { 'word/styles.xml': '<!DOCTYPE a [<!ENTITY b "c">]><w:styles/>' } }),
      'damaged',
    ],
    ['an archive', () => archiveOf({ 'a.txt': 'x' }), 'unknown_kind'],
    ['a program', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(400)]), 'unknown_kind'],
    [
      'a picture of too many pixels',
      () =>
        sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' } })
          .png()
          .toBuffer(),
      'too_large',
    ],
    [
      'a picture that is cut short',
      async () =>
        (
          await sharp({ create: { width: 900, height: 900, channels: 3, background: '#123456' } })
            .jpeg()
            .toBuffer()
        ).subarray(0, 900),
      'damaged',
    ],
  ])('that is %s is refused', { timeout: 60_000 }, async (_what, make, reason) => {
    const refusal = await readVisible(await make()).catch((problem: unknown) => problem)
    expect(refusal).toBeInstanceOf(UnreadableFile)
    expect(refusal).toMatchObject({ reason })
  })

  it('is read in the order of its lines and columns, with turned words', async () => {
    const content =
      show('second line', 40, 280) +
      show('first', 40, 300) +
      show('column', 300, 300) +
      'BT /F1 12 Tf 0 1 -1 0 450 100 Tm (turned) Tj ET '
    expect(await wordsOf(pdfOf({ content }, true))).toBe('first column second line turned')
  })

  it('keeps letters on a dark ground, in colour, under a marker pen, and beside what covers others', async () => {
    const content = [
      '0 0.1 0.3 rg 30 290 200 30 re f 1 1 1 rg',
      show('white', 40, 300),
      '0.8 0 0 rg',
      show('red', 40, 250),
      show('marked', 40, 200),
      'q /G1 gs 1 1 0 rg 30 190 100 30 re f Q 0 g',
      show('gone', 40, 150),
      '0 g 30 140 60 30 re f',
      show('kept', 120, 150),
    ].join(' ')
    const resources = '/ExtGState << /G1 << /BM /Multiply >> >>'
    expect(await wordsOf(pdfOf({ content, resources }, true))).toBe('white red marked kept')
  })

  it('is a Word file: the head of the first page is read only where a first page has its own', async () => {
    const parts = { 'word/header1.xml': `<w:hdr xmlns:w="w">${run('head')}</w:hdr>` }
    const relations: [string, string, string][] = [['h', 'header', 'header1.xml']]
    const section = (more: string) =>
      `${run('body')}<w:sectPr><w:headerReference w:type="first" r:id="h"/>${more}</w:sectPr>`
    expect(await wordsOf(docxOf({ body: section(''), parts, relations }))).toBe('body')
    expect(await wordsOf(docxOf({ body: section('<w:titlePg/>'), parts, relations }))).toBe('head body')
  })

  it('is a list: its cells stand in their rows', async () => {
    expect(await wordsOf(Buffer.from('a,b,c\n1,"two, three",4\n'))).toBe('a | b | c 1 | two, three | 4')
  })
})
