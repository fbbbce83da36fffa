/** Names and numbers in a text are linked: what is offered as a link, and what may stay plain text (NL-1 to NL-3). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { recognise, type RecognisedKind } from '../identifiers/recognise.ts'
import { classifyVrm, normaliseVrm } from '../identifiers/vrm.ts'

/** `from` and `to` are places in the text (characters, `to` is after the last), so that the screen can mark them. */
export interface Mention {
  kind: 'NAME' | 'ADDRESS' | RecognisedKind
  text: string
  /** Normal form of an identifier; the words themselves for a name or address. */
  value: string
  from: number
  to: number
}

/** Identifiers that make a link; dates, parts of numbers and our own references are no things in the world. */
const linkable: readonly RecognisedKind[] = [
  'pnc',
  'cro',
  'nino',
  'driver-number',
  'prison-number',
  'vrm',
  'postcode',
  'phone',
  'imei',
  'email',
]

/**
 * NL-1: what in a text is offered as a link: identifiers by their patterns, addresses, and words that look like names. `today`
 * (YYYY-MM-DD) places two-digit years. The longest reading wins, and none overlaps another. A mark with a space between its
 * halves or of an old style counts only in capitals, because “at 21” and “May 12” are words.
 */
export function mentionsIn(text: string, today: string): Mention[] {
  const words = [...text.matchAll(/[^\s,;()“”"]+/g)].map((match) => {
    const word = match[0].replace(/[.:!?’']+$/u, '')
    return { word, from: match.index, to: match.index + word.length }
  })
  const found: Mention[] = []
  let place = 0
  while (place < words.length) {
    const mention = longestAt(text, words, place, today)
    if (mention === undefined) place += 1
    else {
      found.push(mention)
      place = words.findIndex((word, index) => index > place && word.from >= mention.to)
      if (place === -1) break
    }
  }
  return found
}

interface Word {
  word: string
  from: number
  to: number
}

const mostWords = 5

function longestAt(text: string, words: readonly Word[], place: number, today: string): Mention | undefined {
  const first = words[place]
  if (first === undefined) return undefined
  for (let length = Math.min(mostWords, words.length - place); length > 0; length -= 1) {
    const last = words[place + length - 1]
    if (last === undefined) continue
    const part = text.slice(first.from, last.to)
    const reading = /\d|@/.test(part) ? identifierIn(part, today) : undefined
    if (reading !== undefined) return { ...reading, text: part, from: first.from, to: last.to }
  }
  return addressAt(text, first.from) ?? nameAt(text, first.from)
}

function identifierIn(part: string, today: string): Pick<Mention, 'kind' | 'value'> | undefined {
  if (/[,;\n]/.test(part)) return undefined
  const found = recognise(part, today).find(({ kind }) => linkable.includes(kind))
  if (found === undefined || (found.kind === 'vrm' && !isPlateInText(part))) return undefined
  return { kind: found.kind, value: found.value }
}

/** In running text only capitals make a plate of an old style or in two halves, and dateless marks are too short to tell. */
function isPlateInText(part: string): boolean {
  const style = classifyVrm(normaliseVrm(part))
  if (style === 'CURRENT' && !part.includes(' ')) return true
  return ['CURRENT', 'PREFIX', 'SUFFIX', 'Q'].includes(style) && part === part.toUpperCase()
}

const street =
  'Road|Rd|Street|St|Lane|Ln|Avenue|Ave|Close|Court|Drive|Crescent|Terrace|Gardens|Grove|Place|Row|Square|View|Walk|Way|Mews|Rise'
const address = new RegExp(
  String.raw`(?:(?:Flat|flat) \d+[A-Za-z]?,? )?\d+[A-Za-z]? (?:\p{Lu}[\p{L}’']+ ){1,3}(?:${street})\b`,
  'uy',
)

function addressAt(text: string, from: number): Mention | undefined {
  address.lastIndex = from
  const match = address.exec(text)
  return match === null
    ? undefined
    : { kind: 'ADDRESS', text: match[0], value: match[0], from, to: from + match[0].length }
}

const name =
  /\p{Lu}[\p{L}’'-]*\p{Ll}[\p{L}’'-]*(?: (?:de|van|von|der|den|al|el|bin|ibn|O’|O'|\p{Lu}[\p{L}’'-]*\p{Ll}[\p{L}’'-]*))* \p{Lu}[\p{L}’'-]*\p{Ll}[\p{L}’'-]*/uy
const capitalName = /\p{Lu}{2,}(?: \p{Lu}{2,}){0,2}(?:, | )\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?/uy
/** Words that stand at the beginning of a sentence or in a title, and are no forename. */
const noForename = new Set(
  (
    'the a an he she they it on at in from by with when then there this that after before and but or his her their monday ' +
    'tuesday wednesday thursday friday saturday sunday january february march april may june july august september october ' +
    'november december police operation op north south east west upper lower great new old saint crime custody st mr mrs ms'
  ).split(' '),
)

function nameAt(text: string, from: number): Mention | undefined {
  for (const pattern of [name, capitalName]) {
    pattern.lastIndex = from
    const match = pattern.exec(text)
    if (match === null) continue
    const [first = ''] = match[0].toLowerCase().split(/[ ,]/)
    if (noForename.has(first) || new RegExp(`(?:${street})$`).test(match[0])) continue
    return { kind: 'NAME', text: match[0], value: match[0], from, to: from + match[0].length }
  }
  return undefined
}

export const notIdentifiableReasons = [
  { code: 'PART_NAME', label: 'Only part of a name, and nothing else is known' },
  { code: 'NO_MATCH', label: 'Searched for, nobody matches, too little for a new record' },
  { code: 'FALSE_NAME', label: 'Believed to be a false name' },
  { code: 'NOT_A_PERSON', label: 'No person: a place, a business, a brand' },
  { code: 'PUBLIC_FIGURE', label: 'Public figure, only mentioned' },
  { code: 'STAFF', label: 'Member of staff' },
  { code: 'OTHER', label: 'Other, in words' },
] as const
export type NotIdentifiableReason = (typeof notIdentifiableReasons)[number]['code']

export interface MentionAnswer {
  value: string
  recordId?: string
  notIdentifiable?: { reason: NotIdentifiableReason; words?: string }
}

/**
 * NL-2 and NL-3: what is still to be said of the mentions. It is asked of the writer (ASK), and refuses the release
 * (`atRelease`: BLOCK), because a name that nobody linked is never found on a profile.
 */
export function mentionProblems(
  mentions: readonly Mention[],
  answers: readonly MentionAnswer[],
  atRelease: boolean,
): RuleProblem[] {
  const { problems, block, ask } = problemList()
  const add = atRelease ? block : ask
  for (const { kind, value, text } of uniqueBy(mentions)) {
    const answer = answers.find((one) => one.value === value)
    const plain = answer?.notIdentifiable
    add(
      !isSaid(answer?.recordId) && plain === undefined,
      'NL-2',
      `Link “${text}” to its record, or say why it cannot be identified.`,
      'mentions',
    )
    add(
      plain !== undefined && kind !== 'NAME' && plain.reason !== 'NO_MATCH' && plain.reason !== 'OTHER',
      'NL-3',
      `“${text}” is a number or an address: link it, or say that nothing matches.`,
      'mentions',
    )
    add(
      plain?.reason === 'OTHER' && !isSaid(plain.words),
      'NL-3',
      `Say in words why “${text}” cannot be identified.`,
      'mentions',
    )
  }
  return problems
}

const uniqueBy = (mentions: readonly Mention[]): Mention[] => [
  ...new Map(mentions.map((one) => [one.value, one])).values(),
]
