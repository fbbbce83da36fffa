/** The forms of the manual of guidance: what each is for, who owes it, and whether it may be served (MG-1 to MG-3). */
import type { RuleRow } from '../custody/rules-table.ts'
import { inForceRow } from '../custody/rules-table.ts'
import type { Duty } from '../rules/due.ts'

/** RESTRICTED: police and prosecution only. SERVED: may go to the defence. DECIDE: somebody says so for each form. */
export const disclosureStatuses = [
  { code: 'RESTRICTED', label: 'Police and prosecution only' },
  { code: 'SERVED', label: 'May be served' },
  { code: 'DECIDE', label: 'Decided for each form' },
] as const
export type DisclosureStatus = (typeof disclosureStatuses)[number]['code']

/** `about`: the one whom a form is made out for, and that there is one for each. */
export const mgForms = [
  form('MG1', 'File front sheet', 'RESTRICTED', 'OIC', 'CASE'),
  form('MG2', 'Special measures assessment', 'RESTRICTED', 'OIC', 'WITNESS'),
  form('MG3', 'Report for a charging decision', 'RESTRICTED', 'OIC', 'CASE'),
  form('MG3A', 'Further report for a charging decision', 'RESTRICTED', 'OIC', 'CASE'),
  form('MG4', 'Charges', 'SERVED', 'CUSTODY', 'DEFENDANT'),
  form('MG4A', 'Bail: grant or variation', 'SERVED', 'CUSTODY', 'DEFENDANT'),
  form('MG4B', 'Request to vary police bail', 'SERVED', 'CUSTODY', 'DEFENDANT'),
  form('MG4C', 'Surety or security', 'SERVED', 'CUSTODY', 'DEFENDANT'),
  form('MG4D', 'Postal requisition, youth', 'SERVED', 'CASE_PROGRESSION', 'DEFENDANT'),
  form('MG4E', 'Postal requisition, adult', 'SERVED', 'CASE_PROGRESSION', 'DEFENDANT'),
  form('MG4F', 'Notice of no further action', 'SERVED', 'OIC', 'DEFENDANT'),
  form('MG5', 'Police report: case summary', 'SERVED', 'OIC', 'CASE'),
  form('MG6', 'Case file evidence and information', 'RESTRICTED', 'OIC', 'CASE'),
  form('MG6A', 'Record of briefing before interview', 'RESTRICTED', 'OIC', 'DEFENDANT'),
  form('MG6B', 'Misconduct record of police witnesses', 'RESTRICTED', 'OIC', 'CASE'),
  form('MG6C', 'Schedule of non-sensitive unused material', 'SERVED', 'DISCLOSURE', 'CASE'),
  form('MG6D', 'Schedule of sensitive material', 'RESTRICTED', 'DISCLOSURE', 'CASE'),
  form('MG6E', "Disclosure officer's report", 'RESTRICTED', 'DISCLOSURE', 'CASE'),
  form('MG7', 'Remand application', 'DECIDE', 'OIC', 'DEFENDANT'),
  form('MG8', 'Breach of bail', 'DECIDE', 'OIC', 'DEFENDANT'),
  form('MG9', 'Witness list', 'RESTRICTED', 'OIC', 'CASE'),
  form('MG10', 'Dates of witnesses', 'RESTRICTED', 'WITNESS_CARE', 'CASE'),
  form('MG11', 'Witness statement', 'SERVED', 'OIC', 'STATEMENT'),
  form('MG11_BACK', 'Witness statement, back page', 'RESTRICTED', 'OIC', 'STATEMENT'),
  form('MG12', 'Exhibit list', 'SERVED', 'EXHIBITS', 'CASE'),
  form('MG13', 'Application for an order on conviction', 'SERVED', 'OIC', 'DEFENDANT'),
  form('MG14', 'Conditional caution', 'SERVED', 'OIC', 'DEFENDANT'),
  form('MG15', 'Record of interview', 'SERVED', 'OIC', 'DEFENDANT'),
  form('MG16', 'Bad character or dangerous offender', 'DECIDE', 'OIC', 'DEFENDANT'),
  form('MG17', 'Proceeds of crime review', 'RESTRICTED', 'OIC', 'CASE'),
  form('MG18', 'Offences taken into consideration', 'SERVED', 'OIC', 'DEFENDANT'),
  form('MG19', 'Compensation claim', 'SERVED', 'OIC', 'VICTIM'),
  form('MG20', 'Further evidence or information', 'RESTRICTED', 'OIC', 'CASE'),
  form('MG21', 'Submission to the laboratory', 'RESTRICTED', 'EXHIBITS', 'CASE'),
  form('MG21A', 'Additional submission to the laboratory', 'RESTRICTED', 'EXHIBITS', 'CASE'),
  form('SDC', 'Streamlined disclosure certificate', 'SERVED', 'DISCLOSURE', 'CASE'),
  form('DMD', 'Disclosure management document', 'SERVED', 'DISCLOSURE', 'CASE'),
] as const
export type FormCode = (typeof mgForms)[number]['code']
export type FormSubject = 'CASE' | 'DEFENDANT' | 'WITNESS' | 'STATEMENT' | 'VICTIM'

export interface MgForm<Code extends string = string> {
  code: Code
  label: string
  status: DisclosureStatus
  owedBy: Duty
  about: FormSubject
}

/** A change of status that case progression made, from a day on; the table above holds where there is none. */
export type StatusChanges = Partial<
  Record<FormCode, readonly [RuleRow<DisclosureStatus>, ...RuleRow<DisclosureStatus>[]]>
>

/** The row of a form; every code of the list has one. */
export const mgForm = (code: FormCode): MgForm<FormCode> =>
  mgForms.find((row) => row.code === code) ?? mgForms[0]

/** Never served, whatever is changed or decided: the sensitive schedule, contact details and what witnesses are said to be. */
export const neverServed: readonly FormCode[] = [
  'MG6D',
  'MG9',
  'MG10',
  'MG11_BACK',
  'MG6B',
  'MG6E',
  'MG3',
  'MG3A',
]

/**
 * MG-2: the disclosure status of a form on a day. `decided` is what somebody said of this one form; it counts only where the
 * table leaves it to be decided. Nothing makes a form of `neverServed` one that may be served.
 */
export function disclosureStatus(
  code: FormCode,
  day: string,
  changes: StatusChanges = {},
  decided?: DisclosureStatus,
): DisclosureStatus {
  if (neverServed.includes(code)) return 'RESTRICTED'
  const rows = changes[code]
  const changed = rows === undefined ? undefined : inForceRow(rows, day)
  // A change counts from its own day only; the first row of other tables holds before that.
  const status = changed !== undefined && changed.from <= day ? changed.value : mgForm(code).status
  return status === 'DECIDE' ? (decided ?? 'DECIDE') : status
}

/** MG-3: whether a form may leave in what is served: said to be so, and never while it waits to be decided. */
export const mayBeServed = (
  code: FormCode,
  day: string,
  changes: StatusChanges = {},
  decided?: DisclosureStatus,
): boolean => disclosureStatus(code, day, changes, decided) === 'SERVED'

function form<const Code extends string>(
  code: Code,
  label: string,
  status: DisclosureStatus,
  owedBy: Duty,
  about: FormSubject,
): MgForm<Code> {
  return { code, label, status, owedBy, about }
}
