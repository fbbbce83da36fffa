import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { drawPaper } from './draw-paper.ts'
import type { Paper } from './paper.ts'

// The reader asks for what only a browser has to draw with; its words are read without.
Object.assign(globalThis, { DOMMatrix: class {} })
const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')

/** The words of each page, as a reader of PDFs other than ours finds them, in lines. */
async function readPages(file: Buffer): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : ' ') : '')).join(''))
  }
  return pages
}

const paper: Paper = {
  title: 'Custody record ZD/000123/26',
  marking: 'OFFICIAL-SENSITIVE',
  reference: 'ZD/000123/26',
  blocks: [
    { kind: 'heading', level: 2, text: 'Detainee' },
    {
      kind: 'facts',
      rows: [
        { label: 'Name', value: 'Łucja Müller-Ołtarzewska' },
        { label: 'Address', value: null },
      ],
    },
    { kind: 'heading', level: 2, text: 'Log' },
    {
      kind: 'table',
      headers: ['Time', 'Entry'],
      widths: [1, 3],
      rows: Array.from({ length: 60 }, (_, index) => [`0${index % 10}:15`, `Entry number ${index + 1}`]),
    },
    { kind: 'list', items: ['Live at the address given', 'No contact with the witness'] },
    { kind: 'paragraph', text: 'word '.repeat(1200).trim() },
    { kind: 'signature', label: 'Custody officer' },
  ],
}

const made = () => drawPaper(paper, new Date('2026-09-07T09:00:00Z'), '7 September 2026 at 10:00')

/** Everything in the file, with its streams unpacked where they are packed. */
function unpacked(pdf: Buffer): string {
  const raw = pdf.toString('latin1')
  const streams = [...raw.matchAll(/stream\r?\n/g)].map((hit) => {
    const from = hit.index + hit[0].length
    const to = raw.indexOf('endstream', from)
    try {
      return inflateSync(pdf.subarray(from, to)).toString('latin1')
    } catch {
      return ''
    }
  })
  return `${raw}\n${streams.join('\n')}`
}

const countOf = (text: string, what: RegExp) => [...text.matchAll(what)].length

describe('a drawn paper', () => {
  it('is tagged, says its language and its title, and embeds its fonts', async () => {
    const text = unpacked(await made())
    expect(text).toMatch(/\/MarkInfo \d+ 0 R/)
    expect(text).toMatch(/\/Marked true/)
    expect(text).toMatch(/\/StructTreeRoot \d+ 0 R/)
    expect(text).toMatch(/\/Lang \(en-GB\)/)
    expect(text).toMatch(/\/DisplayDocTitle true/)
    expect(text).toMatch(/pdfuaid:part/)
    expect(countOf(text, /\/FontFile2 /g)).toBeGreaterThanOrEqual(2)
  })

  it('gives headings, table headings with their scope, cells and list items their places in the tree', async () => {
    const text = unpacked(await made())
    expect(countOf(text, /\/S \/H1\b/g)).toBe(1)
    expect(countOf(text, /\/S \/H2\b/g)).toBe(2)
    expect(countOf(text, /\/S \/Table\b/g)).toBe(2)
    expect(countOf(text, /\/Scope \/Column/g)).toBe(2)
    expect(countOf(text, /\/Scope \/Row/g)).toBe(2)
    expect(countOf(text, /\/S \/TD\b/g)).toBe(2 + 120)
    expect(countOf(text, /\/S \/LI\b/g)).toBe(2)
    // Whatever is drawn is either in the tree or an ornament: as many ends of marks as beginnings.
    expect(countOf(text, /\bBDC\b|\bBMC\b/g)).toBe(countOf(text, /\bEMC\b/g))
  })

  it('maps its glyphs back to letters, so that its words can be searched and read out', async () => {
    expect(countOf(unpacked(await made()), /\/ToUnicode \d+ 0 R/g)).toBeGreaterThanOrEqual(2)
  })

  it('has the marking and the page on every page, and its words in full', async () => {
    const pages = await readPages(await made())
    expect(pages.length).toBeGreaterThan(2)
    for (const [index, page] of pages.entries()) {
      expect(page.match(/OFFICIAL-SENSITIVE/g)).toHaveLength(2)
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`)
    }
    const words = pages.join('\n').replaceAll(/\s+/g, ' ')
    expect(words).toContain('Łucja Müller-Ołtarzewska')
    expect(words).toContain('Address Not recorded')
    expect(words).toContain('Entry number 60')
  })

  it('is the same file for the same words and time', async () => {
    expect((await made()).equals(await made())).toBe(true)
  })
})
