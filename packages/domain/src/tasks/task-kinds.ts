/** What kinds of work are called, which of them are between the program and one person, and the harm of those made from the first. */

/** A kind of work with the words of its group, the rule that makes it and the harm that its waiting does. */
export interface TaskKind {
  code: string
  label: string
  rule: string
  /** Points for who comes to harm when it waits; where it depends on the record, `harmOf…` says it. */
  harm: number
  /** A notice to one person: no team and no supervisor sees it. */
  isPrivate?: true
}

/** The kinds that are older than the task model; later modules give rule and harm where their rule makes the task. */
export const taskKinds = [
  { code: 'ATTEND', label: 'Attend an incident', rule: 'INC-ATTEND', harm: 8 },
  { code: 'CHILD_CTN', label: 'Raise a report for a child', rule: 'SG-03', harm: 20 },
  { code: 'REPORT_CHECK', label: 'Check a safeguarding report', rule: 'SG-CHECK', harm: 8 },
  { code: 'ASB_REVIEW', label: 'Review an anti-social behaviour report', rule: 'ASB-REVIEW', harm: 4 },
  { code: 'FORCE_FORM', label: 'Give a form on the use of force', rule: '12.20', harm: 4 },
  { code: 'BAIL_END', label: 'Bail ends', rule: '8.2', harm: 12 },
  { code: 'ANSWER_PAGE', label: 'Threat to life in intelligence', rule: 'IC-2', harm: 50 },
  { code: 'OPEN_REPORT', label: 'Read an intelligence report', rule: 'IC-3', harm: 2 },
  { code: 'TELL_RECIPIENTS', label: 'Tell who received intelligence', rule: 'DS-11', harm: 12 },
  {
    code: 'TELL_LISTED',
    label: 'Tell who received intelligence of a list',
    rule: 'DS-11',
    harm: 12,
    isPrivate: true,
  },
  { code: 'CHARGE_ARRIVED', label: 'Give the outcome of a charge', rule: 'OC-1', harm: 8 },
  { code: 'IDENTITY_CORRECTION', label: 'Two people were shown as one', rule: 'ID-CORRECTION', harm: 12 },
  {
    code: 'POSSIBLE_DUPLICATE',
    label: 'Possible match of a restricted person',
    rule: 'ID-DUPLICATE',
    harm: 4,
  },
  {
    code: 'GLASS_ANSWER',
    label: 'Say whether a look at a restricted record was right',
    rule: 'BG-3',
    harm: 12,
    isPrivate: true,
  },
  { code: 'WARRANT_GRADE', label: 'Grade a warrant', rule: 'WA-1', harm: 12 },
  { code: 'WARRANT_TARGET', label: 'Execute a warrant in time', rule: 'WA-2', harm: 12 },
  { code: 'WARRANT_ATTEMPT', label: 'Attempt a warrant', rule: 'WA-6', harm: 12 },
  { code: 'WARRANT_CIRCULATE', label: 'Circulate a wanted person', rule: 'WA-9', harm: 12 },
  { code: 'WARRANT_CANCEL', label: 'Take a circulation off', rule: 'WA-10', harm: 25 },
  { code: 'WARRANT_REVIEW', label: 'Look at a circulation again', rule: 'WA-11', harm: 4 },
  { code: 'CASE_SIGN_OFF', label: 'Certify a case file', rule: 'FQ-70', harm: 12 },
  { code: 'CASE_RETURNED', label: 'Put a returned case file right', rule: 'CF-4', harm: 12 },
  { code: 'CASE_ACTION', label: 'Do what the prosecutor asked', rule: 'CG-7', harm: 12 },
  {
    code: 'CASE_FEEDBACK',
    label: 'Read the feedback on finished work',
    rule: 'SP-5',
    harm: 2,
    isPrivate: true,
  },
  { code: 'CASE_BUILD', label: 'Build a case file', rule: 'CF-7', harm: 8 },
  { code: 'SEARCH_AUTHORITY', label: 'Authorise a search warrant', rule: 'SW-2', harm: 12 },
  { code: 'SEARCH_RETURN', label: 'Give a search warrant back', rule: 'SW-6', harm: 4 },
  { code: 'GROUP_SCORE', label: 'Score a crime group', rule: 'NI-7', harm: 8 },
  { code: 'TASKING', label: 'Carry out a tasking decision', rule: 'NI-6', harm: 8 },
  { code: 'BRIEFING_ITEM', label: 'Look again at a briefing', rule: 'BF-6', harm: 2, isPrivate: true },
  { code: 'BRIEFING_GONE', label: 'Shown no longer on a briefing', rule: 'BF-3', harm: 2, isPrivate: true },
  { code: 'RETENTION_REVIEW', label: 'Review what is kept', rule: 'RD-5', harm: 2 },
  { code: 'PRODUCT_CHANGED', label: 'Look again at a profile', rule: 'NI-4', harm: 8, isPrivate: true },
  {
    code: 'PRODUCT_REVIEW',
    label: 'A profile is due to be looked at',
    rule: 'NI-5',
    harm: 2,
    isPrivate: true,
  },
  { code: 'MESSAGE_REFUSED', label: 'A message was refused', rule: 'OB-7', harm: 8 },
  { code: 'MESSAGE_STOPPED', label: 'A message did not arrive', rule: 'OB-4', harm: 8 },
  { code: 'COURT_EXCEPTION', label: 'Settle a result of the court', rule: 'RC-8', harm: 12 },
  { code: 'COURT_REMAND', label: 'Remanded in custody', rule: 'RC-2', harm: 12 },
  { code: 'COURT_BAIL', label: 'Bail conditions of a court', rule: 'RC-2', harm: 12 },
  { code: 'COURT_WARRANT', label: 'A warrant of a court', rule: 'RC-2', harm: 25 },
  { code: 'COURT_WARRANT_ENDED', label: 'A warrant was ended by a court', rule: 'RC-2', harm: 25 },
  { code: 'COURT_ORDER', label: 'An order of a court', rule: 'RC-2', harm: 12 },
  { code: 'COURT_REGISTER', label: 'Notification requirements', rule: 'RC-2', harm: 25 },
  { code: 'COURT_PROPERTY', label: 'Forfeiture or destruction', rule: 'RC-2', harm: 4 },
  { code: 'COURT_TELL', label: 'Tell the result of a court', rule: 'RC-2', harm: 12 },
  { code: 'COURT_UPGRADE', label: 'Build a file up for trial', rule: 'RC-2', harm: 12 },
  { code: 'COURT_READ', label: 'Read a result of a court', rule: 'RC-2', harm: 8 },
  { code: 'CUSTODY_LIMIT', label: 'Custody time limit', rule: 'CT-4', harm: 25 },
  { code: 'SAVED_SEARCH', label: 'Saved searches', rule: 'SEARCH-SAVED', harm: 2, isPrivate: true },
] as const satisfies readonly TaskKind[]
export type TaskKindCode = (typeof taskKinds)[number]['code']

