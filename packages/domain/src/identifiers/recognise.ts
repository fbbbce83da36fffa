/** What the text of the one search box could be: every identifier, reference or date that it reads as. */
import { fallbackToday } from '../time/fallback-today.ts'
import { parseDay } from '../time/day.ts'
import { parseAsn } from './asn.ts'
import { parseCro } from './cro.ts'
import { parseDriverNumber } from './driver-number.ts'
import { parseEmail } from './email.ts'
import { parseImei } from './imei.ts'
import { parseNino } from './nino.ts'
import type { Parsed } from './parsed.ts'
import { parsePhone } from './phone.ts'
import { parsePncId } from './pnc-id.ts'
import { parsePostcode } from './postcode.ts'
import { parsePrisonNumber } from './prison-number.ts'
import { readReference, type ReferenceKind } from './references.ts'
import { classifyVrm, parseVrm } from './vrm.ts'

/** A reading in normal form; `reference` also says which kind of record it names. */
export type Recognised =
  | { kind: 'reference'; value: string; reference: ReferenceKind }
  | {
      kind:
        | 'pnc'
        | 'cro'
        | 'asn'
        | 'nino'
        | 'driver-number'
        | 'prison-number'
        | 'vrm'
        | 'postcode'
        | 'phone'
        | 'imei'
        | 'email'
        | 'date'
      value: string
    }

export type RecognisedKind = Recognised['kind']

/**
 * All readings of the whole text, surest first: our references, then identifiers with a check, then shapes. An empty
 * list means words. `today` (YYYY-MM-DD) places two-digit years.
 */
export function recognise(text: string, today: string = fallbackToday): Recognised[] {
  const typed = text.trim()
  if (typed === '' || typed.length > 254) return []
  const reference = readReference(typed)
  const own: Recognised[] = reference
    ? [{ kind: 'reference', value: reference.value, reference: reference.kind }]
    : []
  const year = Number(today.slice(0, 4))
  const readings: Array<[Exclude<RecognisedKind, 'reference' | 'date'>, Parsed | undefined]> = [
    ['pnc', parsePncId(typed, year)],
    ['cro', parseCro(typed)],
    ['asn', parseAsn(typed)],
    // 00447700900123 has 14 digits too, and no handset type begins with 00.
    ['imei', typed.startsWith('00') ? undefined : parseImei(typed)],
    ['email', parseEmail(typed)],
    ['nino', parseNino(typed)],
    ['driver-number', typed.replace(/\s/g, '').length === 16 ? parseDriverNumber(typed) : undefined],
    ['prison-number', parsePrisonNumber(typed)],
    ['phone', /\d/.test(typed) ? parsePhone(typed) : undefined],
    ['postcode', parsePostcode(typed)],
    ['vrm', looksLikeVrm(typed) ? parseVrm(typed) : undefined],
  ]
  const identifiers = readings.flatMap(([kind, reading]): Recognised[] =>
    reading?.ok ? [{ kind, value: reading.value }] : [],
  )
  const day = parseDay(typed, today)
  return [...own, ...identifiers, ...(day.ok ? [{ kind: 'date' as const, value: day.value }] : [])]
}

/** Any word is a foreign plate to `parseVrm`, so the box takes British marks only. */
function looksLikeVrm(typed: string): boolean {
  return (
    /^[A-Za-z0-9]{1,4}[ -]?[A-Za-z0-9]{1,4}$/.test(typed) &&
    classifyVrm(typed.toUpperCase().replace(/[ -]/, '')) !== 'OTHER'
  )
}
