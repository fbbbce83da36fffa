/** The closed lists of a crime record: who reported it, how, and the flags that the Home Office asks for. */

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

/** Recalled from the annual data requirement; the registrar corrects the list. */
export const crimeFlags = [
  { code: 'DOMESTIC_ABUSE', label: 'Domestic abuse' },
  { code: 'CHILD_SEXUAL_ABUSE', label: 'Child sexual abuse' },
  { code: 'CHILD_SEXUAL_EXPLOITATION', label: 'Child sexual exploitation' },
  { code: 'HATE_RACE', label: 'Hate: race' },
  { code: 'HATE_RELIGION', label: 'Hate: religion' },
  { code: 'HATE_DISABILITY', label: 'Hate: disability' },
  { code: 'HATE_ORIENTATION', label: 'Hate: sexual orientation' },
  { code: 'HATE_TRANSGENDER', label: 'Hate: transgender' },
  { code: 'ONLINE', label: 'Online' },
  { code: 'ALCOHOL', label: 'Alcohol' },
  { code: 'KNIFE', label: 'Knife or sharp instrument' },
  { code: 'FIREARM', label: 'Firearm' },
  { code: 'HONOUR', label: 'Honour-based abuse' },
  { code: 'CORROSIVE', label: 'Corrosive substance' },
  { code: 'MODERN_SLAVERY', label: 'Modern slavery' },
  { code: 'EMERGENCY_WORKER', label: 'Emergency worker' },
  { code: 'BUSINESS', label: 'Business crime' },
  { code: 'REPEAT_VICTIM', label: 'Repeat victim' },
] as const

export const changeKinds = [
  { code: 'RECLASSIFY', label: 'Another class' },
  { code: 'CANCEL', label: 'Cancellation' },
] as const

export const changeStates = [
  { code: 'REQUESTED', label: 'Waits for a decision' },
  { code: 'APPROVED', label: 'Done' },
  { code: 'REJECTED', label: 'Refused' },
] as const
