/** What a barcode reader typed: the number of an exhibit, the label of a place, a reference such as JAS/1, or words. */
import { parseExhibitReference } from './exhibit-reference.ts'

export type Scan =
  | { kind: 'EXHIBIT'; value: string }
  | { kind: 'PLACE'; value: string }
  | { kind: 'REFERENCE'; value: string }
  | { kind: 'WORDS'; value: string }

/** Labels of places are told from those of exhibits by their beginning. */
export const placeLabel = (code: string): string => `PL:${code}`

/** Reads a scan or what was typed in its place; a seal or a description is words. */
export function readScan(raw: string): Scan {
  const typed = raw.toUpperCase().replace(/\s+/g, ' ').trim()
  const place = /^PL:([A-Z0-9-]{2,20})$/.exec(typed)?.[1]
  if (place !== undefined) return { kind: 'PLACE', value: place }
  const numbered = /^EXH\/(\d{2}|\d{4})\/(?:(\d{1,9})|(R[B-Z2-9]{8}))$/.exec(typed.replace(/ /g, ''))
  if (numbered !== null) {
    const [, year = '', serial, opaque = ''] = numbered
    const end = serial === undefined ? opaque : serial.padStart(6, '0')
    return { kind: 'EXHIBIT', value: `EXH/${year.padStart(4, '20')}/${end}` }
  }
  const reference = parseExhibitReference(typed)
  return reference.ok
    ? { kind: 'REFERENCE', value: reference.value }
    : { kind: 'WORDS', value: raw.trim().replace(/\s+/g, ' ') }
}
