/** The sanitised copy: what may not stand in it, what a person looks at, and what was taken out (IS-1 to IS-8). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { fold } from '../nominal/fold-name.ts'
import { compareTexts, type TextPart } from './removed-words.ts'
import { sourceWarnings } from './source-words.ts'

export interface SanitisedCopy {
  raw: string
  sanitised: string
  /** Nothing of the paragraph is given out; then `leftOutReason` says why, and there is no text. */
  isLeftOut?: boolean
  leftOutReason?: string
  /**
   * What identifies the source, handed in by the vault alone and never shown: names, and numbers or addresses as they are
   * written. The refusal does not say which of them was met, and each check is audited, because a rule that answers can be
   * asked again and again.
   */
  sourceTerms: readonly string[]
  /** Records found in the sanitised text, and those that the original is linked to. */
  foundRecordIds: readonly string[]
  linkedRecordIds: readonly string[]
  /** How many people could have known it; undefined when nobody asked. */
  couldHaveKnown?: number
  attachments: readonly { id: string; hasMetadata: boolean }[]
  /** Reasons for what was taken out, one for each part that the comparison finds, in order. */
  removalReasons: readonly RemovalReason[]
}

export const removalReasons = [
  { code: 'SOURCE', label: 'Points to the source' },
  { code: 'SUBJECT', label: 'Identifies somebody who need not be known' },
  { code: 'METHOD', label: 'Tells how it was learnt' },
  { code: 'OPERATION', label: 'Harms an operation' },
  { code: 'NOT_NEEDED', label: 'Not needed for the purpose' },
  { code: 'WORDING', label: 'Wording only' },
] as const
export type RemovalReason = (typeof removalReasons)[number]['code']

/**
 * IS-1 to IS-7: what stands against a sanitised copy. Blocked: signs of the source, people who are not linked, the first
 * person, metadata. To be looked at (WARN): exact times, quoted words, relationships, a fact that few could know.
 */
export function sanitisationProblems(copy: SanitisedCopy): RuleProblem[] {
  const { problems, block, ask, warn } = problemList()
  if (copy.isLeftOut === true) {
    block(
      !isSaid(copy.leftOutReason),
      'IS-1',
      'Say why nothing of this paragraph is given out.',
      'leftOutReason',
    )
    block(isSaid(copy.sanitised), 'IS-1', 'It is left out: take its text away, or give it out.', 'sanitised')
    return problems
  }
  const text = copy.sanitised
  block(
    !isSaid(text),
    'IS-1',
    'Write the text that others see, or leave the paragraph out with a reason.',
    'sanitised',
  )
  block(
    copy.sourceTerms.some((term) => holdsTerm(text, term)),
    'IS-2',
    'Something in this text identifies the source. Word it anew, or ask the source unit.',
    'sanitised',
  )
  const strangers = copy.foundRecordIds.filter((id) => !copy.linkedRecordIds.includes(id))
  block(
    strangers.length > 0,
    'IS-3',
    'The text names somebody or something to which the original is not linked: link it there first, or take it out.',
    'sanitised',
  )
  const person = firstPerson(text)
  block(
    person !== undefined,
    'IS-4',
    `“${person}” speaks in the first person: tell it as a fact.`,
    'sanitised',
  )
  for (const words of sourceWarnings(text)) block(true, 'IS-4', words, 'sanitised')
  block(
    copy.attachments.some(({ hasMetadata }) => hasMetadata),
    'IS-5',
    'A file still says who made it, where or with what: strip it first.',
    'attachments',
  )
  for (const { pattern, words } of hints) {
    const match = pattern.exec(text)
    warn(match !== null, 'IS-6', `“${match?.[0]}”: ${words}`, 'sanitised')
  }
  ask(
    copy.couldHaveKnown === undefined,
    'IS-7',
    'Say how many people could have known this.',
    'couldHaveKnown',
  )
  warn(
    copy.couldHaveKnown !== undefined && copy.couldHaveKnown <= 1,
    'IS-7',
    'Only one person could have known this: whoever reads it knows the source.',
    'couldHaveKnown',
  )
  const parts = compareTexts(copy.raw, text)
  const removed = parts.filter(({ kind }) => kind === 'REMOVED').length
  ask(
    copy.removalReasons.length < removed,
    'IS-8',
    `Say why each part was taken out: ${removed - copy.removalReasons.length} left.`,
    'removalReasons',
  )
  warn(
    addedWords(parts) > wordCount(copy.raw),
    'IS-8',
    'The copy says more than the original: a sanitised copy adds nothing.',
    'sanitised',
  )
  return problems
}

/** IS-8: the parts that were taken out of the original, in order; the ledger keeps them with their reasons. */
export const removedParts = (raw: string, sanitised: string): string[] =>
  compareTexts(raw, sanitised).flatMap(({ kind, text }) => (kind === 'REMOVED' ? [text] : []))

const wordCount = (text: string): number => text.split(/\s+/).filter(Boolean).length
const addedWords = (parts: readonly TextPart[]): number =>
  parts.filter(({ kind }) => kind === 'ADDED').reduce((total, { text }) => total + wordCount(text), 0)

/** Names are compared folded and as whole words, numbers by their digits, the rest by letters and digits. */
function holdsTerm(text: string, term: string): boolean {
  const digits = term.replace(/\D/g, '')
  if (digits.length >= 6 && digits.length >= term.replace(/[^\p{L}\p{N}]/gu, '').length - 1) {
    // The last nine digits are the same whether a number is written 0 or +44.
    return text.replace(/\D/g, '').includes(digits.slice(-9))
  }
  if (/\d/.test(term)) return squeezed(text).includes(squeezed(term))
  const name = fold(term)
  return name.length > 1 && ` ${fold(text.replace(/['’]s\b/giu, ''))} `.includes(` ${name} `)
}

const squeezed = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** A word of the first person outside of quotation marks; a roman numeral after a name of a king is rarer than a slip. */
function firstPerson(text: string): string | undefined {
  const unquoted = text.replace(/[“"][^”"]*[”"]/g, ' ')
  return /\b(I|[Mm]e|[Mm]y|[Mm]yself|[Ww]e|us|[Oo]ur|[Oo]urs)\b/.exec(unquoted)?.[0]
}

const hints: readonly { pattern: RegExp; words: string }[] = [
  {
    pattern: /\b([01]?\d|2[0-3])[:.][0-5]\d\b|\b([01]\d|2[0-3])[0-5]\d ?(hrs|hours)\b/i,
    words: 'an exact time tells who was there. Round it.',
  },
  { pattern: /[“"][^”"]{3,}[”"]/, words: 'quoted words tell who heard them. Give their sense.' },
  {
    pattern:
      /\b(his|her|their) (brother|sister|mother|father|wife|husband|partner|ex|ex-partner|girlfriend|boyfriend|cousin|neighbour|son|daughter)\b/i,
    words: 'a relationship narrows down who could know.',
  },
  {
    pattern: /\b(from|through|out of) (the|a|his|her|their) (window|balcony|door|garden|car|upstairs)\b/i,
    words: 'the place from which it was seen tells who saw it.',
  },
  { pattern: /\b(only|nobody but|no one but|except)\b/i, words: 'says that few know it.' },
]
