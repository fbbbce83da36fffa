/** The names of a search as the keys that probes need: spellings, phonetic codes and first-letter classes. */
import { beginningsOf, fold, isInitial, nameForms } from './fold-name.ts'
import type { MatchTerms } from './match-terms.ts'
import { otherSpellings } from './name-spellings.ts'
import { nicknameGroup } from './nicknames.ts'
import { codeBeginnings, letterClass, phoneticCode } from './phonetic.ts'
import { isPlaceholderName, isPlaceholderPerson } from './placeholder.ts'

export type NameKind = 'forename' | 'surname'

/** What the dictionary is asked: names near one, or surnames that begin so. */
export type Expansion = NameKind | 'continued'

/** The names held that are near spellings of a folded name, nearest first, or that go on from it, commonest first. */
export type ExpandName = (name: string, kind: Expansion) => string[]

/** Shorter beginnings of a surname reach too many people to be of use. */
export const PARTIAL_LEAST = 3

/**
 * `surnames` and `forenames` are spellings in the columns they are written for; `asSurnames` are the forename's
 * spellings looked for among surnames, and `asForenames` the reverse, for names written the other way round.
 */
export type AskedNames = {
  surname: string
  forename: string
  surnames: string[]
  forenames: string[]
  asSurnames: string[]
  asForenames: string[]
  /** How the code of a forename may begin that is only an initial. */
  initialSounds: string[]
  /** Surnames held that begin as the one asked for, the commonest first; none in stage 1. */
  continued: string[]
  /** How a name is coded under the rules that serve. */
  codeOf: (name: string) => string
  surnameClasses: string[]
  forenameClasses: string[]
}

/** The names as asked, each double-barrelled one with its halves; placeholders are no names. */
export function askedNames(terms: MatchTerms, codeOf: (name: string) => string = phoneticCode): AskedNames {
  const isNobody = isPlaceholderPerson(terms.forename, terms.surname)
  const surname = isNobody ? '' : usable(terms.surname)
  const forename = isNobody ? '' : usable(terms.forename)
  const initial = isInitial(forename)
  const spellings = (name: string) =>
    isInitial(name) ? [] : [...new Set([name, ...nameForms(name)])].filter(Boolean)
  return {
    surname,
    forename,
    surnames: spellings(surname),
    forenames: spellings(forename),
    asSurnames: spellings(forename),
    asForenames: spellings(surname),
    initialSounds: initial ? codeBeginnings(forename) : [],
    continued: [],
    codeOf,
    surnameClasses: classesOf(nameForms(surname)),
    forenameClasses: classesOf(nameForms(forename)),
  }
}

/** The asked names with their other spellings, those near them in the dictionary and, for forenames, their nicknames. */
export function expandedNames(asked: AskedNames, expand: ExpandName): AskedNames {
  const near = (names: string[], kind: NameKind) =>
    unique(
      names,
      names.flatMap((name) => otherSpellings(name.replaceAll(' ', ''))),
      names.flatMap((name) => expand(name, kind)),
    )
  const forenames = near(asked.forenames, 'forename')
  const withNicknames = unique(forenames, asked.forenames.flatMap(nicknameGroup))
  return {
    ...asked,
    surnames: near(asked.surnames, 'surname'),
    forenames: withNicknames,
    asSurnames: near(asked.asSurnames, 'surname'),
    asForenames: near(asked.asForenames, 'forename'),
    continued:
      asked.surname.length < PARTIAL_LEAST
        ? []
        : unique(beginningsOf(asked.surname).flatMap((beginning) => expand(beginning, 'continued'))),
  }
}

/** The phonetic codes of some spellings, each once, in order. */
export function codesOf({ codeOf }: Pick<AskedNames, 'codeOf'>, ...spellings: string[][]): string[] {
  return [...new Set(spellings.flat().map(codeOf))].filter(Boolean)
}

/** The first-letter classes of some spellings, each once. */
export function classesOf(...spellings: string[][]): string[] {
  return [...new Set(spellings.flat().map(letterClass))].filter(Boolean)
}

function usable(name: string | undefined): string {
  const folded = fold(name)
  return isPlaceholderName(folded) ? '' : folded
}

function unique(...lists: string[][]): string[] {
  return [...new Set(lists.flat())].filter(Boolean)
}
