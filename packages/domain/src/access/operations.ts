/** Rules of operations: compartments of records that only named members see, each for a time (OP-1 to OP-4). Days are YYYY-MM-DD. */
import { problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { addDays, formatDay } from '../time/day.ts'

/** Design choices; a force sets its own. */
export const operationRules = { mostReviewDays: 90, mostMemberDays: 180 } as const

/** OP-1: an operation is looked at again by a day that is not far. */
export function reviewDayProblems(reviewOn: string, today: string): RuleProblem[] {
  const { problems, block } = problemList()
  const last = addDays(today, operationRules.mostReviewDays)
  block(reviewOn <= today, 'OP-1', 'The review is on a day after today.', 'reviewOn')
  block(reviewOn > last, 'OP-1', `It is looked at again by ${formatDay(last)} at the latest.`, 'reviewOn')
  return problems
}

/** OP-2: a member is one for a time, which may begin later. */
export function membershipProblems(member: { from: string; until: string }, today: string): RuleProblem[] {
  const { problems, block } = problemList()
  const last = addDays(today, operationRules.mostMemberDays)
  block(member.from < today, 'OP-2', 'It begins today or later.', 'from')
  block(member.until < member.from, 'OP-2', 'It ends on its first day or later.', 'until')
  block(
    member.until > last,
    'OP-2',
    `Nobody is a member beyond ${formatDay(last)}: prolong it then.`,
    'until',
  )
  return problems
}

export interface OperationFacts {
  ownerId: string
  isOwnerInPost: boolean
  isClosed: boolean
  /** Records that are in it now. */
  recordsInside: number
}

export type OperationAct = 'ADD' | 'END' | 'REVIEW' | 'HAND_OVER' | 'CLOSE' | 'PUT_IN' | 'TAKE_OUT'

/** OP-3, OP-4: what stands against an act of a member; `mayOpen` says that they may open operations themselves. */
export function operationProblems(
  act: OperationAct,
  operation: OperationFacts,
  actor: { userId: string; mayOpen: boolean },
  ofUserId?: string,
): RuleProblem[] {
  const { problems, block } = problemList()
  const isOwner = operation.ownerId === actor.userId
  const takesOver = act === 'HAND_OVER' && !operation.isOwnerInPost && actor.mayOpen
  block(
    act !== 'PUT_IN' && !isOwner && !takesOver,
    'OP-3',
    'Its owner alone does that: ask them.',
    'operationId',
  )
  block(
    operation.isClosed && act !== 'TAKE_OUT' && act !== 'END',
    'OP-1',
    'The operation is closed.',
    'operationId',
  )
  block(
    act === 'END' && ofUserId === operation.ownerId,
    'OP-3',
    'The owner is a member: hand the operation over first.',
    'memberId',
  )
  block(
    act === 'CLOSE' && operation.recordsInside > 0,
    'OP-4',
    'Records are in it still: take them out, or leave it open.',
    'operationId',
  )
  return problems
}
