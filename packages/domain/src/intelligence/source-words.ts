/** Words in an intelligence text that may give a source away: the text tells what was said, never by whom. */

const phrases: readonly { pattern: RegExp; words: string }[] = [
  { pattern: /\bchis\b|\bcovert human\b/i, words: 'names a covert source' },
  { pattern: /\b(my|our) (source|informant)\b|\b(the|an?) informant\b/i, words: 'speaks of the source' },
  {
    pattern: /\b(source|informant) (lives|works|saw|heard|told|says|said|states|reports)\b/i,
    words: 'speaks of the source',
  },
  { pattern: /\bcrimestoppers\b/i, words: 'names the line that the information came by' },
  { pattern: /\b(told|informed) by\b/i, words: 'says who told you' },
]

/** The places where the text may give a source away, as sentences; empty when there are none. */
export function sourceWarnings(text: string): string[] {
  const found = phrases.flatMap(({ pattern, words }) => {
    const match = pattern.exec(text)
    return match === null ? [] : [`“${match[0]}” ${words}. Leave it out of the text.`]
  })
  return [...new Set(found)]
}
