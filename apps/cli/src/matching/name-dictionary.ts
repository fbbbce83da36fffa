/** The dictionary of names of the store in memory: the real names near a spelling, nearest and commonest first. */
import { deletions, nearby } from '@mips/domain/nominal/name-dictionary'
import type { ExpandName, NameKind } from '@mips/domain/nominal/search-names'
import { damerauLevenshtein, jaroWinkler } from '@mips/domain/nominal/similarity'

const MOST_NEAR_NAMES = 16

export type NameDictionary = { expand: ExpandName }

export function nameDictionary(
  forenames: ReadonlyMap<string, number>,
  surnames: ReadonlyMap<string, number>,
): NameDictionary {
  const counts: Record<NameKind, ReadonlyMap<string, number>> = { forename: forenames, surname: surnames }
  const indexes: Record<NameKind, Map<string, string[]>> = {
    forename: indexOf(forenames.keys()),
    surname: indexOf(surnames.keys()),
  }
  return {
    expand(name, kind) {
      // Beginnings serve typing, not matching.
      if (kind === 'continued') return []
      const reached = new Set(deletions(name).flatMap((deletion) => indexes[kind].get(deletion) ?? []))
      reached.delete(name)
      return [...reached]
        .filter((other) => nearby(name, other))
        .map((other) => ({
          other,
          slips: damerauLevenshtein(name, other, 2),
          alike: jaroWinkler(name, other),
          count: counts[kind].get(other) ?? 0,
        }))
        .sort((a, b) => a.slips - b.slips || b.alike - a.alike || b.count - a.count)
        .slice(0, MOST_NEAR_NAMES)
        .map(({ other }) => other)
    },
  }
}

function indexOf(names: Iterable<string>): Map<string, string[]> {
  const index = new Map<string, string[]>()
  for (const name of names)
    for (const deletion of deletions(name)) {
      const list = index.get(deletion)
      if (list) list.push(name)
      else index.set(deletion, [name])
    }
  return index
}
