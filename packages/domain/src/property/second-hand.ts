/** The second hand of drugs, cash and firearms: a move waits until that person signs for it themselves (PX-16, PX-17). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import type { Holder } from './continuity.ts'
import { needsTwoPeople, type PropertyKind } from './property-kinds.ts'

export const signStates = [
  { code: 'WAITING', label: 'Waits for the second person' },
  { code: 'SIGNED', label: 'Signed' },
  { code: 'REFUSED', label: 'Not confirmed' },
  { code: 'WITHDRAWN', label: 'Taken back' },
] as const
export type SignState = (typeof signStates)[number]['code']

/** How somebody signed: signed in themselves, or with their own password beside the one who moves it. */
export const signWays = [
  { code: 'OWN_SESSION', label: 'under their own sign-in' },
  { code: 'PASSWORD', label: 'with their own password' },
] as const
export type SignWay = (typeof signWays)[number]['code']

export interface Sign {
  state: SignState
  /** The second person, who alone signs. */
  witness: string
  askedBy: string
}

/** PX-16: whoever was named signs, once, and says what was otherwise where they do not confirm it. */
export function signProblems(
  sign: Sign,
  by: string,
  { answer, words }: { answer: 'SIGNED' | 'REFUSED'; words?: string },
): RuleProblem[] {
  const { problems, block } = problemList()
  block(sign.state !== 'WAITING', 'PX-16', 'This does not wait for a signature any more.', 'answer')
  block(
    by !== sign.witness,
    'PX-16',
    'Only the person who was named as second signs: under their own sign-in, or with their own password here.',
    'answer',
  )
  block(answer === 'REFUSED' && !isSaid(words), 'PX-16', 'Say what was otherwise.', 'words')
  return problems
}

/** PX-16: who asked takes a waiting move back; where they are gone, a keeper of stores does. */
export function withdrawProblems(sign: Sign, by: { userId: string; isKeeper: boolean }): RuleProblem[] {
  const { problems, block } = problemList()
  block(sign.state !== 'WAITING', 'PX-16', 'This does not wait for a signature any more.')
  block(
    by.userId !== sign.askedBy && !by.isKeeper,
    'PX-16',
    'Whoever recorded this move takes it back, or a keeper of stores.',
  )
  return problems
}

/** PX-16: while one move waits there is no other; `waits` is the name of the second person. */
export function waitingProblems(waits: string | undefined): RuleProblem[] {
  const { problems, block } = problemList()
  block(
    waits !== undefined,
    'PX-16',
    `A move of this item waits for the signature of ${waits ?? ''}: have it signed or take it back first.`,
    'to',
  )
  return problems
}

/** PX-17: drugs, cash and firearms are photographed before they go into a store. */
export function photographProblems(
  item: { kind: PropertyKind; isPhotographed: boolean },
  to: Holder,
): RuleProblem[] {
  const { problems, block } = problemList()
  block(
    needsTwoPeople(item.kind) && !item.isPhotographed && to.kind === 'PLACE',
    'PX-17',
    'Drugs, cash and firearms are photographed before they go into a store: add a photograph on this page.',
    'to',
  )
  return problems
}
