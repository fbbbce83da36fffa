/** What the module of letters and second hands asks of property. */
export { presentAlarms, presentLine } from './property.lines.reading.ts'
export { alarmsOf } from './property.reading.ts'
export { findExhibit, findNamed } from './property.repository.ts'
export type { LetterRow, PullRow } from './property.hands.rows.ts'
export type { ExhibitRow } from './property.rows.ts'
