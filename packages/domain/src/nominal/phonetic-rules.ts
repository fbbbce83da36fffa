/** The letter rules of Double Metaphone, primary code only: each gives the sound and how many letters it used. */

export type Sounded = { letters: string; length: number; slavoGermanic: boolean }
export type PhoneticRule = (name: Sounded, index: number) => [sound: string, letters: number]

const VOWELS = 'AEIOUY'

function at(name: Sounded, index: number, ...parts: string[]): boolean {
  return index >= 0 && parts.some((part) => name.letters.startsWith(part, index))
}

function isVowel(name: Sounded, index: number): boolean {
  const letter = name.letters.charAt(index)
  return letter !== '' && VOWELS.includes(letter)
}

/** A letter that sounds the same everywhere and only once when doubled. */
function plain(sound: string, doubles: string[]): PhoneticRule {
  return (name, index) => [sound, at(name, index + 1, ...doubles) ? 2 : 1]
}

const vowel: PhoneticRule = (_name, index) => [index === 0 ? 'A' : '', 1]

const c: PhoneticRule = (name, i) => {
  const germanicAch =
    i > 1 &&
    !isVowel(name, i - 2) &&
    at(name, i - 1, 'ACH') &&
    !at(name, i + 2, 'I') &&
    (!at(name, i + 2, 'E') || at(name, i - 2, 'BACHER', 'MACHER'))
  if (germanicAch) return ['K', 2]
  if (i === 0 && at(name, i, 'CAESAR')) return ['S', 2]
  if (at(name, i, 'CHIA')) return ['K', 2]
  if (at(name, i, 'CH')) return [ch(name, i), 2]
  if (at(name, i, 'CZ') && !at(name, i - 2, 'WICZ')) return ['S', 2]
  if (at(name, i + 1, 'CIA')) return ['X', 3]
  if (at(name, i, 'CC') && !(i === 1 && at(name, 0, 'M'))) return doubleC(name, i)
  if (at(name, i, 'CK', 'CG', 'CQ')) return ['K', 2]
  if (at(name, i, 'CI', 'CE', 'CY')) return ['S', 2]
  return ['K', at(name, i + 1, 'C', 'K', 'Q') && !at(name, i + 1, 'CE', 'CI') ? 2 : 1]
}

function ch(name: Sounded, i: number): string {
  if (i > 0 && at(name, i, 'CHAE')) return 'K'
  const greekRoot = at(name, i + 1, 'HARAC', 'HARIS', 'HOR', 'HYM', 'HIA', 'HEM')
  if (i === 0 && greekRoot && !at(name, 0, 'CHORE')) return 'K'
  const hard =
    at(name, 0, 'SCH') ||
    at(name, i - 2, 'ORCHES', 'ARCHIT', 'ORCHID') ||
    at(name, i + 2, 'T', 'S') ||
    ((i === 0 || at(name, i - 1, 'A', 'O', 'U', 'E')) &&
      (i + 2 >= name.length || at(name, i + 2, 'L', 'R', 'N', 'M', 'B', 'H', 'F', 'V', 'W')))
  if (hard) return 'K'
  return at(name, 0, 'MC') ? 'K' : 'X'
}

function doubleC(name: Sounded, i: number): [string, number] {
  if (!at(name, i + 2, 'I', 'E', 'H') || at(name, i + 2, 'HU')) return ['K', 2]
  const accident = (i === 1 && at(name, 0, 'A')) || at(name, i - 1, 'UCCEE', 'UCCES')
  return [accident ? 'KS' : 'X', 3]
}

const d: PhoneticRule = (name, i) => {
  if (at(name, i, 'DG')) return at(name, i + 2, 'I', 'E', 'Y') ? ['J', 3] : ['TK', 2]
  return ['T', at(name, i, 'DT', 'DD') ? 2 : 1]
}

const g: PhoneticRule = (name, i) => {
  if (at(name, i + 1, 'H')) return gh(name, i)
  if (at(name, i + 1, 'N')) {
    if (i === 1 && isVowel(name, 0) && !name.slavoGermanic) return ['KN', 2]
    return [!at(name, i + 2, 'EY') && !name.slavoGermanic ? 'N' : 'KN', 2]
  }
  if (at(name, i + 1, 'LI') && !name.slavoGermanic) return ['KL', 2]
  const softBeginnings = ['Y', 'ES', 'EP', 'EB', 'EL', 'EY', 'IB', 'IL', 'IN', 'IE', 'EI', 'ER']
  if (i === 0 && at(name, i + 1, ...softBeginnings)) return ['K', 2]
  const gerOrGy =
    at(name, i + 1, 'ER', 'Y') &&
    !at(name, 0, 'DANGER', 'RANGER', 'MANGER') &&
    !at(name, i - 1, 'E', 'I', 'RGY', 'OGY')
  if (gerOrGy) return ['K', 2]
  if (at(name, i + 1, 'E', 'I', 'Y') || at(name, i - 1, 'AGGI', 'OGGI')) {
    return [at(name, 0, 'SCH') || at(name, i + 1, 'ET') ? 'K' : 'J', 2]
  }
  return ['K', at(name, i + 1, 'G') ? 2 : 1]
}

