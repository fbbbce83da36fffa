/** Which rules of search serve: rows are written by all that this release knows, and asked for by those that the store serves. */
import type { PartialDate } from '@mips/domain/nominal/partial-date'
import type { NameToIndex, SearchRow } from '@mips/domain/nominal/search-row'
import { knownRules, type SearchRules } from '@mips/domain/nominal/search-rules'

let known: readonly SearchRules[] = knownRules
let serving: SearchRules | undefined

/** The rules to ask by: the newest known until the store says otherwise. */
export const servingRules = (): SearchRules => serving ?? newest()

/** Remembers what the store serves; a release that does not know those rules cannot search it. */
export function serveRules(version: number): SearchRules {
  const found = known.find((rules) => rules.version === version)
  if (found === undefined)
    throw new Error(`The store serves search rules ${version}, which this release does not know.`)
  return (serving = found)
}

/** The rows of a person record under all known rules; the store keeps those of the versions that it holds. */
export function rowsUnderAllRules<Name extends NameToIndex>(
  names: readonly Name[],
  dob?: PartialDate,
): { rules: number; name: Name; part: number; row: SearchRow }[] {
  return known.flatMap((rules) =>
    rules.rowsOf(names, dob).map((found) => ({ rules: rules.version, ...found })),
  )
}

/** For a release that knows other rules: takes them as the known ones, the newest first. */
export function knowRules(rules: readonly SearchRules[]): void {
  known = rules
  serving = undefined
}

function newest(): SearchRules {
  const [first] = known
  if (first === undefined) throw new Error('A release knows at least one set of search rules.')
  return first
}
