/** What an incident can be: its type, grade of response, state and closing code; the local lists of the force. */

export const incidentTypes = [
  { code: 'DOMESTIC', label: 'Domestic incident', group: 'Public safety and welfare' },
  { code: 'VIOLENCE', label: 'Violence against the person', group: 'Crime' },
  { code: 'WEAPONS', label: 'Weapons', group: 'Crime' },
  { code: 'ROBBERY', label: 'Robbery', group: 'Crime' },
  { code: 'SEXUAL_OFFENCE', label: 'Sexual offence', group: 'Crime' },
  { code: 'BURGLARY_DWELLING', label: 'Burglary in a dwelling', group: 'Crime' },
  { code: 'BURGLARY_OTHER', label: 'Burglary elsewhere', group: 'Crime' },
  { code: 'THEFT', label: 'Theft', group: 'Crime' },
  { code: 'VEHICLE_CRIME', label: 'Vehicle crime', group: 'Crime' },
  { code: 'CRIMINAL_DAMAGE', label: 'Criminal damage', group: 'Crime' },
  { code: 'DRUGS', label: 'Drugs', group: 'Crime' },
  { code: 'FRAUD', label: 'Fraud', group: 'Crime' },
  { code: 'HATE', label: 'Hate incident', group: 'Crime' },
  { code: 'ASB_PERSONAL', label: 'Anti-social behaviour, personal', group: 'Anti-social behaviour' },
  { code: 'ASB_NUISANCE', label: 'Anti-social behaviour, nuisance', group: 'Anti-social behaviour' },
  { code: 'ASB_ENVIRONMENTAL', label: 'Anti-social behaviour, environmental', group: 'Anti-social behaviour' },
  { code: 'CONCERN_FOR_SAFETY', label: 'Concern for safety', group: 'Public safety and welfare' },
  { code: 'MENTAL_HEALTH', label: 'Mental health', group: 'Public safety and welfare' },
  { code: 'MISSING_PERSON', label: 'Missing person', group: 'Public safety and welfare' },
  { code: 'SUDDEN_DEATH', label: 'Sudden death', group: 'Public safety and welfare' },
  { code: 'SUSPICIOUS', label: 'Suspicious circumstances', group: 'Public safety and welfare' },
  { code: 'ABANDONED_CALL', label: 'Abandoned call', group: 'Public safety and welfare' },
  { code: 'ROAD_COLLISION', label: 'Road traffic collision', group: 'Transport' },
  { code: 'ROAD_OTHER', label: 'Other road matter', group: 'Transport' },
  { code: 'ALARM', label: 'Alarm', group: 'Administration' },
  { code: 'OTHER', label: 'Other', group: 'Administration' },
] as const

export type IncidentType = (typeof incidentTypes)[number]['code']

/** Grades of response, most urgent first; the target times are the force's own. [R] */
export const incidentGrades = [
  { code: 'I', label: 'Immediate', attendWithinMinutes: 15 },
  { code: 'S', label: 'Significant', attendWithinMinutes: 60 },
  { code: 'E', label: 'Extended', attendWithinMinutes: 48 * 60 },
  { code: 'R', label: 'Resolved without attendance', attendWithinMinutes: undefined },
] as const

export type IncidentGrade = (typeof incidentGrades)[number]['code']

export const incidentStatuses = [
  { code: 'open', label: 'Open' },
  { code: 'assigned', label: 'Assigned' },
  { code: 'attended', label: 'Attended' },
  { code: 'closed', label: 'Closed' },
] as const

export type IncidentStatus = (typeof incidentStatuses)[number]['code']

export const closingCodes = [
  { code: 'CRIME_RECORDED', label: 'Crime recorded' },
  { code: 'ARREST_MADE', label: 'Arrest made' },
  { code: 'NON_CRIME', label: 'Non-crime report made' },
  { code: 'ADVICE_GIVEN', label: 'Advice given' },
  { code: 'REFERRED', label: 'Referred to another agency' },
  { code: 'NO_TRACE', label: 'No trace' },
  { code: 'FALSE_CALL_GOOD_INTENT', label: 'False call with good intent' },
  { code: 'HOAX', label: 'Hoax' },
  { code: 'DUPLICATE', label: 'Duplicate of another incident' },
] as const

export type ClosingCode = (typeof closingCodes)[number]['code']

/** The words for an incident type. */
export const incidentTypeLabel = (code: string): string => incidentTypes.find((type) => type.code === code)?.label ?? code

/** The words for a grade. */
export const incidentGradeLabel = (code: string): string => incidentGrades.find((grade) => grade.code === code)?.label ?? code

/** The words for a closing code. */
export const closingCodeLabel = (code: string): string => closingCodes.find((closing) => closing.code === code)?.label ?? code
