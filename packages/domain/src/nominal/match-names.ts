/** Scores the names: each forename and surname by its frequency, in either order, over every name held. */
import {
  type ComparableName,
  type comparableName,
  compareMiddles,
  type ForenameLevel,
  type NameComparer,
  type SurnameLevel,
} from './compare-names.ts'
import type { MatchName, NameFrequencies, WaterfallStep } from './match-terms.ts'
import { forenameWords, middleWords, otherNameWords, surnameWords } from './match-words.ts'
import { type MatchModel, nameLevelChance, nameLevelWeight } from './match-weights.ts'
import { isPlaceholderPerson } from './placeholder.ts'

export type ComparableTerms = {
  forename: ComparableName | undefined
  middle: ComparableName | undefined
  surname: ComparableName | undefined
}

/** How common names are, how they are folded and coded, and what each level weighs. */
export type NameKnowledge = { frequencies: NameFrequencies; comparer: NameComparer; model: MatchModel }

/** Too weak to say that two names were written the other way round. */
export const NOT_SWAPPED = new Set<string>(['different', 'initial', 'shared', 'begins'])

/** The names of the terms ready to compare; a placeholder person has none. */
export function comparableTerms(
  {
    forename,
    middle,
    surname,
  }: { forename?: string | null; middle?: string | null; surname?: string | null },
  comparable: typeof comparableName,
): ComparableTerms {
  if (isPlaceholderPerson(forename ?? undefined, surname ?? undefined)) {
    return { forename: undefined, middle: undefined, surname: undefined }
  }
  return { forename: comparable(forename), middle: comparable(middle), surname: comparable(surname) }
}

/** The steps of the held name that agrees best; empty when either side has no name. */
export function scoreNames(
  asked: ComparableTerms,
  names: MatchName[],
  knowledge: NameKnowledge,
): WaterfallStep[] {
  let best: WaterfallStep[] = []
  let bestName: MatchName | undefined
  let bestWeight = Number.NEGATIVE_INFINITY
  for (const name of names) {
    const held = comparableTerms(name, knowledge.comparer.comparable)
    const ofOtherName = name.kind === 'primary' ? 0 : knowledge.model.otherThanPrimaryName
    for (const steps of [inOrder(asked, held, knowledge), swapped(asked, held, knowledge)]) {
      const weight = steps.reduce((total, step) => total + step.weight, ofOtherName)
      if (steps.length === 0 || weight <= bestWeight) continue
      best = steps
      bestName = name
      bestWeight = weight
    }
  }
  return bestName && bestName.kind !== 'primary' ? [...best, otherName(bestName, knowledge.model)] : best
}

function inOrder(asked: ComparableTerms, held: ComparableTerms, knowledge: NameKnowledge): WaterfallStep[] {
  const { comparer, model } = knowledge
  const steps: WaterfallStep[] = []
  if (asked.surname && held.surname) {
    const level = comparer.surnames(asked.surname, held.surname)
    steps.push(surnameStep(level, asked.surname, held.surname, knowledge))
  }
  if (asked.forename && held.forename) {
    const level = comparer.forenames(asked.forename, held.forename, held.middle)
    steps.push(forenameStep(level, asked.forename, held.forename, knowledge))
  }
  if (asked.middle && held.middle) {
    const level = compareMiddles(asked.middle, held.middle)
    steps.push({ field: 'middle', level, weight: model.middle[level], words: middleWords(level) })
  }
  return softenWhenBothDiffer(steps, model)
}

/** Forename asked against surname held and the reverse; of one name alone, against the other box. */
function swapped(asked: ComparableTerms, held: ComparableTerms, knowledge: NameKnowledge): WaterfallStep[] {
  const { comparer, model } = knowledge
  const steps: WaterfallStep[] = []
  if (asked.forename && held.surname) {
    const level = comparer.surnames(asked.forename, held.surname)
    if (NOT_SWAPPED.has(level)) return []
    steps.push(surnameStep(level, asked.forename, held.surname, knowledge))
  }
  if (asked.surname && held.forename) {
    const level = comparer.forenames(asked.surname, held.forename, undefined)
    if (NOT_SWAPPED.has(level)) return []
    steps.push(forenameStep(level, asked.surname, held.forename, knowledge))
  }
  const isWhole = asked.forename && asked.surname ? steps.length === 2 : steps.length === 1
  const levels = steps.map(({ level }) => level)
  // A name that is only similar says so beside one that is spelt as asked.
  if (!isWhole || (levels.includes('similar') && !levels.includes('exact'))) return []
  const words = 'forename and surname the other way round'
  return [...steps, { field: 'name', level: 'swapped', weight: model.namesSwapped, words }]
}

function otherName(name: MatchName, model: MatchModel): WaterfallStep {
  return {
    field: 'name',
    level: name.kind,
    weight: model.otherThanPrimaryName,
    words: otherNameWords(name),
  }
}

function surnameStep(
  level: SurnameLevel,
  asked: ComparableName,
  held: ComparableName,
  { frequencies, model }: NameKnowledge,
): WaterfallStep {
  const frequency = commoner(frequencies.surname, asked, held, model.rarest.surname)
  const words = surnameWords(level)
  if (level === 'different') return { field: 'surname', level, weight: model.surnameDifferent, words }
  const [of, common] = [model.surname[level], level === 'initial' ? INITIAL_FREQUENCY : frequency]
  const [weight, chance] = [nameLevelWeight(of, common), nameLevelChance(of, common)]
  return { field: 'surname', level, weight, words, chance }
}

function forenameStep(
  level: ForenameLevel,
  asked: ComparableName,
  held: ComparableName,
  { frequencies, model }: NameKnowledge,
): WaterfallStep {
  const frequency = commoner(frequencies.forename, asked, held, model.rarest.forename)
  const words = forenameWords(level)
  if (level === 'different') return { field: 'forename', level, weight: model.forenameDifferent, words }
  const [of, common] = [model.forename[level], level === 'initial' ? INITIAL_FREQUENCY : frequency]
  const [weight, chance] = [nameLevelWeight(of, common), nameLevelChance(of, common)]
  return { field: 'forename', level, weight, words, chance }
}

/** About one name in twelve begins with a given letter. */
const INITIAL_FREQUENCY = 1 / 12

function commoner(
  frequency: (folded: string) => number | undefined,
  asked: ComparableName,
  held: ComparableName,
  rarest: number,
): number {
  const ofHeld = frequency(held.folded) ?? 0
  const ofAsked = asked.folded === held.folded ? ofHeld : (frequency(asked.folded) ?? 0)
  return Math.max(rarest, ofHeld, ofAsked)
}

function softenWhenBothDiffer(steps: WaterfallStep[], model: MatchModel): WaterfallStep[] {
  const differing = steps.filter((step) => step.level === 'different' && step.field !== 'middle')
  if (differing.length < 2) return steps
  return steps.map((step) =>
    differing.includes(step) ? { ...step, weight: model.bothNamesDifferent / 2 } : step,
  )
}
