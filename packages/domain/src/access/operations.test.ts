import { describe, expect, it } from 'vitest'
import {
  membershipProblems,
  type OperationAct,
  type OperationFacts,
  operationProblems,
  reviewDayProblems,
} from './operations.ts'

const today = '2026-11-23'
const facts = (more: Partial<OperationFacts> = {}): OperationFacts => ({
  ownerId: 'owner',
  isOwnerInPost: true,
  isClosed: false,
  recordsInside: 0,
  ...more,
})
const rules = (problems: readonly { rule: string }[]) => problems.map(({ rule }) => rule)
const owner = { userId: 'owner', mayOpen: true }
const member = { userId: 'member', mayOpen: false }

describe('operations', () => {
  it.each([
    ['2026-11-23', ['OP-1']],
    ['2026-11-24', []],
    ['2027-02-21', []],
    ['2027-02-22', ['OP-1']],
  ])('OP-1: a review on %s', (day, expected) =>
    expect(rules(reviewDayProblems(day, today))).toEqual(expected),
  )

  it.each([
    ['2026-11-23', '2026-11-23', []],
    ['2026-12-01', '2027-05-22', []],
    ['2026-11-22', '2026-12-01', ['OP-2']],
    ['2026-12-02', '2026-12-01', ['OP-2']],
    ['2026-12-01', '2027-05-23', ['OP-2']],
  ])('OP-2: a member from %s until %s', (from, until, expected) =>
    expect(rules(membershipProblems({ from, until }, today))).toEqual(expected),
  )

  it.each(['ADD', 'END', 'REVIEW', 'HAND_OVER', 'CLOSE', 'TAKE_OUT'] as const)(
    'OP-3: %s is for the owner alone',
    (act: OperationAct) => {
      expect(rules(operationProblems(act, facts(), member, 'x'))).toEqual(['OP-3'])
      expect(operationProblems(act, facts(), owner, 'x')).toEqual([])
    },
  )

  it('OP-3: every member puts records in, and one who may open operations takes over from an owner who has left', () => {
    expect(operationProblems('PUT_IN', facts(), member)).toEqual([])
    const left = facts({ isOwnerInPost: false })
    expect(operationProblems('HAND_OVER', left, { userId: 'member', mayOpen: true })).toEqual([])
    expect(rules(operationProblems('HAND_OVER', left, member))).toEqual(['OP-3'])
    expect(rules(operationProblems('ADD', left, { userId: 'member', mayOpen: true }))).toEqual(['OP-3'])
  })

  it('OP-3: the owner stays a member', () => {
    expect(rules(operationProblems('END', facts(), owner, 'owner'))).toEqual(['OP-3'])
  })

  it('OP-1, OP-4: is closed once nothing is in it, and then only emptied', () => {
    expect(rules(operationProblems('CLOSE', facts({ recordsInside: 1 }), owner))).toEqual(['OP-4'])
    const closed = facts({ isClosed: true })
    expect(rules(operationProblems('PUT_IN', closed, owner))).toEqual(['OP-1'])
    expect(rules(operationProblems('ADD', closed, owner))).toEqual(['OP-1'])
    expect(operationProblems('TAKE_OUT', closed, owner)).toEqual([])
  })
})
