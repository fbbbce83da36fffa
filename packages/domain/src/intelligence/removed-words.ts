/** What was taken out of a text and what was put in, word by word, so that a sanitised copy can be read beside its original. */

export interface TextPart {
  kind: 'KEPT' | 'REMOVED' | 'ADDED'
  text: string
}

const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean)

/** The form in which words are compared: case and the signs around a word are no change. */
const bare = (word: string): string => word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')

/**
 * IS-8: the parts of two texts in order: what is kept (in the words of the second), what was removed and what was added.
 * Joining KEPT and ADDED gives the words of the second text, KEPT and REMOVED those of the first. The time grows with the
 * product of the word counts.
 */
export function compareTexts(before: string, after: string): TextPart[] {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  const [keysA, keysB] = [a.map(bare), b.map(bare)]
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        keysA[i] === keysB[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const parts: TextPart[] = []
  const put = (kind: TextPart['kind'], word: string | undefined) => {
    const last = parts.at(-1)
    if (last?.kind === kind) last.text += ` ${word ?? ''}`
    else parts.push({ kind, text: word ?? '' })
  }
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && keysA[i] === keysB[j]) {
      put('KEPT', b[j])
      i += 1
      j += 1
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      put('REMOVED', a[i])
      i += 1
    } else {
      put('ADDED', b[j])
      j += 1
    }
  }
  return parts
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
