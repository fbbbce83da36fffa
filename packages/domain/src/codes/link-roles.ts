/** What a person has to do with a place or a thing; roles in events are in event-roles.ts. */
export const personLocationRoles = [
  { code: 'LIVES', label: 'Lives at', isSensitive: false, isAddress: true },
  { code: 'LIVED', label: 'Lived at', isSensitive: false, isAddress: true },
  { code: 'LODGER', label: 'Lodges at', isSensitive: false, isAddress: true },
  { code: 'OWNS', label: 'Owns', isSensitive: false, isAddress: false },
  { code: 'WORKS', label: 'Works at', isSensitive: false, isAddress: false },
  { code: 'FREQUENTS', label: 'Goes often to', isSensitive: false, isAddress: false },
  { code: 'BAILED_TO', label: 'Bailed to', isSensitive: false, isAddress: true },
  { code: 'ARRESTED_AT', label: 'Arrested at', isSensitive: false, isAddress: false },
  { code: 'SEEN_AT', label: 'Seen at', isSensitive: false, isAddress: false },
  { code: 'CARE_HOME', label: 'In care at', isSensitive: false, isAddress: true },
  { code: 'SCHOOL', label: 'At school at', isSensitive: false, isAddress: false },
  { code: 'HOSPITAL', label: 'Patient at', isSensitive: false, isAddress: false },
  { code: 'REFUGE', label: 'In refuge at', isSensitive: true, isAddress: true },
] as const
export type PersonLocationRole = (typeof personLocationRoles)[number]['code']

export const personObjectRoles = [
  { code: 'OWNS', label: 'Owns' },
  { code: 'KEEPER', label: 'Keeper of' },
  { code: 'DRIVER', label: 'Drives' },
  { code: 'USES', label: 'Uses' },
  { code: 'PHONE_OF', label: 'Has the phone' },
  { code: 'LOST', label: 'Lost' },
  { code: 'STOLEN_FROM', label: 'Stolen from' },
  { code: 'FOUND_WITH', label: 'Found with' },
  { code: 'PAWNED', label: 'Pawned or sold' },
] as const
export type PersonObjectRole = (typeof personObjectRoles)[number]['code']

export const objectLocationRoles = [
  { code: 'KEPT_AT', label: 'Kept at' },
  { code: 'SEEN_AT', label: 'Seen at' },
  { code: 'FOUND_AT', label: 'Found at' },
  { code: 'STOLEN_FROM', label: 'Stolen from' },
  { code: 'RECOVERED_AT', label: 'Recovered at' },
] as const
export type ObjectLocationRole = (typeof objectLocationRoles)[number]['code']

/** How two things hang together. */
export const objectObjectRoles = [{ code: 'CALLED', label: 'Called' }] as const
export type ObjectObjectRole = (typeof objectObjectRoles)[number]['code']

export const eventLocationRoles = [
  { code: 'OCCURRED_AT', label: 'Happened at' },
  { code: 'SCENE', label: 'Scene' },
  { code: 'ARREST_PLACE', label: 'Place of arrest' },
  { code: 'REPORTED_FROM', label: 'Reported from' },
  { code: 'SEARCHED', label: 'Searched' },
  { code: 'CUSTODY_STATION', label: 'Custody station' },
] as const
export type EventLocationRole = (typeof eventLocationRoles)[number]['code']

export const eventObjectRoles = [
  { code: 'INVOLVED', label: 'Involved' },
  { code: 'WEAPON', label: 'Used as a weapon' },
  { code: 'STOLEN', label: 'Stolen' },
  { code: 'DAMAGED', label: 'Damaged' },
  { code: 'SEIZED', label: 'Seized' },
  { code: 'RECOVERED', label: 'Recovered' },
  { code: 'MENTIONED', label: 'Mentioned' },
] as const
export type EventObjectRole = (typeof eventObjectRoles)[number]['code']

export const eventEventRoles = [
  { code: 'ARISES_FROM', label: 'Arises from' },
  { code: 'LED_TO', label: 'Led to' },
  { code: 'PART_OF', label: 'Part of' },
  { code: 'SAME_SERIES', label: 'In a series with' },
  { code: 'DUPLICATE_OF', label: 'The same event as' },
  { code: 'CORROBORATED_BY', label: 'Corroborated by' },
] as const
export type EventEventRole = (typeof eventEventRoles)[number]['code']

export const addressUses = [
  { code: 'HOME', label: 'Home' },
  { code: 'BAIL', label: 'Bail address' },
  { code: 'NFA', label: 'No fixed address' },
  { code: 'PRISON', label: 'Prison' },
  { code: 'TEMPORARY', label: 'Temporary' },
  { code: 'SAFE', label: 'Safe address' },
  { code: 'WORK', label: 'Work' },
] as const
export type AddressUse = (typeof addressUses)[number]['code']
