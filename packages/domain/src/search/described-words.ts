/** Reads what a text says of how somebody looks, with where and when they were: “tall man scar left cheek Avenue estate May”. */
import type { AskedMark } from '../nominal/description-features.ts'
import { describedDays, type SaidDays } from './described-days.ts'
import { type CodedField, type Looks, wordsOfLooks } from './described-looks.ts'
import {
  buildBefore,
  buildWords,
  eyeWords,
  fillers,
  hairColourWords,
  hairStyleWords,
  markWordKinds,
  placeNouns,
  plainLooks,
  sexWords,
  statures,
  siteWords,
} from './described-vocabulary.ts'

export interface DescribedWords {
  looks: Looks
  /** Words that are left over: a place, as it was typed. */
  place: string | undefined
  days: SaidDays | undefined
  /** How it was understood, in words. */
  understood: string[]
}

/** What is read so far; `units` counts what was said of the looks, a mark with its place twice. */
interface Reading {
  looks: Looks
  marks: AskedMark[]
  stature: 'TALL' | 'SHORT' | 'MEDIUM' | undefined
  days: SaidDays | undefined
  rest: { word: string; at: number }[]
  hasEthnicity: boolean
  units: number
}

type Apply = (reading: Reading, match: RegExpExecArray, today: string) => boolean

const either = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replaceAll(' ', String.raw`\s+`))
    .join('|')
const keysOf = (list: Readonly<Record<string, unknown>>): string => either(Object.keys(list))
const sticky = (source: string): RegExp => new RegExp(String.raw`(?:${source})(?![\p{L}\p{N}])`, 'uy')

const sexes = keysOf(sexWords)
const site = `(?:${keysOf(siteWords)})s?`
const sided = String.raw`(?:(?<side>left|right|both)\s+(?:(?:side\s+)?of\s+)?(?:the\s+|his\s+|her\s+)?)?`
const kinds = keysOf(markWordKinds)
/** What a mark shows: one word, or two before its place on the body. */
const shows = String.raw`(?:\s+of\s+(?:an?\s+|the\s+)?(?<shows>\p{L}+(?:\s+\p{L}+(?=\s*[,;]|\s+(?:on|left|right)(?![\p{L}])))?))?`
const plainMarks = 'long|small|large|big|deep|facial|visible|distinctive'
const hairWord = `(?:${keysOf(hairColourWords)}|${keysOf(hairStyleWords)})`

const add = (reading: Reading, field: CodedField, codes: readonly string[]): boolean => {
  reading.looks[field] = [...new Set([...(reading.looks[field] ?? []), ...codes])]
  reading.units += 1
  return true
}

