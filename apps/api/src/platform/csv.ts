/** CSV as it leaves the system: every cell quoted, and what a spreadsheet would take for a formula made harmless. */

/** One cell; a leading `= + - @`, tab or return gets an apostrophe so that no program runs it. */
export function csvCell(value: string): string {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return `"${harmless.replaceAll('"', '""')}"`
}

/** Rows as a file; the first is the header. */
export const csvFile = (rows: readonly (readonly string[])[]): string =>
  `${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
