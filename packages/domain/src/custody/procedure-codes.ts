/** Lists that the records of searches, force, property, samples, interviews and visits choose from (12.11 to 12.20). */

export const searchArticles = [
  { code: 'DRUGS', label: 'Drugs' },
  { code: 'WEAPON', label: 'A weapon' },
  { code: 'HARM', label: 'Something that could hurt' },
  { code: 'EVIDENCE', label: 'Evidence' },
  { code: 'IDENTITY', label: 'Who the person is' },
  { code: 'OTHER', label: 'Something else' },
] as const

export const presentRoles = [
  { code: 'SEARCHER', label: 'Searcher' },
  { code: 'OFFICER', label: 'Officer' },
  { code: 'APPROPRIATE_ADULT', label: 'Appropriate adult' },
  { code: 'CLINICIAN', label: 'Clinician' },
  { code: 'OTHER', label: 'Other' },
] as const

export const forceReasons = [
  { code: 'PROTECT_SELF', label: 'To protect oneself' },
  { code: 'PROTECT_OTHERS', label: 'To protect others' },
  { code: 'PROTECT_SUBJECT', label: 'To protect the person' },
  { code: 'EFFECT_ARREST', label: 'To make the arrest' },
  { code: 'EFFECT_SEARCH', label: 'To carry out a search' },
  { code: 'PREVENT_ESCAPE', label: 'To prevent escape' },
  { code: 'PREVENT_OFFENCE', label: 'To prevent an offence' },
  { code: 'SECURE_EVIDENCE', label: 'To secure evidence' },
  { code: 'REMOVE_HANDCUFFS', label: 'To take handcuffs off' },
  { code: 'PLACE_IN_CELL', label: 'To place in a cell' },
  { code: 'OTHER', label: 'Other' },
] as const

/** Where on the stay force was used. */
export const forcePhases = [
  { code: 'BEFORE', label: 'Before custody' },
  { code: 'IN', label: 'In custody' },
] as const

export const propertyCategories = [
  { code: 'CASH', label: 'Cash' },
  { code: 'VALUABLES', label: 'Valuables' },
  { code: 'PHONE', label: 'Phone' },
  { code: 'CLOTHING', label: 'Clothing' },
  { code: 'FOOTWEAR', label: 'Footwear' },
  { code: 'MEDICATION', label: 'Medication' },
  { code: 'WEAPON', label: 'Weapon' },
  { code: 'DRUGS', label: 'Drugs' },
  { code: 'IDENTITY', label: 'Identity document or card' },
  { code: 'OTHER', label: 'Other' },
] as const

/** By which power property is held, and why it may be (s.54(4), s.19, s.32). */
export const seizurePowers = [
  { code: 'SAFE_KEEPING', label: 'Safe keeping' },
  { code: 'S54_HARM', label: 's.54 could cause harm' },
  { code: 'S54_DAMAGE', label: 's.54 could damage property' },
  { code: 'S54_EVIDENCE', label: 's.54 evidence' },
  { code: 'S54_ESCAPE', label: 's.54 could help to escape' },
  { code: 'S19', label: 's.19 general power' },
  { code: 'S32', label: 's.32 search on arrest' },
] as const

export const takenFromPlaces = [
  { code: 'PERSON', label: 'The person' },
  { code: 'BAG', label: 'A bag' },
  { code: 'VEHICLE', label: 'A vehicle' },
  { code: 'HANDED_IN', label: 'Handed in' },
] as const

export const bagKinds = [
  { code: 'PROPERTY', label: 'Property bag' },
  { code: 'CASH', label: 'Cash bag' },
  { code: 'EVIDENCE', label: 'Evidence bag' },
  { code: 'MEDICATION', label: 'Medication bag' },
  { code: 'LARGE', label: 'Large item' },
] as const

export const signatureKinds = [
  { code: 'TAKEN', label: 'List of property' },
  { code: 'RETURNED', label: 'Property given back' },
] as const

export const consents = [
  { code: 'WRITTEN', label: 'Given in writing' },
  { code: 'WITHHELD', label: 'Withheld' },
  { code: 'NOT_PRACTICABLE', label: 'Not practicable to ask' },
] as const

/** Whose consent it is (PACE s.65(1)). */
export const consentGivers = [
  { code: 'PERSON', label: 'The person' },
  { code: 'BOTH', label: 'The person and a parent or guardian' },
  { code: 'PARENT', label: 'A parent or guardian' },
] as const

