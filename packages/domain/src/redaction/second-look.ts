/** Who may send a redaction to the second look, and who may give it: never the one who marked it. */

export type RedactionState = 'DRAFT' | 'LOOK' | 'DONE'
export const redactionStates = [
  { code: 'DRAFT', label: 'Being marked' },
  { code: 'LOOK', label: 'Waits for the second look' },
  { code: 'DONE', label: 'Burnt in' },
] as const

export type RedactionFacts = {
  state: RedactionState
  markedBy: readonly string[]
  marks: number
  undecided: number
}
export type RedactionRefusal = { rule: 'RD-11' | 'RD-12' | 'RD-13' | 'RD-14'; reason: string }

/** Marks are changed only in a draft (RD-11). */
export const refuseMarking = ({ state }: RedactionFacts): RedactionRefusal | undefined =>
  state === 'DRAFT'
    ? undefined
    : { rule: 'RD-11', reason: 'Its marks stand: it is being looked at, or is burnt in.' }

/** Every suggestion is answered before somebody else looks (RD-12). */
export function refuseSending(facts: RedactionFacts): RedactionRefusal | undefined {
  const marking = refuseMarking(facts)
  if (marking !== undefined) return marking
  if (facts.undecided === 0) return undefined
  const many = facts.undecided === 1 ? 'One suggestion is' : `${facts.undecided} suggestions are`
  return { rule: 'RD-12', reason: `${many} not answered yet: accept or refuse each.` }
}

/** The second look is given to what was sent, by somebody who marked nothing of it (RD-13, RD-14). */
export function refuseLooking(facts: RedactionFacts, userId: string): RedactionRefusal | undefined {
  if (facts.state !== 'LOOK') return { rule: 'RD-13', reason: 'It was not sent to the second look.' }
  if (facts.markedBy.includes(userId))
    return { rule: 'RD-14', reason: 'You marked this: the second look is somebody else\u2019s.' }
  return undefined
}
