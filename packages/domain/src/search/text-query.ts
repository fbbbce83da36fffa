/** What is asked of free text: words in any order, phrases in quotes, and words that stand near one another. */

export type TextTerm =
  | { kind: 'words'; text: string }
  | { kind: 'phrase'; text: string }
  | { kind: 'near'; left: string; right: string; within: number }

/** Words apart when none are said, and at most. */
export const NEAR = { usual: 10, most: 30 } as const

type Token = { text: string; isQuoted: boolean }

/**
 * Reads `"left by the hedge"` as a phrase, `knife NEAR school` as words at most ten apart in either order and
 * `knife NEAR/3 school` as three; NEAR is in capitals, so that the word itself can be searched for. All must be met.
 */
export function readTextQuery(text: string): TextTerm[] {
  const tokens = tokensOf(text)
  const terms: TextTerm[] = []
  const isUsed = tokens.map(() => false)
  for (const [place, token] of tokens.entries()) {
    const within = token.isQuoted ? undefined : nearOf(token.text)
    const [before, after] = [tokens[place - 1], tokens[place + 1]]
    if (within === undefined || before === undefined || after === undefined) continue
    terms.push({ kind: 'near', left: before.text, right: after.text, within })
    isUsed.fill(true, place - 1, place + 2)
  }
  const rest = tokens.filter((_, place) => !isUsed[place])
  const words = rest.filter((token) => !token.isQuoted).map((token) => token.text)
  return [
    ...(words.length === 0 ? [] : [{ kind: 'words' as const, text: words.join(' ') }]),
    ...rest
      .filter((token) => token.isQuoted)
      .map(({ text: phrase }) => ({ kind: 'phrase' as const, text: phrase })),
    ...terms,
  ]
}

/** The same without its signs, as everything but free text is searched for. */
export const plainTextOf = (text: string): string =>
  /["“”]/.test(text)
    ? tokensOf(text)
        .map((token) => token.text)
        .join(' ')
    : text

/** Whether the whole text is one phrase in quotes. */
export const isOnePhrase = (terms: readonly TextTerm[]): boolean =>
  terms.length === 1 && terms[0]?.kind === 'phrase'

/** How phrases and nearness were understood. */
export const textQueryWords = (terms: readonly TextTerm[]): string[] =>
  terms.flatMap((term) => {
    if (term.kind === 'words') return []
    if (term.kind === 'phrase') return [`the phrase “${term.text}”`]
    return [`“${term.left}” at most ${term.within} words from “${term.right}”`]
  })

/** A quote that is never closed is no sign. */
function tokensOf(text: string): Token[] {
  return [...text.matchAll(/["“”]([^"“”]*)["“”]|([^\s"“”]+)/g)]
    .map(([, phrase, word]) => ({ text: (phrase ?? word ?? '').trim(), isQuoted: phrase !== undefined }))
    .filter((token) => token.text !== '')
}

function nearOf(word: string): number | undefined {
  const match = /^NEAR(?:\/(\d{1,3}))?$/.exec(word)
  if (match === null) return undefined
  return Math.min(NEAR.most, Math.max(1, Number(match[1] ?? NEAR.usual)))
}
