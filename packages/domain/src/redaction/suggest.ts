/** What of a document is suggested to be taken out before it is disclosed, each with its reason. A person decides on every one. */
import { parseEmail } from '../identifiers/email.ts'
import { parseNino } from '../identifiers/nino.ts'
import { parsePhone } from '../identifiers/phone.ts'
import { parsePostcode } from '../identifiers/postcode.ts'
import { classifyVrm, normaliseVrm } from '../identifiers/vrm.ts'

/** Why something is taken out; the first five are of the joint principles, the last is for what no rule names. */
export const redactionReasons = [
  { code: 'ADDRESS', label: 'Address' },
  { code: 'CONTACT', label: 'Telephone, e-mail or other contact' },
  { code: 'THIRD_PARTY', label: 'Personal data of somebody else' },
  { code: 'SENSITIVE', label: 'Sensitive material' },
  { code: 'IRRELEVANT', label: 'Not relevant to the case' },
  { code: 'IDENTIFIER', label: 'Number of a person, a vehicle or an account' },
  { code: 'OFFICER', label: 'Personal detail of an officer' },
] as const
export type RedactionReason = (typeof redactionReasons)[number]['code']

/** The rules of suggesting, with the words that the officer reads. */
export const suggestionRules = {
  'RD-1': { reason: 'CONTACT', words: 'Telephone number' },
  'RD-2': { reason: 'CONTACT', words: 'E-mail address' },
  'RD-3': { reason: 'ADDRESS', words: 'Postcode' },
  'RD-4': { reason: 'ADDRESS', words: 'Number and street' },
  'RD-5': { reason: 'THIRD_PARTY', words: 'Date of birth' },
  'RD-6': { reason: 'IDENTIFIER', words: 'Vehicle registration mark' },
  'RD-7': { reason: 'IDENTIFIER', words: 'National Insurance number' },
  'RD-8': { reason: 'IDENTIFIER', words: 'Bank details' },
  'RD-9': { reason: 'THIRD_PARTY', words: 'Name of somebody other than the defendant' },
  'RD-10': { reason: 'OFFICER', words: 'Collar number' },
} as const satisfies Record<string, { reason: RedactionReason; words: string }>
export type SuggestionRule = keyof typeof suggestionRules

/** Words by their numbers from 0, both ends in it. */
export type Suggestion = {
  from: number
  to: number
  rule: SuggestionRule
  reason: RedactionReason
  words: string
}

/** Somebody of the case; a defendant's own name is not suggested. */
export type PersonOfCase = { surname: string; forenames: readonly string[]; isDefendant: boolean }

/** Suggestions for the words of one page in their order; none lies inside of another. */
export function suggestRedactions(words: readonly string[], people: readonly PersonOfCase[]): Suggestion[] {
  const bare = words.map(withoutStops)
  const found: Suggestion[] = []
  for (let from = 0; from < words.length; from += 1)
    for (const [rule, length] of matchesAt(bare, from, people)) {
      const { reason, words: text } = suggestionRules[rule]
      found.push({ from, to: from + length - 1, rule, reason, words: text })
    }
  return outermost(found)
}

