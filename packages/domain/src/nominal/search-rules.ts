/** The rules by which search rows are written and asked for, by version: a release knows those before it and its own. */
import type { PartialDate } from './partial-date.ts'
import { phoneticCode } from './phonetic.ts'
import { type NameToIndex, searchRowsOfNames, type SearchRow } from './search-row.ts'

/**
 * What is written of the names of a person record, and the code by which a name is asked for. Rows of one version
 * are found by its own code only, so both go by one number.
 */
export type SearchRules = {
  version: number
  codeOf: (name: string) => string
  rowsOf: <Name extends NameToIndex>(
    names: readonly Name[],
    dob?: PartialDate,
  ) => { name: Name; part: number; row: SearchRow }[]
}

/** The newest rules. A change of what they write is a new entry of `knownRules` and a rebuild of the rows. */
export const currentRules: SearchRules = { version: 1, codeOf: phoneticCode, rowsOf: searchRowsOfNames }

/** All rules that this release can serve, the newest first. */
export const knownRules: readonly SearchRules[] = [currentRules]
