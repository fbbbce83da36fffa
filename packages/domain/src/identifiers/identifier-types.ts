/** The closed list of identifiers that a person record may hold, each with its words and its parser. */
import { parseAsn } from './asn.ts'
import { parseCro } from './cro.ts'
import { parseDriverNumber } from './driver-number.ts'
import { parseImmigrationReference } from './immigration-reference.ts'
import { parseNhsNumber } from './nhs-number.ts'
import { parseNino } from './nino.ts'
import { type Parsed, parsed, refused } from './parsed.ts'
import { parsePassport } from './passport.ts'
import { parsePncId } from './pnc-id.ts'
import { parsePrisonNumber } from './prison-number.ts'

/** `strength`: STRONG may support that two records are one person, WEAK only adds to other evidence (identity.md 8). */
export const identifierTypes = [
  { code: 'PNC', label: 'PNC ID', strength: 'STRONG', example: '2002/0073319Z' },
  { code: 'CRO', label: 'CRO number', strength: 'STRONG', example: '065656/91H' },
  { code: 'ASN', label: 'Arrest/summons number', strength: 'WEAK', example: '11/01ZD/01/448754K' },
  { code: 'NINO', label: 'National Insurance number', strength: 'WEAK', example: 'AB 12 34 56 C' },
  { code: 'DRIVER_NUMBER', label: 'Driver number', strength: 'WEAK', example: 'MORGA 753166 SM9IJ' },
  { code: 'PRISON_NUMBER', label: 'Prison number', strength: 'STRONG', example: 'A1234BC' },
  { code: 'PASSPORT', label: 'Passport', strength: 'WEAK', example: 'GBR 123456789' },
  { code: 'IMMIGRATION', label: 'Home Office reference', strength: 'WEAK', example: 'A1234567' },
  { code: 'NHS', label: 'NHS number', strength: 'WEAK', example: '943 476 5919' },
  { code: 'OTHER', label: 'Other identifier', strength: 'WEAK', example: '' },
] as const

export type IdentifierType = (typeof identifierTypes)[number]['code']

export const isIdentifierType = (code: string): code is IdentifierType =>
  identifierTypes.some((type) => type.code === code)

/** Reads an identifier of the given type. `currentYear` (four digits) places the two-digit years of PNC IDs. */
export function parseIdentifier(type: IdentifierType, raw: string, currentYear?: number): Parsed {
  switch (type) {
    case 'PNC':
      return parsePncId(raw, currentYear)
    case 'CRO':
      return parseCro(raw)
    case 'ASN':
      return parseAsn(raw)
    case 'NINO':
      return parseNino(raw)
    case 'DRIVER_NUMBER':
      return parseDriverNumber(raw)
    case 'PRISON_NUMBER':
      return parsePrisonNumber(raw)
    case 'PASSPORT':
      return parsePassport(raw)
    case 'IMMIGRATION':
      return parseImmigrationReference(raw)
    case 'NHS':
      return parseNhsNumber(raw)
    case 'OTHER':
      return parseOther(raw)
  }
}

function parseOther(raw: string): Parsed {
  const typed = raw.trim().replace(/\s+/g, ' ')
  if (typed === '') return refused('Enter the identifier as it is written on its document.')
  return typed.length > 60
    ? refused('An identifier has at most 60 characters.')
    : parsed(typed.toUpperCase(), typed)
}
