/** The reference numbers of our own records: one prefix for each kind, so that one box can tell them apart. */
import { parseCustodyNumber } from './custody-number.ts'
import { type Parsed, parsed, refused } from './parsed.ts'

/** `dated` series start anew each year; `running` ones are a letter and a number that never starts anew. */
export const referenceKinds = [
  { code: 'NOMINAL', label: 'Nominal', prefix: 'N', series: 'running' },
  { code: 'LOCATION', label: 'Location', prefix: 'L', series: 'running' },
  { code: 'OBJECT', label: 'Object', prefix: 'O', series: 'running' },
  { code: 'INCIDENT', label: 'Incident', prefix: 'INC', series: 'dated' },
  { code: 'ARREST', label: 'Arrest', prefix: 'ARR', series: 'dated' },
  { code: 'VULNERABILITY', label: 'Vulnerability report', prefix: 'VUL', series: 'dated' },
  { code: 'ASB', label: 'Anti-social behaviour report', prefix: 'ASB', series: 'dated' },
  { code: 'INTELLIGENCE', label: 'Intelligence entry', prefix: 'INT', series: 'dated' },
  { code: 'CRIME', label: 'Crime', prefix: 'CR', series: 'dated' },
  { code: 'EXHIBIT', label: 'Exhibit', prefix: 'EXH', series: 'dated' },
  { code: 'MISSING_EPISODE', label: 'Missing person', prefix: 'MIS', series: 'dated' },
  { code: 'ABUSE_ASSESSMENT', label: 'Domestic abuse assessment', prefix: 'DAR', series: 'dated' },
  { code: 'PROTECTION_NOTICE', label: 'Protection notice', prefix: 'DVP', series: 'dated' },
  { code: 'RIGHT_TO_KNOW', label: 'Right-to-know application', prefix: 'RTK', series: 'dated' },
  { code: 'ASB_CASE', label: 'Anti-social behaviour case', prefix: 'ABC', series: 'dated' },
  { code: 'STOP_SEARCH', label: 'Stop and search', prefix: 'SS', series: 'dated' },
  { code: 'SEARCH_AUTHORITY', label: 'Search authority for an area', prefix: 'SSA', series: 'dated' },
  { code: 'CUSTODY', label: 'Custody record', prefix: '', series: 'custody' },
] as const

export type ReferenceKind = (typeof referenceKinds)[number]['code']
/** The kinds whose numbers `formatReference` writes; custody numbers are `formatCustodyNumber`'s. */
export type NumberedReferenceKind = Exclude<ReferenceKind, 'CUSTODY'>

export type ReferenceFound = { kind: ReferenceKind; value: string }

/** Reads any reference (`n104417`, `inc/26/123`, `cr 2026 123`, `ZD/000123/26`) into its kind and normal form. */
export function readReference(raw: string): ReferenceFound | undefined {
  const typed = raw.toUpperCase().replace(/\s+/g, '')
  const running = /^([NLO])0*([1-9]\d{0,9})$/.exec(typed)
  if (running) return found(running[1] ?? '', `${running[1]}${running[2]}`)
  const dated = /^([A-Z]{2,3})\/((?:20)?\d{2})\/(\d{1,9})$/.exec(typed)
  const [, prefix = '', year = '', serial = ''] = dated ?? loosely(raw)
  const reading = found(prefix, `${prefix}/${year.padStart(4, '20')}/${serial.padStart(6, '0')}`)
  if (reading) return reading
  const custody = parseCustodyNumber(typed)
  return custody.ok ? { kind: 'CUSTODY', value: custody.value } : undefined
}

/** With blanks, points or dashes for the strokes, or the letters last, as numbers are typed: prefix, year and serial. */
function loosely(raw: string): readonly string[] {
  const typed = raw.trim().toUpperCase()
  const spaced = /^([A-Z]{2,3})[\s./-]{0,3}((?:20)?\d{2})[\s./-]{1,3}(\d{1,9})$/.exec(typed)
  if (spaced) return spaced
  const [all = '', year = '', serial = '', prefix = ''] =
    /^((?:20)?\d{2})[\s./-]{1,3}(\d{1,9})[\s./-]{0,3}([A-Z]{2,3})$/.exec(typed) ?? []
  return [all, prefix, year, serial]
}

/** The same, in the shape of the other parsers. */
export function parseReference(raw: string): Parsed {
  const reading = readReference(raw)
  if (!reading) return refused('A reference looks like N104417, INC/2026/000123 or ZD/000123/26.')
  return parsed(reading.value)
}

/** Writes a reference from its serial; `year` (four digits) matters to dated series only. */
export function formatReference(kind: NumberedReferenceKind, serial: number, year: number): string {
  const row = referenceKinds.find((candidate) => candidate.code === kind)
  const prefix = row?.prefix ?? kind
  return row?.series === 'running'
    ? `${prefix}${serial}`
    : `${prefix}/${year}/${String(serial).padStart(6, '0')}`
}

function found(prefix: string, value: string): ReferenceFound | undefined {
  const row = referenceKinds.find((candidate) => candidate.prefix !== '' && candidate.prefix === prefix)
  return row && { kind: row.code, value }
}
