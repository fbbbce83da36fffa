/** The traits by which a description is found: short words, each met by equality alone, so that an index answers under row security. */

/** A mark on the body as it was described. */
export type Mark = { kind: string; site: string; side: string | null; words: string | null }

/** What was said of a person's looks on a day; what was not said is null. */
export type Looks = {
  ageFrom: number | null
  ageTo: number | null
  heightFromCm: number | null
  heightToCm: number | null
  build: string | null
  hairColour: string | null
  hairStyle: string | null
  facialHair: string | null
  eyeColour: string | null
  wearsGlasses: boolean | null
  marks: readonly Mark[]
}

/** The looks that hold one code of a list each, with the word that begins their traits. */
export const CODED_LOOKS = [
  { field: 'build', trait: 'build', list: 'builds', words: 'build' },
  { field: 'hairColour', trait: 'hair', list: 'hairColours', words: 'hair' },
  { field: 'hairStyle', trait: 'style', list: 'hairStyles', words: 'hair style' },
  { field: 'facialHair', trait: 'face', list: 'facialHairs', words: 'facial hair' },
  { field: 'eyeColour', trait: 'eyes', list: 'eyeColours', words: 'eyes' },
] as const
export type CodedLook = (typeof CODED_LOOKS)[number]['field']

/** Every described person has it: how many there are is what a trait is rare against. */
export const ANY_TRAIT = 'described'

const HEIGHT_STEP = 5
const SHORT_WORDS = new Set(
  'the and with for from her his their some that this which what like looks very has are was'.split(' '),
)

/** The five-centimetre steps that a range of heights (whole centimetres) touches. */
export function heightTraits(fromCm: number, toCm: number): string[] {
  const traits: string[] = []
  const first = Math.floor(Math.min(fromCm, toCm) / HEIGHT_STEP) * HEIGHT_STEP
  for (let step = first; step <= Math.max(fromCm, toCm); step += HEIGHT_STEP) traits.push(`height:${step}`)
  return traits
}

/** The words of a mark that are worth looking for: folded, of three letters or more (or digits), singular. */
export function wordsOfMark(text: string | null | undefined): string[] {
  const words = (text ?? '')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => (word.length > 2 || /^\d+$/.test(word)) && !SHORT_WORDS.has(word))
    .map((word) => (word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word))
  return [...new Set(words)]
}

/** The traits of a place on the body, least exact first; an unknown side is met by either. */
export const placeTrait = (kind: string, site: string, side?: string | null): string =>
  side === undefined || side === null ? `mark:${kind}@${site}` : `mark:${kind}@${site}-${side}`

export const wordTrait = (kind: string, word: string): string => `mark:${kind}"${word}`

/** Any kind of mark: for a searcher who was told only where it was or what it showed. */
export const ANY_KIND = 'ANY'

function traitsOfMark(mark: Mark): string[] {
  return [mark.kind, ANY_KIND].flatMap((kind) => [
    `mark:${kind}`,
    placeTrait(kind, mark.site),
    ...(mark.side === 'BOTH' ? ['LEFT', 'RIGHT', 'BOTH'] : [mark.side ?? 'UNKNOWN']).map((side) =>
      placeTrait(kind, mark.site, side),
    ),
    ...wordsOfMark(mark.words).map((word) => wordTrait(kind, word)),
  ])
}

/** Every trait of a description, once. */
export function traitsOf(looks: Looks): string[] {
  const coded = CODED_LOOKS.flatMap(({ field, trait }) =>
    looks[field] === null ? [] : [`${trait}:${looks[field]}`],
  )
  const heights =
    looks.heightFromCm === null && looks.heightToCm === null
      ? []
      : heightTraits(looks.heightFromCm ?? looks.heightToCm ?? 0, looks.heightToCm ?? looks.heightFromCm ?? 0)
  const glasses = looks.wearsGlasses === null ? [] : [`glasses:${looks.wearsGlasses ? 'yes' : 'no'}`]
  return [...new Set([ANY_TRAIT, ...coded, ...heights, ...glasses, ...looks.marks.flatMap(traitsOfMark)])]
}
