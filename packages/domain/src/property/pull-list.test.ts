import { describe, expect, it } from 'vitest'
import { byPull, type PullItem, pullsOf, requestsMet } from './pull-list.ts'
import { closingProblems } from './store-places.ts'

const item: PullItem = { itemId: 'i', holder: { kind: 'PLACE', id: 'p' }, requests: [] }

describe('PX-26: what is fetched', () => {
  it.each([
    ['nothing', {}, []],
    ['for court', { requests: [{ what: 'COURT', neededOn: '2026-12-01' }] }, ['COURT 2026-12-01']],
    ['for the laboratory', { examinationSince: '2026-11-01' }, ['LABORATORY 2026-11-01']],
    ['to its owner', { end: { decision: 'RETURN', since: '2026-11-02' } }, ['RETURN 2026-11-02']],
    ['to be destroyed', { end: { decision: 'DESTROY', since: '2026-11-02' } }, ['DESTROY 2026-11-02']],
    ['to be sold', { end: { decision: 'SELL', since: '2026-11-02' } }, ['END 2026-11-02']],
    ['to be reviewed', { reviewBy: '2026-10-01' }, ['REVIEW 2026-10-01']],
    [
      'at its end, without a review',
      { end: { decision: 'RETURN', since: '2026-11-02' }, reviewBy: '2026-10-01' },
      ['RETURN 2026-11-02'],
    ],
    [
      'nothing that is at court',
      { holder: { kind: 'OUTSIDE', id: 'Court' }, requests: [{ what: 'COURT', neededOn: '2026-12-01' }] },
      [],
    ],
  ] as const)('%s', (_what, more, expected) => {
    expect(pullsOf({ ...item, ...more }).map(({ reason, day }) => `${reason} ${day}`)).toEqual(expected)
  })

  it.each([
    ['2026-12-01', ['2026-12-01']],
    ['2026-12-05', ['2026-12-01']],
    ['2026-12-08', ['2026-12-01', '2026-12-08']],
    // Sent some days before: the first is met, what is wanted later is fetched again.
    ['2026-11-28', ['2026-12-01']],
  ])('a move of %s meets what was wanted on %j', (movedOn, met) => {
    const open = ['2026-12-08', '2026-12-01'].map((neededOn) => ({ neededOn }))
    expect(
      requestsMet(open, movedOn)
        .map(({ neededOn }) => neededOn)
        .sort(),
    ).toEqual(met)
    expect(requestsMet([], movedOn)).toEqual([])
  })

  it('comes by its day, then by its reason', () => {
    const lines = [
      { itemId: 'b', reason: 'REVIEW', day: '2026-11-01' },
      { itemId: 'a', reason: 'REVIEW', day: '2026-11-01' },
      { itemId: 'c', reason: 'COURT', day: '2026-11-01' },
      { itemId: 'd', reason: 'DESTROY', day: '2026-10-01' },
    ] as const
    expect([...lines].sort(byPull).map(({ itemId }) => itemId)).toEqual(['d', 'c', 'a', 'b'])
  })
})

describe('PX-27: closing a place', () => {
  const shelf = { label: 'Shelf A1', items: 0, isClosed: true }
  it.each([
    ['an empty shelf', { items: 0, shelves: [] }, 0],
    ['a shelf with something on it', { items: 1, shelves: [] }, 1],
    ['a store whose shelves are closed', { items: 0, shelves: [shelf] }, 0],
    ['a store with an open shelf', { items: 0, shelves: [{ ...shelf, isClosed: false }] }, 1],
    ['a store with a full shelf', { items: 0, shelves: [{ ...shelf, items: 2, isClosed: false }] }, 1],
  ])('%s', (_what, place, found) => {
    expect(closingProblems(place).map(({ rule }) => rule)).toEqual(
      Array.from({ length: found }, () => 'PX-27'),
    )
  })
})
