/** Incidents: what they are about, how fast they are answered and how they close; the local lists of the force. */

export const incidentTypes = [
  { code: 'DOMESTIC', label: 'Domestic incident', group: 'Crime', asksForDomestic: true },
  { code: 'ASSAULT', label: 'Assault', group: 'Crime', asksForDomestic: true },
  { code: 'ROBBERY', label: 'Robbery', group: 'Crime', asksForDomestic: false },
  { code: 'BURGLARY', label: 'Burglary', group: 'Crime', asksForDomestic: false },
  { code: 'THEFT', label: 'Theft', group: 'Crime', asksForDomestic: false },
  { code: 'VEHICLE_CRIME', label: 'Vehicle crime', group: 'Crime', asksForDomestic: false },
  { code: 'CRIMINAL_DAMAGE', label: 'Criminal damage', group: 'Crime', asksForDomestic: true },
  { code: 'SEXUAL_OFFENCE', label: 'Sexual offence', group: 'Crime', asksForDomestic: true },
  { code: 'HARASSMENT', label: 'Harassment or stalking', group: 'Crime', asksForDomestic: true },
  { code: 'HATE_CRIME', label: 'Hate crime', group: 'Crime', asksForDomestic: false },
  { code: 'WEAPON', label: 'Weapon seen or carried', group: 'Crime', asksForDomestic: false },
  { code: 'DRUGS', label: 'Drugs', group: 'Crime', asksForDomestic: false },
  { code: 'FRAUD', label: 'Fraud', group: 'Crime', asksForDomestic: false },
  { code: 'PUBLIC_ORDER', label: 'Public order', group: 'Crime', asksForDomestic: false },
  { code: 'ASB', label: 'Anti-social behaviour', group: 'Anti-social behaviour', asksForDomestic: false },
  { code: 'NOISE', label: 'Noise or nuisance', group: 'Anti-social behaviour', asksForDomestic: false },
  { code: 'CONCERN_FOR_SAFETY', label: 'Concern for safety', group: 'Safety', asksForDomestic: true },
  { code: 'MISSING_PERSON', label: 'Missing person', group: 'Safety', asksForDomestic: false },
  { code: 'MENTAL_HEALTH', label: 'Mental health', group: 'Safety', asksForDomestic: false },
  { code: 'SUDDEN_DEATH', label: 'Sudden death', group: 'Safety', asksForDomestic: false },
  { code: 'SUSPICIOUS', label: 'Suspicious person or vehicle', group: 'Safety', asksForDomestic: false },
  { code: 'ABANDONED_CALL', label: 'Abandoned call', group: 'Safety', asksForDomestic: true },
  { code: 'COLLISION', label: 'Road traffic collision', group: 'Roads', asksForDomestic: false },
  { code: 'TRAFFIC', label: 'Traffic or obstruction', group: 'Roads', asksForDomestic: false },
  { code: 'ALARM', label: 'Alarm', group: 'Other', asksForDomestic: false },
  { code: 'WANTED_PERSON', label: 'Wanted person', group: 'Other', asksForDomestic: false },
  { code: 'ANIMAL', label: 'Animal', group: 'Other', asksForDomestic: false },
  { code: 'OTHER', label: 'Other', group: 'Other', asksForDomestic: false },
] as const
export type IncidentType = (typeof incidentTypes)[number]['code']

/** The most urgent first; `attendMinutes` is the target from call to arrival, recalled London practice. */
export const responseGrades = [
  { code: 'IMMEDIATE', label: 'Immediate', short: 'I', order: 1, attendMinutes: 15 },
  { code: 'PRIORITY', label: 'Priority', short: 'S', order: 2, attendMinutes: 60 },
  { code: 'SCHEDULED', label: 'Scheduled', short: 'E', order: 3, attendMinutes: 2880 },
  { code: 'REMOTE', label: 'Resolved by phone', short: 'R', order: 4, attendMinutes: undefined },
  { code: 'REFERRED', label: 'Referred to another service', short: 'X', order: 5, attendMinutes: undefined },
] as const
export type ResponseGrade = (typeof responseGrades)[number]['code']

export const incidentStatuses = [
  { code: 'open', label: 'Open', isOpen: true },
  { code: 'assigned', label: 'Assigned', isOpen: true },
  { code: 'attended', label: 'Attended', isOpen: true },
  { code: 'closed', label: 'Closed', isOpen: false },
] as const
export type IncidentStatus = (typeof incidentStatuses)[number]['code']

export const incidentClosures = [
  { code: 'CRIME_RECORDED', label: 'Crime recorded' },
  { code: 'ARREST', label: 'Arrest made' },
  { code: 'NON_CRIME', label: 'Non-crime report made' },
  { code: 'ADVICE', label: 'Advice given' },
  { code: 'REFERRED', label: 'Referred to another agency' },
  { code: 'NO_TRACE', label: 'No trace' },
  { code: 'FALSE_ALARM', label: 'False alarm with good intent' },
  { code: 'HOAX', label: 'Hoax' },
  { code: 'DUPLICATE', label: 'Duplicate of another incident' },
  { code: 'NO_POLICE_ACTION', label: 'No police action needed' },
] as const
export type IncidentClosure = (typeof incidentClosures)[number]['code']

/** The words for an incident type. */
export const incidentTypeLabel = (code: string): string =>
  incidentTypes.find((type) => type.code === code)?.label ?? code

/** The words for a response grade. */
export const responseGradeLabel = (code: string): string =>
  responseGrades.find((grade) => grade.code === code)?.label ?? code

/** The words for how an incident closed. */
export const incidentClosureLabel = (code: string): string =>
  incidentClosures.find((closure) => closure.code === code)?.label ?? code
