/** Compares what was asked about somebody's looks and ways with what is recorded: what fits, what differs, what nobody recorded. */
import { codeLabel } from '../codes/lists.ts'
import { ageOn, formatDay } from '../time/day.ts'
import {
  bornWithin,
  featuresOf,
  markFeatures,
  markWords,
  type AskedLooks,
  type AskedMark,
} from './description-features.ts'
import { CODED_LOOKS, wordsOfMark, type Looks, type Mark } from './description-traits.ts'

export type HeldLooks = Looks & { saidOn: string; basis: string }
export type HeldMethod = {
  /** The code of a method, or null where the account has the words asked for. */
  code: string | null
  role: string
  reference: string | null
  day: string
}
/** What this reader may see of one person. `births` are ranges of days. */
export type HeldPerson = {
  sexes: readonly string[]
  births: readonly { from: string; to: string }[]
  looks: readonly HeldLooks[]
  methods: readonly HeldMethod[]
}

export type DescriptionMatch = {
  fits: string[]
  differs: string[]
  notRecorded: string[]
  /** Bits: the rarer what fits, the more; less for each recorded difference. */
  weight: number
}

/** What a recorded difference takes off: looks change, and witnesses err, so it lowers and never excludes. */
export const DIFFERENCE_BITS = 2

/** Everything asked against everything held; `bits` says by the key of a feature how rare it is. */
export function matchDescription(
  asked: AskedLooks,
  held: HeldPerson,
  bits: Readonly<Record<string, number>>,
): DescriptionMatch {
  const match: DescriptionMatch = { fits: [], differs: [], notRecorded: [], weight: 0 }
  const latestFirst = [...held.looks].sort((a, b) => b.saidOn.localeCompare(a.saidOn))
  compareAge(asked, held, latestFirst, match)
  compareSex(asked, held, match)
  const fit = (key: string, words: string) => {
    match.fits.push(words)
    match.weight += bits[key] ?? 0
  }
  const differ = (words: string) => {
    match.differs.push(words)
    match.weight -= DIFFERENCE_BITS
  }
  const features = featuresOf(asked)
  for (const look of looksAsked(asked)) {
    const said = latestFirst.find((looks) => look.fits(looks))
    const other = latestFirst.find((looks) => look.words(looks) !== undefined)
    if (said !== undefined) fit(look.key, `${look.words(said) ?? ''}, ${basisWords(said)}`)
    else if (other !== undefined) differ(`${look.words(other) ?? ''}, ${basisWords(other)}`)
    else match.notRecorded.push(features.find(({ key }) => key === look.key)?.words ?? look.key)
  }
  for (const [place, mark] of (asked.marks ?? []).entries())
    compareMark(mark, place, latestFirst, match, bits)
  for (const { key, method, narrative, words } of features) {
    if (method === undefined && narrative === undefined) continue
    const how = held.methods.find(({ code }) => (method === undefined ? code === null : code === method))
    if (how === undefined) match.notRecorded.push(words)
    else fit(key, methodWordsOf(how, words))
  }
  return match
}

const methodWordsOf = ({ role, reference, day }: HeldMethod, words: string) =>
  `${codeLabel('eventRoles', role).toLowerCase()} in ${reference ?? 'an event'} of ${formatDay(day)}: ${words.replace(/^method: /, '')}`

const basisWords = ({ basis, saidOn }: HeldLooks) =>
  `${codeLabel('descriptionBases', basis).toLowerCase()} on ${formatDay(saidOn)}`

type AskedLook = { key: string; fits: (looks: Looks) => boolean; words: (looks: Looks) => string | undefined }

function looksAsked(asked: AskedLooks): AskedLook[] {
  const coded = CODED_LOOKS.flatMap(({ field, list, words }): AskedLook[] => {
    const codes = asked[field] ?? []
    if (codes.length === 0) return []
    return [
      {
        key: field,
        fits: (looks) => looks[field] !== null && codes.includes(looks[field]),
        words: (looks) =>
          looks[field] === null ? undefined : `${codeLabel(list, looks[field]).toLowerCase()} (${words})`,
      },
    ]
  })
  const { heightFromCm: from, heightToCm: to, wearsGlasses } = asked
  const height: AskedLook[] =
    from === undefined && to === undefined
      ? []
      : [
          {
            key: 'height',
            fits: (looks) => overlaps(heightOf(looks), { from: from ?? to ?? 0, to: to ?? from ?? 0 }),
            words: (looks) => heightWords(heightOf(looks)),
          },
        ]
  const glasses: AskedLook[] =
    wearsGlasses === undefined
      ? []
      : [
          {
            key: 'glasses',
            fits: (looks) => looks.wearsGlasses === wearsGlasses,
            words: (looks) => glassesWords(looks.wearsGlasses),
          },
        ]
  return [...coded, ...height, ...glasses]
}