const known: readonly TaskKind[] = taskKinds

/** The rule and the harm of a kind of the list. */
export function taskKind(code: TaskKindCode): TaskKind {
  const found = known.find((kind) => kind.code === code)
  if (found === undefined) throw new Error(`no kind of task ${code}`)
  return found
}

/** Kinds that only their owner sees. */
export const privateKinds: readonly string[] = known.filter((kind) => kind.isPrivate).map(({ code }) => code)

/** The words of a group: of the list, or the code of another module as a sentence. */
export function taskKindLabel(code: string): string {
  const label = known.find((kind) => kind.code === code)?.label
  if (label !== undefined) return label
  const words = code.toLowerCase().replaceAll('_', ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Who waits for police in danger comes to grave harm; the rest by the grade. */
export const harmOfAttendance = (grade: string): number =>
  ({ IMMEDIATE: 25, PRIORITY: 12, SCHEDULED: 5 })[grade] ?? taskKind('ATTEND').harm

/** By the red, amber or green grade of a report. */
export const harmOfReport = (grade: string): number =>
  ({ RED: 20, AMBER: 10, GREEN: 4 })[grade] ?? taskKind('REPORT_CHECK').harm

/** By the grade of the risk matrix. */
export const harmOfAsb = (grade: string): number =>
  ({ HIGH: 15, MEDIUM: 8, STANDARD: 4 })[grade] ?? taskKind('ASB_REVIEW').harm
