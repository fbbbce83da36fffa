/** A search that an officer leaves standing: how long it may, in which states it can be, and what is worth telling. */
import { allow, deny, type Decision } from '../access/decision.ts'
import type { Permission } from '../access/permissions.ts'
import { addDays } from '../time/day.ts'

export const savedSearchStates = [
  { code: 'ACTIVE', label: 'Watching' },
  { code: 'PAUSED', label: 'Paused' },
  { code: 'SUSPENDED', label: 'Suspended' },
  { code: 'ENDED', label: 'Ended' },
] as const
export type SavedSearchState = (typeof savedSearchStates)[number]['code']

/** A standing search is reviewed after at most so many days: necessity is not for ever. A setting of the force. */
export const MOST_DAYS = 90
/** So many may stand at once for one user. */
export const MOST_STANDING = 20
/** So many texts may hold the words of a search when it is saved: with more, it would tell of everything. */
export const MOST_TEXTS = 1000
/** What its owner must still hold for it to go on. */
export const NEEDED_PERMISSION: Permission = 'nominal.person.search'

/** A search may stand from tomorrow for at most `MOST_DAYS`; days are YYYY-MM-DD. */
export function decideReviewOn(reviewOn: string, today: string): Decision {
  if (reviewOn <= today) return deny('Enter a day after today')
  return reviewOn > addDays(today, MOST_DAYS)
    ? deny(`Enter a day within ${MOST_DAYS} days: the search is reviewed then`)
    : allow()
}

export function decidePause(state: string): Decision {
  return state === 'ACTIVE' ? allow() : deny('Only a search that is watching can be paused.')
}

/** A suspended search goes on when its owner is entitled again; an ended one is saved anew, with its reason. */
export function decideResume(search: { state: string; reviewOn: string }, today: string): Decision {
  if (search.state === 'ENDED') return deny('This search has ended: save it again with a reason.')
  if (search.state === 'ACTIVE') return deny('This search is watching already.')
  return search.reviewOn <= today ? deny('Its review day has passed: give a new one.') : allow()
}

export function decideEnd(state: string): Decision {
  return state === 'ENDED' ? deny('This search has ended already.') : allow()
}

/** Why a search whose owner stands so may not run now; undefined when it may. */
export function whySuspended(owner: { permissions: readonly string[] } | null): string | undefined {
  if (owner === null) return 'The account of its owner is closed.'
  return owner.permissions.includes(NEEDED_PERMISSION)
    ? undefined
    : 'Its owner’s role no longer includes searching for people.'
}

/** The part of a perfect hit from which a person is told of: where the search itself stops looking further. */
const TELL_FRACTION = 0.62

/** Whether a person found by names and numbers is near enough to interrupt somebody for. */
export const isPersonToTell = (match: {
  fraction: number
  mustBeConsidered: boolean
  via: readonly string[]
}): boolean => match.mustBeConsidered || match.fraction >= TELL_FRACTION || match.via.length > 0

/** Whether a description fits well enough: nothing recorded differs, and at least half of what was asked is recorded and fits. */
export const isDescriptionToTell = (match: {
  fits: readonly string[]
  differs: readonly string[]
  notRecorded: readonly string[]
}): boolean => match.differs.length === 0 && match.fits.length >= match.notRecorded.length
