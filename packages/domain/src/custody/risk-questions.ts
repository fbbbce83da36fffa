/** L-3: the questions of the custody risk assessment, by key and topic; a force supplies its own licensed wording. */
export const riskQuestions = [
  { code: 'ILL_OR_INJURED_NOW', label: 'Ill or injured now', needsHealthcare: true },
  { code: 'SEEN_DOCTOR', label: 'Seen by a doctor recently', needsHealthcare: true },
  { code: 'MEDICATION', label: 'Medication', needsHealthcare: true },
  { code: 'CONDITIONS', label: 'Medical conditions', needsHealthcare: true },
  { code: 'HEAD_INJURY', label: 'Head injury', needsHealthcare: true },
  { code: 'MENTAL_HEALTH', label: 'Mental health', needsHealthcare: true },
  { code: 'LEARNING_AUTISM', label: 'Learning disability or autism', needsHealthcare: false },
  { code: 'SELF_HARM_EVER', label: 'Self-harm at any time', needsHealthcare: true },
  { code: 'SELF_HARM_NOW', label: 'Thoughts of self-harm now', needsHealthcare: true },
  { code: 'ALCOHOL_24H', label: 'Alcohol in the last 24 hours', needsHealthcare: false },
  { code: 'ALCOHOL_DEPENDENT', label: 'Dependent on alcohol', needsHealthcare: true },
  { code: 'DRUGS_24H', label: 'Drugs in the last 24 hours', needsHealthcare: false },
  { code: 'DRUGS_DEPENDENT', label: 'Dependent on drugs', needsHealthcare: true },
  { code: 'SWALLOWED_OR_HIDDEN', label: 'Swallowed or hidden anything', needsHealthcare: true },
  { code: 'READ_WRITE', label: 'Reading and writing', needsHealthcare: false },
  { code: 'DISABILITY_AIDS', label: 'Disability or aids', needsHealthcare: false },
  { code: 'DIET_RELIGION', label: 'Diet or religion', needsHealthcare: false },
  { code: 'SPEAK_SAME_SEX', label: 'Wishes to speak to someone of the same sex', needsHealthcare: false },
  { code: 'PREGNANT', label: 'Pregnant', needsHealthcare: true },
  { code: 'MENSTRUAL', label: 'Menstrual needs', needsHealthcare: false },
  { code: 'DEPENDANTS', label: 'Dependants', needsHealthcare: false },
  { code: 'VETERAN', label: 'Served in the armed forces', needsHealthcare: false },
  { code: 'KEEP_APART', label: 'Keep apart from anyone', needsHealthcare: false },
  { code: 'GANG', label: 'Gang', needsHealthcare: false },
  { code: 'FIRST_TIME_IN_CUSTODY', label: 'First time in custody', needsHealthcare: false },
  { code: 'UPSET_BY_OFFENCE', label: 'Upset by the offence', needsHealthcare: false },
  { code: 'TELL_NURSE_PRIVATELY', label: 'Anything to tell a nurse in private', needsHealthcare: true },
  { code: 'ANYTHING_ELSE', label: 'Anything else', needsHealthcare: false },
] as const
export type RiskQuestion = (typeof riskQuestions)[number]['code']

/** A refusal to answer raises the level of risk and never lowers it (custody.md 12.6). */
export const riskAnswers = [
  { code: 'YES', label: 'Yes' },
  { code: 'NO', label: 'No' },
  { code: 'REFUSED', label: 'Refused to answer' },
  { code: 'NOT_ASKED', label: 'Not asked yet' },
] as const
export type RiskAnswer = (typeof riskAnswers)[number]['code']
