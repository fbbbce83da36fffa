/** The closed lists of a crime record: who reported it, how, and what is changed of it; its flags are `crimeMarkers`. */

export const reporters = [
  { code: 'VICTIM', label: 'The victim' },
  { code: 'ACTS_FOR_VICTIM', label: 'Somebody for the victim' },
  { code: 'PROFESSIONAL', label: 'A professional (doctor, social worker, teacher, nurse)' },
  { code: 'THIRD_PARTY', label: 'Somebody else' },
  { code: 'OFFICER', label: 'An officer who saw or found it' },
] as const

export const reportMethods = [
  { code: 'PHONE', label: 'Telephone' },
  { code: 'ATTENDED', label: 'Told to an officer who attended' },
  { code: 'FRONT_COUNTER', label: 'Front counter' },
  { code: 'ONLINE', label: 'Online report' },
  { code: 'PARTNER', label: 'Partner agency' },
  { code: 'FOUND', label: 'Found by police' },
] as const

export const changeKinds = [
  { code: 'RECLASSIFY', label: 'Another class' },
  { code: 'CANCEL', label: 'Cancellation' },
  { code: 'TRANSFER', label: 'Transfer to another force' },
  { code: 'CONFIRM', label: 'Recording confirmed by the registrar' },
] as const

export const changeStates = [
  { code: 'REQUESTED', label: 'Waits for a decision' },
  { code: 'OFFERED', label: 'Offered: waits for the other force' },
  { code: 'IN_DISPUTE', label: 'The forces differ: with the registrars' },
  { code: 'APPROVED', label: 'Done' },
  { code: 'REJECTED', label: 'Refused' },
] as const

/** The parts in which somebody is added to a crime that is recorded; suspects have a standing and are added with it. */
export const crimeParts = [
  { code: 'VICTIM', label: 'Victim' },
  { code: 'WITNESS', label: 'Witness' },
] as const
