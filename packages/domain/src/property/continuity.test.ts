/** Continuity: who may move an item, and that it is in one hand or place at every moment (PX-1 to PX-10). */
import { describe, expect, it } from 'vitest'
import { gapsOf, type Holder, holderAt, holderNow, type Move } from './continuity.ts'
import { type MovedItem, moveProblems } from './move-rules.ts'

const now = '2026-06-12T10:00:00Z'
const person = (id: string): Holder => ({ kind: 'PERSON', id })
const place = (id: string): Holder => ({ kind: 'PLACE', id })
const keepersOf = (id: string) => (id === 'store' ? ['keeper'] : ['other keeper'])
const seized: Move = {
  at: '2026-06-11T09:00:00Z',
  to: person('ann'),
  purpose: 'SEIZED',
  receivedBy: 'ann',
  sealAfter: 'S1',
}
const stored: Move = {
  at: '2026-06-11T12:00:00Z',
  from: person('ann'),
  to: place('store'),
  purpose: 'STORED',
  givenBy: 'ann',
  receivedBy: 'keeper',
  sealBefore: 'S1',
  sealAfter: 'S1',
}
const out: Move = {
  at: '2026-06-11T15:00:00Z',
  from: place('store'),
  to: person('ben'),
  purpose: 'TAKEN_OUT',
  givenBy: 'keeper',
  receivedBy: 'ben',
  sealBefore: 'S1',
  sealAfter: 'S1',
}
const gone: Move = {
  at: '2026-06-11T16:00:00Z',
  from: person('ben'),
  to: { kind: 'GONE', id: 'owner' },
  purpose: 'GIVEN_BACK',
  givenBy: 'ben',
  receivedBy: 'owner',
  sealBefore: 'S1',
}
const say = (log: Move[], move: Move, item: Partial<MovedItem> = {}) =>
  moveProblems({ kind: 'GENERAL', log, keepersOf, ...item }, move, now).map(
    ({ rule, severity, field }) => `${rule} ${severity} ${field}`,
  )

describe('a move is refused', () => {
  it.each<[string, Move[], Move, Partial<MovedItem>, string[]]>([
    ['in the future', [seized], { ...stored, at: '2026-06-12T10:01:00Z' }, {}, ['PX-5 BLOCK at']],
    ['earlier than the last', [seized], { ...stored, at: '2026-06-11T08:59:00Z' }, {}, ['PX-5 BLOCK at']],
    [
      'first out of a store',
      [],
      { ...out, sealBefore: undefined },
      {},
      ['PX-4 BLOCK from', 'PX-4 BLOCK purpose'],
    ],
    [
      'first into a store',
      [],
      { ...seized, to: place('store'), receivedBy: 'keeper' },
      {},
      ['PX-4 BLOCK to'],
    ],
    [
      'seized a second time',
      [seized],
      {
        ...seized,
        at: now,
        from: person('ann'),
        to: person('ben'),
        givenBy: 'ann',
        receivedBy: 'ben',
        sealBefore: 'S1',
      },
      {},
      ['PX-4 BLOCK purpose'],
    ],
    ['by one who does not hold it', [seized], { ...stored, givenBy: 'ben' }, {}, ['PX-1 BLOCK givenBy']],
    [
      'from where it is not',
      [seized, stored],
      { ...stored, at: now },
      {},
      ['PX-1 BLOCK from', 'PX-1 BLOCK givenBy'],
    ],
    [
      'out of a store by somebody who does not keep it',
      [seized, stored],
      { ...out, givenBy: 'ann' },
      {},
      ['PX-1 BLOCK givenBy'],
    ],
    [
      'out by the keeper of another store',
      [seized, stored],
      { ...out, givenBy: 'other keeper' },
      {},
      ['PX-1 BLOCK givenBy'],
    ],
    [
      'into a store by somebody who does not keep it',
      [seized],
      { ...stored, receivedBy: 'ann' },
      {},
      ['PX-2 BLOCK receivedBy'],
    ],
    [
      'to a hand that does not sign',
      [seized, stored],
      { ...out, receivedBy: 'cat' },
      {},
      ['PX-2 BLOCK receivedBy'],
    ],
    ['to where it is', [seized], { ...stored, to: person('ann'), receivedBy: 'ann' }, {}, ['PX-2 BLOCK to']],
    [
      'out of the force with no name',
      [seized],
      { ...stored, to: { kind: 'OUTSIDE', id: 'lab' }, purpose: 'LABORATORY', receivedBy: ' ' },
      {},
      ['PX-2 BLOCK receivedBy'],
    ],
    ['to its end without authority', [seized, stored, out], gone, {}, ['PX-30 BLOCK to']],
    [
      'after its end',
      [seized, stored, out, gone],
      { ...out, at: now, sealBefore: undefined },
      {},
      ['PX-3 BLOCK from'],
    ],
    ['of cash, before nobody', [seized], stored, { kind: 'CASH' }, ['PX-10 BLOCK witness']],
    [
      'of drugs, before the giver himself',
      [seized],
      { ...stored, witness: 'ann' },
      { kind: 'DRUG' },
      ['PX-10 BLOCK witness'],
    ],
    [
      'of a firearm, before the taker',
      [seized],
      { ...stored, witness: 'keeper' },
      { kind: 'FIREARM' },
      ['PX-10 BLOCK witness'],
    ],
  ])('%s', (_words, log, move, item, problems) => expect(say(log, move, item)).toEqual(problems))
})

describe('a move is taken', () => {
  it.each<[string, Move[], Move, Partial<MovedItem>]>([
    ['the seizure', [], seized, {}],
    ['into store', [seized], stored, {}],
    ['out of store', [seized, stored], out, {}],
    ['back to its owner with authority', [seized, stored, out], gone, { isDisposalAuthorised: true }],
    ['cash before a second person', [seized], { ...stored, witness: 'dee' }, { kind: 'CASH' }],
  ])('%s', (_words, log, move, item) => expect(say(log, move, item)).toEqual([]))

  it('with another seal, once it is said why; the difference stays to be looked at', () => {
    const opened = { ...stored, sealBefore: 'S9' }
    expect(say([seized], opened)).toEqual(['PX-6 WARN sealBefore', 'PX-6 ASK reason'])
    expect(say([seized], { ...opened, reason: 'Opened for the search of the bag' })).toEqual([
      'PX-6 WARN sealBefore',
    ])
    expect(gapsOf([seized, opened])).toEqual([
      { index: 1, rule: 'PX-6', message: 'The seal was S1 and is S9.' },
    ])
  })
})

describe('an imported log', () => {
  it('shows hands that do not meet and times that go back', () => {
    expect(gapsOf([seized, { ...out, at: '2026-06-11T08:00:00Z' }]).map(({ rule }) => rule)).toEqual([
      'PX-4',
      'PX-5',
    ])
    expect(gapsOf([seized, stored, out])).toEqual([])
  })

  it('answers who held it when', () => {
    const log = [seized, stored, out]
    expect(holderAt(log, '2026-06-11T08:59:59Z')).toBeUndefined()
    expect(holderAt(log, '2026-06-11T12:00:00Z')).toEqual(place('store'))
    expect(holderAt(log, '2026-06-11T14:59:59Z')).toEqual(place('store'))
    expect(holderNow(log)).toEqual(person('ben'))
    expect(holderNow([])).toBeUndefined()
  })
})
