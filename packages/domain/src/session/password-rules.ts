/** What a new password must be: long, not about the person or the force, and not made of what attackers try first. */
import { COMMON_PASSWORD_WORDS, COMMON_PHRASES, KEY_RUNS } from './common-passwords.data.ts'

/** Length in characters (OWASP ASVS 5.0, 6.2.1 and 6.2.9); no rules of composition (6.2.5) and no forced change by date (6.2.10). */
export const passwordLength = { least: 15, most: 128 } as const

/** Characters that must be left when everything well known is taken away. */
const leastOwn = 8

export type PasswordContext = {
  forceName: string
  staffNumber: string
  displayName: string
  stationNames?: readonly string[]
}

/** What is wrong with a new password, in whole sentences for the person; an empty list when nothing is. */
export function passwordProblems(password: string, context: PasswordContext): string[] {
  const length = [...password].length
  if (length < passwordLength.least)
    return [
      `Use ${passwordLength.least} characters or more. Three or four words that only you would put together work well.`,
    ]
  if (length > passwordLength.most) return [`Use ${passwordLength.most} characters or fewer.`]
  const folded = fold(password)
  const named = contextWords(context).find((word) => folded.includes(word.folded))
  if (named !== undefined) return [`Leave out ${named.words}: it is the first thing that others try.`]
  if (COMMON_PHRASES.some((phrase) => folded.includes(phrase) && folded.length - phrase.length < leastOwn))
    return ['This phrase is on the lists that attackers use. Choose words of your own.']
  if (ownCharacters(folded) < leastOwn)
    return [
      'This is made of words and patterns that are on the lists that attackers use. Add words that only you would put together.',
    ]
  return []
}

type Named = { folded: string; words: string }

/** Words of the force and of the person (ASVS 6.1.2, 6.2.11); short ones are left out, they occur inside other words. */
function contextWords(context: PasswordContext): Named[] {
  const own: Named[] = [{ folded: fold(context.staffNumber), words: 'your staff number' }]
  for (const name of context.displayName.split(/\s+/))
    own.push({ folded: fold(name), words: 'your own name' })
  for (const name of context.forceName.split(/\s+/))
    own.push({ folded: fold(name), words: 'the name of the force' })
  for (const name of context.stationNames ?? [])
    own.push({ folded: fold(name), words: 'the name of your station' })
  return own.filter((word) => word.folded.length >= 4)
}

const lookAlikes: Record<string, string> = {
  '@': 'a',
  4: 'a',
  3: 'e',
  1: 'i',
  '!': 'i',
  0: 'o',
  $: 's',
  5: 's',
  7: 't',
}

/** Lower case without accents, spaces and signs; digits that stand for letters inside words are read as letters later. */
const fold = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[@$!]/g, (sign) => lookAlikes[sign] ?? sign)
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

const asLetters = (text: string) => text.replaceAll(/[013457]/g, (digit) => lookAlikes[digit] ?? digit)

/** How many characters are the person's own: what is left without listed words, key runs, repeats and years. */
function ownCharacters(folded: string): number {
  const known = new Array<boolean>(folded.length).fill(false)
  const cross = (start: number, length: number) => known.fill(true, start, start + length)
  for (const reading of new Set([folded, asLetters(folded)])) {
    for (const word of COMMON_PASSWORD_WORDS)
      if (word.length >= 4) for (const at of placesOf(reading, word)) cross(at, word.length)
  }
  for (const match of folded.matchAll(/(?:19|20)\d\d/g)) cross(match.index, 4)
  // The same piece again adds nothing: "sesamesesamesesame" is "sesame".
  const seen = new Set<string>()
  for (let at = 0; at + 4 <= folded.length; at += 1) {
    const piece = folded.slice(at, at + 4)
    if (seen.has(piece)) cross(at, 4)
    seen.add(piece)
  }
  for (const run of KEY_RUNS)
    for (const way of [run, [...run].reverse().join('')]) crossRuns(folded, way, cross)
  return known.filter((isKnown) => !isKnown).length
}

function placesOf(text: string, word: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) places.push(at)
  return places
}

/** Crosses out every stretch of four or more that follows the run. */
function crossRuns(text: string, run: string, cross: (start: number, length: number) => void): void {
  for (let start = 0; start + 4 <= text.length; start += 1) {
    let length = 4
    if (!run.includes(text.slice(start, start + length))) continue
    while (start + length < text.length && run.includes(text.slice(start, start + length + 1))) length += 1
    cross(start, length)
  }
}
