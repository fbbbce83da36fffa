/** The words of a stop and search record that are no rule: its states, how the person is known, the hold of a supervisor. */
export const stopSearchStates = [
  { code: 'OPEN', label: 'Waits for a supervisor' },
  { code: 'RETURNED', label: 'Returned to the officer' },
  { code: 'CLOSED', label: 'Closed' },
] as const
export type StopSearchState = (typeof stopSearchStates)[number]['code']

/** A name is not needed; what is not known is said so, and the person is described. */
export const searchIdentities = [
  { code: 'KNOWN', label: 'Known: found in the search' },
  { code: 'REFUSED', label: 'Refused their name' },
  { code: 'UNKNOWN', label: 'Name not known' },
] as const
export type SearchIdentity = (typeof searchIdentities)[number]['code']

export const searchDecisions = [
  { code: 'REVIEWED', label: 'Reviewed, stays open' },
  { code: 'RETURNED', label: 'Return to the officer' },
  { code: 'CLOSED', label: 'Close' },
] as const
export type SearchDecision = (typeof searchDecisions)[number]['code']
