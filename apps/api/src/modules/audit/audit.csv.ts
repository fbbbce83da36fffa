/** The audit as CSV: quoted, and with what a spreadsheet would take for a formula made harmless. */
import type { AuditLine } from '@mips/contracts/audit'

const header = [
  'entry',
  'at',
  'staff_number',
  'name',
  'roles',
  'action',
  'act',
  'outcome',
  'reason',
  'purpose',
  'purpose_source',
  'purpose_record',
  'record',
  'results',
  'terms',
  'reason_given',
  'seal',
  'request',
]

/** One cell; a leading `= + - @`, tab or return gets an apostrophe so that no program runs it. */
export function csvCell(value: string): string {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return `"${harmless.replaceAll('"', '""')}"`
}

/** The lines as a CSV file with a header, in the order given. */
export function csvOf(lines: readonly AuditLine[]): string {
  const rows = lines.map((line) => [
    line.id,
    line.at,
    line.actor?.staffNumber ?? line.system ?? '',
    line.actor?.displayName ?? '',
    line.roles.join(' '),
    line.action,
    line.act,
    line.outcome,
    line.reason ?? '',
    line.purpose?.label ?? '',
    line.purpose?.source ?? '',
    line.purpose?.ref?.reference ?? '',
    line.subject?.reference ?? '',
    line.resultCount === null ? '' : String(line.resultCount),
    line.terms === null || line.terms === undefined ? '' : JSON.stringify(line.terms),
    line.reasonGiven ?? '',
    line.sealNo ?? '',
    line.requestId,
  ])
  return `${[header, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}
