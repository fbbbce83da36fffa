/** What is asked for, what is held, how common names are, and what a comparison answers. */
import type { MatchBand } from './match-weights.ts'
import type { PartialDate } from './partial-date.ts'

export type HeldIdentifier = { type: string; value: string }

/** The description that somebody searches with, or one side of a suspected duplicate. Every part may be missing. */
export type MatchTerms = {
  forename?: string
  middle?: string
  surname?: string
  dob?: PartialDate
  /** With `onDate` (YYYY-MM-DD) an age in place of a date of birth. */
  ageYears?: number
  onDate?: string
  sex?: string
  identifiers?: HeldIdentifier[]
  postcode?: string
  phone?: string
}

/** `kind` is "primary" or what else the name is: alias, nickname, maiden, street, ... */
export type MatchName = {
  kind: string
  forename?: string | null
  middle?: string | null
  surname?: string | null
}

/** One person record (or the union of a nominal's) as the search projection holds it. */
export type MatchCandidate = {
  personRecordId: string
  nominalId: string
  names: MatchName[]
  /** The recorded one first, alternates after it. */
  dobs: PartialDate[]
  sex?: string | null
  identifiers: HeldIdentifier[]
  postcodes: string[]
  phones: string[]
}

/** Frequencies are shares of all names held (0 to 1), by folded name; undefined for a name never seen. */
export type NameFrequencies = {
  population?: number
  forename(folded: string): number | undefined
  surname(folded: string): number | undefined
}

export type MatchField =
  'surname' | 'forename' | 'middle' | 'name' | 'dob' | 'sex' | 'identifier' | 'postcode' | 'phone' | 'guard'

export type WaterfallStep = {
  field: MatchField
  level: string
  weight: number
  words: string
  /** How often strangers agree so on this very value, where the value matters. */
  chance?: number
}

export type MatchScore = {
  /** Bits: log2 of the prior odds plus every step of the waterfall. */
  weight: number
  /** Of what a perfect hit on these terms would score, 0 to 1, the prior left out. */
  fraction: number
  band: MatchBand
  /** Every step that counted, in the order of comparison; their sum with the prior is the weight. */
  waterfall: WaterfallStep[]
  /** Why it matches, in plain words, the strongest first. */
  reasons: string[]
}

/** Frequencies from counts, as the name dictionary keeps them. `total` is the number of names counted. */
export function nameFrequencies(counts: {
  population: number
  total: number
  forenames: ReadonlyMap<string, number>
  surnames: ReadonlyMap<string, number>
}): NameFrequencies {
  const share = (count: number | undefined) => (count && counts.total > 0 ? count / counts.total : undefined)
  return {
    population: counts.population,
    forename: (folded) => share(counts.forenames.get(folded)),
    surname: (folded) => share(counts.surnames.get(folded)),
  }
}
