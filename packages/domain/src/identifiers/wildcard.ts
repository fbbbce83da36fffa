/** A plate, telephone or serial number of which only parts are known: `AB?2*`, `*4567`. */

/** `?` stands for one letter or digit, `*` for any number of them; the body is upper case without spaces. */
export type Wildcard = { body: string; literals: number }

const leastLiterals = 2
const mostLetters = 40

/** `ends 567` and `begins with LA34` as they are said over the air; a number has a digit in it. */
const spoken =
  /^(ends?|ending|last|begins?|beginning|starts?|starting|first)\s+(?:in\s+|with\s+)?([\p{L}\d][\p{L}\d\s-]{0,20})$/iu

function written(typed: string): string {
  const [, where = '', part = ''] = spoken.exec(typed.trim()) ?? []
  if (!/\d/.test(part) || part.split(/\s+/).some((word) => word.length > 1 && !/\d/.test(word))) return typed
  return /^[el]/i.test(where) ? `*${part}` : `${part}*`
}

/** Reads a text with wildcards, or one that says how a number ends; undefined when it has none, too little is known, or it is a sentence. */
export function readWildcard(text: string): Wildcard | undefined {
  const typed = written(text)
  if (!/[?*]/.test(typed) || /[^\p{L}\p{N}\s?*+@._-]/u.test(typed)) return undefined
  const words = typed.trim().split(/\s+/)
  // A question ends in a question mark too, and is no plate.
  if (words.length > 4 || (words.length > 1 && !/\d|\*/.test(typed))) return undefined
  const body = typed.toUpperCase().replace(/[\s-]/g, '').replace(/\*+/g, '*')
  const literals = body.replace(/[?*]/g, '').length
  return literals < leastLiterals || body.length > mostLetters ? undefined : { body, literals }
}

/** A number with wildcards among plain words (`red audi *RHX`); undefined where there is not exactly one, or no word. */
export function readWildcardAmong(typed: string): { wildcard: Wildcard; words: string[] } | undefined {
  const tokens = typed.trim().split(/\s+/)
  const [part, another] = tokens.filter((token) => /[?*]/.test(token))
  const words = tokens.filter((token) => /^[\p{L}\p{N}]+$/u.test(token)).map((token) => token.toLowerCase())
  // A word before a question mark is the end of a sentence.
  if (
    part === undefined ||
    !/[*\d]/.test(part) ||
    another !== undefined ||
    words.length !== tokens.length - 1
  )
    return undefined
  const wildcard = readWildcard(part)
  return wildcard === undefined || words.length === 0 || words.length > 6 ? undefined : { wildcard, words }
}

/** The forms in which the number may be kept: a national telephone number is held with its country code. */
export function wildcardForms({ body }: Wildcard): string[] {
  if (/^0[\d?*]/.test(body)) return [body, `+44${body.slice(1)}`]
  return /^44[\d?*]/.test(body) ? [body, `+${body}`] : [body]
}

/** As a pattern of SQL's LIKE over keys. */
export const likePattern = (body: string): string =>
  body
    .replace(/[\\%_]/g, (sign) => `\\${sign}`)
    .replaceAll('?', '_')
    .replaceAll('*', '%')

/** Whether a key is one that the wildcards describe. */
export function fitsWildcard(key: string, body: string): boolean {
  // Greedy matching with one place to go back to is linear enough for forty letters, and runs no pattern of a user.
  let at = 0
  let place = 0
  let star = -1
  let tried = 0
  while (at < key.length) {
    if (place < body.length && (body[place] === '?' || body[place] === key[at])) {
      at += 1
      place += 1
    } else if (body[place] === '*') {
      star = place
      tried = at
      place += 1
    } else if (star >= 0) {
      place = star + 1
      tried += 1
      at = tried
    } else return false
  }
  while (body[place] === '*') place += 1
  return place === body.length
}
