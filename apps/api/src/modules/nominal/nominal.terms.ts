/** Reads what was asked into what can be compared and looked up, and says in words how it was read. */
import type { PersonTerms } from '@mips/contracts/nominal-terms'
import { parseIdentifier, identifierTypes } from '@mips/domain/identifiers/identifier-types'
import { squash } from '@mips/domain/identifiers/parsed'
import { parsePhone } from '@mips/domain/identifiers/phone'
import { parsePostcode } from '@mips/domain/identifiers/postcode'
import { normaliseVrm, parseVrm, vrmMisreads } from '@mips/domain/identifiers/vrm'
import type { MatchTerms } from '@mips/domain/nominal/match-terms'
import { partialDate, type PartialDate } from '@mips/domain/nominal/partial-date'
import { isPlaceholderPhone, isPlaceholderPostcode } from '@mips/domain/nominal/placeholder'
import { readPersonBox } from '@mips/domain/nominal/read-box'
import { formatDay } from '@mips/domain/time/day'
import { badField } from '../../platform/errors.ts'

/** The terms of a search, ready: what the scorer compares and what is looked up by itself. */
export type ReadTerms = {
  match: MatchTerms
  vrm: string | undefined
  vrmMisreads: string[]
  phone: string | undefined
  postcode: string | undefined
  address: string | undefined
  understood: string[]
}

/** Reads the terms; a telephone number or a postcode that cannot be one is refused with what to put right. */
export function readTerms(terms: PersonTerms, today: string): ReadTerms {
  const box = terms.name === undefined ? {} : readPersonBox(terms.name, today)
  const dob: PartialDate | undefined = terms.dob === undefined ? box.dob : partialDate(terms.dob)
  const ageYears = terms.ageYears ?? box.ageYears
  const phone = readPhone(terms.phone)
  const postcode = readPostcode(terms.postcode)
  const vrm = terms.vrm === undefined || terms.vrm === '' ? undefined : readVrm(terms.vrm)
  const identifiers = (terms.identifiers ?? []).map(({ type, value }) => {
    const read = parseIdentifier(type, value, Number(today.slice(0, 4)))
    return {
      type,
      value: read.ok ? read.value : squash(value),
      display: read.ok ? read.display : value,
      isValid: read.ok,
    }
  })
  const match: MatchTerms = {
    ...definedOf({
      forename: terms.forename || box.forename,
      middle: terms.middle || box.middle,
      surname: terms.surname || box.surname,
      sex: terms.sex,
      phone,
      postcode,
    }),
    ...(dob === undefined ? {} : { dob }),
    ...(ageYears === undefined || dob !== undefined ? {} : { ageYears, onDate: today }),
    ...(identifiers.length === 0
      ? {}
      : { identifiers: identifiers.map(({ type, value }) => ({ type, value })) }),
  }
  return {
    match,
    vrm,
    phone,
    postcode,
    vrmMisreads: vrm === undefined ? [] : vrmMisreads(vrm),
    address: terms.address || undefined,
    understood: [
      ...nameWords(match),
      ...dobWords(dob),
      ...(match.ageYears === undefined ? [] : [`aged about ${match.ageYears}`]),
      ...identifiers.map(
        ({ type, display, isValid }) =>
          `${labelOf(type)} ${display}${isValid ? '' : ' (not a valid one: looked for as typed)'}`,
      ),
      ...(phone === undefined ? [] : [`telephone ${phone}`]),
      ...(vrm === undefined ? [] : [`registration mark ${vrm}`]),
      ...(postcode === undefined ? [] : [`postcode ${postcode}`]),
    ],
  }
}

const labelOf = (type: string) => identifierTypes.find((row) => row.code === type)?.label ?? type

function readPhone(typed: string | undefined): string | undefined {
  if (typed === undefined || typed === '') return undefined
  const read = parsePhone(typed)
  if (!read.ok) throw badField('phone', read.problem)
  return isPlaceholderPhone(read.value) ? undefined : read.value
}

function readPostcode(typed: string | undefined): string | undefined {
  if (typed === undefined || typed === '') return undefined
  const read = parsePostcode(typed)
  if (!read.ok) throw badField('postcode', read.problem)
  return isPlaceholderPostcode(read.value) ? undefined : read.value
}

function readVrm(typed: string): string {
  const read = parseVrm(typed)
  if (!read.ok) throw badField('vrm', read.problem)
  return normaliseVrm(typed)
}

function nameWords({ forename, middle, surname }: MatchTerms): string[] {
  return [
    ...(surname ? [`surname ${surname}`] : []),
    ...(forename ? [`forename ${forename}`] : []),
    ...(middle ? [`middle name ${middle}`] : []),
  ]
}

function dobWords(dob: PartialDate | undefined): string[] {
  if (dob === undefined || dob.precision === 'age') return []
  return [`born ${dob.precision === 'day' ? formatDay(dob.value) : dob.value}`]
}

/** The parts that were given. */
function definedOf(parts: {
  [K in 'forename' | 'middle' | 'surname' | 'sex' | 'phone' | 'postcode']: string | undefined
}): MatchTerms {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined && value !== ''))
}
