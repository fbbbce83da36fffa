/** The rows of a ledger as the rules of the domain read them. */
import { type SharedTimes, sharingDue } from '@mips/domain/intelligence/dissemination'
import {
  asksAnswer,
  type Ledger,
  type LedgerEvent,
  ledgerOf,
  type LedgerRow,
  type Notice,
} from '@mips/domain/intelligence/dissemination-ledger'
import { intelligenceRulesOn } from '@mips/domain/intelligence/intelligence-rules-table'
import { intelligenceReaderOf } from '@mips/domain/intelligence/reader-roles'
import { decideParagraph } from '@mips/domain/intelligence/who-sees'
import type { Due } from '@mips/domain/rules/due'
import { londonDay } from '@mips/domain/time/london-day'
import { type IntelligenceRow, protectedReport } from '../intelligence/intelligence.parts.service.ts'
import type { EventRow, GivenRow, KeptCopy, LedgerRows } from './dissemination.rows.ts'

export {
  type IntelligenceRow,
  latestParagraphs,
  markingOf,
  viewConditions,
  viewForce,
} from '../intelligence/intelligence.parts.service.ts'

const utc = (instant: string): string => new Date(instant).toISOString()

/** Paragraphs are named by their number in the report. */
export const paragraphId = (number: number): string => String(number)

/** The texts of a report that this reader holds and could give. */
export function givableOf(
  who: Parameters<typeof intelligenceReaderOf>[0],
  row: IntelligenceRow,
  today: string,
): (KeptCopy & { readerAcl: number })[] {
  const reader = intelligenceReaderOf(who)
  const report = protectedReport(row)
  return report.paragraphs.flatMap((one) => {
    const text = row.texts.find(({ isLive, number }) => isLive && paragraphId(number) === one.id)
    if (text === undefined || !decideParagraph(reader, report, one, today).allowed) return []
    const { grade, conditions, marking } = one
    const { number, version, readerAcl } = text
    return [{ number, textId: text.id, version, text: text.text, grade, conditions, marking, readerAcl }]
  })
}

/** A ledger worked out of its rows, with the rows to look into. */
export type Book = { ledger: Ledger; events: LedgerEvent[]; rows: EventRow[]; given: GivenRow[] }

/** DS-10 to DS-12: what this reader's rows amount to. */
export function bookOf({ events: all, given }: LedgerRows): Book {
  const rows = all.filter(({ kind }) => kind !== 'ANSWER')
  const placeOf = new Map(rows.map(({ id }, place) => [id, place]))
  const events = rows.map((row) => eventOf(row, given, placeOf))
  return { ledger: ledgerOf(events), events, rows: all, given }
}

function eventOf(
  row: EventRow,
  given: readonly GivenRow[],
  placeOf: ReadonlyMap<string, number>,
): LedgerEvent {
  const at = utc(row.at)
  const paragraphIds = row.numbers.map(paragraphId)
  const [first = ''] = paragraphIds
  const id = row.givenId ?? row.id
  const reason = row.words ?? ''
  switch (row.kind) {
    case 'GRADE': {
      const { source, assessment, handling } = row
      if (source === null || assessment === null || handling === null)
        throw new Error('a grade is not whole on the ledger')
      return { kind: 'GRADE', at, paragraphId: first, grade: { source, assessment, handling } }
    }
    case 'SANITISE':
      return { kind: 'SANITISE', at, paragraphId: first, text: row.text ?? '' }
    case 'DISSEMINATE': {
      const gift = given.find((one) => one.id === row.id)
      const { recipientKey = '', needsReceipt = true } = gift ?? {}
      return { kind: 'DISSEMINATE', at, id, recipientId: recipientKey, paragraphIds, needsReceipt }
    }
    case 'RECEIPT':
      return { kind: 'RECEIPT', at, id }
    case 'RECALL':
      return { kind: 'RECALL', at, id, reason }
    case 'CORRECT':
    case 'SPLIT':
      return { kind: row.kind, at, paragraphIds, reason }
    case 'LEAVE_OUT':
      return { kind: 'LEAVE_OUT', at, paragraphId: first, reason }
    case 'CONDITION':
      return { kind: 'CONDITION', at, paragraphId: first }
    case 'QUARANTINE':
    case 'LIFT':
      return { kind: row.kind, at, reason }
    case 'TELL':
    case 'ANSWER':
      return { kind: 'TELL', at, noticeId: `${placeOf.get(row.aboutId ?? '') ?? -1}/${id}` }
  }
}

/** The event that a notice comes of. */
export function eventOfNotice(book: Book, notice: Notice): EventRow {
  const place = Number(notice.id.slice(0, notice.id.indexOf('/')))
  const row = book.rows.filter(({ kind }) => kind !== 'ANSWER')[place]
  if (row === undefined) throw new Error('a notice without its event')
  return row
}

/** What somebody wrote down of a gift or of a notice about it. */
export const followOf = (
  book: Book,
  kind: 'RECEIPT' | 'TELL' | 'ANSWER',
  givenId: string,
  aboutId?: string,
): EventRow | undefined =>
  book.rows.find(
    (row) =>
      row.kind === kind && row.givenId === givenId && (aboutId === undefined || row.aboutId === aboutId),
  )

/** DS-9: what is due on a notice; undefined once the recipient was told and, where it is called back, has answered. */
export function dueOfNotice(book: Book, notice: Notice, now: string): Due | undefined {
  const answer = followOf(book, 'ANSWER', notice.disseminationId, eventOfNotice(book, notice).id)
  const answeredAt = asksAnswer(notice.kind) ? answer && utc(answer.at) : notice.toldAt
  return dueOf(
    {
      sentAt: notice.at,
      hasConditions: false,
      calledBackAt: notice.at,
      ...(notice.toldAt === undefined ? {} : { toldAt: notice.toldAt }),
      ...(answeredAt === undefined ? {} : { answeredAt }),
    },
    now,
  )
}

/** DS-9: the receipt that is waited for; none once everything of it was called back. */
export function dueOfReceipt(row: LedgerRow, now: string): Due | undefined {
  if (row.copies.every(({ calledBackFor }) => calledBackFor !== undefined)) return undefined
  return dueOf(
    {
      sentAt: row.at,
      hasConditions: row.needsReceipt,
      ...(row.receiptAt === undefined ? {} : { receiptAt: row.receiptAt }),
    },
    now,
  )
}

const dueOf = (times: SharedTimes, now: string): Due | undefined =>
  sharingDue(times, now, intelligenceRulesOn(londonDay(times.sentAt)))[0]
