/** What is looked for in a description, taken apart into features that can each be looked up and ranked by how rare they are. */
import { codeLabel } from '../codes/lists.ts'
import {
  ANY_KIND,
  CODED_LOOKS,
  heightTraits,
  placeTrait,
  wordsOfMark,
  wordTrait,
  type CodedLook,
  type Mark,
} from './description-traits.ts'
import { bornBetween } from './partial-date.ts'

export type AskedMark = {
  kind?: string | undefined
  site?: string | undefined
  side?: string | undefined
  words?: string | undefined
}

/** What is looked for; every part may be missing. Ages are in years on `onDay` (YYYY-MM-DD). Never ethnicity. */
export type AskedLooks = { [F in CodedLook]?: readonly string[] | undefined } & {
  sex?: string | undefined
  ageFrom?: number | undefined
  ageTo?: number | undefined
  onDay: string
  heightFromCm?: number | undefined
  heightToCm?: number | undefined
  wearsGlasses?: boolean | undefined
  marks?: readonly AskedMark[] | undefined
  methods?: readonly string[] | undefined
  methodWords?: string | undefined
}

/** One thing asked: any of its traits meets it. `method` and `narrative` are met by events instead. */
export type Feature = {
  key: string
  traits: string[]
  method?: string
  narrative?: string
  /** What it is called when nothing is recorded of it. */
  words: string
}

/** The things asked that can be looked up; age and sex are of too many people to be looked up by themselves. */
export function featuresOf(asked: AskedLooks): Feature[] {
  const coded = CODED_LOOKS.flatMap(({ field, trait, words }) => {
    const codes = asked[field] ?? []
    return codes.length === 0 ? [] : [{ key: field, traits: codes.map((code) => `${trait}:${code}`), words }]
  })
  const { heightFromCm: from, heightToCm: to } = asked
  const height =
    from === undefined && to === undefined
      ? []
      : [{ key: 'height', traits: heightTraits(from ?? to ?? 0, to ?? from ?? 0), words: 'height' }]
  const glasses =
    asked.wearsGlasses === undefined
      ? []
      : [{ key: 'glasses', traits: [`glasses:${asked.wearsGlasses ? 'yes' : 'no'}`], words: 'glasses' }]
  return [
    ...coded,
    ...height,
    ...glasses,
    ...(asked.marks ?? []).flatMap(markFeatures),
    ...(asked.methods ?? []).map((method) => ({
      key: `method:${method}`,
      traits: [],
      method,
      words: `method: ${codeLabel('offendingMethods', method).toLowerCase()}`,
    })),
    ...(asked.methodWords
      ? [{ key: 'narrative', traits: [], narrative: asked.methodWords, words: 'these words in an account' }]
      : []),
  ]
}

/** A left or right mark is also met by one whose side nobody said. */
function sidesOf(side: string | undefined): (string | undefined)[] {
  if (side === undefined) return [undefined]
  return side === 'BOTH' ? ['BOTH'] : [side, 'UNKNOWN']
}

/** Where a mark is and what it shows are two features: half of what a witness says may be wrong. */
export function markFeatures(mark: AskedMark, place: number): Feature[] {
  const kind = mark.kind ?? ANY_KIND
  const words = wordsOfMark(mark.words)
  const sides = sidesOf(mark.side)
  const { site } = mark
  return [
    ...(site === undefined
      ? []
      : [
          {
            key: `mark${place}:place`,
            traits: sides.map((side) => placeTrait(kind, site, side)),
            words: placeWords(kind, site, mark.side ?? null),
          },
        ]),
    ...(words.length === 0
      ? []
      : [
          {
            key: `mark${place}:words`,
            traits: words.map((word) => wordTrait(kind, word)),
            words: `${kindWords(kind)} of “${mark.words ?? ''}”`,
          },
        ]),
    ...(site === undefined && words.length === 0
      ? [{ key: `mark${place}:kind`, traits: [`mark:${kind}`], words: kindWords(kind) }]
      : []),
  ]
}

const kindWords = (kind: string) => (kind === ANY_KIND ? 'mark' : codeLabel('markKinds', kind).toLowerCase())
const placeWords = (kind: string, site: string, side: string | null) =>
  `${kindWords(kind)} on ${side === null ? '' : `${codeLabel('bodySides', side).toLowerCase()} `}${codeLabel('bodySites', site).toLowerCase()}`

/** A mark in words: `tattoo on left forearm: “anchor”`. */
export const markWords = (mark: Mark): string =>
  `${placeWords(mark.kind, mark.site, mark.side)}${mark.words ? `: “${mark.words}”` : ''}`

/** The days on which somebody of these ages on this day may have been born; undefined when no age is asked. */
export function bornWithin({ ageFrom, ageTo, onDay }: AskedLooks): { from: string; to: string } | undefined {
  if (ageFrom === undefined && ageTo === undefined) return undefined
  const first = bornBetween({ precision: 'age', ageYears: ageTo ?? 130, onDate: onDay })
  const last = bornBetween({ precision: 'age', ageYears: ageFrom ?? 0, onDate: onDay })
  return first && last && { from: first.from, to: last.to }
}
