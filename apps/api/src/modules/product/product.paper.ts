/** The pack of a product as a paper: for whom, as at when, each part, each piece of evidence with its grade, and what may be done with it. */
import type { ProductPage, ProductPartView } from '@mips/contracts/product-parts'
import { kindLabel } from '@mips/domain/codes/record-kinds'
import { formatDay } from '@mips/domain/time/day'
import { formatLondon } from '@mips/domain/time/london-time'
import type { Paper, PaperBlock } from '../../platform/paper/paper.ts'

const gradesInWords =
  'Grades are source, intelligence and handling: 1 reliable, 2 untested, 3 not reliable; A known directly, B indirectly and corroborated, C indirectly, D not known, E suspected to be false; P may be shared, C under conditions.'

/** For whom the pack is, and what is said of passing it on. */
export type PackFor = { now: Date; handling: readonly string[] }

/** Nothing stands on it but what the page holds: that is read under the rights of its reader. */
export function productPaper(page: ProductPage, { now, handling }: PackFor): Paper {
  return {
    // The title names the file as well: nobody's name belongs there.
    title: page.kind.label,
    marking: page.packMarking,
    reference: page.reference ?? '',
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: 'Profile', value: page.title },
          {
            label: 'About',
            value: page.subjects.map(({ title, reference }) => named(title, reference)).join('; '),
          },
          ...(page.from === null && page.until === null ? [] : [{ label: 'Period', value: periodOf(page) }]),
          { label: 'Author', value: page.author?.displayName },
          { label: 'Approved', value: approvalOf(page) },
          { label: 'Live data as at', value: formatLondon(now.toISOString()) },
          { label: 'Marking', value: page.packMarking },
        ],
      },
      plain(
        'Records and paragraphs are as they stood at that moment, for who it was printed for. Words of its author are marked as such; everything else is a record or a graded paragraph.',
      ),
      ...page.parts.flatMap(blocksOf),
      { kind: 'heading', level: 2, text: 'What it stands on' },
      ...evidenceOf(page),
      { kind: 'heading', level: 2, text: 'Handling' },
      { kind: 'list', items: [...handling, ...conditionsOf(page)] },
    ],
  }
}

const plain = (text: string): PaperBlock => ({ kind: 'paragraph', text })
const named = (title: string, reference: string | null) => [title, reference].filter(Boolean).join(', ')

const periodOf = ({ from, until }: ProductPage): string =>
  [from === null ? 'until' : formatDay(from), until === null ? 'on' : formatDay(until)].join(' to ')

const approvalOf = ({ approvedBy, approvedAt }: ProductPage): string =>
  approvedBy === null || approvedAt === null
    ? 'Draft: nobody else has approved it'
    : `${approvedBy.displayName}, ${formatLondon(approvedAt)}`

function blocksOf(part: ProductPartView): PaperBlock[] {
  const { label, lines, left, narrative, isFilled } = part
  if (!isFilled && narrative === null) return []
  return [
    { kind: 'heading', level: 2, text: label },
    ...(lines.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            headers: ['What', 'In the record', 'Record'],
            rows: lines.map(({ words, detail, record }) => [
              words,
              detail ?? '',
              record === null ? '' : [kindLabel(record.kind), record.reference].filter(Boolean).join(' '),
            ]),
            widths: [4, 5, 3],
          },
        ]),
    ...(left === 0 ? [] : [plain(`${left} more that are not on this paper.`)]),
    ...(isFilled && lines.length === 0 ? [plain('Nothing is recorded.')] : []),
    ...(narrative === null
      ? []
      : [
          {
            kind: 'paragraph' as const,
            isStrong: true,
            text: `${narrative.basis?.code === 'RECORDS' ? 'Words of the author, from the records' : 'Assessment of the author'}${narrative.writtenBy === null ? '' : `: ${narrative.writtenBy.displayName}`}, ${formatLondon(narrative.writtenAt)}`,
          },
          plain(narrative.text),
        ]),
  ]
}

function evidenceOf({ evidence }: ProductPage): PaperBlock[] {
  if (evidence.length === 0) return [plain('No report and no other record is listed.')]
  return [
    {
      kind: 'table',
      headers: ['No.', 'What it says', 'Record', 'Grade relied on', 'Grade now', 'Conditions'],
      rows: evidence.map(({ number, text, record, grade, conditions, change }) => [
        String(number),
        [text ?? record.title, change === null ? '' : `(${change.label})`].filter(Boolean).join(' '),
        [record.kind === 'IntelligenceReport' ? record.title : kindLabel(record.kind), record.reference]
          .filter(Boolean)
          .join(' '),
        grade?.relied ?? '',
        grade?.now ?? '',
        conditions.join('; '),
      ]),
      widths: [1, 6, 3, 2, 2, 3],
    },
    plain(gradesInWords),
  ]
}

/** The conditions of all that is on it, each once. */
const conditionsOf = ({ evidence }: ProductPage): string[] => [
  ...new Set(evidence.flatMap(({ conditions }) => conditions)),
]
