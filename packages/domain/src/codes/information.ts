/** How information is marked, graded and accounted for: markings, provenance and 3x5x2 grades. */
/** `canBeStored` is false where the platform must refuse the information and show the proper route. */
export const protectiveMarkings = [
  { code: 'OFFICIAL', label: 'Official', order: 1, canBeStored: true },
  { code: 'OFFICIAL-SENSITIVE', label: 'Official-Sensitive', order: 2, canBeStored: true },
  { code: 'SECRET', label: 'Secret', order: 3, canBeStored: false },
  { code: 'TOP SECRET', label: 'Top Secret', order: 4, canBeStored: false },
] as const
export type ProtectiveMarking = (typeof protectiveMarkings)[number]['code']

/** How a stored fact came. Only a typed one can be a fact that the store already held. */
export const provenanceKinds = [
  { code: 'typed', label: 'Typed', isRekeyable: true },
  { code: 'chosen', label: 'Chosen from a list', isRekeyable: false },
  { code: 'carried', label: 'Carried over from a record', isRekeyable: false },
  { code: 'imported', label: 'Imported', isRekeyable: false },
  { code: 'derived', label: 'Worked out', isRekeyable: false },
] as const
export type ProvenanceKind = (typeof provenanceKinds)[number]['code']

/** First part of a 3x5x2 grade. */
export const sourceGrades = [
  {
    code: '1',
    label: 'Reliable',
    hint: 'Past information was right; police records and officers who saw it themselves',
  },
  { code: '2', label: 'Untested', hint: 'No history yet: first-time and anonymous callers' },
  { code: '3', label: 'Not reliable', hint: 'Reasonable grounds to doubt the source: say why' },
] as const
export type SourceGrade = (typeof sourceGrades)[number]['code']

/** Second part of a 3x5x2 grade. */
export const assessmentGrades = [
  { code: 'A', label: 'Known directly to the source', needsCorroboration: false, needsReason: false },
  { code: 'B', label: 'Known indirectly, corroborated', needsCorroboration: true, needsReason: false },
  { code: 'C', label: 'Known indirectly', needsCorroboration: false, needsReason: false },
  { code: 'D', label: 'Not known', needsCorroboration: false, needsReason: false },
  { code: 'E', label: 'Suspected to be false', needsCorroboration: false, needsReason: true },
] as const
export type AssessmentGrade = (typeof assessmentGrades)[number]['code']

/** Third part of a 3x5x2 grade. */
export const handlingCodes = [
  { code: 'P', label: 'Lawful sharing permitted', needsCondition: false },
  { code: 'C', label: 'Lawful sharing permitted with conditions', needsCondition: true },
] as const
export type HandlingCode = (typeof handlingCodes)[number]['code']

/** Recalled national short codes; free text stands beside them. */
export const handlingConditions = [
  { code: 'A1', label: 'Covert development only' },
  { code: 'A2', label: 'Covert use' },
  { code: 'A3', label: 'Overt use permitted' },
  { code: 'S1', label: 'Recipient may sanitise' },
  { code: 'S2', label: 'Consult the originator first' },
] as const
export type HandlingCondition = (typeof handlingConditions)[number]['code']

/** How the purpose of an access came to be known; the purposes themselves are in purposes.ts. */
export const purposeSources = [
  { code: 'derived', label: 'From the task in hand' },
  { code: 'picked', label: 'Picked' },
  { code: 'typed', label: 'Typed' },
] as const
export type PurposeSource = (typeof purposeSources)[number]['code']

/** The grade as it is printed. */
export const printGrade = (
  source: SourceGrade,
  assessment: AssessmentGrade,
  handling: HandlingCode,
): string => `${source} ${assessment} ${handling}`
