/** Scores the date of birth and the sex. */
import { compareDob, type DobLevel } from './date-variants.ts'
import type { MatchTerms, WaterfallStep } from './match-terms.ts'
import { dobWords } from './match-words.ts'
import { FIXED_MODEL, type MatchModel } from './match-weights.ts'
import { knownDay, type PartialDate } from './partial-date.ts'
import { remember } from './remember.ts'

/** The date of birth asked for; where only an age on a day was given, that. */
export function termsDob(terms: MatchTerms): PartialDate | undefined {
  if (terms.dob) return terms.dob
  if (terms.ageYears === undefined || terms.onDate === undefined) return undefined
  return { precision: 'age', ageYears: terms.ageYears, onDate: terms.onDate }
}

/** Compares the date asked for with held ones, each once in a search. */
export function dobComparer(asked: PartialDate | undefined): (held: PartialDate) => DobLevel {
  const levels = remember<DobLevel>()
  return (held) =>
    held.precision === 'age' ? compareDob(asked, held) : levels(held.value, () => compareDob(asked, held))
}

/** The step of the held date that agrees best; none when nothing can be compared. */
export function scoreDob(
  dobs: PartialDate[],
  levelOf: (held: PartialDate) => DobLevel,
  asked: PartialDate | undefined,
  model: MatchModel = FIXED_MODEL,
): WaterfallStep[] {
  let best: WaterfallStep | undefined
  for (const [index, held] of dobs.entries()) {
    const level = levelOf(held)
    if (level === 'unknown') continue
    const weight = dobWeight(level, asked, index > 0, model)
    if (!best || weight > best.weight)
      best = { field: 'dob', level, weight, words: dobWords(level, index > 0) }
  }
  return best ? [best] : []
}

/** Sex counts only when both sides say male or female, and then mildly. */
export function scoreSex(
  asked: string | null | undefined,
  held: string | null | undefined,
  model: MatchModel = FIXED_MODEL,
): WaterfallStep[] {
  const [one, other] = [maleOrFemale(asked), maleOrFemale(held)]
  if (!one || !other) return []
  const level = one === other ? 'same' : 'different'
  const words = level === 'same' ? 'same sex' : 'sex differs'
  return [{ field: 'sex', level, weight: model.sex[level], words }]
}

function dobWeight(
  level: DobLevel,
  asked: PartialDate | undefined,
  isAlternate: boolean,
  model: MatchModel,
): number {
  const weight = model.dob[level]
  if (weight <= 0) return weight
  const isFirstOfJanuary = level === 'exact' && knownDay(asked)?.endsWith('-01-01')
  return (
    weight + (isFirstOfJanuary ? model.dobFirstOfJanuary : 0) + (isAlternate ? model.otherThanFirstDob : 0)
  )
}

function maleOrFemale(sex: string | null | undefined): string | undefined {
  const first = sex?.charAt(0).toUpperCase()
  return first === 'M' || first === 'F' ? first : undefined
}
