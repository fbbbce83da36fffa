/** How addresses are shortened when they are typed in a hurry, and the little words that are said between the others. */

const shortened: Readonly<Record<string, readonly string[]>> = {
  rd: ['road'],
  st: ['street', 'saint'],
  ave: ['avenue'],
  av: ['avenue'],
  ln: ['lane'],
  cl: ['close'],
  ct: ['court'],
  crt: ['court'],
  cres: ['crescent'],
  cr: ['crescent'],
  dr: ['drive'],
  gdns: ['gardens'],
  gdn: ['garden', 'gardens'],
  gr: ['grove'],
  grv: ['grove'],
  hse: ['house'],
  ho: ['house'],
  pk: ['park'],
  pl: ['place'],
  psge: ['passage'],
  rse: ['rise'],
  sq: ['square'],
  ter: ['terrace'],
  terr: ['terrace'],
  twr: ['tower'],
  wy: ['way'],
  wlk: ['walk'],
  est: ['estate'],
  stn: ['station'],
  rec: ['recreation'],
  apt: ['apartment', 'flat'],
  fl: ['flat'],
  nth: ['north'],
  sth: ['south'],
}

/** The words in full that a short one may stand for, lower case; none where it is none. */
export const inFull = (word: string): readonly string[] => shortened[word] ?? []

const little = new Set(
  'a an and at behind by for from in is it near next no number of off on opp opposite or outside that the to was where with'.split(
    ' ',
  ),
)

/** The words that say something: without the little ones, unless nothing else was typed. */
export function tellingWords(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !little.has(word))
  return telling.length === 0 ? words : telling
}

const shortestHalf = 3

/** The ways in which a word may be two that were run together: `skatepark` is `skate park`. */
export const halves = (word: string): readonly (readonly [string, string])[] =>
  Array.from({ length: Math.max(0, word.length - 2 * shortestHalf + 1) }, (_, place) => {
    const at = shortestHalf + place
    return [word.slice(0, at), word.slice(at)] as const
  })
