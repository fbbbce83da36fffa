/** Codes for how a name sounds: the primary code of Double Metaphone (Lawrence Philips, 2000), four letters long. */
import { fold } from './fold-name.ts'
import { PHONETIC_RULES, type Sounded } from './phonetic-rules.ts'

/** The length that PostgreSQL's dmetaphone() gives, so that a bulk load in SQL agrees with this code. */
const CODE_LENGTH = 4

const SILENT_BEGINNINGS = ['GN', 'KN', 'PN', 'WR', 'PS']

/**
 * The phonetic code of a name, spaces and hyphens run together; empty for an empty name.
 * "McDonnock", "MacDonnock" and "Mac Donnock" give one code.
 */
export function phoneticCode(name: string): string {
  const letters = fold(name).replaceAll(' ', '').toUpperCase()
  if (letters === '') return ''
  const sounded: Sounded = {
    letters,
    length: letters.length,
    slavoGermanic: /W|K|CZ|WITZ/.test(letters),
  }
  let index = SILENT_BEGINNINGS.some((beginning) => letters.startsWith(beginning)) ? 1 : 0
  let code = ''
  if (letters.startsWith('X')) {
    code = 'S'
    index = 1
  }
  while (index < letters.length && code.length < CODE_LENGTH) {
    const rule = PHONETIC_RULES[letters.charAt(index)]
    if (!rule) {
      index += 1
      continue
    }
    const [sound, step] = rule(sounded, index)
    code += sound
    index += step
  }
  return code.slice(0, CODE_LENGTH)
}

/**
 * The class of a name's first letter, in which letters that are taken for one another are one:
 * c, q, k are "k"; s, x, z are "s"; vowels, h and y are "a"; any other letter is itself.
 */
export function letterClass(name: string): string {
  const first = fold(name).charAt(0)
  if ('cqk'.includes(first)) return first && 'k'
  if ('sxz'.includes(first)) return 's'
  if ('aeiouhy'.includes(first)) return 'a'
  return first
}

/** A code as a number, five bits a sign, as `mips.sound_key` of the database makes it; 0 for an empty code. */
export function soundKey(code: string): number {
  let key = 0
  for (let place = 0; place < CODE_LENGTH; place += 1) key = (key << 5) | signOf(code.charAt(place))
  return key
}

/** The numbers of all codes that begin so; the lower end in and the upper end out. */
export function soundRange(beginning: string): { from: number; before: number } {
  const from = soundKey(beginning)
  return { from, before: from + (1 << (5 * (CODE_LENGTH - beginning.length))) }
}

/** A to Z are 1 to 26 and the th sound, written 0, is 27. */
function signOf(sign: string): number {
  if (sign === '') return 0
  return sign === '0' ? 27 : sign.charCodeAt(0) & 31
}

/** The codes with which names that begin with a letter may begin; for the range probe of an initial. */
export function codeBeginnings(initial: string): string[] {
  return BEGINNINGS[fold(initial).charAt(0)] ?? []
}

/**
 * The codes with which names of these first-letter classes begin; the many silent and foreign beginnings of h and w
 * are left out, for they reach every second name.
 */
export function classCodeBeginnings(classes: string[]): string[] {
  const letters = classes.flatMap((one) => [...(LETTERS_OF_CLASS[one] ?? one)])
  return [...new Set(letters.flatMap((letter) => FEW_BEGINNINGS[letter] ?? codeBeginnings(letter)))]
}

/** The first-letter classes of the names that may have one of these codes. */
export function classesOfCodes(codes: string[]): string[] {
  return CLASSES.filter((one) =>
    classCodeBeginnings([one]).some((beginning) => codes.some((code) => code.startsWith(beginning))),
  )
}

const LETTERS_OF_CLASS: Record<string, string> = { k: 'cqk', s: 'sxz', a: 'aeiouhy' }

const FEW_BEGINNINGS: Record<string, string[]> = { h: ['H', 'A'], w: ['A', 'R', 'F'] }

const BEGINNINGS: Record<string, string[]> = {
  a: ['A'],
  b: ['P'],
  c: ['K', 'S', 'X'],
  d: ['T', 'J'],
  e: ['A'],
  f: ['F'],
  g: ['K', 'J', 'N'],
  h: ['H', ...'FJKLMNPRSTX'],
  i: ['A'],
  j: ['J', 'H'],
  k: ['K', 'N'],
  l: ['L'],
  m: ['M'],
  n: ['N'],
  o: ['A'],
  p: ['P', 'F', 'N', 'S'],
  q: ['K'],
  r: ['R'],
  s: ['S', 'X'],
  t: ['T', '0', 'X'],
  u: ['A'],
  v: ['F'],
  w: ['A', 'R', ...'FKLMNPSTX'],
  x: ['S'],
  y: ['A'],
  z: ['S', 'J'],
}

const CLASSES = [...new Set([...'abcdefghijklmnopqrstuvwxyz'].map(letterClass))]