const withoutStops = (word: string): string =>
  word.replace(/^[("'\u2018\u201c[]+|[)"'\u2019\u201d\],;:.!?]+$/g, '')

type Found = [SuggestionRule, number]

function matchesAt(words: readonly string[], from: number, people: readonly PersonOfCase[]): Found[] {
  const take = (length: number) => words.slice(from, from + length)
  const longest = (rule: SuggestionRule, most: number, is: (parts: string[]) => boolean): Found[] => {
    for (let length = Math.min(most, words.length - from); length > 0; length -= 1)
      if (is(take(length))) return [[rule, length]]
    return []
  }
  return [
    ...longest('RD-1', 5, (parts) => isPhone(parts)),
    ...longest('RD-2', 1, ([word = '']) => word.includes('@') && parseEmail(word).ok),
    ...longest('RD-3', 2, isPostcode),
    ...longest('RD-4', 6, isStreet),
    ...longest('RD-5', 3, (parts) => isDay(parts) && saysBirth(words.slice(Math.max(0, from - 4), from))),
    ...longest('RD-6', 2, isPlate),
    ...longest('RD-7', 5, (parts) => /^[A-Z]{2}/.test(parts[0] ?? '') && isNino(parts)),
    ...longest('RD-8', 4, (parts) => isBank(parts, words.slice(Math.max(0, from - 3), from))),
    ...nameAt(words, from, people),
    ...longest(
      'RD-10',
      2,
      ([title = '', number = '']) =>
        /^(?:PC|PS|DC|DS|PCSO|Insp|Sgt)$/i.test(title) && /^[A-Z]{0,2}\d{2,6}[A-Z]{0,2}$/.test(number),
    ),
  ]
}

function isPhone(parts: readonly string[]): boolean {
  const joined = parts.join('')
  if (!/^(?:\+|0|\(0)[\d()-]+$/.test(joined) || parts.some((part) => !/^[+\d()-]+$/.test(part))) return false
  const digits = joined.replace(/\D/g, '')
  return digits.length >= 10 && digits.length <= 13 && parsePhone(joined).ok
}

const isPostcode = (parts: readonly string[]): boolean => {
  if (parts.some((part) => part !== part.toUpperCase() || !/^[A-Z0-9]+$/.test(part))) return false
  if (parts.length === 2 && !/^\d[A-Z]{2}$/.test(parts[1] ?? '')) return false
  return parsePostcode(parts.join('')).ok
}

const streets =
  /^(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Close|Cl|Drive|Dr|Way|Court|Ct|Crescent|Cres|Place|Pl|Terrace|Gardens|Grove|Hill|Square|Sq|Walk|Mews|Row|Rise|Park|Parade|Green|View)$/i

/** `12 High Street`, `Flat 3, 12A Old Mill Lane`. */
const isStreet = (parts: readonly string[]): boolean =>
  parts.length > 2 &&
  (/^\d{1,4}[A-Z]?$/i.test(parts[0] ?? '') || /^(?:Flat|Apartment|Unit|Room)$/i.test(parts[0] ?? '')) &&
  streets.test(parts.at(-1) ?? '') &&
  parts.slice(1, -1).every((part) => /^\p{Lu}/u.test(part) || /^\d{1,4}[A-Z]?$/i.test(part))

const months = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$/i
const isDay = (parts: readonly string[]): boolean => {
  if (parts.length === 1)
    return /^\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}$|^(?:19|20)\d{2}-\d{2}-\d{2}$/.test(parts[0] ?? '')
  return (
    parts.length === 3 &&
    /^\d{1,2}(?:st|nd|rd|th)?$/.test(parts[0] ?? '') &&
    months.test(parts[1] ?? '') &&
    /^(?:19|20)\d{2}$/.test(parts[2] ?? '')
  )
}

const saysBirth = (before: readonly string[]): boolean =>
  /\b(?:dob|d\.o\.b|born|birth)\b/i.test(before.join(' '))

/** A mark of a style with letters and digits in set places; loose shapes would find every number. */
const isPlate = (parts: readonly string[]): boolean => {
  const joined = parts.join('')
  if (parts.some((part) => !/^[A-Z0-9]+$/.test(part))) return false
  return (
    ['CURRENT', 'PREFIX', 'SUFFIX'].includes(classifyVrm(normaliseVrm(joined))) &&
    (parts.length === 1 || joined.length === 7)
  )
}

const isNino = (parts: readonly string[]): boolean => {
  const joined = parts.join('')
  return /^[A-Z]{2}\d{6}[A-D]?$/.test(joined) && parseNino(joined).ok
}

/** A sort code by its shape; an account of eight digits where words before say so; an IBAN of Britain. */
const isBank = (parts: readonly string[], before: readonly string[]): boolean => {
  const joined = parts.join('')
  if (parts.length === 1 && /^\d{2}-\d{2}-\d{2}$/.test(joined)) return true
  if (/^GB\d{2}[A-Z]{4}\d{14}$/.test(joined)) return true
  return /^\d{8}$/.test(joined) && /\b(?:account|acc|a\/c|sort)\b/i.test(before.join(' '))
}

const folded = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['\u2019]s$/i, '')
    .toLowerCase()

function nameAt(words: readonly string[], from: number, people: readonly PersonOfCase[]): Found[] {
  const at = (index: number) => folded(words[index] ?? '')
  const isAny = (list: readonly string[], index: number) =>
    list.some((name) => folded(name) === at(index) && name !== '')
  for (const { surname, forenames, isDefendant } of people) {
    if (isDefendant) continue
    if (surname === '') continue
    let length = 0
    while (length < 4 && isAny(forenames, from + length)) length += 1
    if (isAny([surname], from + length)) return [['RD-9', length + 1]]
    if (length > 0 && /^\p{Lu}/u.test(words[from] ?? '')) return [['RD-9', length]]
  }
  return []
}

function outermost(found: readonly Suggestion[]): Suggestion[] {
  const kept: Suggestion[] = []
  for (const one of [...found].sort((a, b) => a.from - b.from || b.to - a.to))
    if (!kept.some(({ from, to }) => one.from <= to && one.to >= from)) kept.push(one)
  return kept
}
