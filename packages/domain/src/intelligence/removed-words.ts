/** What was taken out of a text and what was put in, word by word, so that a sanitised copy can be read beside its original. */

export interface TextPart {
  kind: 'KEPT' | 'REMOVED' | 'ADDED'
  text: string
}

const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean)

/** The form in which words are compared: case and the signs around a word are no change. */
const bare = (word: string): string => word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')

type Word = { word: string; key: string }
type Put = (kind: TextPart['kind'], words: readonly Word[]) => void

const keyed = (text: string): Word[] => wordsOf(text).map((word) => ({ word, key: bare(word) }))

/** Word pairs that are compared at most; beyond them the middle of two texts counts as written anew. */
const MOST_PAIRS = 4_000_000

/**
 * IS-8: the parts of two texts in order: what is kept (in the words of the second), what was removed and what was added.
 * Joining KEPT and ADDED gives the words of the second text, KEPT and REMOVED those of the first. Between their common
 * beginning and end the time grows with the product of the word counts, up to four million; beyond that all of it counts as
 * removed and added.
 */
export function compareTexts(before: string, after: string): TextPart[] {
  const [a, b] = [keyed(before), keyed(after)]
  const parts: TextPart[] = []
  const put: Put = (kind, words) => {
    if (words.length === 0) return
    const text = words.map(({ word }) => word).join(' ')
    const last = parts.at(-1)
    if (last?.kind === kind) last.text += ` ${text}`
    else parts.push({ kind, text })
  }
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start]?.key === b[start]?.key) start += 1
  let end = 0
  while (end < shorter - start && a.at(-1 - end)?.key === b.at(-1 - end)?.key) end += 1
  const [middleA, middleB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  put('KEPT', b.slice(0, start))
  if (middleA.length * middleB.length > MOST_PAIRS) {
    put('REMOVED', middleA)
    put('ADDED', middleB)
  } else compareMiddle(middleA, middleB, put)
  put('KEPT', b.slice(b.length - end))
  return parts
}

/** The longest words in common stay; the time and the memory grow with the product of the counts. */
function compareMiddle(a: readonly Word[], b: readonly Word[], put: Put): void {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        a[i]?.key === b[j]?.key ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i]?.key === b[j]?.key) {
      put('KEPT', b.slice(j, j + 1))
      i += 1
      j += 1
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      put('REMOVED', a.slice(i, i + 1))
      i += 1
    } else {
      put('ADDED', b.slice(j, j + 1))
      j += 1
    }
  }
}

/** Longest run of words, compared as above, that stands in both texts. */
export function longestSharedRun(one: string, other: string): string {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  const [keysA, keysB] = [a.map(bare), b.map(bare)]
  let best = { end: 0, length: 0 }
  let before = new Uint16Array(b.length + 1)
  for (let i = 1; i <= a.length; i += 1) {
    const row = new Uint16Array(b.length + 1)
    for (let j = 1; j <= b.length; j += 1) {
      if (keysA[i - 1] !== keysB[j - 1]) continue
      const length = (before[j - 1] ?? 0) + 1
      row[j] = length
      if (length > best.length) best = { end: i, length }
    }
    before = row
  }
  return a.slice(best.end - best.length, best.end).join(' ')
}
