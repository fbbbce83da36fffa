/** Folds a name to the one form in which names are stored for search, compared and counted. */

const LETTERS_WITHOUT_DECOMPOSITION: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ĸ: 'k',
  ə: 'e',
}
const SPECIAL_LETTER = /[ßæœøđðþłħıŋĸə]/g

/** Marks that other systems leave in front of a name when a migration or a booking went wrong. */
const SYSTEM_PREFIX = /^(?:(?:mig[_ ]error|no[_ ]show|duplicate)[_ ]+|not[_ ]entered[_ ]*)+/

const APOSTROPHE = /['’‘`´ʼʻ]/g

/** Words that belong to a surname but are dropped or glued on as often as they are written. */
const PARTICLES = new Set(
  (
    'al el abd abdul abdel bin bint ibn ben van von der den de del della di da do dos das du la le les ' +
    'st san santa ter ten zu zum ap ab y e'
  ).split(' '),
)

/**
 * Lower case, accents off, punctuation off, hyphens to spaces, Mc, Mac and O joined to what follows.
 * One-letter words are dropped unless nothing else is left, so that an initial by itself survives.
 * Folding a folded name changes nothing.
 */
export function fold(name: string | undefined | null): string {
  if (!name) return ''
  if (/^[a-z]+$/.test(name)) return name
  const words = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(SPECIAL_LETTER, (letter) => LETTERS_WITHOUT_DECOMPOSITION[letter] ?? letter)
    .trim()
    .replace(SYSTEM_PREFIX, '')
    .replace(APOSTROPHE, '')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
    .replace(/(^| )(mc|mac|o) (?=\p{L}{2})/gu, '$1$2')
    .split(' ')
    .filter(Boolean)
  const whole = words.filter((word) => word.length > 1)
  return (whole.length > 0 ? whole : words).join(' ')
}

/**
 * The forms under which a folded name may be written elsewhere, the whole run together first: each half of a
 * double-barrelled name, and the name without its particles ("al hassan" gives "alhassan" and "hassan").
 */
export function nameForms(folded: string): string[] {
  if (folded === '') return []
  const words = folded.split(' ')
  if (words.length === 1) return words
  const halves = words.filter((word) => !PARTICLES.has(word) && word.length > 2)
  const withoutParticles = halves.length > 1 && halves.length < words.length ? [halves.join('')] : []
  return [...new Set([words.join(''), ...withoutParticles, ...halves])]
}

/** The beginnings under which a name typed so far may be held: as it is, and with a particle that was glued on set apart. */
export function beginningsOf(folded: string): string[] {
  const apart = [...PARTICLES]
    .filter((one) => one.length > 1 && folded.startsWith(one) && folded.length > one.length + 1)
    .map((particle) => `${particle} ${folded.slice(particle.length).trim()}`)
  return [...new Set([folded, ...apart])]
}

/** Whether a folded name is no more than an initial. */
export function isInitial(folded: string): boolean {
  return folded.length === 1
}