/** Each pattern with what it says; the first that meets a word at its place holds. */
const patterns: readonly (readonly [RegExp, Apply])[] = [
  [
    sticky(
      String.raw`(?<feet>[4-7])\s*(?:ft|foot|feet|')\s*(?:(?<inches>\d{1,2})\s*(?:inches|inch|ins|in|")?)?`,
    ),
    feetAndInches,
  ],
  [
    sticky(String.raw`(?<cm>1\d\d|2[0-2]\d)\s*cm`),
    (reading, { groups }) => aboutCm(reading, Number(groups?.cm)),
  ],
  [
    sticky(String.raw`(?<m>[12])[.](?<cm>\d\d)\s*m`),
    (reading, { groups }) => aboutCm(reading, Number(groups?.m) * 100 + Number(groups?.cm)),
  ],
  [sticky(String.raw`(?:medium|average)\s+height`), (reading) => stature(reading, 'MEDIUM')],
  [
    sticky(String.raw`(?:in\s+(?:his|her|their)\s+)?(?:(?<part>early|mid|late)[\s-]+)?(?<tens>[1-9]0)'?s`),
    decade,
  ],
  [
    sticky(
      String.raw`(?:aged?\s+(?<from>\d{1,2})(?:\s*(?:-|to)\s*(?<to>\d{1,2}))?|(?<low>\d{1,2})(?:\s*(?:-|to)\s*(?<high>\d{1,2}))?\s*(?:years?|yrs?)(?:\s+old)?)`,
    ),
    years,
  ],
  [sticky('teenage|teenager|teens'), (reading) => ages(reading, 13, 19)],
  [
    sticky(
      String.raw`ic\s?[1-9]|(?:white|black|asian|mixed\s+race|oriental|arab)(?=\s+(?:${sexes})(?![\p{L}]))`,
    ),
    ethnicity,
  ],
  [sticky(String.raw`(?<hair>${hairWord}(?:\s+(?:and\s+)?${hairWord})*)[\s-]+hair(?:ed)?`), hair],
  [
    sticky(String.raw`(?<eye>${keysOf(eyeWords)})[\s-]+eye[sd]`),
    (reading, { groups }) => add(reading, 'eyeColour', [eyeWords[groups?.eye ?? ''] ?? '']),
  ],
  [sticky(String.raw`(?:no|without)\s+glasses`), (reading) => glasses(reading, false)],
  [sticky('glasses|spectacles'), (reading) => glasses(reading, true)],
  [sticky(String.raw`(?:${plainMarks})(?=\s+(?:${kinds})(?![\p{L}]))`), () => true],
  [sticky(String.raw`${sided}(?<site>${site})\s+(?<kind>${kinds})${shows}`), mark],
  [
    sticky(
      String.raw`(?<kind>${kinds})${shows}(?:\s+(?:(?:on|to|across|over|down|under|above|through|in)\s+)?(?:the\s+|his\s+|her\s+|their\s+|one\s+)?${sided}(?<site>${site}))?`,
    ),
    mark,
  ],
  [
    sticky(String.raw`(?<build>${keysOf(buildBefore)})[\s-]+(?:build|built)`),
    (reading, { groups }) => add(reading, 'build', [buildBefore[spaced(groups?.build)] ?? '']),
  ],
  [sticky(keysOf(buildWords)), (reading, [word]) => add(reading, 'build', [buildWords[spaced(word)] ?? ''])],
  [sticky(either(plainLooks.map(([words]) => words))), plainLook],
  [sticky('tall'), (reading) => stature(reading, 'TALL')],
  [
    sticky(String.raw`short(?=\s+(?:and\s+|\p{L}+\s+)?(?:${sexes})(?![\p{L}]))`),
    (reading) => stature(reading, 'SHORT'),
  ],
  [sticky(`(?:${sexes})`), sex],
]

/**
 * What the text says of looks, place and time; undefined where it describes nobody: one thing that is said of the looks may be a name
 * (“Slim”, “Short”), so that at least two are needed, or a mark with its place. `today`: YYYY-MM-DD; a month without a year is the
 * last one that has begun. Ethnicity is read past and never searched for.
 */
export function readDescribed(text: string, today: string): DescribedWords | undefined {
  const asked = text.replaceAll(/[’‘]/g, "'").replaceAll(/[“”]/g, '"')
  const small = asked.toLowerCase()
  if (small.length !== asked.length) return undefined
  const reading: Reading = {
    looks: {},
    marks: [],
    stature: undefined,
    days: undefined,
    rest: [],
    hasEthnicity: false,
    units: 0,
  }
  for (let at = 0; at < small.length;) at = readAt(reading, { asked, small, at, today })
  const looks = looksOf(reading)
  const isDescribed = Object.keys(looks).some((key) => !['sex', 'ageFrom', 'ageTo'].includes(key))
  if (!isDescribed || reading.units < 2) return undefined
  const place = placeOf(reading)
  return {
    looks,
    place,
    days: reading.days,
    understood: [
      ...wordsOfLooks(looks),
      ...(place === undefined ? [] : [`at “${place}”`]),
      ...(reading.days === undefined ? [] : [reading.days.words]),
      ...(reading.hasEthnicity ? ['ethnicity is not searched for'] : []),
    ],
  }
}

/** Reads what begins at a place; the place after it. */
function readAt(
  reading: Reading,
  { asked, small, at, today }: { asked: string; small: string; at: number; today: string },
): number {
  if (/[\s,;]/.test(small.charAt(at))) return at + 1
  const days = describedDays(small, at, today)
  if (days !== undefined) {
    reading.days = days.days
    return days.end
  }
  for (const [pattern, apply] of patterns) {
    pattern.lastIndex = at
    const match = pattern.exec(small)
    if (match !== null && match[0] !== '' && apply(reading, match, today)) return pattern.lastIndex
  }
  const end = small.slice(at).search(/[\s,;]/)
  const word = asked.slice(at, end === -1 ? undefined : at + end)
  if (!fillers.has(word.toLowerCase())) reading.rest.push({ word, at })
  return at + word.length
}

const spaced = (words: string | undefined): string => (words ?? '').replaceAll(/\s+/g, ' ')

function feetAndInches(reading: Reading, { groups }: RegExpExecArray): boolean {
  return aboutCm(reading, Math.round(Number(groups?.feet) * 30.48 + Number(groups?.inches ?? 0) * 2.54))
}

