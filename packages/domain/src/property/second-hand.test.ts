import { describe, expect, it } from 'vitest'
import {
  photographProblems,
  type Sign,
  signProblems,
  waitingProblems,
  withdrawProblems,
} from './second-hand.ts'

const waiting: Sign = { state: 'WAITING', witness: 'second', askedBy: 'first' }
const rules = (problems: readonly { rule: string; severity: string }[]) =>
  problems.map(({ rule, severity }) => `${rule} ${severity}`)

describe('PX-16: the second hand', () => {
  it.each([
    ['the second person', waiting, 'second', {}, []],
    ['the one who asked', waiting, 'first', {}, ['PX-16 BLOCK']],
    ['somebody else', waiting, 'third', {}, ['PX-16 BLOCK']],
    ['once more', { ...waiting, state: 'SIGNED' as const }, 'second', {}, ['PX-16 BLOCK']],
    ['refused without words', waiting, 'second', { answer: 'REFUSED' as const }, ['PX-16 BLOCK']],
    ['refused with words', waiting, 'second', { answer: 'REFUSED' as const, words: 'The seal was torn' }, []],
  ])('is signed by %s', (_what, sign, by, more, expected) => {
    expect(rules(signProblems(sign, by, { answer: 'SIGNED', ...more }))).toEqual(expected)
  })

  it('is taken back by who asked, or by a keeper of stores', () => {
    expect(withdrawProblems(waiting, { userId: 'first', isKeeper: false })).toEqual([])
    expect(withdrawProblems(waiting, { userId: 'keeper', isKeeper: true })).toEqual([])
    expect(rules(withdrawProblems(waiting, { userId: 'second', isKeeper: false }))).toEqual(['PX-16 BLOCK'])
    expect(
      rules(withdrawProblems({ ...waiting, state: 'REFUSED' }, { userId: 'first', isKeeper: false })),
    ).toEqual(['PX-16 BLOCK'])
  })

  it('holds every other move until then', () => {
    expect(waitingProblems(undefined)).toEqual([])
    expect(waitingProblems('PC Testwell')[0]?.message).toContain('PC Testwell')
  })
})

describe('PX-17: the photograph', () => {
  const store = { kind: 'PLACE', id: 's' } as const
  it.each([
    ['DRUG', false, store, ['PX-17 BLOCK']],
    ['CASH', true, store, []],
    ['FIREARM', false, { kind: 'PERSON', id: 'p' } as const, []],
    ['GENERAL', false, store, []],
  ] as const)('%s, photographed %s', (kind, isPhotographed, to, expected) => {
    expect(rules(photographProblems({ kind, isPhotographed }, to))).toEqual(expected)
  })
})
