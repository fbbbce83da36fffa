/** Why a person may look at a record: the closed list that is asked once where no live task tells it. */
export const purposes = [
  { code: 'INCIDENT', label: 'Responding to an incident' },
  { code: 'ARREST_CUSTODY', label: 'Arrest or custody' },
  { code: 'INVESTIGATION', label: 'Investigating a crime' },
  { code: 'INTELLIGENCE', label: 'Intelligence work' },
  { code: 'SAFEGUARDING', label: 'Protecting a child or vulnerable adult' },
  { code: 'COURT_FILE', label: 'Preparing a case for court' },
  { code: 'DATA_QUALITY', label: 'Correcting or joining records' },
  { code: 'SUPERVISION', label: 'Supervising the work of others' },
  { code: 'AUDIT', label: 'Auditing the use of the system' },
  { code: 'ADMINISTRATION', label: 'Administering users and access' },
] as const

/** One purpose of the list. */
export type PurposeCode = (typeof purposes)[number]['code']
