/** Two texts told apart word by word, each cut into its own parts with the spaces and lines that its writer left. */
import { compareTexts, type TextPart } from '@mips/domain/intelligence/removed-words'

export type MarkedPart = { text: string; isMarked: boolean }

const wordsOf = (text: string) => text.split(/\s+/).filter(Boolean).length

/** Cuts a text along the parts of a comparison that are its own: those kept, and those of the marked kind. */
function cut(text: string, parts: readonly TextPart[], marked: 'REMOVED' | 'ADDED'): MarkedPart[] {
  const pieces = [...text.matchAll(/\s*\S+/g)].map(([piece]) => piece)
  let at = 0
  return parts
    .filter(({ kind }) => kind === 'KEPT' || kind === marked)
    .map((part) => {
      const from = at
      at += wordsOf(part.text)
      return { text: pieces.slice(from, at).join(''), isMarked: part.kind === marked }
    })
}

/** The original with what was taken out marked, and the copy with what was put in. */
export function markBoth(raw: string, copy: string): { raw: MarkedPart[]; copy: MarkedPart[] } {
  const parts = compareTexts(raw, copy)
  return { raw: cut(raw, parts, 'REMOVED'), copy: cut(copy, parts, 'ADDED') }
}

export type Removal = { part: string; code: string }

/** Each part that was taken out, with the reason that was given for its words; the reasons of other words wait. */
export const removalsOf = (raw: readonly MarkedPart[], said: readonly Removal[]): Removal[] =>
  raw
    .filter(({ isMarked }) => isMarked)
    .map(({ text }) => {
      const part = text.trim()
      return { part, code: said.find((one) => one.part === part)?.code ?? '' }
    })

/** The reasons in order, up to the first part without one: each stands for the part at its place. */
export function reasonsInOrder(removals: readonly Removal[]): string[] {
  const open = removals.findIndex(({ code }) => code === '')
  return removals.slice(0, open === -1 ? removals.length : open).map(({ code }) => code)
}