function gh(name: Sounded, i: number): [string, number] {
  if (i > 0 && !isVowel(name, i - 1)) return ['K', 2]
  if (i === 0) return [at(name, i + 2, 'I') ? 'J' : 'K', 2]
  if (at(name, i - 2, 'B', 'H', 'D') || at(name, i - 3, 'B', 'H', 'D') || at(name, i - 4, 'B', 'H'))
    return ['', 2]
  if (i > 2 && at(name, i - 1, 'U') && at(name, i - 3, 'C', 'G', 'L', 'R', 'T')) return ['F', 2]
  return [at(name, i - 1, 'I') ? '' : 'K', 2]
}

const h: PhoneticRule = (name, i) =>
  (i === 0 || isVowel(name, i - 1)) && isVowel(name, i + 1) ? ['H', 2] : ['', 1]

const j: PhoneticRule = (name, i) => {
  if (at(name, i, 'JOSE')) return [i === 0 && name.length === 4 ? 'H' : 'J', 1]
  const step = at(name, i + 1, 'J') ? 2 : 1
  if (i === 0 || i === name.length - 1) return ['J', step]
  if (isVowel(name, i - 1) && !name.slavoGermanic && at(name, i + 1, 'A', 'O')) return ['J', step]
  const swallowed = at(name, i + 1, 'L', 'T', 'K', 'S', 'N', 'M', 'B', 'Z') || at(name, i - 1, 'S', 'K', 'L')
  return [swallowed ? '' : 'J', step]
}

const m: PhoneticRule = (name, i) => {
  const dumb = at(name, i - 1, 'UMB') && (i + 1 === name.length - 1 || at(name, i + 2, 'ER'))
  return ['M', dumb || at(name, i + 1, 'M') ? 2 : 1]
}

const p: PhoneticRule = (name, i) =>
  at(name, i + 1, 'H') ? ['F', 2] : ['P', at(name, i + 1, 'P', 'B') ? 2 : 1]

const r: PhoneticRule = (name, i) => {
  const frenchEnd =
    i === name.length - 1 && !name.slavoGermanic && at(name, i - 2, 'IE') && !at(name, i - 4, 'ME', 'MA')
  return [frenchEnd ? '' : 'R', at(name, i + 1, 'R') ? 2 : 1]
}

const s: PhoneticRule = (name, i) => {
  if (at(name, i - 1, 'ISL', 'YSL')) return ['', 1]
  if (i === 0 && at(name, i, 'SUGAR')) return ['X', 1]
  if (at(name, i, 'SH')) return [at(name, i + 1, 'HEIM', 'HOEK', 'HOLM', 'HOLZ') ? 'S' : 'X', 2]
  if (at(name, i, 'SIO', 'SIA')) return ['S', 3]
  if ((i === 0 && at(name, i + 1, 'M', 'N', 'L', 'W')) || at(name, i + 1, 'Z')) {
    return ['S', at(name, i + 1, 'Z') ? 2 : 1]
  }
  if (at(name, i, 'SC')) return [sc(name, i), 3]
  const frenchEnd = i === name.length - 1 && at(name, i - 2, 'AI', 'OI')
  return [frenchEnd ? '' : 'S', at(name, i + 1, 'S', 'Z') ? 2 : 1]
}

function sc(name: Sounded, i: number): string {
  if (!at(name, i + 2, 'H')) return at(name, i + 2, 'I', 'E', 'Y') ? 'S' : 'SK'
  if (at(name, i + 3, 'ER', 'EN')) return 'X'
  return at(name, i + 3, 'OO', 'UY', 'ED', 'EM') ? 'SK' : 'X'
}

const t: PhoneticRule = (name, i) => {
  if (at(name, i, 'TION', 'TIA', 'TCH')) return ['X', 3]
  if (at(name, i, 'TH', 'TTH')) return [at(name, i + 2, 'OM', 'AM') || at(name, 0, 'SCH') ? 'T' : '0', 2]
  return ['T', at(name, i + 1, 'T', 'D') ? 2 : 1]
}

const w: PhoneticRule = (name, i) => {
  if (at(name, i, 'WR')) return ['R', 2]
  const sound = i === 0 && (isVowel(name, i + 1) || at(name, i, 'WH')) ? 'A' : ''
  if (at(name, i, 'WICZ', 'WITZ')) return [`${sound}TS`, 4]
  return [sound, 1]
}

const x: PhoneticRule = (name, i) => {
  const frenchEnd = i === name.length - 1 && (at(name, i - 3, 'IAU', 'EAU') || at(name, i - 2, 'AU', 'OU'))
  return [frenchEnd ? '' : 'KS', at(name, i + 1, 'C', 'X') ? 2 : 1]
}

const z: PhoneticRule = (name, i) => (at(name, i + 1, 'H') ? ['J', 2] : ['S', at(name, i + 1, 'Z') ? 2 : 1])

export const PHONETIC_RULES: Record<string, PhoneticRule> = {
  ...{ A: vowel, E: vowel, I: vowel, O: vowel, U: vowel, Y: vowel },
  ...{ B: plain('P', ['B']), F: plain('F', ['F']), K: plain('K', ['K']), L: plain('L', ['L']) },
  ...{ N: plain('N', ['N']), Q: plain('K', ['Q']), V: plain('F', ['V']) },
  ...{ C: c, D: d, G: g, H: h, J: j, M: m, P: p, R: r, S: s, T: t, W: w, X: x, Z: z },
}
