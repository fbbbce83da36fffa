/** Which of the names that candidates hold have to be counted before they are weighed; a search meets hundreds that have not. */
import type { NameComparer } from './compare-names.ts'
import { type ComparableTerms, comparableTerms, NOT_SWAPPED } from './match-names.ts'

type HeldName = { forename?: string | null; middle?: string | null; surname?: string | null }

/** The folded names, each once, that agree at some level with a name asked for; how common any other is changes no weight. */
export function weighingNames(
  asked: ComparableTerms,
  names: readonly HeldName[],
  comparer: NameComparer,
): string[] {
  const weighing = new Set<string>()
  for (const name of names) {
    const { forename, middle, surname } = comparableTerms(name, comparer.comparable)
    if (surname) {
      const isSame = asked.surname && comparer.surnames(asked.surname, surname) !== 'different'
      const isOther = asked.forename && !NOT_SWAPPED.has(comparer.surnames(asked.forename, surname))
      if (isSame || isOther) weighing.add(surname.folded)
    }
    if (forename) {
      const isSame = asked.forename && comparer.forenames(asked.forename, forename, middle) !== 'different'
      const isOther =
        asked.surname && !NOT_SWAPPED.has(comparer.forenames(asked.surname, forename, undefined))
      if (isSame || isOther) weighing.add(forename.folded)
    }
  }
  return [...weighing]
}