export const takingOutcomes = [
  { code: 'TAKEN', label: 'Taken' },
  { code: 'REFUSED', label: 'Refused' },
  { code: 'FAILED', label: 'Failed' },
  { code: 'HELD_ALREADY', label: 'Held already' },
] as const

export const drugTestResults = [
  { code: 'NEGATIVE', label: 'Negative' },
  { code: 'POSITIVE_OPIATE', label: 'Positive: opiate' },
  { code: 'POSITIVE_COCAINE', label: 'Positive: cocaine' },
  { code: 'POSITIVE_BOTH', label: 'Positive: opiate and cocaine' },
  { code: 'NOT_CLEAR', label: 'Not clear' },
] as const

export const idProcedureKinds = [
  { code: 'VIDEO', label: 'Video identification' },
  { code: 'PARADE', label: 'Identification parade' },
  { code: 'GROUP', label: 'Group identification' },
  { code: 'CONFRONTATION', label: 'Confrontation' },
  { code: 'SHOWING', label: 'Showing of images' },
] as const

export const idOutcomes = [
  { code: 'POSITIVE', label: 'Identified' },
  { code: 'NEGATIVE', label: 'Not identified' },
  { code: 'OTHER', label: 'Other' },
] as const

export const interviewRoles = [
  { code: 'INTERVIEWER', label: 'Interviewing officer' },
  { code: 'SOLICITOR', label: 'Solicitor' },
  { code: 'APPROPRIATE_ADULT', label: 'Appropriate adult' },
  { code: 'INTERPRETER', label: 'Interpreter' },
  { code: 'OTHER', label: 'Other' },
] as const

export const interviewEndings = [
  { code: 'COMPLETED', label: 'Completed' },
  { code: 'COMPLAINT', label: 'Stopped: a complaint was made' },
  { code: 'ILLNESS', label: 'Stopped: not well' },
  { code: 'REQUEST', label: 'Stopped: asked for by the person' },
  { code: 'SOLICITOR', label: 'Stopped: by or for the solicitor' },
  { code: 'EQUIPMENT', label: 'Stopped: the equipment failed' },
  { code: 'REST', label: 'Stopped: rest or a meal is due' },
  { code: 'OTHER', label: 'Stopped: another reason' },
] as const

export const recordingCopies = [
  { code: 'MASTER', label: 'Master, sealed' },
  { code: 'WORKING', label: 'Working copy' },
  { code: 'DEFENCE', label: 'Copy for the person or solicitor' },
] as const

export const contactKinds = [
  { code: 'LEGAL_VISIT', label: 'Legal visit', log: 'VISITOR' },
  { code: 'AA_VISIT', label: 'Appropriate adult', log: 'VISITOR' },
  { code: 'FAMILY_VISIT', label: 'Family or friend', log: 'VISITOR' },
  { code: 'CONSUL', label: 'Consul', log: 'CONSULATE' },
  { code: 'CLERGY', label: 'Minister of religion', log: 'RELIGION' },
  { code: 'ICV', label: 'Independent custody visitor', log: 'ICV' },
  { code: 'SOCIAL_WORKER', label: 'Social worker', log: 'VISITOR' },
  { code: 'YOT', label: 'Youth justice', log: 'VISITOR' },
  { code: 'LIAISON_DIVERSION', label: 'Liaison and diversion', log: 'VISITOR' },
  { code: 'IDVA', label: 'Independent domestic abuse adviser', log: 'VISITOR' },
  { code: 'OTHER_VISIT', label: 'Other visitor', log: 'VISITOR' },
  { code: 'CALL_OUT', label: 'Call made', log: 'PHONE' },
  { code: 'CALL_IN', label: 'Call received', log: 'PHONE' },
  { code: 'LEGAL_CALL', label: 'Call with the solicitor', log: 'PHONE' },
  { code: 'MAIL_OUT', label: 'Letter sent', log: 'NOTE' },
  { code: 'MAIL_IN', label: 'Letter received', log: 'NOTE' },
] as const
export type ContactKind = (typeof contactKinds)[number]['code']

/** Contacts with a lawyer, in which nobody listens (Code C 6.5, Note 6J). */
export const isPrivileged = (kind: string): boolean => kind === 'LEGAL_VISIT' || kind === 'LEGAL_CALL'
