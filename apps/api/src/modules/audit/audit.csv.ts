/** The audit as CSV. */
import type { AuditLine } from '@mips/contracts/audit'
import { csvFile } from '../../platform/csv.ts'

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
  return csvFile([header, ...rows])
}
