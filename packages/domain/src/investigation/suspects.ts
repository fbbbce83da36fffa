/** Where a suspect stands in an investigation, and which of these count as named, charged or at an end. */

/**
 * `isNamed`: identified as a nominal, which outcomes ask for; a description is not that. `isSettled`: nothing more is
 * owed about this person before the investigation can be finalised.
 */
export const suspectStatuses = [
  { code: 'DESCRIBED', label: 'Described', isNamed: false, isSettled: true },
  { code: 'NAMED', label: 'Named', isNamed: true, isSettled: false },
  { code: 'OUTSTANDING', label: 'Outstanding', isNamed: true, isSettled: false },
  { code: 'WANTED', label: 'Wanted', isNamed: true, isSettled: false },
  { code: 'ARRESTED', label: 'Arrested', isNamed: true, isSettled: false },
  { code: 'INTERVIEWED', label: 'Interviewed', isNamed: true, isSettled: false },
  { code: 'BAILED', label: 'On bail', isNamed: true, isSettled: false },
  { code: 'RUI', label: 'Released under investigation', isNamed: true, isSettled: false },
  { code: 'CHARGED', label: 'Charged or summonsed', isNamed: true, isSettled: true },
  { code: 'OUT_OF_COURT', label: 'Dealt with out of court', isNamed: true, isSettled: true },
  { code: 'NFA', label: 'No further action', isNamed: true, isSettled: true },
  { code: 'BELOW_AGE', label: 'Below the age of responsibility', isNamed: true, isSettled: true },
  { code: 'ELIMINATED', label: 'Eliminated', isNamed: false, isSettled: true },
] as const
export type SuspectStatus = (typeof suspectStatuses)[number]['code']

/** Whether this standing names a suspect (outcome rules c and d). */
export const isNamedSuspect = (status: SuspectStatus): boolean =>
  suspectStatuses.some((row) => row.code === status && row.isNamed)

/** Whether nothing more is owed about the suspect before finalisation (ST-6). */
export const isSettledSuspect = (status: SuspectStatus): boolean =>
  suspectStatuses.some((row) => row.code === status && row.isSettled)
