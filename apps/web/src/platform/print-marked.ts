/** Prints the page with its marking, who printed it for whom, and the number of each sheet in the margins. */

export type PrintMarks = {
  marking: string
  printedBy: string
  recipient: string
  reference: string
}

/** A text as CSS writes it; nothing in it can end the text. */
const quoted = (text: string) => `"${text.replace(/[^\p{L}\p{N} .,:;/()'’–-]/gu, ' ')}"`

/** The rules of the margins. A sheet made by script is no inline style, so the strict content policy lets it stand. */
export const sheetOf = ({ marking, printedBy, recipient, reference }: PrintMarks): string => `
@page {
  margin: 18mm 14mm 20mm;
  @top-center { content: ${quoted(marking)}; font: bold 10pt sans-serif; }
  @top-right { content: ${quoted(reference)}; font: 8pt sans-serif; }
  @bottom-left { content: ${quoted(`${printedBy} for ${recipient}`)}; font: 8pt sans-serif; width: 46%; text-align: left; }
  @bottom-center { content: ${quoted(marking)}; font: bold 8pt sans-serif; white-space: nowrap; }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8pt sans-serif; }
}`

let standing: CSSStyleSheet | undefined

/** Takes the marks of an earlier print off, puts these on, and opens the browser's own print. */
export function printMarked(marks: PrintMarks): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(sheetOf(marks))
  document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter((one) => one !== standing), sheet]
  standing = sheet
  document.documentElement.dataset.printMarked = 'true'
  window.print()
}