const heightDoubtCm = 4

function aboutCm(reading: Reading, cm: number): boolean {
  Object.assign(reading.looks, { heightFromCm: cm - heightDoubtCm, heightToCm: cm + heightDoubtCm })
  reading.units += 1
  return true
}

function stature(reading: Reading, said: NonNullable<Reading['stature']>): boolean {
  reading.stature = said
  reading.units += 1
  return true
}

function ages(reading: Reading, from: number, to: number): boolean {
  Object.assign(reading.looks, { ageFrom: Math.min(from, to), ageTo: Math.max(from, to) })
  reading.units += 1
  return true
}

function decade(reading: Reading, { groups }: RegExpExecArray): boolean {
  const tens = Number(groups?.tens)
  const [from, to] = { early: [0, 3], mid: [3, 7], late: [6, 9] }[groups?.part ?? ''] ?? [0, 9]
  return ages(reading, tens + (from ?? 0), tens + (to ?? 9))
}

function years(reading: Reading, { groups }: RegExpExecArray): boolean {
  const from = Number(groups?.from ?? groups?.low)
  const to = groups?.to ?? groups?.high
  return to === undefined ? ages(reading, Math.max(0, from - 3), from + 3) : ages(reading, from, Number(to))
}

function ethnicity(reading: Reading): boolean {
  reading.hasEthnicity = true
  return true
}

function hair(reading: Reading, { groups }: RegExpExecArray): boolean {
  const said = [...spaced(groups?.hair).matchAll(new RegExp(hairWord, 'gu'))].map(([word]) => word)
  for (const word of said) {
    const colours = hairColourWords[word]
    const style = hairStyleWords[word]
    if (colours !== undefined) add(reading, 'hairColour', colours)
    if (style !== undefined) add(reading, 'hairStyle', [style])
  }
  return true
}

function glasses(reading: Reading, wears: boolean): boolean {
  reading.looks.wearsGlasses = wears
  reading.units += 1
  return true
}

function plainLook(reading: Reading, [words]: RegExpExecArray): boolean {
  const found = plainLooks.find(([said]) => said === spaced(words))
  return found !== undefined && add(reading, found[1], [found[2]])
}

function sex(reading: Reading, [word]: RegExpExecArray): boolean {
  reading.looks.sex = sexWords[word]
  return (reading.units += 1) > 0
}

/** “Missing” is of a person unless a part of the body follows; the word just before a tattoo may be what it shows. */
function mark(reading: Reading, { groups, index }: RegExpExecArray): boolean {
  const kind = markWordKinds[groups?.kind ?? '']
  const said = spaced(groups?.site)
  const part = siteWords[said] ?? siteWords[said.replace(/s$/, '')]
  if (kind === 'MISSING_PART' && part === undefined) return false
  const before = reading.rest.at(-1)
  const isShown =
    kind === 'TATTOO' &&
    groups?.shows === undefined &&
    before !== undefined &&
    before.at + before.word.length + 1 === index &&
    /^\p{L}{3,}$/u.test(before.word) &&
    !placeNouns.has(before.word.toLowerCase())
  // A scar of an eyebrow may stand on record as one of the face that says “eyebrow”.
  const shows = isShown ? before.word.toLowerCase() : (groups?.shows ?? /^eyebrow/.exec(said)?.[0])
  if (isShown) reading.rest.pop()
  reading.marks.push({
    ...(kind === undefined ? {} : { kind }),
    ...(part === undefined ? {} : { site: part }),
    ...(part === undefined || groups?.side === undefined ? {} : { side: groups.side.toUpperCase() }),
    ...(shows === undefined ? {} : { words: shows }),
  })
  reading.units += part === undefined && shows === undefined ? 1 : 2
  return true
}

const mostMarks = 5

function looksOf({ looks, marks, stature: said }: Reading): Looks {
  const range =
    said === undefined || looks.heightFromCm !== undefined
      ? undefined
      : statures[said][looks.sex === 'F' ? 'F' : 'M']
  return {
    ...looks,
    ...(range === undefined ? {} : { heightFromCm: range[0], heightToCm: range[1] }),
    ...(marks.length === 0 ? {} : { marks: marks.slice(0, mostMarks) }),
  }
}

function placeOf({ rest }: Reading): string | undefined {
  const words = rest.map(({ word }) => word).join(' ')
  return /\p{L}{3}/u.test(words) ? words : undefined
}
