/** Counts of intelligence by the force that owns it: of all that the reader may hold, where nothing else narrows the list. */
import type { Chosen, Facet } from '@mips/domain/search/facets'

type Counted = { force: string | null; ofForce: number | null; found: number }

const isNarrowedBeyondForce = (chosen: Chosen): boolean =>
  Object.keys(chosen).some((field) => field !== 'force')

const countsByForce = (texts: readonly Counted[]): ReadonlyMap<string, number> =>
  new Map(
    texts.flatMap(({ force, ofForce }) =>
      force === null || ofForce === null ? [] : [[force, ofForce] as const],
    ),
  )

/** The filter by force with whole counts; beside another filter it counts within what was read, as every filter does. */
export function byForce(facets: readonly Facet[], texts: readonly Counted[], chosen: Chosen): Facet[] {
  if (isNarrowedBeyondForce(chosen)) return [...facets]
  const counts = countsByForce(texts)
  return facets.map((facet) =>
    facet.field === 'force'
      ? {
          ...facet,
          values: facet.values
            .map(({ value, count }) => ({ value, count: counts.get(value) ?? count }))
            .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
        }
      : facet,
  )
}

/** How many texts there are: all that hold the words, those of the forces that are chosen, or those kept of what was read. */
export function countOfTexts(kept: readonly Counted[], texts: readonly Counted[], chosen: Chosen): number {
  if (Object.keys(chosen).length === 0) return texts[0]?.found ?? 0
  if (isNarrowedBeyondForce(chosen)) return kept.length
  return [...countsByForce(kept).values()].reduce((sum, count) => sum + count, 0)
}
