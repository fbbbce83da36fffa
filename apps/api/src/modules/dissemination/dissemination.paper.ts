/** The envelope of what was given, as a paper: what its recipient needs to judge it by, and what they may do with it (DPA 2018 s.38(5)(b)). */
import { labelIn } from '@mips/domain/custody/offence-words'
import { disseminationBases } from '@mips/domain/intelligence/dissemination'
import { noticeKinds } from '@mips/domain/intelligence/dissemination-ledger'
import { formatLondon } from '@mips/domain/time/london-time'
import type { Paper, PaperBlock } from '../../platform/paper/paper.ts'
import type { Book } from './dissemination.reading.ts'
import type { GivenRow } from './dissemination.rows.ts'

const grades =
  'Grades are source, intelligence and handling: 1 reliable, 2 untested, 3 not reliable; A known directly, B indirectly and corroborated, C indirectly, D not known, E suspected to be false; P may be shared, C under conditions.'

/** As it left; what was called back since stands at the head, so that nobody prints it for use by mistake. */
export function envelopePaper(gift: GivenRow, book: Book, reference: string): Paper {
  const { envelope } = gift
  const back = book.ledger.rows
    .find(({ id }) => id === gift.id)
    ?.copies.find(({ calledBackFor }) => calledBackFor !== undefined)?.calledBackFor
  return {
    title: 'Intelligence given',
    marking: envelope.marking,
    reference,
    blocks: [
      ...(back === undefined
        ? []
        : [strong(`Not for use any more: ${labelIn(noticeKinds, back).toLowerCase()}. Ring the unit.`)]),
      {
        kind: 'facts',
        rows: [
          { label: 'From', value: envelope.from },
          { label: 'Contact', value: envelope.contact },
          ...(envelope.owner === undefined ? [] : [{ label: 'Owned by', value: envelope.owner }]),
          { label: 'To', value: `${gift.toPerson}, ${gift.toOrganisation}` },
          { label: 'Given at', value: formatLondon(envelope.asAt) },
          { label: 'Purpose', value: gift.purpose },
          { label: 'Ground in law', value: labelIn(disseminationBases, gift.basis) },
          ...(gift.agreementRef === null ? [] : [{ label: 'Agreement', value: gift.agreementRef }]),
          { label: 'What it is', value: envelope.isComplete ? 'The whole report' : 'A part of the report' },
        ],
      },
      { kind: 'heading', level: 2, text: 'Intelligence' },
      {
        kind: 'table',
        headers: ['No.', 'Intelligence', 'Grade'],
        rows: envelope.paragraphs.map(({ number, text, printedGrade }) => [
          String(number),
          text,
          printedGrade,
        ]),
        widths: [1, 8, 2],
      },
      { kind: 'paragraph', text: grades },
      { kind: 'heading', level: 2, text: 'What you may do with it' },
      ...(envelope.conditions.length === 0
        ? [plain('It was given without conditions beyond its marking.')]
        : [
            { kind: 'list', items: envelope.conditions } as const,
            plain('You may use it after you have accepted these conditions, and not before.'),
          ]),
      plain(
        'It may be corrected or called back: you will be told, and you will be asked what became of it. Do not pass it on without asking the contact above.',
      ),
      { kind: 'paragraph', text: `Check of the text (SHA-256): ${gift.sha256}` },
    ],
  }
}

const plain = (text: string): PaperBlock => ({ kind: 'paragraph', text })
const strong = (text: string): PaperBlock => ({ kind: 'paragraph', text, isStrong: true })
