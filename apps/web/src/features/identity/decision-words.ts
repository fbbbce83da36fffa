/** Decisions about two people, in words. */
const words: Record<string, string> = {
  same: 'the same person',
  not_same: 'not the same person',
  unsure: 'not sure',
}

/** "the same person", "not the same person", "not sure". */
export const decisionWords = (decision: string): string => words[decision] ?? decision