function glassesWords(wears: boolean | null): string | undefined {
  if (wears === null) return undefined
  return wears ? 'wears glasses' : 'no glasses'
}

type Range = { from: number; to: number }
const heightOf = ({ heightFromCm, heightToCm }: Looks): Range | undefined =>
  heightFromCm === null && heightToCm === null
    ? undefined
    : { from: heightFromCm ?? heightToCm ?? 0, to: heightToCm ?? heightFromCm ?? 0 }
const overlaps = (held: Range | undefined, asked: Range) =>
  held !== undefined && held.from <= asked.to && held.to >= asked.from
const rangeWords = ({ from, to }: Range) => (from === to ? `${from}` : `${from}-${to}`)
const heightWords = (range: Range | undefined) => range && `${rangeWords(range)} cm tall`

/** The best of the marks held; a mark that nobody recorded is never a difference. */
function compareMark(
  asked: AskedMark,
  place: number,
  looks: readonly HeldLooks[],
  match: DescriptionMatch,
  bits: Readonly<Record<string, number>>,
): void {
  const features = markFeatures(asked, place)
  const wanted = wordsOfMark(asked.words)
  const meets = (mark: Mark, key: string): boolean => {
    if (asked.kind !== undefined && mark.kind !== asked.kind) return false
    if (key.endsWith(':words')) return wordsOfMark(mark.words).some((word) => wanted.includes(word))
    if (key.endsWith(':place')) return mark.site === asked.site && isSameSide(mark.side, asked.side)
    return true
  }
  const scored = looks.flatMap((said) =>
    said.marks.map((mark) => {
      const met = features.filter(({ key }) => meets(mark, key))
      return { said, mark, met, weight: met.reduce((sum, { key }) => sum + (bits[key] ?? 0), 0) }
    }),
  )
  const best = scored.filter(({ met }) => met.length > 0).sort((a, b) => b.weight - a.weight)[0]
  if (best !== undefined) {
    match.fits.push(`${markWords(best.mark)}, ${basisWords(best.said)}`)
    match.weight += best.weight
  }
  for (const feature of features) if (!best?.met.includes(feature)) match.notRecorded.push(feature.words)
}

const isSameSide = (held: string | null, asked: string | undefined) =>
  asked === undefined || held === null || held === asked || (held === 'BOTH' && asked !== 'BOTH')

function compareSex(asked: AskedLooks, held: HeldPerson, match: DescriptionMatch): void {
  if (asked.sex === undefined) return
  if (held.sexes.length === 0) match.notRecorded.push('sex')
  else if (held.sexes.includes(asked.sex)) match.fits.push(codeLabel('sexes', asked.sex).toLowerCase())
}

/** By birth where one is known, else by how old somebody said that they looked; in words as of the day asked about. */
function compareAge(
  asked: AskedLooks,
  held: HeldPerson,
  looks: readonly HeldLooks[],
  match: DescriptionMatch,
): void {
  if (asked.ageFrom === undefined && asked.ageTo === undefined) return
  const asks = bornWithin(asked)
  const birth = held.births.find(({ from, to }) => asks && from <= asks.to && to >= asks.from)
  if (birth !== undefined) {
    match.fits.push(`${ageWords(birth, asked.onDay)} on ${formatDay(asked.onDay)}`)
    return
  }
  const said = looks.find(({ ageFrom, ageTo }) => ageFrom !== null || ageTo !== null)
  if (said === undefined) match.notRecorded.push('age')
  else match.fits.push(`looked ${saidAge(said)}, ${basisWords(said)}`)
}

const saidAge = ({ ageFrom, ageTo }: Looks) =>
  rangeWords({ from: ageFrom ?? ageTo ?? 0, to: ageTo ?? ageFrom ?? 0 })

function ageWords({ from, to }: { from: string; to: string }, day: string): string {
  return `aged ${rangeWords({ from: ageOn(to, day) ?? 0, to: ageOn(from, day) ?? 0 })}`
}

/** Each thing that was said, in words, for a page. */
export function lookLines(looks: Looks): string[] {
  const age = looks.ageFrom ?? looks.ageTo
  const everything = looksAsked({
    onDay: '',
    heightFromCm: 0,
    wearsGlasses: true,
    ...Object.fromEntries(CODED_LOOKS.map(({ field }) => [field, ['']])),
  })
  return [
    ...(age === null ? [] : [`looked ${saidAge(looks)}`]),
    ...everything.flatMap((look) => look.words(looks) ?? []),
    ...looks.marks.map(markWords),
  ]
}
