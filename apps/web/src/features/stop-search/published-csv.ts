/** The file that is published: the listed columns and nothing besides, safe to open in a spreadsheet. */
type Published = {
  columns: readonly { key: string; label: string }[]
  rows: readonly Record<string, string>[]
}

/** A cell in quotes; one that a spreadsheet would take for a formula begins with an apostrophe. */
const cell = (value: string): string =>
  `"${(/^[=+\-@]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`

/** Lines end as the format asks (RFC 4180). */
export const csvOf = ({ columns, rows }: Published): string =>
  [
    columns.map(({ label }) => cell(label)).join(','),
    ...rows.map((row) => columns.map(({ key }) => cell(row[key] ?? '')).join(',')),
  ].join('\r\n') + '\r\n'
