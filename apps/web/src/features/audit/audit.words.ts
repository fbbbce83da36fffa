/** The words of the audit: the acts of the law, how a request ended, and what an action is called. */
import type { Tone } from '@mips/ui/tone.ts'

export const actWords: Record<string, string> = {
  collection: 'Recorded',
  alteration: 'Changed',
  consultation: 'Looked at',
  disclosure: 'Disclosed',
  combination: 'Joined',
  erasure: 'Erased',
  search: 'Searched',
}

export const outcomeWords: Record<string, { words: string; tone: Tone }> = {
  ok: { words: 'Done', tone: 'good' },
  refused: { words: 'Refused', tone: 'caution' },
  not_found: { words: 'Not found', tone: 'neutral' },
  failed: { words: 'Failed', tone: 'bad' },
}

/** `custody.authoriseDetention` as words: Custody: authorise detention. */
export function actionWords(action: string): string {
  const [module = '', route = ''] = action.split('.')
  const words = route.replaceAll(/([A-Z])/g, ' $1').toLowerCase()
  return `${module.charAt(0).toUpperCase()}${module.slice(1)}: ${words}`
}

/** The terms of a search in one line: "surname Hussein, born 1987". */
export function termsWords(terms: unknown): string {
  if (typeof terms !== 'object' || terms === null) return typeof terms === 'string' ? terms : ''
  return Object.entries(terms)
    .filter(([, value]) => value !== null && value !== '' && typeof value !== 'object')
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ')
}
