/** Lists of warrants as forms offer them. */
import { warrantKinds } from './warrant-state.ts'

/** The kinds that are on a person; a search of premises is a record of its own. */
export const personWarrantKinds = warrantKinds.filter(({ code }) => code !== 'SEARCH')
export type PersonWarrantKind = Exclude<(typeof warrantKinds)[number]['code'], 'SEARCH'>

/** Where a search warrant stands, from the application to its return to the court. */
export const searchStates = [
  { code: 'ASKED', label: 'Waits for an inspector' },
  { code: 'AUTHORISED', label: 'Authorised, to go to the court' },
  { code: 'REFUSED', label: 'Refused by the court' },
  { code: 'ISSUED', label: 'Issued' },
  { code: 'EXECUTED', label: 'Executed' },
  { code: 'RETURNED', label: 'Back at the court' },
] as const
export type SearchState = (typeof searchStates)[number]['code']

/** Whether a search may begin today. */
export const searchStandings = [
  { code: 'LIVE', label: 'May be executed' },
  { code: 'USED', label: 'Used' },
  { code: 'EXPIRED', label: 'Expired' },
] as const
