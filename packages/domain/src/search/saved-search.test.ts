/** How long a search may stand, its states, and what is told. */
import { describe, expect, it } from 'vitest'
import {
  decideEnd,
  decidePause,
  decideResume,
  decideReviewOn,
  isDescriptionToTell,
  isPersonToTell,
  MOST_DAYS,
  savedSearchStates,
  whySuspended,
} from './saved-search.ts'

const today = '2026-09-07'

describe('the review day of a saved search', () => {
  it('is neither today nor further off than allowed', () => {
    expect(decideReviewOn(today, today).allowed).toBe(false)
    expect(decideReviewOn('2026-12-07', today)).toMatchObject({
      allowed: false,
      reason: expect.stringContaining(String(MOST_DAYS)),
    })
    expect(decideReviewOn('2026-12-06', today).allowed).toBe(true)
    expect(decideReviewOn('2026-09-08', today).allowed).toBe(true)
  })
})

describe('the states of a saved search', () => {
  const states = savedSearchStates.map(({ code }) => code)
  it('pause only what watches, go on only from a rest before the review day, end once', () => {
    expect(states.filter((state) => decidePause(state).allowed)).toEqual(['ACTIVE'])
    const later = '2026-10-01'
    expect(states.filter((state) => decideResume({ state, reviewOn: later }, today).allowed)).toEqual([
      'PAUSED',
      'SUSPENDED',
    ])
    expect(states.filter((state) => decideResume({ state, reviewOn: today }, today).allowed)).toEqual([])
    expect(states.filter((state) => decideEnd(state).allowed)).toEqual(['ACTIVE', 'PAUSED', 'SUSPENDED'])
  })

  it('is suspended with the account or the right of its owner', () => {
    expect(whySuspended(null)).toContain('account')
    expect(whySuspended({ permissions: ['audit.entry.read'] })).toContain('role')
    expect(whySuspended({ permissions: ['nominal.person.search'] })).toBeUndefined()
  })
})

describe('what is worth telling', () => {
  it('leaves out a weak likeness of names', () => {
    expect(isPersonToTell({ fraction: 0.5, mustBeConsidered: false, via: [] })).toBe(false)
    expect(isPersonToTell({ fraction: 0.62, mustBeConsidered: false, via: [] })).toBe(true)
    expect(isPersonToTell({ fraction: 0, mustBeConsidered: true, via: [] })).toBe(true)
    expect(
      isPersonToTell({ fraction: 0, mustBeConsidered: false, via: ['connected with this address'] }),
    ).toBe(true)
  })

  it('leaves out a description that differs, or of which less than half is recorded', () => {
    expect(isDescriptionToTell({ fits: ['a'], differs: [], notRecorded: ['b'] })).toBe(true)
    expect(isDescriptionToTell({ fits: ['a'], differs: [], notRecorded: ['b', 'c'] })).toBe(false)
    expect(isDescriptionToTell({ fits: ['a', 'b'], differs: ['c'], notRecorded: [] })).toBe(false)
  })
})
