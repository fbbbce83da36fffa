/** Remembers the answers of a pure comparison for one search, whose candidates share most names and dates. */

/** `work` is called once for each key; the memory lives as long as the function that is given back. */
export function remember<Answer>(): (key: string, work: () => Answer) => Answer {
  const known = new Map<string, { answer: Answer }>()
  return (key, work) => {
    const found = known.get(key)
    if (found) return found.answer
    const answer = work()
    known.set(key, { answer })
    return answer
  }
}
