/** File quality: disclosure, what is served, and the sign-off (rules 51 to 58, 68 to 70). */
import { isSaid } from '../custody/rule-problem.ts'
import { isLater, toMillis } from '../time/instant.ts'
import type { FileDocument, UnusedItem } from './case-file.ts'
import { disclosureStatus, mgForm } from './mg-forms.ts'
import { each, type QualityRule, rule, when } from './quality-rule.ts'
import { descriptionProblem, materialClasses } from './unused-material.ts'

/** Types of file that the receivers take. */
export const fileTypes = [
  'pdf',
  'docx',
  'xlsx',
  'jpg',
  'jpeg',
  'png',
  'txt',
  'csv',
  'mp3',
  'mp4',
  'wav',
] as const
const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9 ._()-]{0,118}\.([a-z0-9]{2,4})$/

export const disclosureRules: readonly QualityRule[] = [
  rule(51, 'BLOCK', 'In a contested case every class of presumed material is answered', [], (file) =>
    file.anticipatedPlea !== 'NGAP'
      ? []
      : materialClasses.flatMap(({ code, label }) =>
          when(
            file.presumed[code] === undefined,
            `presumed.${code}`,
            `${label}: say whether it is provided, does not exist, is not yet there, or is sensitive.`,
          ),
        ),
  ),
  rule(52, 'BLOCK', 'Each schedule is numbered 1, 2, 3, and every item says what it is', [], (file) => [
    ...(['C', 'D'] as const).flatMap((kind) => {
      const numbers = file.unused.filter(({ schedule }) => schedule === kind).map(({ number }) => number)
      return when(
        numbers.toSorted((a, b) => a - b).some((number, index) => number !== index + 1),
        'unused',
        `Number the items of MG6${kind} 1, 2, 3 without gap or repeat.`,
      )
    }),
    ...each(file.unused, 'unused', ({ description }, field) => {
      const mend = descriptionProblem(description)
      return mend === undefined ? [] : [{ field: `${field}.description`, mend }]
    }),
  ]),
  rule(
    53,
    'BLOCK',
    'Schedules are signed and dated, with the report of the disclosure officer',
    [],
    (file) => [
      ...each(file.schedules, 'schedules', ({ kind, signedBy, signedAt }, field) =>
        when(
          !isSaid(signedBy) || signedAt === undefined || isLater(signedAt, file.at),
          field,
          `The disclosure officer signs and dates MG6${kind}.`,
        ),
      ),
      ...when(
        file.schedules.length > 0 && !file.forms.some(({ code }) => code === 'MG6E'),
        'report',
        "Add the disclosure officer's report (MG6E).",
      ),
    ],
  ),
  rule(54, 'BLOCK', 'The report names only items that are on the schedule', [], (file) =>
    each(file.report?.numbers ?? [], 'report.numbers', (number, field) =>
      when(
        !file.unused.some((item) => item.schedule === 'C' && item.number === number),
        field,
        `There is no item ${number} on the schedule: put the report right.`,
      ),
    ),
  ),
  rule(55, 'BLOCK', 'Nothing of a sensitive item stands in anything served', [], (file) =>
    each(file.documents, 'documents', (document, field) =>
      file.unused
        .filter((item) => item.schedule === 'D' && saysOf(document, item))
        .map(({ number }) => ({
          field,
          mend: `${document.name} says something of item ${number} of the sensitive schedule: make it anew without.`,
        })),
    ),
  ),
  rule(56, 'BLOCK', 'No item is on the open schedule and on the sensitive one', [], (file) =>
    each(file.unused, 'unused', ({ schedule, originId }, field) =>
      when(
        schedule === 'C' &&
          file.unused.some((other) => other.schedule === 'D' && other.originId === originId),
        field,
        'This item is on both schedules: where it is served edited, take the whole one off the sensitive schedule.',
      ),
    ),
  ),
  rule(57, 'BLOCK', 'No restricted form is served', [], (file, today) =>
    each(file.documents, 'documents', ({ form, isServed }, field) => {
      if (form === undefined || !isServed) return []
      return when(
        disclosureStatus(form, today) === 'RESTRICTED',
        `${field}.isServed`,
        `${mgForm(form).label} is for police and prosecution only: take it out of what is served.`,
      )
    }),
  ),
  rule(58, 'BLOCK', 'What was redacted is gone from the file that leaves', [], (file) =>
    each(file.documents, 'documents', ({ name, redaction }, field) => [
      ...when(
        redaction?.hasTextUnder === true,
        `${field}.redaction`,
        `${name}: text lies under the redaction; burn it in.`,
      ),
      ...when(
        redaction?.hasMetadata === true,
        `${field}.redaction`,
        `${name}: strip what the file says of itself.`,
      ),
    ]),
  ),
  rule(68, 'BLOCK', 'Every document is marked, none above Official-Sensitive', [], (file) =>
    each(file.documents, 'documents', ({ name, marking }, field) =>
      when(
        marking !== 'OFFICIAL' && marking !== 'OFFICIAL-SENSITIVE',
        `${field}.marking`,
        marking === undefined
          ? `Mark ${name}.`
          : `${name} is marked above what this file may hold: take it out and use the proper route.`,
      ),
    ),
  ),
  rule(
    69,
    'BLOCK',
    'Names and types of files are those that the receivers take',
    ['INVALID_FILE_TYPE', 'INVALID_DOCUMENT_TYPE'],
    (file) =>
      each(file.documents, 'documents', ({ name }, field) => {
        const type = FILE_NAME.exec(name)?.[1]
        return when(
          type === undefined || !fileTypes.some((one) => one === type),
          `${field}.name`,
          `Give the file a name of letters, digits and spaces that ends in one of: ${fileTypes.join(', ')}.`,
        )
      }),
  ),
  rule(70, 'BLOCK', 'A supervisor certified the file after it was last changed', [], (file) => [
    ...when(file.certified === undefined, 'certified', 'Ask a supervisor to certify the file.'),
    ...when(
      file.certified !== undefined && isBefore(file.certified.at, file.editedAt),
      'certified',
      'The file was changed after it was certified: ask for it again.',
    ),
  ]),
]

const isBefore = (at: string, other: string): boolean => {
  const [a, b] = [toMillis(at), toMillis(other)]
  return a === undefined || b === undefined || a < b
}

/** Whether a served document has the item, its words, or a mention of its number on the sensitive schedule. */
function saysOf(document: FileDocument, item: UnusedItem): boolean {
  if (!document.isServed) return false
  const text = plain(document.text)
  const words = plain(item.description)
  return (
    document.originIds.includes(item.originId) ||
    (words !== '' && text.includes(words)) ||
    new RegExp(`\\bmg6d\\b[^.]{0,20}\\b${item.number}\\b`).test(text)
  )
}

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim()
