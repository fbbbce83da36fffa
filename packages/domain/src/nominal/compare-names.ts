/** At which level two forenames, surnames or middle names agree. */
import { fold, isInitial, nameForms } from './fold-name.ts'
import { nearby } from './name-dictionary.ts'
import { areSpellingsOfOne } from './name-spellings.ts'
import { nicknameRelation } from './nicknames.ts'
import { phoneticCode } from './phonetic.ts'
import { isPlaceholderName } from './placeholder.ts'
import { remember } from './remember.ts'
import { jaroWinkler } from './similarity.ts'

export type SurnameLevel =
  'exact' | 'near' | 'half' | 'begins' | 'sounds' | 'spelling' | 'initial' | 'similar' | 'different'
export type ForenameLevel = SurnameLevel | 'nickname' | 'middle' | 'shared'
export type MiddleLevel = 'exact' | 'near' | 'initial' | 'different'

/** A name folded and coded once, since one search compares it with hundreds. */
export type ComparableName = { folded: string; joined: string; forms: string[]; code: () => string }

const SIMILAR = 0.8
const PARTIAL_LEAST = 3

/** Undefined for a name that is missing or a placeholder, which must match nobody. */
export function comparableName(name: string | null | undefined): ComparableName | undefined {
  const folded = fold(name)
  if (folded === '' || isPlaceholderName(folded)) return undefined
  const forms = nameForms(folded)
  let code: string | undefined
  return { folded, joined: forms[0] ?? '', forms, code: () => (code ??= phoneticCode(folded)) }
}

/** The comparisons of one search, each made once for each pair of names. */
export type NameComparer = {
  comparable: typeof comparableName
  surnames: typeof compareSurnames
  forenames: typeof compareForenames
}

/** A comparer that remembers, for one search. */
export function nameComparer(): NameComparer {
  const [names, surnames, forenames] = [
    remember<ComparableName | undefined>(),
    remember<SurnameLevel>(),
    remember<ForenameLevel>(),
  ]
  return {
    comparable: (name) => (name ? names(name, () => comparableName(name)) : undefined),
    surnames: (asked, held) => surnames(`${asked.folded}>${held.folded}`, () => compareSurnames(asked, held)),
    forenames: (asked, held, middle) =>
      forenames(`${asked.folded}>${held.folded}>${middle?.folded ?? ''}`, () =>
        compareForenames(asked, held, middle),
      ),
  }
}

/** How the surname asked for agrees with the one held; a partial one agrees with what it begins. */
export function compareSurnames(asked: ComparableName, held: ComparableName): SurnameLevel {
  if (isInitial(asked.joined) || isInitial(held.joined)) return initialLevel(asked, held)
  if (asked.joined === held.joined) return 'exact'
  if (shareHalf(asked, held)) return 'half'
  if (begins(asked, held)) return 'begins'
  if (nearby(asked.joined, held.joined)) return 'near'
  if (asked.code() === held.code()) return 'sounds'
  if (areSpellingsOfOne(asked.joined, held.joined)) return 'spelling'
  return isSimilar(asked, held) ? 'similar' : 'different'
}

/** How forenames agree; `heldMiddle` is looked at because many people go by their second name. */
export function compareForenames(
  asked: ComparableName,
  held: ComparableName,
  heldMiddle: ComparableName | undefined,
): ForenameLevel {
  if (isInitial(asked.joined) || isInitial(held.joined)) return initialLevel(asked, held)
  if (asked.joined === held.joined) return 'exact'
  const nickname = nicknameRelation(asked.joined, held.joined)
  if (nickname === 'direct') return 'nickname'
  if (shareHalf(asked, held)) return 'half'
  if (nearby(asked.joined, held.joined)) return 'near'
  if (heldMiddle && heldMiddle.forms.includes(asked.joined)) return 'middle'
  if (begins(asked, held)) return 'begins'
  if (asked.code() === held.code()) return 'sounds'
  if (areSpellingsOfOne(asked.joined, held.joined)) return 'spelling'
  if (nickname === 'shared') return 'shared'
  return isSimilar(asked, held) ? 'similar' : 'different'
}

/** The best agreement among several middle names on each side. */
export function compareMiddles(asked: ComparableName, held: ComparableName): MiddleLevel {
  const [words, others] = [asked.folded.split(' '), held.folded.split(' ')]
  if (words.some((word) => others.includes(word))) return 'exact'
  if (words.some((word) => others.some((other) => nearby(word, other)))) return 'near'
  const sameInitial = (word: string, other: string) =>
    (isInitial(word) || isInitial(other)) && word.charAt(0) === other.charAt(0)
  return words.some((word) => others.some((other) => sameInitial(word, other))) ? 'initial' : 'different'
}

function initialLevel(asked: ComparableName, held: ComparableName): 'initial' | 'different' {
  return asked.joined.charAt(0) === held.joined.charAt(0) ? 'initial' : 'different'
}

function shareHalf(asked: ComparableName, held: ComparableName): boolean {
  if (asked.forms.length === 1 && held.forms.length === 1) return false
  return asked.forms.some((form) => held.forms.includes(form))
}

function begins(asked: ComparableName, held: ComparableName): boolean {
  return (
    asked.joined.length >= PARTIAL_LEAST &&
    held.joined.length >= asked.joined.length + 2 &&
    held.joined.startsWith(asked.joined)
  )
}

function isSimilar(asked: ComparableName, held: ComparableName): boolean {
  if (jaroWinkler(asked.joined, held.joined) >= SIMILAR) return true
  return held.forms.length > 1 && held.forms.some((form) => nearby(asked.joined, form))
}
