/** Which suspected duplicates are looked at first: where being wrong about who somebody is does the most harm. */

/** What is known of the two people together; each is true when it holds of either. */
export type HarmFacts = {
  isChildAtRisk: boolean
  isInCustody: boolean
  isWanted: boolean
  hasSevereWarning: boolean
  hasWarning: boolean
}

const HARMS: readonly { fact: keyof HarmFacts; points: number; words: string }[] = [
  { fact: 'isChildAtRisk', points: 8, words: 'a child at risk' },
  { fact: 'isInCustody', points: 4, words: 'in custody now' },
  { fact: 'isWanted', points: 4, words: 'wanted' },
  { fact: 'hasSevereWarning', points: 2, words: 'a grave warning on one of them' },
  { fact: 'hasWarning', points: 1, words: 'a warning on one of them' },
]

/** Points (the higher, the sooner) and the words for them. A grave warning is a warning too. */
export function harmOf(facts: HarmFacts): { harm: number; reasons: string[] } {
  const held = HARMS.filter(({ fact }) => facts[fact]).filter(
    ({ fact }) => fact !== 'hasWarning' || !facts.hasSevereWarning,
  )
  const graveAlso = facts.hasSevereWarning ? 1 : 0
  return {
    harm: held.reduce((sum, { points }) => sum + points, 0) + graveAlso,
    reasons: held.map(({ words }) => words),
  }
}

/** Harm first, then certainty, then the older suspicion; ties by id, so that the queue never wavers. */
export function byHarm<P extends { harm: number; weight: number; foundAt: string; id: string }>(
  a: P,
  b: P,
): number {
  return b.harm - a.harm || b.weight - a.weight || order(a.foundAt, b.foundAt) || order(a.id, b.id)
}

function order(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
