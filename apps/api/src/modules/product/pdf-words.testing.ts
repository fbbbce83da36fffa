/** The words of a PDF as a reader of PDFs other than ours finds them, for tests of packs. */

/** Every page in one line of words. */
export async function pdfWords(file: Buffer): Promise<string> {
  // The reader asks for what only a browser has to draw with; its words are read without.
  Object.assign(globalThis, { DOMMatrix: class {} })
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
  }
  return pages.join('\n').replaceAll(/\s+/g, ' ')
}
