/** Where sources disagree about a person: each value with how sure its source is; what intelligence asserts stands beside and never becomes golden (FD-1 to FD-3). */
import type { Grade } from '../intelligence/grading.ts'
import { gradePermits } from '../intelligence/grading.ts'
import { dateOfBirthProblem } from '../time/day.ts'
import { bornBetween, partialDate } from './partial-date.ts'
import type { SourceTier } from './survivorship-facts.ts'

/** How sure a source is of a fact (design choice, to be confirmed by the force). */
export const factConfidences = [
  { code: 'CONFIRMED', label: 'Confirmed' },
  { code: 'HIGH', label: 'High' },
  { code: 'MEDIUM', label: 'Medium' },
  { code: 'LOW', label: 'Low' },
] as const
export type FactConfidence = (typeof factConfidences)[number]['code']

export type Confidence = { code: FactConfidence; words: string }

const ofTier: Record<SourceTier, Confidence> = {
  fingerprint: { code: 'CONFIRMED', words: 'by fingerprint' },
  document: { code: 'HIGH', words: 'a document was seen' },
  court: { code: 'HIGH', words: 'given to a court' },
  custody: { code: 'MEDIUM', words: 'given in custody' },
  'self-declared': { code: 'MEDIUM', words: 'said by the person' },
  'third-party': { code: 'LOW', words: 'said by somebody else' },
  intelligence: { code: 'LOW', words: 'from intelligence' },
}

/** FD-1: how sure a recorded fact is, by how it was established. */
export const confidenceOfTier = (tier: SourceTier): Confidence => ofTier[tier]

const ofBasis: Record<string, Confidence> = {
  MEASURED: { code: 'CONFIRMED', words: 'measured in custody' },
  IMAGE: { code: 'MEDIUM', words: 'taken from an image' },
  OFFICER_SAW: { code: 'MEDIUM', words: 'seen by an officer' },
  PERSON_SAID: { code: 'MEDIUM', words: 'said by the person' },
  OTHER_FORCE: { code: 'MEDIUM', words: 'told by another force' },
  WITNESS_SAID: { code: 'LOW', words: 'said by a witness or victim' },
}

/** FD-1: how sure a description is, by its basis. */
export const confidenceOfBasis = (basis: string): Confidence =>
  ofBasis[basis] ?? { code: 'LOW', words: 'its basis is not known' }

/** FD-2: intelligence that may stand alone is of medium confidence, everything else low, however often it is said. */
export function confidenceOfGrade(grade: Grade): Confidence {
  return gradePermits(grade).standsAlone
    ? { code: 'MEDIUM', words: 'intelligence that stands by itself' }
    : { code: 'LOW', words: 'intelligence that needs support' }
}

/** What intelligence may assert of a person, beside what is recorded. */
export const assertedFields = [
  { code: 'name', label: 'Name' },
  { code: 'dob', label: 'Date of birth' },
  { code: 'height', label: 'Height' },
] as const
export type AssertedField = (typeof assertedFields)[number]['code']

const heightCm = { least: 40, most: 250 }

/** FD-3: what is wrong with an asserted value, in words for its box; undefined when it can be kept. `today` is YYYY-MM-DD. */
export function assertedProblem(field: AssertedField, value: string, today: string): string | undefined {
  switch (field) {
    case 'name':
      return value.trim().length < 2 ? 'Enter the name, surname first or last' : undefined
    case 'dob': {
      const dob = partialDate(value.trim())
      const born = dob && bornBetween(dob)
      if (dob === undefined || born === undefined)
        return 'Enter a date of birth as YYYY-MM-DD, YYYY-MM or YYYY'
      if (born.from > today) return 'The date of birth is in the future: check the year.'
      return dob.precision === 'day' ? dateOfBirthProblem(value.trim(), today) : undefined
    }
    case 'height': {
      const cm = Number(value.trim())
      return Number.isInteger(cm) && cm >= heightCm.least && cm <= heightCm.most
        ? undefined
        : `Enter the height in whole centimetres, ${heightCm.least} to ${heightCm.most}`
    }
  }
}

/** A height as it was said: a span in centimetres; one end may be missing. */
export interface SaidHeight {
  fromCm: number | null
  toCm: number | null
  basis: string
  /** The day, YYYY-MM-DD. */
  saidOn: string
}

const sure = ['CONFIRMED', 'HIGH', 'MEDIUM', 'LOW'] as const satisfies readonly FactConfidence[]

/** FD-1: the height that is shown: of the surest basis, the latest where several are as sure; the rest that say something else, in that order. */
export function heights<Height extends SaidHeight>(
  said: readonly Height[],
): { shown: Height | undefined; others: Height[] } {
  const ordered = said
    .filter(({ fromCm, toCm }) => fromCm !== null || toCm !== null)
    .toSorted(
      (a, b) =>
        sure.indexOf(confidenceOfBasis(a.basis).code) - sure.indexOf(confidenceOfBasis(b.basis).code) ||
        b.saidOn.localeCompare(a.saidOn),
    )
  const [shown, ...rest] = ordered
  return { shown, others: shown === undefined ? [] : rest.filter((one) => !isSameHeight(one, shown)) }
}

const spanOf = ({ fromCm, toCm }: SaidHeight) => ({
  from: fromCm ?? toCm ?? 0,
  to: toCm ?? fromCm ?? 0,
})

/** Two spans that meet do not disagree. */
function isSameHeight(a: SaidHeight, b: SaidHeight): boolean {
  const [one, other] = [spanOf(a), spanOf(b)]
  return one.from <= other.to && other.from <= one.to
}

/** 178 cm, or 178 to 183 cm. */
export function heightWords(height: Pick<SaidHeight, 'fromCm' | 'toCm'>): string {
  const { fromCm, toCm } = height
  if (fromCm !== null && toCm !== null && fromCm !== toCm) return `${fromCm} to ${toCm} cm`
  return `${fromCm ?? toCm ?? ''} cm`
}
