/** The rules that overrule the sum of weights: twins, households, name and birth alone, and a shared strong identifier. */
import { isStrongIdentifier } from './match-contacts.ts'
import type { WaterfallStep } from './match-terms.ts'
import { FIXED_MODEL, type MatchModel } from './match-weights.ts'

/** Adds the step that brings the weight (prior included, in bits) to what a guard demands; none if none applies. */
export function applyGuards(
  waterfall: WaterfallStep[],
  prior: number,
  model: MatchModel = FIXED_MODEL,
): WaterfallStep[] {
  const weight = waterfall.reduce((total, step) => total + step.weight, prior)
  const { twins, householdMost, nameAndDobAloneMost, strongIdentifierLeast } = model.guards
  const hasStrongIdentifier = waterfall.some(isStrongIdentifier)
  if (hasStrongIdentifier) {
    if (weight >= strongIdentifierLeast) return waterfall
    const words = 'shares a strong identifier though other details differ: look before deciding'
    return [...waterfall, guard('strong-identifier', strongIdentifierLeast - weight, words)]
  }
  if (looksLikeTwins(waterfall) && weight > twins) {
    const words = 'same surname, date of birth and home but another forename: may be a twin'
    return [...waterfall, guard('twins', twins - weight, words)]
  }
  if (weight > householdMost && looksLikeHousehold(waterfall)) {
    const words = 'same home or telephone, but another forename and no birth that agrees: may be a relative'
    return [...waterfall, guard('household', householdMost - weight, words)]
  }
  if (weight > nameAndDobAloneMost && !hasMoreThanNameAndDob(waterfall, model)) {
    const words = 'name and date of birth alone: not enough to be certain'
    return [...waterfall, guard('name-and-dob-alone', nameAndDobAloneMost - weight, words)]
  }
  return waterfall
}

function looksLikeTwins(waterfall: WaterfallStep[]): boolean {
  return (
    has(waterfall, 'surname', ['exact', 'near']) &&
    has(waterfall, 'forename', ['different', 'similar']) &&
    has(waterfall, 'dob', ['exact']) &&
    (has(waterfall, 'postcode', ['shared']) || has(waterfall, 'phone', ['shared']))
  )
}

/** A year that is the same or near is what siblings share, too; a shared identifier of any kind is more than a home. */
function looksLikeHousehold(waterfall: WaterfallStep[]): boolean {
  const births = waterfall.filter((step) => step.field === 'dob' && step.weight > 0)
  return (
    has(waterfall, 'forename', ['different', 'similar']) &&
    (has(waterfall, 'postcode', ['shared']) || has(waterfall, 'phone', ['shared'])) &&
    births.every(({ level }) => ['year-only', 'near-year', 'same-year'].includes(level)) &&
    !waterfall.some((step) => step.field === 'identifier' && step.weight > 0)
  )
}

function hasMoreThanNameAndDob(waterfall: WaterfallStep[], model: MatchModel): boolean {
  const further: WaterfallStep['field'][] = ['identifier', 'postcode', 'phone']
  return waterfall.some((step) => further.includes(step.field) && step.weight > model.postcode.sameOutcode)
}

function has(waterfall: WaterfallStep[], field: WaterfallStep['field'], levels: string[]): boolean {
  return waterfall.some((step) => step.field === field && levels.includes(step.level))
}

function guard(level: string, weight: number, words: string): WaterfallStep {
  return { field: 'guard', level, weight, words }
}
