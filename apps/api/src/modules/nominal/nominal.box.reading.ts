/** What the text of the one box is read as: terms of a person, references, and words for how it was understood. */
import type { PersonTerms } from '@mips/contracts/nominal-terms'
import type { IdentifierType } from '@mips/domain/identifiers/identifier-types'
import {
  lookOfWords,
  readingWords,
  recognise,
  type Recognised,
  type RecognisedKind,
} from '@mips/domain/identifiers/recognise'
import { formatDay } from '@mips/domain/time/day'

const identifierKinds: Partial<Record<RecognisedKind, IdentifierType>> = {
  pnc: 'PNC',
  cro: 'CRO',
  asn: 'ASN',
  nino: 'NINO',
  'driver-number': 'DRIVER_NUMBER',
  'prison-number': 'PRISON_NUMBER',
}

export type BoxReading = {
  terms: PersonTerms
  references: string[]
  identifiers: { type: IdentifierType; value: string }[]
  /** Whether it reads as a number of any kind, so that it cannot be a name. */
  isNumber: boolean
  /** Whether its words look like an address: a person may still be called so. */
  isAddress: boolean
  words: string[]
}

/** A text that reads as an identifier is looked up as one; everything else is read as a name with a date or an age. */
export function readBox(text: string, today: string): BoxReading {
  const readings = recognise(text, today)
  const references = readings.flatMap((reading) =>
    reading.kind === 'reference' && reading.reference === 'NOMINAL' ? [reading.value] : [],
  )
  const identifiers = readings.flatMap((reading) => {
    const type = identifierKinds[reading.kind]
    return type === undefined ? [] : [{ type, value: reading.value }]
  })
  const value = (kind: RecognisedKind) => readings.find((reading) => reading.kind === kind)?.value
  const [phone, vrm, postcode] = [value('phone'), value('vrm'), value('postcode')]
  // LEE 1987 is a plate and a surname with a year: both are looked for.
  const isNamed = /^\p{L}{2,}\s+(19|20)\d\d$/u.test(text.trim())
  const isNumber = !isNamed && readings.some((reading) => reading.kind !== 'date')
  return {
    references,
    identifiers,
    isNumber,
    isAddress: !isNumber && lookOfWords(text) === 'address',
    words: wordsOf(readings, text),
    terms: {
      ...(isNumber ? {} : { name: text }),
      ...(identifiers.length === 0 ? {} : { identifiers }),
      ...(phone === undefined ? {} : { phone }),
      ...(vrm === undefined ? {} : { vrm }),
      ...(postcode === undefined ? {} : { postcode }),
    },
  }
}

function wordsOf(readings: readonly Recognised[], text: string): string[] {
  if (readings.length === 0) return lookOfWords(text) === 'address' ? ['an address'] : []
  return readings.map(
    ({ kind, value }) => `${readingWords[kind]} ${kind === 'date' ? formatDay(value) : value}`,
  )
}
