/** Fields that several forms share: each fact is read in one place, whatever form shows it (MG-7). */
import { formatDay } from '../time/day.ts'
import { formatLondon } from '../time/london-time.ts'
import { type CaseOffence, type Defendant, remandStatuses } from './case-file.ts'
import { chargingTests } from './charging.ts'
import type { FactHome, FormContext, FormField } from './form-fields.ts'
import { showUrn } from './urn.ts'

export const fact = (
  code: string,
  label: string,
  home: FactHome,
  read: (context: FormContext) => string | undefined,
  isOptional = false,
): FormField => ({ kind: 'FACT', code, label, home, read, isOptional })

export const maybe = (
  code: string,
  label: string,
  home: FactHome,
  read: (context: FormContext) => string | undefined,
): FormField => fact(code, label, home, read, true)

export const words = (code: string, label: string, isOptional = false): FormField => ({
  kind: 'NARRATIVE',
  code,
  label,
  isOptional,
})

export const lines = (rows: readonly (string | undefined)[]): string | undefined => {
  const said = rows.filter((row) => row !== undefined && row !== '')
  return said.length === 0 ? undefined : said.join('\n')
}
const nameOf = ({ familyName, forenames }: Defendant): string =>
  [familyName.toUpperCase(), ...forenames].join(' ')
export const offenceLine = ({ sequence, code, wording }: CaseOffence): string =>
  `${sequence}. ${code} ${wording}`
export const theirs =
  (read: (defendant: Defendant) => string | undefined) =>
  ({ defendant }: FormContext) =>
    defendant && read(defendant)
export const everybody =
  (read: (defendant: Defendant) => string | undefined) =>
  ({ file }: FormContext) =>
    lines(file.defendants.map((defendant) => read(defendant)))
export const day = (text: string | undefined): string | undefined => text && formatDay(text)

export const head: FormField[] = [
  fact('urn', 'Case reference', 'CASE', ({ file }) => showUrn(file.urn)),
  fact('officer', 'Officer in the case', 'STAFF', ({ file: { officer } }) =>
    [officer.rank, officer.number, officer.name].join(' '),
  ),
]
export const contact: FormField[] = [
  fact('officerContact', 'Contact', 'STAFF', ({ file: { officer } }) =>
    [officer.location, officer.contact].join(', '),
  ),
]
export const defendants: FormField[] = [
  fact(
    'defendants',
    'Defendants',
    'NOMINAL',
    everybody((one) => nameOf(one)),
  ),
]
export const offences: FormField[] = [
  fact('offences', 'Offences', 'OFFENCE', ({ file }) =>
    lines(file.defendants.flatMap((one) => one.offences.map(offenceLine))),
  ),
]
export const defendant: FormField[] = [
  fact('name', 'Defendant', 'NOMINAL', theirs(nameOf)),
  fact(
    'born',
    'Date of birth',
    'NOMINAL',
    theirs((one) => day(one.dateOfBirth) ?? `about ${one.perceivedBirthYear}`),
  ),
  fact(
    'asn',
    'Arrest summons number',
    'CUSTODY',
    theirs((one) => one.asn),
  ),
  maybe(
    'pncId',
    'PNC ID',
    'NOMINAL',
    theirs((one) => one.pncId),
  ),
]
export const address: FormField[] = [
  fact(
    'address',
    'Address',
    'NOMINAL',
    theirs((one) => lines([...one.addressLines, one.postcode])),
  ),
]
export const alleged: FormField[] = [
  fact(
    'charges',
    'Charges',
    'OFFENCE',
    theirs((one) => lines(one.offences.map(offenceLine))),
  ),
  fact(
    'chargeDays',
    'Dates of the offences',
    'OFFENCE',
    theirs((one) => lines(one.offences.map(whenOf))),
  ),
]
export const charges: FormField[] = [
  ...alleged,
  fact(
    'charged',
    'Charged on',
    'CUSTODY',
    theirs((one) => day(one.chargedOn)),
  ),
]
export const hearing: FormField[] = [
  fact(
    'hearing',
    'First hearing',
    'HEARING',
    ({ file }) =>
      file.hearing && `${file.hearing.courtName}, ${formatDay(file.hearing.day)} ${file.hearing.time}`,
  ),
]
export const remand: FormField[] = [
  fact(
    'remand',
    'Remand status',
    'CUSTODY',
    theirs((one) => remandStatuses.find(({ code }) => code === one.remandStatus)?.label),
  ),
]
export const conditions: FormField[] = [
  fact(
    'conditions',
    'Conditions of bail',
    'BAIL',
    theirs((one) => lines(one.bailConditions)),
  ),
]
export const witnessHead: FormField[] = [
  fact('witness', 'Witness', 'WITNESS', ({ witness }) => witness?.name),
]
export const signed: FormField[] = [
  fact(
    'signed',
    'Signed',
    'STATEMENT',
    ({ statement }) => statement?.signedAt && formatLondon(statement.signedAt),
  ),
]
export const schedule = (kind: 'C' | 'D'): FormField[] => [
  fact(
    `schedule${kind}`,
    'Items',
    'UNUSED',
    ({ file }) =>
      lines(
        file.unused
          .filter((item) => item.schedule === kind)
          .map((item) => `${item.number}. ${item.description}`),
      ) ?? 'No items',
  ),
  fact('scheduleSigned', 'Signed by', 'UNUSED', ({ file }) => {
    const row = file.schedules.find((one) => one.kind === kind)
    return row?.signedAt && [row.signedBy, formatLondon(row.signedAt)].join(', ')
  }),
]
export const laboratory: FormField[] = [
  ...head,
  ...contact,
  fact('exhibits', 'Exhibits', 'EXHIBIT', ({ file }) =>
    lines(file.exhibits.map(({ reference, description }) => `${reference} ${description}`)),
  ),
  words('question', 'What the laboratory is asked'),
]
export const requisition: FormField[] = [...head, ...defendant, ...address, ...charges, ...hearing]

function whenOf({ sequence, start, end }: CaseOffence): string {
  const from = `${sequence}. ${formatDay(start)}`
  return end === undefined || end === start ? from : `${from} to ${formatDay(end)}`
}

export const decision: FormField[] = [
  maybe('decision', 'Decision', 'DECISION', ({ file }) => file.decision?.reference),
  maybe('decidedBy', 'Decided by', 'DECISION', ({ file }) => file.decision?.decidedBy),
  maybe(
    'test',
    'Test applied',
    'DECISION',
    ({ file }) => chargingTests.find(({ code }) => code === file.decision?.test)?.label,
  ),
  maybe('plan', 'Action plan', 'DECISION', ({ file }) =>
    lines((file.decision?.actions ?? []).map(({ text, dueOn }) => `${text}, by ${formatDay(dueOn ?? '')}`)),
  ),
]
