/** The closed lists of joining people: on what evidence, how a case of identity ends, and why a decision needs two people. */

/**
 * What shows that two records are one person (identity.md 8, rule 5). `strength`: `strong` carries a join alone;
 * `document` carries one with two independent attributes; `attribute` is one such attribute; `weak` carries nothing.
 */
export const joinEvidence = [
  { code: 'FINGERPRINT', label: 'Fingerprints confirmed the PNC ID or CRO number', strength: 'strong' },
  { code: 'BIOMETRIC', label: 'Same biometric reference (DNA, face, iris)', strength: 'strong' },
  { code: 'DOCUMENT', label: 'Identity document inspected', strength: 'document' },
  { code: 'ADDRESS_CONFIRMED', label: 'Address confirmed by another source', strength: 'attribute' },
  { code: 'PHONE_CONFIRMED', label: 'Telephone confirmed by another source', strength: 'attribute' },
  { code: 'RELATIVE_CONFIRMED', label: 'A relative or carer confirmed it', strength: 'attribute' },
  { code: 'MARKS_COMPARED', label: 'Scars, marks or tattoos compared', strength: 'attribute' },
  { code: 'COURT_RECORD', label: 'Court or prison record', strength: 'attribute' },
  { code: 'PHOTOGRAPH', label: 'Photographs look alike', strength: 'weak' },
  { code: 'RECOLLECTION', label: 'An officer knows the person', strength: 'weak' },
] as const
export type JoinEvidence = (typeof joinEvidence)[number]['code']

/** Where a suspected duplicate stands. */
export const proposalStatuses = [
  { code: 'OPEN', label: 'To be decided' },
  { code: 'AWAITING_SECOND', label: 'Waits for a second person' },
  { code: 'UNSURE', label: 'Looked at, not sure' },
  { code: 'JOINED', label: 'Joined' },
  { code: 'NOT_SAME', label: 'Not the same person' },
  { code: 'LAPSED', label: 'No longer likely' },
] as const
export type ProposalStatus = (typeof proposalStatuses)[number]['code']

/** Why one person alone may not join (identity.md 8, rule 1). */
export const secondPersonReasons = [
  { code: 'GROUP_1', label: 'held in retention group 1' },
  { code: 'COUNTER_TERRORISM', label: 'linked to counter-terrorism' },
  { code: 'VULNERABLE', label: 'vulnerable, or a child' },
  { code: 'SOURCE_LINKED', label: 'linked to a source' },
  { code: 'LIVE_CUSTODY', label: 'in custody now' },
  { code: 'WANTED', label: 'wanted' },
  { code: 'RESTRICTED', label: 'restricted' },
] as const
export type SecondPersonReason = (typeof secondPersonReasons)[number]['code']

/** Why a cluster of records needs somebody to look at it. */
export const attentionReasons = [
  { code: 'BROKEN_CLUSTER', label: 'Some of its records no longer look like the others' },
  { code: 'OVERRIDE_CONFLICT', label: 'One decision joins what another keeps apart' },
  { code: 'TO_BE_PLACED', label: 'Facts wait to be placed after an undo' },
  { code: 'TWO_IDENTIFIERS', label: 'Two different identifiers where a person has one' },
] as const
export type AttentionReason = (typeof attentionReasons)[number]['code']

export const caseKinds = [
  { code: 'TWO_IDENTIFIERS', label: 'Two different identifiers where a person has one' },
] as const
export type CaseKind = (typeof caseKinds)[number]['code']

/** How a case of two identifiers ends: never by picking one silently. */
export const caseOutcomes = [
  { code: 'ONE_IS_WRONG', label: 'One identifier is wrong' },
  { code: 'TWO_PEOPLE', label: 'They are two people' },
  { code: 'BOTH_GENUINE', label: 'Both were issued to this person' },
] as const
export type CaseOutcome = (typeof caseOutcomes)[number]['code']

export const identityChangeKinds = [
  { code: 'NAME', label: 'Legal change of name' },
  { code: 'GENDER', label: 'Change of gender' },
] as const
export type IdentityChangeKind = (typeof identityChangeKinds)[number]['code']

/** What shows a legal change; a gender recognition certificate always protects what was before (GRA 2004 s.22). */
export const changeEvidence = [
  { code: 'DEED_POLL', label: 'Deed poll', kinds: ['NAME', 'GENDER'], protects: false },
  { code: 'MARRIAGE', label: 'Marriage or civil partnership certificate', kinds: ['NAME'], protects: false },
  {
    code: 'STATUTORY_DECLARATION',
    label: 'Statutory declaration',
    kinds: ['NAME', 'GENDER'],
    protects: false,
  },
  { code: 'IDENTITY_DOCUMENT', label: 'New identity document', kinds: ['NAME', 'GENDER'], protects: false },
  { code: 'GENDER_RECOGNITION', label: 'Gender recognition certificate', kinds: ['GENDER'], protects: true },
  {
    code: 'PROTECTED_PERSON',
    label: 'Protected person arrangements',
    kinds: ['NAME', 'GENDER'],
    protects: true,
  },
  { code: 'SELF_DECLARED', label: 'Told by the person', kinds: ['GENDER'], protects: false },
] as const
export type ChangeEvidence = (typeof changeEvidence)[number]['code']

export const deathEvidence = [
  { code: 'CERTIFICATE', label: 'Death certificate' },
  { code: 'CORONER', label: 'Coroner' },
] as const
export type DeathEvidence = (typeof deathEvidence)[number]['code']

/** The facts that can be left to place after an undo. */
export const placementKinds = [
  { code: 'name', label: 'Name' },
  { code: 'identifier', label: 'Identifier' },
  { code: 'link', label: 'Link' },
  { code: 'marker', label: 'Warning' },
  { code: 'photograph', label: 'Photograph' },
  { code: 'record', label: 'What a source said' },
] as const
export type PlacementKind = (typeof placementKinds)[number]['code']
