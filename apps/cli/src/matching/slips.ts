/** Single slips: of the finger, of the ear, of the alphabet and of the calendar. */
import { dateVariants } from '@mips/domain/nominal/date-variants'
import { fold } from '@mips/domain/nominal/fold-name'
import { otherSpellings } from '@mips/domain/nominal/name-spellings'
import { nicknameGroup } from '@mips/domain/nominal/nicknames'
import type { Random } from '../demo/random.ts'
import type { Origin } from './name-origins.data.ts'
import { shortForms, spellingHabits } from './spelling-variants.data.ts'

/** The name as it is spelt elsewhere: another transliteration, or a habit of spelling of its origin. */
export function spellAnotherWay(name: string, origin: Origin, random: Random): string {
  const plain = name.toLowerCase().replaceAll("'", '')
  const known = otherSpellings(plain)
  if (known.length > 0) return random.pick(known)
  const joined = otherSpacing(plain)
  if (joined !== undefined && random.chance(0.5)) return joined
  const habits = spellingHabits[origin].filter(([pattern]) => pattern.test(plain))
  if (habits.length === 0) return joined ?? mistype(name, random)
  const [pattern, written] = random.pick(habits)
  const spelt = plain.replace(pattern, written)
  return spelt.length > 1 && fold(spelt) !== fold(plain) ? spelt : mistype(name, random)
}

/** "Xiao Ming" for "Xiaoming" is common, and the hyphen of a double name gets lost. */
function otherSpacing(name: string): string | undefined {
  if (/[ -]/.test(name)) return name.replace(/[ -]+/g, '')
  const syllables = /^(xiao|jia|wen|zhi|jian|hao|mei|jun|ming|chun|yong|cheng)(?=[a-z]{2})/.exec(name)
  return syllables ? name.replace(syllables[0], `${syllables[0]} `) : undefined
}

const HEARD: Record<string, string> = {
  a: 'eo',
  b: 'pd',
  c: 'ks',
  d: 'tb',
  e: 'ai',
  f: 'v',
  g: 'jk',
  h: 'wn',
  i: 'ye',
  j: 'gy',
  k: 'cg',
  l: 'r',
  m: 'n',
  n: 'm',
  o: 'ua',
  p: 'b',
  q: 'k',
  r: 'l',
  s: 'zc',
  t: 'd',
  u: 'o',
  v: 'fw',
  w: 'vh',
  x: 's',
  y: 'ij',
  z: 's',
}

/** One letter doubled, left out, put in, swapped with its neighbour or taken for another; now and then the first. */
export function mistype(name: string, random: Random): string {
  const letters = name.toLowerCase()
  if (letters.length < 2) return letters
  const at = random.chance(0.06) ? 0 : random.int(1, letters.length - 1)
  const [before, letter, after] = [letters.slice(0, at), letters.charAt(at), letters.slice(at + 1)]
  const others = HEARD[letter] ?? 'e'
  const slips = [
    before + letter + letter + after,
    letters.length > 2 ? before + after : before + letter + letter + after,
    before + after.charAt(0) + letter + after.slice(1),
    before + random.pick([...others]) + after,
    before + random.pick([...'aeinrt']) + letter + after,
  ].filter((slip) => fold(slip) !== fold(letters) && fold(slip) !== '')
  return slips.length > 0 ? random.pick(slips) : `${letters}e`
}

/** A short form, or the full one of a short one; undefined when none is known. */
export function nicknameOf(forename: string, random: Random): string | undefined {
  const plain = forename.toLowerCase()
  const known = shortForms.flatMap(([full, short]) => {
    if (full === plain) return [short]
    return short === plain ? [full] : []
  })
  const all = [...new Set([...known, ...nicknameGroup(plain).slice(0, 4)])]
  return all.length > 0 ? random.pick(all) : undefined
}

/** One digit of the day, the month or the year off, still a date. */
export function oneDigitOff(dob: string, random: Random): string {
  const typed = dob.replaceAll('-', '')
  const slips = dateVariants(dob).filter(
    (date) => [...date.replaceAll('-', '')].filter((digit, at) => digit !== typed.charAt(at)).length === 1,
  )
  return slips.length > 0 ? random.pick(slips) : dob
}
