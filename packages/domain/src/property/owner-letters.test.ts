import { describe, expect, it } from 'vitest'
import {
  letterAnswerBy,
  type LetterFacts,
  letterProblems,
  letterStepProblems,
  letterText,
} from './owner-letters.ts'
import { propertyRulesOn } from './property-rules-table.ts'

const claim: LetterFacts = { kind: 'CLAIM', ownerId: 'o', address: '1 Test Road', isGone: false }
const fields = (problems: readonly { rule: string; field?: string }[]) =>
  problems.map(({ rule, field }) => `${rule} ${field}`)

describe('PX-35: a letter to an owner', () => {
  it.each([
    ['whole', {}, []],
    ['to nobody', { ownerId: undefined }, ['PX-35 ownerId']],
    ['nowhere', { address: ' ' }, ['PX-35 address']],
    ['of what is gone', { isGone: true }, ['PX-35 kind']],
    ['of a return that nobody allowed', { kind: 'COLLECT', collectFrom: 'The store' }, ['PX-35 kind']],
    [
      'of a destruction that was allowed',
      { kind: 'COLLECT', collectFrom: 'The store', authorised: 'DESTROY' },
      ['PX-35 kind'],
    ],
    ['of a return that was allowed', { kind: 'COLLECT', collectFrom: 'The store', authorised: 'RETURN' }, []],
    ['of a return from nowhere', { kind: 'COLLECT', authorised: 'RETURN' }, ['PX-35 collectFrom']],
  ] as const)('%s', (_what, more, expected) => {
    const { ownerId, ...rest } = { ...claim, ...more }
    const letter: LetterFacts = { ...rest, ...(ownerId === undefined ? {} : { ownerId }) }
    expect(fields(letterProblems(letter))).toEqual(expected)
  })

  it('says the item, its number and the day until which an answer is waited for', () => {
    const answerBy = letterAnswerBy('2026-11-03', propertyRulesOn('2026-11-03'))
    expect(answerBy).toBe('2026-12-01')
    for (const kind of ['CLAIM', 'COLLECT', 'NOTICE'] as const) {
      const text = letterText({
        kind,
        item: 'a green cycle',
        reference: 'EXH/2026/000001',
        answerBy,
        collectFrom: 'the front counter',
        words: 'Ask for the keeper.',
      }).join(' ')
      for (const words of ['a green cycle', 'EXH/2026/000001', '1 Dec', 'Ask for the keeper.'])
        expect(text).toContain(words)
    }
  })
})

describe('PX-36: the log of a letter', () => {
  it.each([
    ['sent', { isSent: false, isAnswered: false }, { kind: 'SENT', how: 'POST' }, []],
    ['sent somehow', { isSent: false, isAnswered: false }, { kind: 'SENT' }, ['PX-36 how']],
    ['sent twice', { isSent: true, isAnswered: false }, { kind: 'SENT', how: 'POST' }, ['PX-36 step']],
    [
      'answered before it was sent',
      { isSent: false, isAnswered: false },
      { kind: 'ANSWERED', answer: 'DISCLAIMS' },
      ['PX-36 step'],
    ],
    ['answered', { isSent: true, isAnswered: false }, { kind: 'ANSWERED', answer: 'WANTS_BACK' }, []],
    ['answered with nothing', { isSent: true, isAnswered: false }, { kind: 'ANSWERED' }, ['PX-36 answer']],
    [
      'answered twice',
      { isSent: true, isAnswered: true },
      { kind: 'ANSWERED', answer: 'WANTS_BACK' },
      ['PX-36 step'],
    ],
  ] as const)('%s', (_what, letter, step, expected) => {
    expect(fields(letterStepProblems(letter, step))).toEqual(expected)
  })
})
