/** What a rule asks to be done: what, by when, by whom, and the rule that says so. */
import { type Instant, toMillis } from '../time/instant.ts'

/** Who has to act; a module finds the person behind the word. */
export const duties = [
  { code: 'OIC', label: 'Officer in the case' },
  { code: 'SUPERVISOR', label: 'Supervising sergeant' },
  { code: 'INSPECTOR', label: 'Inspector' },
  { code: 'SUPERINTENDENT', label: 'Superintendent' },
  { code: 'DDM', label: 'Designated decision maker' },
  { code: 'FCR', label: 'Force crime registrar' },
  { code: 'VICTIM_CONTACT', label: 'Victim contact officer' },
  { code: 'EXHIBITS', label: 'Exhibits officer' },
  { code: 'STORE', label: 'Property store' },
  { code: 'SAFEGUARDING', label: 'Safeguarding unit' },
  { code: 'REPORTING', label: 'Reporting officer' },
  { code: 'DUTY_INTELLIGENCE', label: 'Duty intelligence officer' },
  { code: 'EVALUATOR', label: 'Intelligence evaluator' },
  { code: 'INTELLIGENCE_MANAGER', label: 'Intelligence manager' },
  { code: 'SOURCE_UNIT', label: 'Source unit' },
  { code: 'ANALYST', label: 'Analyst' },
  { code: 'RECORDS', label: 'Records manager' },
  { code: 'CUSTODY', label: 'Custody officer' },
  { code: 'DISCLOSURE', label: 'Disclosure officer' },
  { code: 'CASE_PROGRESSION', label: 'Case progression' },
  { code: 'WITNESS_CARE', label: 'Witness care' },
  { code: 'WARRANTS', label: 'Warrants unit' },
  { code: 'PROSECUTOR', label: 'Crown prosecutor' },
] as const
export type Duty = (typeof duties)[number]['code']

export interface Due {
  /** A code of the rule's own list, so that a task is made once and found again. */
  what: string
  /** In the words of a task. */
  text: string
  by: Instant
  who: Duty
  rule: string
  isOverdue: boolean
}

/** A due row; it is overdue from the moment after `by`, and where either time cannot be read, so that somebody looks. */
export function due(row: Omit<Due, 'isOverdue'>, now: Instant): Due {
  const [by, at] = [toMillis(row.by), toMillis(now)]
  return { ...row, isOverdue: by === undefined || at === undefined || at > by }
}

/** The earliest first; equal times in the order of their codes, so that a list never wavers. */
export const byDue = (a: Due, b: Due): number =>
  (toMillis(a.by) ?? 0) - (toMillis(b.by) ?? 0) || a.what.localeCompare(b.what)
