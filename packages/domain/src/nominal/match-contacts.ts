/** Scores what can be shared outright: identifiers, postcodes and telephone numbers. */
import { squash } from '../identifiers/parsed.ts'
import { type IdentifierType, identifierTypes } from '../identifiers/identifier-types.ts'
import type { HeldIdentifier, WaterfallStep } from './match-terms.ts'
import { identifierWords } from './match-words.ts'
import { FIXED_MODEL, type MatchModel } from './match-weights.ts'
import { isPlaceholderIdentifier, isPlaceholderPhone, isPlaceholderPostcode } from './placeholder.ts'

/** Digits that tell one national number from another, the country code left off. */
const PHONE_DIGITS = 9

/** A National Insurance number is one person's without its suffix letter. */
const NINO_LENGTH = 8

/** One step for each identifier type asked for and held, the strongest in full and the further ones in part. */
export function scoreIdentifiers(
  asked: HeldIdentifier[],
  held: HeldIdentifier[],
  model: MatchModel = FIXED_MODEL,
): WaterfallStep[] {
  const byType = groupByType(asked)
  const heldByType = groupByType(held)
  const steps: WaterfallStep[] = []
  for (const [type, values] of byType) {
    const others = heldByType.get(type)
    if (!others) continue
    const isShared = [...values].some((value) => others.has(value))
    const weight = weightOf(type, model)[isShared ? 'shared' : 'conflicting']
    if (weight !== 0) {
      steps.push({
        field: 'identifier',
        level: `${type}-${isShared ? 'shared' : 'conflicting'}`,
        weight,
        words: identifierWords(type, isShared),
      })
    }
  }
  return dampened(
    steps.sort((a, b) => b.weight - a.weight),
    model,
  )
}

/** Whether a step is the sharing of an identifier strong enough to support a join. */
export function isStrongIdentifier(step: WaterfallStep): boolean {
  return (
    step.field === 'identifier' &&
    identifierTypes.some((type) => type.strength === 'STRONG' && step.level === `${type.code}-shared`)
  )
}

/** Same postcode, same district, or none; a postcode that stands for no fixed address is nobody's. */
export function scorePostcode(
  asked: string | undefined,
  held: string[],
  model: MatchModel = FIXED_MODEL,
): WaterfallStep[] {
  const mine = postcodeKey(asked)
  const theirs = held.map(postcodeKey).filter((key) => key !== undefined)
  if (!mine || theirs.length === 0) return []
  if (theirs.includes(mine)) return [postcodeStep('shared', 'same postcode', model)]
  const isNear = theirs.some((key) => key.slice(0, -3) === mine.slice(0, -3))
  return [
    isNear
      ? postcodeStep('sameOutcode', 'same postcode district', model)
      : postcodeStep('different', 'postcode differs', model),
  ]
}

/** A shared telephone number; people have several, so a different one says nothing. */
export function scorePhone(
  asked: string | undefined,
  held: string[],
  model: MatchModel = FIXED_MODEL,
): WaterfallStep[] {
  const mine = phoneKey(asked)
  if (!mine || !held.some((phone) => phoneKey(phone) === mine)) return []
  return [{ field: 'phone', level: 'shared', weight: model.phone.shared, words: 'same telephone number' }]
}

function groupByType(identifiers: HeldIdentifier[]): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>()
  for (const { type, value } of identifiers) {
    if (isPlaceholderIdentifier(value)) continue
    const bare = squash(value)
    const key = type === 'NINO' ? bare.slice(0, NINO_LENGTH) : bare
    groups.set(type, (groups.get(type) ?? new Set()).add(key))
  }
  return groups
}

function weightOf(type: string, model: MatchModel): { shared: number; conflicting: number } {
  return model.identifiers[isKnownType(type) ? type : 'OTHER']
}

function isKnownType(type: string): type is IdentifierType {
  return type in FIXED_MODEL.identifiers
}

function dampened(strongestFirst: WaterfallStep[], model: MatchModel): WaterfallStep[] {
  const conflicts = strongestFirst.filter((step) => /^(PNC|CRO)-conflicting$/.test(step.level))
  return strongestFirst.map((step, index) => {
    if (conflicts.length === 2 && conflicts.includes(step)) {
      return { ...step, weight: model.pncAndCroConflict / 2 }
    }
    return index > 0 && step.weight > 0 ? { ...step, weight: step.weight * model.furtherIdentifier } : step
  })
}

function postcodeStep(level: keyof MatchModel['postcode'], words: string, model: MatchModel): WaterfallStep {
  return { field: 'postcode', level, weight: model.postcode[level], words }
}

function postcodeKey(postcode: string | undefined): string | undefined {
  if (!postcode || isPlaceholderPostcode(postcode)) return undefined
  return squash(postcode) || undefined
}

function phoneKey(phone: string | undefined): string | undefined {
  if (!phone || isPlaceholderPhone(phone)) return undefined
  return phone.replace(/\D/g, '').slice(-PHONE_DIGITS)
}
