/** What a person record says of names, births and how it came. */
export const nameKinds = [
  { code: 'PRIMARY', label: 'Name' },
  { code: 'ALIAS', label: 'Also known as' },
  { code: 'NICKNAME', label: 'Nickname' },
  { code: 'PREVIOUS', label: 'Maiden or previous name' },
  { code: 'MARRIED', label: 'Married name' },
  { code: 'STREET', label: 'Street name' },
  { code: 'RELIGIOUS', label: 'Religious name' },
  { code: 'TRANSLITERATION', label: 'Other spelling' },
  { code: 'AS_GIVEN', label: 'Spelling as given' },
  { code: 'FALSE_GIVEN', label: 'False name given' },
] as const
export type NameKind = (typeof nameKinds)[number]['code']

export const birthPrecisions = [
  { code: 'DAY', label: 'Day known' },
  { code: 'MONTH', label: 'Month known' },
  { code: 'YEAR', label: 'Year known' },
  { code: 'RANGE', label: 'Age estimated' },
] as const
export type BirthPrecision = (typeof birthPrecisions)[number]['code']

export const personStatuses = [
  { code: 'LIVE', label: 'Live' },
  { code: 'DECEASED', label: 'Deceased' },
  { code: 'MERGED', label: 'Joined to another' },
  { code: 'DISPOSED', label: 'Disposed of' },
] as const
export type PersonStatus = (typeof personStatuses)[number]['code']

/** The order in which a name is taken for the golden view: the lowest tier first, the latest inside a tier. */
export const identityVerifications = [
  { code: 'FINGERPRINT', label: 'Fingerprints', tier: 1 },
  { code: 'DOCUMENT', label: 'Document inspected', tier: 2 },
  { code: 'COURT', label: 'Court of conviction', tier: 3 },
  { code: 'CUSTODY_DECLARED', label: 'Declared in custody', tier: 4 },
  { code: 'SELF_DECLARED', label: 'Told by the person', tier: 5 },
  { code: 'THIRD_PARTY', label: 'Told by someone else', tier: 6 },
  { code: 'INTELLIGENCE', label: 'Intelligence', tier: 7 },
] as const
export type IdentityVerification = (typeof identityVerifications)[number]['code']

export const contactKinds = [
  { code: 'PHONE', label: 'Phone' },
  { code: 'EMAIL', label: 'Email' },
  { code: 'SOCIAL', label: 'Social media' },
] as const
export type ContactKind = (typeof contactKinds)[number]['code']
