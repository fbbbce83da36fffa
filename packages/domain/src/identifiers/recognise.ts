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
import { parseCrimeReference } from './crime-reference.ts'
import { readReference, type ReferenceKind } from './references.ts'
import { classifyVrm, parseVrm } from './vrm.ts'
import { readWildcard } from './wildcard.ts'

/** A reading in normal form; `reference` also says which kind of record it names. */
export type Recognised =
  | { kind: 'reference'; value: string; reference: ReferenceKind }
  | {
      kind:
        | 'older-crime'
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
        | 'wildcard'
      value: string
    }

export type RecognisedKind = Recognised['kind']

/** The words for each kind of reading, as the box says how it understood the text. */
export const readingWords: Record<RecognisedKind, string> = {
  reference: 'reference',
  'older-crime': 'crime reference of an older system',
  pnc: 'PNC ID',
  cro: 'CRO number',
  asn: 'arrest or summons number',
  nino: 'National Insurance number',
  'driver-number': 'driver number',
  'prison-number': 'prison number',
  vrm: 'registration mark',
  postcode: 'postcode',
  phone: 'telephone number',
  imei: 'IMEI',
  email: 'email address',
  date: 'date',
  wildcard: 'part of a number',
}

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
    ['phone', /\d/.test(typed) && !/[?*]/.test(typed) ? parsePhone(typed) : undefined],
    ['postcode', parsePostcode(typed)],
    ['vrm', looksLikeVrm(typed) ? parseVrm(typed) : undefined],
    // Eleven digits are a telephone number far more often than an occurrence of another system.
    ['older-crime', parsePhone(typed).ok ? undefined : parseCrimeReference(typed)],
  ]
  const identifiers = readings.flatMap(([kind, reading]): Recognised[] =>
    reading?.ok ? [{ kind, value: reading.value }] : [],
  )
  const day = parseDay(typed, today)
  const wildcard = readWildcard(typed)
  return [
    ...own,
    ...identifiers,
    ...(day.ok ? [{ kind: 'date' as const, value: day.value }] : []),
    ...(wildcard === undefined ? [] : [{ kind: 'wildcard' as const, value: wildcard.body }]),
  ]
}

const streetWords =
  /\b(road|rd|street|st|lane|ln|avenue|ave|close|court|ct|drive|crescent|terrace|gardens|grove|hill|house|park|place|row|square|view|walk|way|mews|rise|flat|apartment)\b/i

/** What words look like: a number before words or a word for a kind of street is an address, two to four words of letters a name. */
export function lookOfWords(text: string): 'address' | 'name' | undefined {
  const typed = text.trim()
  if (/\d+[a-z]?,?\s+\p{L}{3,}/iu.test(typed) || (streetWords.test(typed) && /\s/.test(typed)))
    return 'address'
  return /^\p{L}[\p{L}'’.-]*(?:,?\s+\p{L}[\p{L}'’.-]*){1,3}(?:\s+[\d/.-]{2,10})?$/u.test(typed)
    ? 'name'
    : undefined
}

/** Any word is a foreign plate to `parseVrm`, so the box takes British marks only. */
function looksLikeVrm(typed: string): boolean {
  return (
    /^[A-Za-z0-9]{1,4}[ -]?[A-Za-z0-9]{1,4}$/.test(typed) &&
    classifyVrm(typed.toUpperCase().replace(/[ -]/, '')) !== 'OTHER'
  )
}
