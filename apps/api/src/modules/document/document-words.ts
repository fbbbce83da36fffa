/** The words of a file, as far as they are searched: of PDF, Word and plain text. */
import { unescapeXml } from '../../platform/office/xml-elements.ts'
import { openZip } from '../../platform/office/zip.ts'
import { type Bounds, readPdf, type Words } from './pdf-words.ts'

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The types of which the words are read. */
export const readTypes: readonly string[] = ['application/pdf', word, 'text/plain']

/** About seventy pages of writing, in six seconds at most. */
export const bounds: Bounds = { pages: 300, letters: 200_000, timeMs: 6000, growthBytes: 400_000_000 }

/** Letters of the XML of a Word document that are looked through. */
const mostXml = 8_000_000

/** Never throws: a file that cannot be read has no words, and is found by its title and name alone. */
export async function wordsOf(mimeType: string, bytes: Buffer, most: Bounds = bounds): Promise<Words> {
  const { text, isWhole } = await readerOf(mimeType)(bytes, most)
  const stored = storable(text)
  return { text: stored.slice(0, most.letters), isWhole: isWhole && stored.length <= most.letters }
}

function readerOf(mimeType: string): (bytes: Buffer, most: Bounds) => Promise<Words> {
  switch (mimeType) {
    case 'application/pdf':
      return readPdf
    case word:
      return readWord
    case 'text/plain':
      return (bytes, most) => Promise.resolve(readText(bytes, most))
    default:
      return () => Promise.resolve({ text: '', isWhole: false })
  }
}

/** Four bytes are the most that a letter takes. */
function readText(bytes: Buffer, most: Bounds): Words {
  const part = bytes.subarray(0, most.letters * 4)
  return { text: part.toString('utf8'), isWhole: part.length === bytes.length }
}

/** What stands in the document now: what was struck out with changes kept is no part of it. */
async function readWord(bytes: Buffer, most: Bounds): Promise<Words> {
  try {
    const part = await openZip(bytes).read('word/document.xml')
    if (part === undefined) return { text: '', isWhole: false }
    const xml = part.toString('utf8', 0, mostXml)
    const { text, isCut } = runsOf(xml, most.letters)
    return { text, isWhole: !isCut && part.length <= mostXml }
  } catch {
    // A damaged or locked file is kept as it came; nothing of it can be searched.
    return { text: '', isWhole: false }
  }
}

const breakOf = (tag: string): string => (tag.endsWith('p>') ? '\n' : ' ')

function runsOf(xml: string, letters: number): { text: string; isCut: boolean } {
  const piece =
    /<(?:\w{1,20}:)?t(?:\s[^<>]*)?>([^<]*)<|<(?:\w{1,20}:)?(?:tab|br|cr)(?=[\s/>])|<\/(?:\w{1,20}:)?p>/g
  const parts: string[] = []
  let length = 0
  for (let found = piece.exec(xml); found !== null; found = piece.exec(xml)) {
    const run = found[1]
    const part = run === undefined ? breakOf(found[0]) : unescapeXml(run)
    parts.push(part)
    length += part.length
    if (length > letters) return { text: parts.join(''), isCut: true }
  }
  return { text: parts.join(''), isCut: false }
}

/** Without what Postgres does not keep: null bytes and halves of letters. */
const storable = (text: string): string =>
  Buffer.from(text.replaceAll('\u0000', ' '), 'utf8').toString('utf8')
