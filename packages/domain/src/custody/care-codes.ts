/** Closed lists of the care of a detainee (custody.md 12.6 to 12.9). */
export const riskKinds = [
  { code: 'INITIAL', label: 'On arrival' },
  { code: 'REVIEW', label: 'Again' },
  { code: 'PRE_INTERVIEW', label: 'Before interview' },
  { code: 'POST_CHARGE', label: 'After charge' },
  { code: 'HANDOVER', label: 'Shift handover' },
  { code: 'AFTER_HOSPITAL', label: 'Back from hospital' },
  { code: 'TRANSFER', label: 'Before transfer' },
] as const

export const riskSources = [
  { code: 'DETAINEE', label: 'The detainee' },
  { code: 'ARRESTING_OFFICER', label: 'Arresting or escorting officer' },
  { code: 'PNC', label: 'Police national records' },
  { code: 'EARLIER_RECORDS', label: 'Earlier custody records' },
  { code: 'HEALTHCARE', label: 'Healthcare professional' },
  { code: 'FAMILY', label: 'Family or friend' },
  { code: 'ESCORT_RECORD', label: 'Person escort record' },
  { code: 'YOUTH_TEAM', label: 'Youth offending team' },
  { code: 'PRISON', label: 'Prison' },
] as const

export const keepApartKinds = [
  { code: 'CO_SUSPECT', label: 'Suspected together' },
  { code: 'RIVAL', label: 'Rival or enemy' },
  { code: 'VICTIM_FAMILY', label: "Victim, or the victim's family" },
  { code: 'GANG', label: 'Other gang' },
  { code: 'OTHER', label: 'Another reason' },
] as const

export const medicineCarriers = [
  { code: 'HCP', label: 'Healthcare professional' },
  { code: 'SUITE', label: 'Medicine cabinet of the suite' },
  { code: 'WITH_DETAINEE', label: 'The detainee (such as an inhaler)' },
  { code: 'TO_BE_FETCHED', label: 'Still to be fetched' },
] as const

export const doseOutcomes = [
  { code: 'GIVEN', label: 'Given' },
  { code: 'REFUSED', label: 'Refused' },
  { code: 'NOT_AVAILABLE', label: 'Not given: not to be had' },
] as const

export const doseGivers = [
  { code: 'HCP', label: 'Healthcare professional' },
  { code: 'SELF', label: 'Taken by the detainee' },
  { code: 'POLICE', label: 'Handed over by custody staff' },
] as const

export const healthcareKinds = [
  { code: 'HCP', label: 'Healthcare professional' },
  { code: 'AMBULANCE', label: 'Ambulance' },
  { code: 'DOCTOR', label: 'Doctor' },
  { code: 'LIAISON', label: 'Liaison and diversion' },
] as const

export const healthcareUrgencies = [
  { code: 'ROUTINE', label: 'Routine' },
  { code: 'URGENT', label: 'Urgent' },
  { code: 'EMERGENCY', label: 'Emergency' },
] as const
export type HealthcareUrgency = (typeof healthcareUrgencies)[number]['code']

export const healthcareSteps = [
  { code: 'ARRIVED', label: 'Arrived' },
  { code: 'SEEN', label: 'Seen' },
  { code: 'LEFT', label: 'Left' },
  { code: 'CANCELLED', label: 'No longer needed' },
] as const

export const fitnessPurposes = [
  { code: 'DETAIN', label: 'Detention' },
  { code: 'INTERVIEW', label: 'Interview' },
  { code: 'CHARGE', label: 'Charge' },
  { code: 'TRANSFER', label: 'Transfer' },
  { code: 'RELEASE', label: 'Release' },
] as const

export const fitnessAdvice = [
  { code: 'FIT', label: 'Fit' },
  { code: 'FIT_WITH_CONDITIONS', label: 'Fit with conditions' },
  { code: 'NOT_FIT', label: 'Not fit' },
] as const

export const mealSizes = [
  { code: 'LIGHT', label: 'Light meal' },
  { code: 'MAIN', label: 'Main meal' },
] as const

export const mealOutcomes = [
  { code: 'ACCEPTED', label: 'Taken' },
  { code: 'REFUSED', label: 'Refused' },
] as const
